// Puts the report's page into one text: markup, style and script of src/report/page, with a content security policy that lets nothing
// else in. The data is put in by `sso access`.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} entryPoint
 * @returns {Promise<string>} what may stand in an element of HTML
 */
async function bundled(entryPoint) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`src/report/page/${entryPoint}`],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    // Colours are left to `light-dark()` of the browser.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    logLevel: 'warning',
  });
  const text = outputFiles[0].text.trim();
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${entryPoint} would end its element.`);
  if (/\{\{\w+\}\}/.test(text)) throw new Error(`${entryPoint} has a place for a text.`);
  return text;
}

/** @param {string} text */
function hashOf(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const style = await bundled('page.css');
const script = await bundled('main.ts');
const policy = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** @type {[place: string, content: string][]} */
const parts = [
  [`content="default-src 'none'"`, `content="${policy}"`],
  ['<link rel="stylesheet" href="page.css">', `<style>${style}</style>`],
  ['id="data">null<', 'id="data">{{data}}<'],
  ['<script src="main.ts"></script>', `<script>${script}</script>`],
];
let page = readFileSync(`${root}/src/report/page/page.html`, 'utf8');
for (const [place, content] of parts) {
  if (page.split(place).length !== 2) throw new Error(`page.html has not one ${place}`);
  page = page.replace(place, () => content);
}
mkdirSync(`${root}/dist`, { recursive: true });
writeFileSync(`${root}/dist/report-page.js`, `export const reportPage = ${JSON.stringify(page)};\n`);
