// Writes src/generated: the types of each service from its published OpenAPI document, and which operations take an idempotency key.
// An unchanged document is not generated again.
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const blob = ts.factory.createTypeReferenceNode("Blob");
const target = new URL("../src/generated/", import.meta.url);
const rules = await Promise.all(["generate.mjs", "../package-lock.json"].map((file) => readFile(new URL(file, import.meta.url))));

await mkdir(target, { recursive: true });
for (const service of ["registration", "exam", "subsidy"]) {
  const source = await readFile(new URL(`../../../docs/api/${service}-service.openapi.json`, import.meta.url));
  const digest = createHash("sha256");
  [source, ...rules].forEach((content) => digest.update(content));
  const head = `// Generated from docs/api/${service}-service.openapi.json, ${digest.digest("hex")}\n`;
  const file = new URL(`${service}.ts`, target);
  const present = await readFile(file, "utf8").catch(() => "");
  if (!present.startsWith(head)) {
    await writeFile(file, head + (await generate(JSON.parse(source))));
  }
}

async function generate(document) {
  const keyed = [];
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      for (const parameter of operation.parameters ?? []) {
        if (parameter.name === "Idempotency-Key") {
          parameter.required = false; // the client makes one
          keyed.push(`${method.toUpperCase()} ${path}`);
        } else if (parameter.name === "after") {
          parameter.schema = { type: "string" }; // the `next` of a page, as it came
        }
      }
    }
  }
  const types = await openapiTS(document, {
    silent: true,
    transform: (schema) => (schema.format === "binary" ? blob : undefined),
  });
  return `${astToString(types)}
/** The operations that take an idempotency key. */
export const keyed: ReadonlySet<string> = new Set(${JSON.stringify(keyed, null, 2)});
`;
}
