// Weighs what a page that embeds the widget downloads, compressed as a good
// host sends it, and fails when it weighs more than scripts/size-budget.json allows.
import { readFile, readdir } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';

const DOWNLOADED = {
  'embed.js': /^embed\.js$/,
  glue: /^leadership-quiz-\w+\.js$/,
  wasm: /^leadership-quiz-\w+\.wasm$/,
  style: /^widget-\w+\.css$/,
};

const budget = JSON.parse(await readFile('scripts/size-budget.json', 'utf8'));
const names = await readdir('dist');

const rows = [];
for (const [part, pattern] of Object.entries(DOWNLOADED)) {
  const [name, ...others] = names.filter((name) => pattern.test(name));
  if (!name || others.length) throw new Error(`dist/ should hold exactly one ${part} file; run scripts/build`);
  const content = await readFile(`dist/${name}`);
  const brotli = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  rows.push({ part, bytes: content.length, brotli: brotli.length });
}
const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
rows.push({ part: 'total', bytes: sum('bytes'), brotli: sum('brotli') });

const line = (...cells) => console.log(cells.map((cell, i) => (i ? `${cell}`.padStart(10) : cell.padEnd(10))).join(''));
line('part', 'bytes', 'brotli', 'budget');
for (const { part, bytes, brotli } of rows) {
  line(part, bytes, brotli, budget[part] ?? '');
}
for (const { part, brotli } of rows) {
  if (brotli > budget[part]) {
    console.error(`${part} is ${brotli - budget[part]} bytes over its budget`);
    process.exitCode = 1;
  }
}
