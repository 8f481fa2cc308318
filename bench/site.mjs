// Builds the peers and serves them and the widget, all alike: brotli 11, one
// host page, no caching between loads.
import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { parse } from 'smol-toml';
import { assess } from './preact/score.js';

export const PEERS = ['widget', 'preact', 'surveyjs'];

/** What the peers show of the language files. */
const SECTIONS = ['quiz', 'intro', 'question', 'statements', 'role', 'result', 'verdicts', 'clarity', 'dimensions', 'role_notes'];

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Where the quiz goes on a page, and what loads it. */
const EMBEDDED = {
  widget: {
    head: '<script type="module" src="/widget/embed.js"></script>',
    body: '<leadership-quiz lang="pl"></leadership-quiz>',
  },
  preact: {
    head: '<script type="module" src="/preact/quiz.js"></script>',
    body: '<preact-quiz></preact-quiz>',
  },
  surveyjs: {
    head: '<link rel="stylesheet" href="/surveyjs/survey.css"><script type="module" src="/surveyjs/quiz.js"></script>',
    body: '<surveyjs-quiz></surveyjs-quiz>',
  },
};

const PARAGRAPH =
  '<p>Firma, która słucha klientów, szybciej widzi, co im przeszkadza. Od zobaczenia do zmiany jest jednak daleka droga: ktoś musi zdecydować, ktoś inny zrobić, a jeszcze ktoś dopilnować, żeby zmiana została. Po drodze łatwo o zwłokę, a zwłoka kosztuje najwięcej tych, którzy czekają.</p>';

/** A page of a blog: `before` and `after` paragraphs around `body`. */
function page({ head = '', body = '', before = 0, after = 1 }) {
  return `<!doctype html>
<html lang="pl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="description" content="Wpis na blogu">
<title>Wpis na blogu</title>
<link rel="icon" href="data:,">
<style>body { font: 1.125rem/1.6 sans-serif; max-width: 42rem; margin: auto; padding: 1rem }</style>
${head}
</head>
<body>
<main>
<h1>Wpis</h1>
${PARAGRAPH.repeat(before)}
${body}
${PARAGRAPH.repeat(after)}
</main>
</body>
</html>
`;
}

async function content() {
  const { question } = parse(await readFile('src/content/quiz.toml', 'utf8'));
  const all = parse(await readFile('src/content/pl.toml', 'utf8'));
  return { QUESTIONS: question, TEXTS: Object.fromEntries(SECTIONS.map((name) => [name, all[name]])) };
}

/** A peer must reach the verdicts of the widget, else the comparison is not fair. */
async function checkPeer(questions) {
  for (const { case: name, answers, ...expected } of JSON.parse(await readFile('tests/vectors.json', 'utf8'))) {
    const found = assess(answers, 'undisclosed', questions);
    const said = [found.verdict.toUpperCase(), found.reason ?? null, found.clarity];
    const wanted = [expected.verdict, expected.reason ?? null, expected.clarity.undisclosed];
    if (said.join() !== wanted.join()) throw new Error(`the Preact peer says ${said} where ${name} should be ${wanted}`);
  }
}

async function bundle(entry, define, options = {}) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    ...options,
  });
  return outputFiles[0].text;
}

/** From address to content. */
async function files() {
  const { QUESTIONS, TEXTS } = await content();
  await checkPeer(QUESTIONS);
  const define = { QUESTIONS: JSON.stringify(QUESTIONS), TEXTS: JSON.stringify(TEXTS) };

  const style = {
    name: 'style-as-text',
    setup({ onLoad }) {
      onLoad({ filter: /style\/\w+\.css$/ }, async ({ path }) => ({
        contents: await bundle(path, {}),
        loader: 'text',
      }));
    },
  };
  const files = new Map();
  files.set('/preact/quiz.js', await bundle('bench/preact/quiz.jsx', define, { plugins: [style] }));
  files.set('/surveyjs/quiz.js', await bundle('bench/surveyjs/quiz.js', define));
  files.set(
    '/surveyjs/survey.css',
    await readFile('bench/node_modules/survey-core/survey-core.fontless.min.css', 'utf8'),
  );
  for (const name of await readdir('dist')) files.set(`/widget/${name}`, await readFile(`dist/${name}`));

  for (const peer of PEERS) {
    // The quiz is in view at once: nothing is painted before its script has run.
    const head = EMBEDDED[peer].head.replace('<script', '<script blocking="render"');
    files.set(`/${peer}.html`, page({ ...EMBEDDED[peer], head }));
  }
  files.set('/blog.html', page({ before: 24 }));
  files.set('/blog-with-quiz.html', page({ ...EMBEDDED.widget, before: 24 }));
  files.set('/painted-before.html', page(EMBEDDED.widget));
  files.set('/empty.html', page({ head: EMBEDDED.widget.head }));
  return files;
}

/**
 * Serves everything on 127.0.0.1. `served` in the result lists the path and
 * the compressed size of each answer; empty it before a load.
 */
export async function startSite() {
  const answers = new Map();
  for (const [path, content] of await files()) {
    const body = Buffer.from(content);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    };
    answers.set(path, { type: TYPES[extname(path)], body: brotliCompressSync(body, { params }) });
  }

  const served = [];
  const server = createServer((request, response) => {
    const [path] = request.url.split('?', 1);
    const answer = answers.get(path);
    served.push({ path, bytes: answer?.body.length ?? 0 });
    if (!answer) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': answer.type,
      'content-encoding': 'br',
      'content-length': answer.body.length,
      'cache-control': 'public, max-age=600',
    });
    response.end(answer.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    served,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
