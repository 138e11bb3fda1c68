/** `npm run docs`: writes the documents that come from tables. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { coverageDocument } from "./coverage";
import { lifecycleDocument } from "./lifecycle";
import { withDiagram } from "./readme";
import { schemaFiles } from "./schemas";

const ROOT = join(__dirname, "../..");
const README = join(ROOT, "README.md");

writeFileSync(join(ROOT, "docs/lifecycle.md"), lifecycleDocument());
writeFileSync(join(ROOT, "docs/coverage.md"), coverageDocument());
writeFileSync(README, withDiagram(readFileSync(README, "utf8")));
for (const [file, text] of Object.entries(schemaFiles())) writeFileSync(join(ROOT, "package", file), text);
