/** ICCIDs as printed on cards: issuer, serial number, and a Luhn check digit. */

/** Issuer prefixes of the two products' cards. */
export const ISSUERS = { supersim: "8988307", wireless: "8901260" } as const;

/** An ICCID of so many digits (19 or 20) that ends in its check digit. */
export function iccidOf(issuer: string, serial: number, digits: 19 | 20 = 20): string {
  const body = issuer + String(serial).padStart(digits - 1 - issuer.length, "0");
  return body + luhn(body);
}

function luhn(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    const digit = body.charCodeAt(body.length - 1 - i) - 48;
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}
