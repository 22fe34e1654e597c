// Bundles the web app into the folder given as argument: hashed files below assets/, each also compressed by gzip and
// Brotli, index.html, the licences of what is bundled, and manifest.json that tells the server what there is.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
if (!out) throw new Error("build.mjs needs the folder to build into");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const result = await build({
  absWorkingDir: here,
  entryPoints: { app: "src/main.jsx" },
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2022", "chrome123", "firefox120", "safari17.5"],
  jsx: "automatic",
  jsxImportSource: "preact",
  minify: true,
  metafile: true,
  write: false,
  legalComments: "none",
  charset: "utf8",
  outdir: join(out, "assets"),
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  logLevel: "warning",
});

const types = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8", html: "text/html; charset=utf-8", txt: "text/plain; charset=utf-8", svg: "image/svg+xml" };
const files = [];

function emit(path, bytes) {
  const body = Buffer.from(bytes);
  const target = join(out, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, body);
  writeFileSync(`${target}.gz`, gzipSync(body, { level: 9 }));
  writeFileSync(`${target}.br`, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 20);
  files.push({ path, type: types[path.split(".").pop()], hash });
}

for (const file of result.outputFiles) emit(relative(out, file.path), file.contents);

const outputs = Object.entries(result.metafile.outputs).map(([path, output]) => ({ path: relative(out, join(here, path)), ...output }));
const entry = outputs.find((output) => output.entryPoint === "src/main.jsx");
const style = relative(out, join(here, entry.cssBundle));

// What a page needs before it can be used: the app, the page, and what both import at once. Lazy views are not in it.
function closure(start) {
  const seen = new Set();
  const visit = (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    const output = outputs.find((one) => one.path === path);
    if (output.cssBundle) seen.add(relative(out, join(here, output.cssBundle)));
    output.imports.filter((one) => one.kind === "import-statement").forEach((one) => visit(relative(out, join(here, one.path))));
  };
  start.forEach(visit);
  return [...seen].sort();
}
const pages = {};
for (const output of outputs) {
  const name = /^src\/pages\/(.*)\.jsx$/.exec(output.entryPoint ?? "");
  if (name) pages[name[1]] = closure([entry.path, output.path]);
}
const editor = outputs.find((output) => output.entryPoint === "src/views/editor.js");
if (editor) pages.ask = [...new Set([...pages.ask, ...closure([editor.path])])];

const html = readFileSync(join(here, "src/index.html"), "utf8").replace("%APP%", entry.path).replace("%STYLE%", style);
emit("index.html", html);
emit("icon.svg", readFileSync(join(here, "src/icon.svg")));

const packages = new Set();
for (const output of outputs) {
  for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (name && bytesInOutput > 0) packages.add(name[1]);
  }
}
const licences = [...packages].sort().map((name) => {
  const folder = join(here, "node_modules", name);
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && /^(licen[cs]e|notice)/i.test(file.name))
    .map((file) => readFileSync(join(folder, file.name), "utf8").trim());
  return `${name} ${about.version} (${about.license})\n\n${texts.join("\n\n") || "The package has no licence text of its own."}\n`;
});
emit("licences.txt", `The pages are made with these libraries.\n\n${licences.join(`\n${"-".repeat(72)}\n\n`)}`);

if (existsSync(join(out, "manifest.json"))) throw new Error("a file of the app may not be called manifest.json");
writeFileSync(join(out, "manifest.json"), JSON.stringify({ files, pages, packages: [...packages].sort() }, null, 1));
const kilobytes = (paths) => Math.round(paths.reduce((sum, path) => sum + readFileSync(join(out, `${path}.gz`)).length, 0) / 100) / 10;
console.log(`[web] built ${files.length} files; compressed: ${Object.entries(pages).map(([name, paths]) => `${name} ${kilobytes(paths)} kB`).join(", ")}`);
