/** ICCIDs as people give them: what a spreadsheet, a reader or a keyboard makes of one, named so that it can be put right. */

/** Shapes that are no ICCID and come from somewhere known. */
const TRAPS = [
  {
    shape: /^\d(?:[.,]\d+)?E\+?\d+$/i,
    says: "is what a spreadsheet makes of an ICCID: its last digits are lost. Give the column the format Text, and take the ICCID from the card or the Console again",
  },
  {
    shape: /^\d{17,21}F+$/i,
    says: "ends in F, which some readers add to fill an ICCID up: remove the trailing F",
  },
  { shape: /^['’]\d+$/, says: "begins with an apostrophe, by which a spreadsheet marks text: remove it" },
  {
    shape: /^\s*\d(?:[\s\u00a0\u2010-\u2015-]*\d){17,21}\s*$/,
    says: "must be 18 to 22 digits, without spaces or dashes: take those out",
  },
] as const;

/** What is wrong with a text that is no ICCID. */
export const notAnIccid = (text: string): string =>
  TRAPS.find(({ shape }) => shape.test(text))?.says ??
  "must be 18 to 22 digits, without spaces or dashes, as printed on the card";

/** A spreadsheet keeps so many digits of a number and writes 0 for the others. */
const KEPT = 15;

/** Whether it looks as what a spreadsheet makes of an ICCID that it took for a number. One card in some ten thousand looks so, too. */
export const looksRounded = (iccid: string): boolean => iccid.length > KEPT && /^0+$/.test(iccid.slice(KEPT));

/** Whether the last digit is the check digit of the others, as it is on most cards. */
export const fitsCheckDigit = (iccid: string): boolean => iccid.endsWith(checkDigit(iccid.slice(0, -1)));

/** Why an ICCID may be one that nobody has. Only a hint: cards that look so exist. */
export function iccidHint(iccid: string): string | undefined {
  if (looksRounded(iccid))
    return `All its digits after the ${KEPT}th are 0, as when a spreadsheet has rounded it: compare it with the card.`;
  if (fitsCheckDigit(iccid)) return undefined;
  const expected = checkDigit(iccid.slice(0, -1));
  return `Its last digit is not the check digit of the others, which would be ${expected}: a digit may be wrong or missing.`;
}

/** ISO/IEC 7812 (Luhn): from the right every second digit counts double, less 9 where that has two digits. */
function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
