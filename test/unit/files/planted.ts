/** Faults planted in CSV files and fleet files, each with the place where it stands and the kind by which it is reported. */

/** What a fault is named by: the file, the line, the column, the kind, and a word of the message or the hint. */
export interface Planted {
  /** A file's text by its path, or its bytes. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** `eu.csv:3:1 iccid`, all of them, in order. */
  readonly named: readonly string[];
  /** Something that the first message or hint has to say. */
  readonly says: RegExp;
}

const HEADER = "iccid,unique_name,status,fleet";
const A = "8988307000000000016";
const B = "8988307000000000024";

/** A file of one wrong row behind a right one. */
const row = (text: string, named: string | readonly string[], says: RegExp, header = HEADER): Planted =>
  csv(`${header}\n${A}${",".repeat(header.split(/[,;]/).length - 1)}\n${text}\n`, named, says);

const csv = (text: string | Uint8Array, named: string | readonly string[], says: RegExp): Planted => ({
  files: { "eu.csv": text },
  named: [named].flat().map((place) => `eu.csv:${place}`),
  says,
});

/** A fleet file, beside whatever else. */
const yaml = (
  text: string | Uint8Array,
  named: string | readonly string[],
  says: RegExp,
  others: Planted["files"] = {},
): Planted => ({
  files: { "eu.kore.yaml": text, ...others },
  named: [named].flat().map((place) => (/^\d/.test(place) ? `eu.kore.yaml:${place}` : place)),
  says,
});

const FLEET = "fleet: { networkAccessProfile: europe }\n";
/** A Fleet on the first line, and these sims from the second on. */
const sims = (text: string, named: string | readonly string[], says: RegExp, others: Planted["files"] = {}) =>
  yaml(`${FLEET}sims:\n${text}`, named, says, others);
/** An input of a Fleet, on the third line. */
const input = (text: string, named: string | readonly string[], says: RegExp) =>
  yaml(`fleet:\n  networkAccessProfile: europe\n  ${text}\n`, named, says);
/** An input of a SimSet, on the third line. */
const option = (text: string, named: string | readonly string[], says: RegExp) =>
  sims(`  ${text}\n  list: ["${A}"]\n`, named, says);

const utf16 = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);

