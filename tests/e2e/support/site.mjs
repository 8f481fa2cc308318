// Serves the release build at / and the pages that embed it at /pages/. Run by
// itself, it lets a person open those pages.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startServer } from '../../../scripts/server.mjs';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));
const pages = fileURLToPath(new URL('../pages', import.meta.url));

/**
 * Starts a site. Each has its own port and with it an origin of its own, so
 * that tests share neither what is stored nor what is cached.
 *
 * Options and result are those of `startServer`, without `root`. Answers to
 * requests whose address matches `held` wait until the test calls `release()`;
 * `hold()` makes later ones wait again.
 */
export async function startSite({ held, onRequest, ...options } = {}) {
  if (!existsSync(join(dist, 'embed.js'))) throw new Error('dist/ is not there; run scripts/build');
  const root = mkdtempSync(join(tmpdir(), 'leadership-quiz-'));
  for (const name of readdirSync(dist)) symlinkSync(resolve(dist, name), join(root, name));
  symlinkSync(pages, join(root, 'pages'));
  // The same build deep in another folder.
  mkdirSync(join(root, 'blog/files'), { recursive: true });
  symlinkSync(dist, join(root, 'blog/files/quiz'));

  let gate;
  let release;
  const hold = () => {
    gate = new Promise((resolve) => (release = resolve));
  };
  hold();
  const server = await startServer({
    ...options,
    root,
    async onRequest(request, response) {
      if (held?.test(request.url)) await gate;
      await onRequest?.(request, response);
    },
  });
  return {
    ...server,
    hold,
    release: () => release(),
    async close() {
      release();
      await server.close();
      rmSync(root, { recursive: true });
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { origin } = await startSite({ port: 8081 });
  console.log('The pages of the tests (Ctrl+C stops):');
  for (const name of readdirSync(pages)) {
    if (name.endsWith('.html')) console.log(`  ${origin}/pages/${name}`);
  }
}
