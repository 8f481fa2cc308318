// A static server for dist/: run by scripts/serve, and started by the end-to-end tests.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import compression from 'compression';
import sirv from 'sirv';

const CONTENT_HASHED = /-[0-9a-f]{8}\.\w+$/;

/**
 * Serves the folder `root` on 127.0.0.1; port 0 takes a free one.
 *
 * `headers(path, request)` gives headers to add to a file's answer.
 * `onRequest(request, response)` sees each request first; it may delay it by
 * returning a promise, or answer it itself.
 * `requests` in the result lists `{ method, url, headers }` of all requests so far.
 */
export async function startServer({
  port = 0,
  root = 'dist',
  headers = () => ({}),
  onRequest = () => {},
} = {}) {
  const requests = [];
  const compress = compression();
  // `dev` reads the folder anew for every request.
  const serveFile = sirv(root, { dev: true, etag: true });

  const server = createServer(async (request, response) => {
    requests.push({ method: request.method, url: request.url, headers: request.headers });
    await onRequest(request, response);
    if (response.headersSent || response.destroyed) return;

    const [path] = request.url.split('?', 1);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader(
      'cache-control',
      CONTENT_HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    for (const [name, value] of Object.entries(headers(path, request))) {
      response.setHeader(name, value);
    }
    compress(request, response, () => serveFile(request, response));
  });

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const actualPort = server.address().port;
  return {
    origin: `http://127.0.0.1:${actualPort}`,
    port: actualPort,
    requests,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const port = Number(process.argv[2]);
  try {
    const { origin } = await startServer({ port });
    console.log(`Serving dist/ at ${origin}/ (Ctrl+C stops)`);
  } catch (error) {
    const reason = error.code === 'EADDRINUSE' ? 'the port is in use; choose another with --port' : error.message;
    console.error(`serve: cannot listen on port ${port}: ${reason}`);
    process.exitCode = 1;
  }
}