const IN_CSV: Readonly<Record<string, Planted>> = {
  "an ICCID that a spreadsheet wrote as a number": row(
    "8.98831E+19,,,",
    "3:1 iccid",
    /spreadsheet.*last digits are lost/,
  ),
  "the same with a comma": row('"8,98831E+19",,,', "3:1 iccid", /spreadsheet.*last digits are lost/),
  "the same without a fraction": row("9E+19,,,", "3:1 iccid", /spreadsheet/),
  "an ICCID whose last digits were rounded away": row(
    "8988307000000010000,,,",
    "3:1 iccid",
    /only 0 after its 15th digit/,
  ),
  "an ICCID with a trailing F": row("8988307000000000024F,,,", "3:1 iccid", /remove the trailing F/),
  "an ICCID behind an apostrophe": row("'8988307000000000024,,,", "3:1 iccid", /begins with an apostrophe/),
  "an ICCID in blocks of four": row("8988 3070 0000 0000 024,,,", "3:1 iccid", /take those out/),
  "an ICCID with dashes": row("8988-3070-0000-0000-024,,,", "3:1 iccid", /take those out/),
  "a blank before an ICCID": row(" 8988307000000000024,,,", "3:1 iccid", /take those out/),
  "an ICCID that is too short": row("898830700000,,,", "3:1 iccid", /18 to 22 digits/),
  "an ICCID that is too long": row("89883070000000000241234,,,", "3:1 iccid", /18 to 22 digits/),
  "a letter in an ICCID": row("8988307O00000000024,,,", "3:1 iccid", /18 to 22 digits/),
  "no ICCID in a row": row(",truck,active,", "3:1 iccid", /an empty cell/),
  "a SID where the ICCID belongs": row(`HS${"0".repeat(32)},,,`, "3:1 iccid", /18 to 22 digits/),
  "none for an ICCID": row("(none),,,", "3:1 iccid", /18 to 22 digits/),
  "an ICCID that stands twice": row(`${A},,,`, "3:1 duplicate-iccid", /on line 2 already/),
  "a name that stands twice": csv(
    `${HEADER}\n${A},truck,,\n${B},truck,,\n`,
    "3:21 duplicate-unique-name",
    /on line 2 already/,
  ),
  "a misspelt status": row(`${B},,actve,`, "3:22 status", /do you mean "active"/),
  "a status in capitals": row(`${B},,ACTIVE,`, "3:22 status", /do you mean "active"/),
  "a blank behind a status": row(`${B},,"ready ",`, "3:22 status", /do you mean "ready"/),
  "a status that is only ever seen": row(`${B},,new,`, "3:22 status", /cannot be declared/),
  "another status that is only ever seen": row(`${B},,scheduled,`, "3:22 status", /cannot be declared/),
  "a status of the other product": row(`${B},,suspended,`, "3:22 status", /"ready", "active" or "inactive"/),
  "none for a status": row(`${B},,(none),`, "3:22 status", /"ready", "active" or "inactive"/),
  "a name with a slash": row(`${B},a/b,,`, "3:21 unique-name", /cannot stand in a URL/),
  "a name that looks like a SID": row(`${B},HS${"a".repeat(32)},,`, "3:21 unique-name", /looks like a SID/),
  "a name that ends in a blank": row(`${B},"a ",,`, "3:21 unique-name", /white space/),
  "a name of blanks": row(`${B},"  ",,`, "3:21 unique-name", /nothing but blanks/),
  "a tab in a name": row(`${B},"a\tb",,`, "3:21 unique-name", /control character/),
  "a Fleet that is a SID of something else": row(`${B},,,HS${"a".repeat(32)}`, "3:23 fleet", /begins with HF/),
  "a Fleet with a slash": row(`${B},,,a/b`, "3:23 fleet", /cannot stand in a URL/),
  "a cell too many": row(`${B},,,,x`, "3:24 cells", /no name/),
  "a line that ends too soon": row(`${B},truck`, "3:26 cells", /ends after 2 cells/),
  "a line of one cell": row(B, "3:20 cells", /ends after 1 cell,/),
  "a line with another delimiter": row(`${B};;;`, ["3:1 iccid", "3:23 cells"], /18 to 22 digits/),
  "a quote that is never closed": row(`${B},"truck,,`, "3:21 quote", /never closed/),
  "a quote that is never closed before blank lines": row(`${B},"truck,,\n\n\n`, "3:21 quote", /never closed/),
  "a quote that closes before the end of its cell": row(`${B},"truck"1,,`, "3:21 quote", /closes before its end/),
  "a blank behind a quoted cell": row(`${B},"truck" ,,`, "3:21 quote", /closes before its end/),
  "a quote that is closed lines later": row(
    `${B},"truck,,\n8988307000000000032,"x,,`,
    "3:21 quote",
    /closes before its end/,
  ),
  "a line break in a cell": row(`${B},"a\nb",,`, "3:21 quote", /goes on in the next line/),
  "a fault behind a cell with CRLF": csv(
    `${HEADER}\r\n"${A}","a\r\nb",,\r\n${B},,redy,\r\n`,
    ["2:23 quote", "4:22 status"],
    /next line/,
  ),
  "a fault behind a cell of two lines": row(
    `"x\n\ny","",ready,\n${B},,redy,`,
    ["3:1 quote", "6:22 status"],
    /goes on in the next line/,
  ),
  "a fault behind blank lines": row(`\n\n ,,,\n,,,\n${B},,redy,`, "7:22 status", /do you mean "ready"/),
  "a fault behind lines that end in CRLF": csv(`${HEADER}\r\n\r\n${B},,redy,\r\n`, "3:22 status", /ready/),
  "a fault in a file that ends its lines in CR": csv(`${HEADER}\r${B},,redy,\r`, "2:22 status", /ready/),
  "a fault behind a byte order mark": csv(`\ufeff${HEADER}\n${B},,redy,\n`, "2:22 status", /ready/),
  "a fault between semicolons": csv(`iccid;status\n${B};redy\n`, "2:21 status", /ready/),
  "a fault behind a line that tells the delimiter": csv(`sep=;\niccid;status\n${B};redy\n`, "3:21 status", /ready/),
  "a fault between tabs": csv(`iccid\tstatus\n${B}\tredy\n`, "2:21 status", /ready/),
  "a fault behind letters of two bytes and of two units": csv(
    `${HEADER}\n${A},größe,,\n${B},"Zürich, 😀",redy,\n`,
    "3:34 status",
    /ready/,
  ),
  "an unknown column": csv(`iccid,colour\n${A},red\n`, "1:7 unknown-column", /"colour" is not known/),
  "a misspelt column": csv(`iccid,fleets\n${A},x\n`, "1:7 unknown-column", /Do you mean fleet\?/),
  "a misspelt column of ICCIDs": csv(
    `icid,status\n${A},\n`,
    ["1:1 unknown-column", "1:1 missing-column"],
    /mean iccid/,
  ),
  "no column of ICCIDs": csv(`unique_name,status\ntruck,\n`, "1:1 missing-column", /no column `iccid`/),
  "a column that stands twice": csv(`iccid,status,Status\n${A},,\n`, "1:14 duplicate-column", /column 2/),
  "a column that stands twice in two spellings": csv(
    `iccid,unique_name,uniqueName\n${A},,\n`,
    "1:19 duplicate-column",
    /"unique_name"/,
  ),
  "a cell below a column without a name": csv(`iccid,,status\n${A},x,\n`, "2:21 cells", /no name/),
  "columns of both products": csv(`iccid,fleet,rate_plan\n${A},,\n`, "1:7 unknown-column", /a column of Super SIM/),
  "a column of our report without the others": csv(
    `iccid,code\n${A},x\n`,
    "1:7 unknown-column",
    /only beside `result`/,
  ),
  "an unknown column in our report": csv(
    `iccid,status,result,remark\n${A},,done,x\n`,
    "1:21 unknown-column",
    /"remark" is not known/,
  ),
  "a file without a header": csv(`${A},truck\n${B},car\n`, "1:1 missing-column", /has no header/),
  "a header and no SIM": csv(`${HEADER}\n\n`, "1:1 empty", /no SIMs/),
  "an empty file": csv("", "1:1 empty", /no SIMs/),
  "a spreadsheet under the name of a CSV file": csv(
    Buffer.from([0x50, 0x4b, 3, 4, 20, 0]),
    "1:1 encoding",
    /spreadsheet/,
  ),
  "a file in UTF-16": csv(utf16(`${HEADER}\n${A},,,\n`), "1:1 encoding", /UTF-16/),
  "a file in the encoding of Windows": csv(
    Buffer.concat([Buffer.from(`${HEADER}\n${A},gr`), Buffer.from([0xfc]), Buffer.from("n,,\n")]),
    "2:23 encoding",
    /not UTF-8/,
  ),
  "a status of Super SIM in a file of rate plans": csv(
    `iccid,status,rate_plan\n${A},inactive,\n`,
    "2:21 status",
    /"ready", "active", "suspended" or "deactivated"/,
  ),
  "a rate plan that is a SID of something else": csv(
    `iccid,status,rate_plan\n${A},,HF${"a".repeat(32)}\n`,
    "2:22 rate-plan",
    /begins with WP/,
  ),
};

