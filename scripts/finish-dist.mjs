// Turns what Trunk staged into the files of dist/: minified, named by their
// content, and with every reference rewritten. Trunk runs it as its last step.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, parse as parsePath, resolve } from 'node:path';
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

/** The name of a file with the hash of its content before the suffix. */
function hashedName(path, content) {
  const { name, ext } = parsePath(path);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  return `${name}-${hash}${ext}`;
}

async function emitHashed(source, content) {
  const name = hashedName(source, content);
  await writeFile(join(dist, name), content);
  emitted.set(resolve(source), name);
  return name;
}

/** What rustc uses; --all-features would emit what browsers reject. */
const FEATURES = [
  '--enable-bulk-memory',
  '--enable-bulk-memory-opt',
  '--enable-nontrapping-float-to-int',
  '--enable-sign-ext',
  '--enable-mutable-globals',
  '--enable-reference-types',
  '--enable-multivalue',
];
const OPTIMIZED = [
  '--strip-debug',
  '--strip-producers',
  '--strip-target-features',
  '--low-memory-unused',
  // Not --traps-never-happen: a panic is a trap, and that would take it away.
  '--ignore-implicit-traps',
  // Large functions have large numbers for their variables, which compress badly.
  '--one-caller-inline-max-function-size=15',
  '--always-inline-max-function-size=5',
  '--flatten',
  '--rereloop',
  '--simplify-locals-nostructure',
  '--monomorphize',
  '-Oz',
  '-Oz',
  '--converge',
];

function wasmOpt(...options) {
  return execFileSync('node_modules/.bin/wasm-opt', [...FEATURES, ...options], { encoding: 'utf8' });
}

/**
 * Makes the module small and gives its imports and exports short names, which
 * are returned: [module, name, new name] and [name, new name].
 */
function optimize(path) {
  wasmOpt(...OPTIMIZED, path, '-o', path);
  return JSON.parse(wasmOpt('--minify-imports-and-exports-and-modules', path, '-o', path));
}

/** Replaces every match, of which there must be at least one. */
function replaceAll(text, pattern, replacement) {
  if (!pattern.test(text)) fail(`the glue has no ${pattern}: it is not as it was with the last wasm-bindgen`);
  return text.replaceAll(new RegExp(pattern, 'g'), () => replacement);
}

/** Puts the new names of imports and exports into the glue. */
function renamed(glue, { imports, exports }) {
  const [[module]] = imports;
  glue = replaceAll(glue, new RegExp(`"${module.replaceAll('.', '\\.')}"`), '"a"');
  for (const [, name, short] of imports) glue = replaceAll(glue, new RegExp(`\\b${name}(?=: function)`), short);
  for (const [name, short] of exports) glue = glue.replaceAll(new RegExp(`\\bwasm\\.${name}\\b`, 'g'), () => `wasm.${short}`);
  return glue;
}

/** What is left out of the glue. */
const UNUSED = [
  // For other ways to load the module.
  /export \{ initSync, __wbg_init as default \};/,
  /if \(Symbol\.dispose\) .*/,
  // For callers that are not there.
  /if \(realloc === undefined\) \{[^]*?\n    \}/,
  // For browsers that could not show the stylesheet either.
  /if \(!\('encodeInto' in cachedTextEncoder\)\) \{[^]*?\n\}/,
  /\(typeof FinalizationRegistry === 'undefined'\)\n.*\n\s*:/,
];

/** The glue as wasm-bindgen made it, with every export of the module put through web/guard.js. */
function guardedGlue(glue) {
  const used = UNUSED.reduce((text, unused) => replaceAll(text, unused, ''), glue);
  const [before, after, ...rest] = used.split(/(?<=\bwasm = )instance\.exports\b/);
  if (after === undefined || rest.length) fail('the glue takes the exports in a way that is not known here');
  return `
    import { guard, instantiate } from './guard.js';
    ${before}guard(instance.exports)${after}
    export { onCrash } from './guard.js';
    export async function run(response) {
      const { instance, module } = await instantiate(response, __wbg_get_imports());
      __wbg_finalize_init(instance, module);
    }
  `;
}

/** Gives the module and its glue their final form and names. */
async function emitModule() {
  const staged = await readdir(dist);
  const wasmStaged = staged.find((name) => name.endsWith('_bg.wasm'));
  const glueStaged = wasmStaged.replace('_bg.wasm', '.js');

  const names = optimize(join(dist, wasmStaged));
  const wasm = hashedName('leadership-quiz.wasm', await readFile(join(dist, wasmStaged)));
  await rename(join(dist, wasmStaged), join(dist, wasm));

  const contents = guardedGlue(renamed(await readFile(join(dist, glueStaged), 'utf8'), names));
  const text = await bundle(undefined, { stdin: { contents, resolveDir: 'web' } });
  const glue = hashedName('leadership-quiz.js', text);
  await writeFile(join(dist, glue), text);

  // The glue is bundled: neither it nor its snippets are needed any more.
  await rm(join(dist, glueStaged));
  await rm(join(dist, 'snippets'), { recursive: true, force: true });
  return { glue, wasm };
}

/** The texts of the loader: of the first screen, and of what is said when there is no quiz. */
async function loaderTexts(language) {
  const { quiz, intro, fallback } = parse(await readFile(`src/content/${language}.toml`, 'utf8'));
  const { claim, scope, terms, terms_not_kept, start } = intro;
  const definitions = [
    [intro.leaders_term, intro.leaders_meaning],
    [intro.managers_term, intro.managers_meaning],
  ];
  return { language: quiz.language, title: quiz.title, claim, scope, terms, terms_not_kept, start, definitions, ...fallback };
}

async function emitLoader(assets) {
  const texts = { pl: await loaderTexts('pl'), en: await loaderTexts('en') };
  const { id } = parse(await readFile('src/content/quiz.toml', 'utf8'));
  const style = await bundle('style/base.css');
  const text = await bundle('web/embed.js', {
    define: {
      ASSETS: JSON.stringify(assets),
      KEY: JSON.stringify(`leadership-quiz:${id}`),
      STYLE: JSON.stringify(style.trim()),
      TEXTS: JSON.stringify(texts),
    },
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
