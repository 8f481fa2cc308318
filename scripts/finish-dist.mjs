// Turns what Trunk staged into the files of dist/: minified, named by their
// content, and with every reference rewritten. Trunk runs it as its last step.
import { createHash } from 'node:crypto';
import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'smol-toml';

const dist = process.env.TRUNK_STAGING_DIR;
if (!dist) fail('this is a step of the build; run scripts/build');

function fail(message) {
  console.error(`finish-dist: ${message}`);
  process.exit(1);
}

/** From a source file's full path to its name in dist/. */
const emitted = new Map();

/** Bundles and minifies one source file with esbuild; returns the text. */
async function bundle(entry, options = {}) {
  const { outputFiles } = await build({
    ...(entry && { entryPoints: [entry] }),
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    ...options,
  });
  return outputFiles[0].text;
}

/** Puts the content's hash before the first of `suffixes` that the name has. */
function hashedName(name, content, suffixes = ['_bg.wasm', '.js', '.css']) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const suffix = suffixes.find((suffix) => name.endsWith(suffix));
  return `${name.slice(0, -suffix.length)}-${hash}${suffix}`;
}

async function emitHashed(source, content) {
  const name = hashedName(basename(source), content);
  await writeFile(join(dist, name), content);
  emitted.set(resolve(source), name);
  return name;
}

/** The glue as wasm-bindgen made it, with every export of the module put through web/guard.js. */
async function guardedGlue(path) {
  const [before, after, ...rest] = (await readFile(path, 'utf8')).split(/(?<=\bwasm = )instance\.exports\b/);
  if (after === undefined || rest.length) fail('the glue takes the exports in a way that is not known here');
  return (
    `import { guard } from './guard.js';\n${before}guard(instance.exports)${after}\n` +
    `export { onCrash } from './guard.js';`
  );
}

/** Gives the module and its glue their final names. */
async function emitModule() {
  const staged = await readdir(dist);
  const wasmStaged = staged.find((name) => name.endsWith('_bg.wasm'));
  const glueStaged = wasmStaged.replace('_bg.wasm', '.js');

  const wasm = hashedName('leadership-quiz_bg.wasm', await readFile(join(dist, wasmStaged)));
  await rename(join(dist, wasmStaged), join(dist, wasm));

  // The glue names the module, so its own hash changes with the module's.
  const contents = await guardedGlue(join(dist, glueStaged));
  const bundled = await bundle(undefined, { stdin: { contents, resolveDir: 'web' } });
  const text = bundled.replaceAll(wasmStaged, wasm);
  const glue = hashedName('leadership-quiz.js', text);
  await writeFile(join(dist, glue), text);

  // The glue is bundled: neither it nor its snippets are needed any more.
  await rm(join(dist, glueStaged));
  await rm(join(dist, 'snippets'), { recursive: true, force: true });
  return { glue, wasm };
}

/** The few texts the loader shows when the module cannot: `[fallback]` of a language. */
async function fallbackTexts(language) {
  return parse(await readFile(`src/content/${language}.toml`, 'utf8')).fallback;
}

async function emitLoader(assets) {
  const texts = { pl: await fallbackTexts('pl'), en: await fallbackTexts('en') };
  const text = await bundle('web/embed.js', {
    define: { ASSETS: JSON.stringify(assets), TEXTS: JSON.stringify(texts) },
  });
  await writeFile(join(dist, 'embed.js'), text);
  emitted.set(resolve('web/embed.js'), 'embed.js');
}

/** Writes a page with its references to source files replaced by names in dist/. */
async function emitPage(source, html) {
  if (/<script(?![^>]*\ssrc=)|<style|\sstyle=/i.test(html)) {
    fail(`${source}: an inline script or style would break a strict content policy`);
  }
  const names = new Set(emitted.values());
  const text = html.replace(/(?<=\s(?:href|src)=")[^"]*/g, (reference) => {
    // Places in the page and addresses elsewhere stay.
    if (/^(#|\w+:|\/\/)/.test(reference)) return reference;
    const [, path, rest] = reference.match(/^([^?#]*)(.*)$/);
    const name = emitted.get(resolve(dirname(source), path)) ?? (names.has(path) && path);
    if (!name) fail(`${source} refers to ${path}, which is no file of the site`);
    return name + rest;
  });
  await writeFile(join(dist, basename(source)), text);
}

const assets = await emitModule();
const style = await emitHashed('style/widget.css', await bundle('style/widget.css'));
await emitLoader({ ...assets, style });
await emitHashed('style/page.css', await bundle('style/page.css'));
await emitHashed('web/page.js', await bundle('web/page.js'));
await emitHashed('web/frame.js', await bundle('web/frame.js'));

emitted.set(resolve('index.html'), 'index.html');
emitted.set(resolve('web/frame.html'), 'frame.html');
await emitPage('index.html', await readFile(join(dist, 'index.html'), 'utf8'));
await emitPage('web/frame.html', await readFile('web/frame.html', 'utf8'));