const IN_FLEET_FILES: Readonly<Record<string, Planted>> = {
  "an empty fleet file": yaml("# later\n", "1:1 empty", /is empty/),
  "a list where the file's map belongs": yaml("- fleet\n", "1:1 file", /map|object/),
  "a bracket that is not closed": yaml("fleet: [1\nsims: {}\n", "2:1 yaml", /not YAML/),
  "a tab for an indentation": yaml("fleet:\n\tadopt: true\n", "2:1 yaml", /tab/i),
  "a quote that is not closed in a fleet file": yaml('fleet: { uniqueName: "x }\n', "2:1 yaml", /not YAML.*quote/),
  "a key that stands twice": yaml(`${FLEET}fleet: {}\n`, "2:1 yaml", /unique/),
  "two faults of YAML": yaml(`${FLEET}fleet: {}\nsims: [\nx: 1\n`, ["2:1 yaml", "4:1 yaml"], /unique/),
  "two documents in a file": yaml(`${FLEET}---\n${FLEET}`, "1:1 yaml", /single document/),
  "an alias to nothing": yaml("fleet: *there\n", "1:9 yaml", /alias/),
  "a fleet file in UTF-16": yaml(utf16(FLEET), "1:1 encoding", /UTF-16/),
  "no Fleet in a fleet file": yaml(`sims:\n  list: ["${A}"]\n`, "1:1 missing-key", /`fleet` is missing/),
  "an unknown key of the file": yaml(`${FLEET}simms: {}\n`, "2:1 unknown-key", /do you mean `sims`/),
  "a key that JavaScript has a meaning for": yaml(`${FLEET}__proto__: { sims: 1 }\n`, "2:1 unknown-key", /__proto__/),
  "a key that is no text": yaml(`${FLEET}12: x\n`, "2:1 unknown-key", /`12`|`\[12\]`/),
  "a Fleet and a rate plan in one file": yaml(`${FLEET}ratePlan: {}\n`, "2:1 unknown-key", /`ratePlan` is not known/),
  "text where a Fleet belongs": yaml("fleet: eu\n", "1:8 fleet", /must be a map/),
  "no Network Access Profile": yaml("fleet:\n  uniqueName: eu\n", "1:1 missing-key", /networkAccessProfile/),
  "a misspelt input of a Fleet": input("dataLimt: 5", "3:3 unknown-key", /do you mean `dataLimit`/),
  "an input in the spelling of the API": input("data_limit: 5", "3:3 unknown-key", /do you mean `dataLimit`/),
  "an input that nothing is near to": input("colour: red", "3:3 unknown-key", /is not known/),
  "a number in quotes": input('dataLimit: "500"', "3:14 data-limit", /without quotes/),
  "a limit of nothing": input("dataLimit: 0", "3:14 data-limit", /from 1 to 2,000,000/),
  "a limit with a fraction": input("dataLimit: 1.5", "3:14 data-limit", /whole number/),
  "yes for true": input("dataEnabled: yes", "3:16 data-enabled", /true or false/),
  "an address without a scheme": input("ipCommandsUrl: example.com", "3:18 ip-commands-url", /absolute http/),
  "a method in small letters": input("ipCommandsMethod: post", "3:21 ip-commands-method", /do you mean "POST"/),
  "a name that is a number": input("uniqueName: 12", "3:15 unique-name", /in quotes/),
  "an input without a value": input("smsCommandsUrl:", "3:18 sms-commands-url", /has no value/),
  "an end that a SIM has and a Fleet has not": input("onDelete: release", "3:13 on-delete", /"retain" or "rename"/),
  "an ICCID without quotes": sims(`  list:\n    - ${A}\n`, "4:7 iccid", /8988307000000000016.*in quotes/),
  "an ICCID without quotes in a row": sims(
    `  list:\n    - { iccid: ${A} }\n`,
    "4:16 iccid",
    /a number cannot hold an ICCID/,
  ),
  "an ICCID of the list that is none": sims('  list: ["8988"]\n', "3:10 iccid", /18 to 22 digits/),
  "a SIM twice in a list": sims(
    `  list:\n    - "${A}"\n    - iccid: "${A}"\n`,
    "5:14 duplicate-iccid",
    /line 4 already/,
  ),
  "a name twice in a list": sims(
    `  list:\n    - { iccid: "${A}", uniqueName: truck }\n    - { iccid: "${B}", uniqueName: truck }\n`,
    "5:51 duplicate-unique-name",
    /`sims\.list\[1\]\.uniqueName` = "truck" is on line 4 already/,
  ),
  "a misspelt input in a row of a list": sims(
    `  list:\n    - "${A}"\n    - { iccid: "${B}", stats: active }\n`,
    "5:39 unknown-key",
    /do you mean `status`/,
  ),
  "a row of a list without ICCID": sims("  list:\n    - status: active\n", "4:7 missing-key", /iccid/),
  "a status in a row of a list": sims(
    `  list:\n    - { iccid: "${B}", status: actve }\n`,
    "4:47 status",
    /do you mean "active"/,
  ),
  "a registration code that is a number, which is not shown": sims(
    `  list:\n    - { iccid: "${B}", registrationCode: 7777 }\n`,
    "4:57 registration-code",
    /^(?!.*7777).*in quotes/,
  ),
  "an empty list": sims("  list: []\n", "3:9 list", /at least one SIM/),
  "text for a list": sims(`  list: "${A}"\n`, "3:9 list", /must be a list/),
  "both list and csv": sims(`  csv: eu.csv\n  list: ["${A}"]\n`, "4:3 sims", /both/, { "eu.csv": `iccid\n${A}\n` }),
  "neither list nor csv": sims("  status: active\n", "2:1 sims", /neither/),
  "a CSV file that is not there": sims("  csv: us.csv\n", "3:8 csv", /no such file \(us\.csv\)/),
  "a CSV file by another ending": sims("  csv: eu.xlsx\n", "3:8 csv", /path of a CSV file/),
  "a fault in the CSV file beside": sims("  csv: sims/eu.csv\n", "sims/eu.csv:2:21 status", /ready/, {
    "sims/eu.csv": `iccid,status,fleet\n${A},redy,\n`,
  }),
  "a CSV file of the other product": sims("  csv: eu.csv\n", "eu.csv:1:7 unknown-column", /Programmable Wireless/, {
    "eu.csv": `iccid,rate_plan\n${A},\n`,
  }),
  "faults in a fleet file and in its CSV": yaml(
    "fleet: { networkAccessProfile: eu, dataLimit: no }\nsims: { csv: eu.csv, stauts: active }\n",
    ["1:47 data-limit", "2:22 unknown-key", "eu.csv:2:1 iccid"],
    /number/,
    { "eu.csv": "iccid\n89F\n" },
  ),
  "a status of a set that is only ever seen": option("status: scheduled", "3:11 status", /cannot be declared/),
  "an end of a set that there is not": option(
    "onRemove: delete",
    "3:13 on-remove",
    /"deactivate", "retain" or "release"/,
  ),
  "a misspelt input of a set": option("onRemoved: retain", "3:3 unknown-key", /do you mean `onRemove`/),
  "a limit without a percent sign": option('maxDisruption: "5"', "3:18 max-disruption", /share of them such as "5%"/),
  "a limit that is less than none": option("maxDisruption: -1", "3:18 max-disruption", /number of SIMs/),
  "a limit of something else": option("maxDisruption: { ofline: 5 }", "3:20 unknown-key", /offline/),
  "a limit of a kind that is no limit": option("maxDisruption: { offline: x }", "3:29 offline", /share/),
  "a deadline without a unit": option('timeouts: { update: "60" }', "3:23 update", /duration/),
  "a deadline for a verb that there is not": option(
    "timeouts: { read: 60s }",
    "3:15 unknown-key",
    /create, update and delete/,
  ),
  "patience in text": option('skipAwait: "true"', "3:14 skip-await", /without quotes/),
  "an input of one SIM in a set": option("onDelete: retain", "3:3 unknown-key", /is not known/),
  "a Fleet of a set that is a SID of something else": option(
    `fleet: HS${"a".repeat(32)}`,
    "3:10 fleet",
    /begins with HF/,
  ),
  "a text where sims belong": yaml(`${FLEET}sims: eu.csv\n`, "2:7 sims", /must be a map/),
  "an input of Super SIM in a file of rate plans": yaml(
    `ratePlan: { dataLimit: 5 }\nsims:\n  fleet: eu\n  list: ["${A}"]\n`,
    "3:3 unknown-key",
    /`sims\.fleet` is not known/,
  ),
  "a rate plan with an unknown metering": yaml("ratePlan:\n  dataMetering: quota\n", "2:17 data-metering", /quota-1/),
  "a SIM in two files": yaml(
    `${FLEET}sims: { list: ["${A}"] }\n`,
    "us.kore.yaml:3:5 duplicate-iccid",
    /eu\.kore\.yaml, line 2/,
    {
      "us.kore.yaml": `${FLEET}sims: { list: [\n    "${A}"] }\n`,
    },
  ),
  "a SIM in a list and in a CSV file": yaml(
    `${FLEET}sims: { list: ["${A}"] }\n`,
    "us.csv:2:2 duplicate-iccid",
    /eu\.kore\.yaml, line 2/,
    {
      "us.kore.yaml": `${FLEET}sims: { csv: us.csv }\n`,
      "us.csv": `status,iccid\n,${A}\n`,
    },
  ),
  "a name for two Fleets": yaml(
    "fleet: { networkAccessProfile: a, uniqueName: x }\n",
    "us.kore.yaml:1:22 duplicate-unique-name",
    /eu\.kore\.yaml/,
    { "us.kore.yaml": "fleet: { uniqueName: x, networkAccessProfile: a }\n" },
  ),
  "a CSV file for two sets": yaml(
    `${FLEET}sims: { csv: eu.csv }\n`,
    "us.kore.yaml:2:14 duplicate-csv",
    /eu\.kore\.yaml/,
    {
      "us.kore.yaml": `${FLEET}sims: { csv: ./eu.csv }\n`,
      "eu.csv": `iccid\n${A}\n`,
    },
  ),
  "a fleet file by another ending": yaml(FLEET, "us.kore.yml:1:1 ending", /\.kore\.yaml/, { "us.kore.yml": FLEET }),
  "a fault in a CSV file that no fleet file names": yaml(FLEET, "rest.csv:2:1 iccid", /18 to 22/, {
    "rest.csv": "iccid\nx\n",
  }),
};

export const PLANTED: Readonly<Record<string, Planted>> = { ...IN_CSV, ...IN_FLEET_FILES };
