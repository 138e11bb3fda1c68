/** `npm run docs`: writes the documents that come from tables. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { lifecycleDocument } from "./lifecycle";

writeFileSync(join(__dirname, "../../docs/lifecycle.md"), lifecycleDocument());
