/** Every TypeScript block of the READMEs and docs compiles against the SDK; every argument and output of the SDK is documented where it is declared. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import ts from "typescript";
import { at, blocks, documents, read } from "./markdown";

/** For blocks that show one line of a program. */
const EVERYTHING = `import { Fleet, getSim, getSims, NetworkAccessProfile, Sim, wireless } from "pulumi-kore";\n`;

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ["node"],
};

describe("the programs in READMEs and docs", () => {
  it("compile", () => {
    const programs = new Map(
      documents()
        .filter((file) => ["README.md", "package/README.md"].includes(file) || file.startsWith("docs/"))
        .flatMap((file) =>
          blocks(read(file), "ts").map((code, i): [string, string] => [
            at(file.replace(/\.md$/, `-${i + 1}.ts`)),
            code.includes("import ") ? code : EVERYTHING + code,
          ]),
        ),
    );
    assert.ok(programs.size > 10);
    const host = ts.createCompilerHost(OPTIONS);
    const program = ts.createProgram([...programs.keys()], OPTIONS, {
      ...host,
      fileExists: (file) => programs.has(file) || host.fileExists(file),
      readFile: (file) => programs.get(file) ?? host.readFile(file),
      getSourceFile: (file, version) => {
        const text = programs.get(file);
        return text === undefined ? host.getSourceFile(file, version) : ts.createSourceFile(file, text, version);
      },
    });
    const wrong = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
      const text = ts.flattenDiagnosticMessageText(messageText, " ");
      return `${file?.fileName}: ${text}`;
    });
    assert.deepEqual(wrong, []);
  });
});

describe("the SDK", () => {
  const files = readdirSync(at("sdk"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.ts$/.test(file) && !/(^|\/)(dist|node_modules)\/|\.d\.ts$/.test(file))
    .map((file) => ts.createSourceFile(file, read(`sdk/${file}`), ts.ScriptTarget.ES2022, true));

  const undocumented = (of: (node: ts.Node) => readonly ts.Node[]) =>
    files.flatMap((file) =>
      file.statements
        .flatMap(of)
        .filter((node) => ts.getJSDocCommentsAndTags(node).length === 0)
        .map((node) => `sdk/${file.fileName}: ${node.getText().split("\n")[0]}`),
    );

  it("documents every input", () => {
    const inputs = (node: ts.Node) =>
      ts.isInterfaceDeclaration(node) && /Args$/.test(node.name.text) ? node.members : [];
    assert.deepEqual(undocumented(inputs), []);
    assert.ok(files.flatMap(({ statements }) => statements.flatMap(inputs)).length > 50);
  });

  it("documents every output and every way to make or read a resource", () => {
    const members = (node: ts.Node) => (ts.isClassDeclaration(node) ? node.members : []);
    assert.deepEqual(undocumented(members), []);
    assert.ok(files.flatMap(({ statements }) => statements.flatMap(members)).length > 50);
  });

  it("documents everything that it exports", () => {
    const exported = (node: ts.Node) =>
      ts.canHaveModifiers(node) &&
      ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) &&
      !ts.isExportDeclaration(node)
        ? [node]
        : [];
    assert.deepEqual(undocumented(exported), []);
  });
});
