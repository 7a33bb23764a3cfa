// The documentation as a web site. Markdown files of docs/ are its pages; a link to any other file of the project leads to
// $SKILLCERT_SOURCE_URL, the address where the project's files can be read, and is no link without it. A dead link ends the build.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";

const project = fileURLToPath(new URL("../../..", import.meta.url));
const site = join(project, "deploy/docs-site");
const docs = join(project, "docs");
const sourceUrl = process.env.SKILLCERT_SOURCE_URL?.replace(/\/$/, "");
const sections = [
  ["Tutorial", "tutorial"],
  ["How to", "how-to"],
  ["Integrating", "integrating"],
  ["Operating", "operating"],
  ["Policy", "policy"],
  ["API", "api"],
  ["Security", "security"],
  ["Topics", ""],
  ["Decisions", "adr"],
];

function pages(folder) {
  return readdirSync(join(docs, folder), { recursive: folder !== "" })
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .sort()
    .map((file) => ({ text: titleOf(join(docs, folder, file)), link: `/${join(folder, file.replace(/\.md$/, ""))}` }));
}

function titleOf(file) {
  return readFileSync(file, "utf8").match(/^# (.*)$/m)[1].replaceAll("`", "");
}

function section([text, folder]) {
  const link = existsSync(join(docs, folder, "README.md")) && folder !== "" ? `/${folder}/` : undefined;
  return { text, link, collapsed: true, items: pages(folder) };
}

/** Returns the file's path in the project if it is not a page of the site. */
function sourceFile(href, page) {
  const [path] = href.split(/[?#]/);
  if (path === "" || /^[a-z]+:/.test(path)) {
    return undefined;
  }
  const file = resolve(docs, dirname(page), decodeURIComponent(path));
  const isPage = !relative(docs, file).startsWith("..") && /(\.md|\/)$/.test(path);
  if (isPage) {
    return undefined;
  }
  if (!existsSync(file)) {
    throw new Error(`${page}: ${href} leads to no file`);
  }
  return relative(project, file);
}

function linkSourceFiles(markdown) {
  const toPage = markdown.renderer.rules.link_open;
  markdown.renderer.rules.link_open = (tokens, index, options, env, renderer) => {
    const token = tokens[index];
    const file = sourceFile(token.attrGet("href") ?? "", env.realPath ? relative(docs, env.realPath) : env.relativePath);
    if (file === undefined) {
      return toPage(tokens, index, options, env, renderer);
    }
    token.attrs = sourceUrl ? [["href", `${sourceUrl}/${file}`]] : [["title", file]];
    return renderer.renderToken(tokens, index, options);
  };
}

export default defineConfig({
  title: "Skillcert",
  description: "Certifies vocational skills and pays the subsidies that go with them",
  srcDir: relative(site, docs),
  cleanUrls: true,
  ignoreDeadLinks: "localhostLinks",
  rewrites: {
    "README.md": "index.md",
    ":folder/README.md": ":folder/index.md",
    ":folder/:inner/README.md": ":folder/:inner/index.md",
  },
  // The pages lie outside of this folder, whose node_modules has Vue.
  vite: { resolve: { alias: [{ find: /^vue(?=$|\/server-renderer$)/, replacement: join(site, "node_modules/vue") }] } },
  markdown: { config: linkSourceFiles },
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    sidebar: sections.map(section),
  },
});
