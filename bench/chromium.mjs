// Chromium over its DevTools protocol, through a pipe: just what the benchmark needs.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a slow phone is imitated: slow 4G and a 4x slower CPU. */
const SLOW_NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOW_CPU = 4;
const SCREEN = { width: 412, height: 823, deviceScaleFactor: 1, mobile: false };
const PATIENCE = 30_000;
/** How long a finger stays down, in milliseconds. */
const HELD = 80;

export async function startChromium() {
  const profile = await mkdtemp(join(tmpdir(), 'leadership-quiz-bench-'));
  const browser = spawn(
    process.env.CHROMIUM,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  const [, , , input, output] = browser.stdio;

  const answers = new Map();
  const listeners = new Set();
  let number = 0;
  let rest = '';
  output.setEncoding('utf8').on('data', (text) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop();
    for (const message of messages.map((text) => JSON.parse(text))) {
      if (!message.id) {
        listeners.forEach((listen) => listen(message));
        continue;
      }
      const { resolve, reject, method } = answers.get(message.id);
      answers.delete(message.id);
      if (message.error) reject(new Error(`${method}: ${message.error.message}`));
      else resolve(message.result);
    }
  });
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      answers.set(++number, { resolve, reject, method });
      input.write(`${JSON.stringify({ id: number, method, params, sessionId })}\0`);
    });

  return {
    version: (await send('Browser.getVersion')).product,

    /**
     * Opens an empty page with a cold cache and empty storage. `scripts` run
     * in each document before its own.
     */
    async newPage({ slow, scripts = [] }) {
      const { browserContextId } = await send('Target.createBrowserContext');
      const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId });
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      const page = new Page((method, params) => send(method, params, sessionId));
      page.close = () => send('Target.disposeBrowserContext', { browserContextId });
      listeners.add((message) => message.sessionId === sessionId && page.heard(message));
      await page.send('Page.enable');
      await page.send('Runtime.enable');
      await page.send('Network.enable');
      await page.send('Emulation.setDeviceMetricsOverride', SCREEN);
      await page.send('Emulation.setFocusEmulationEnabled', { enabled: true });
      if (slow) {
        await page.send('Network.emulateNetworkConditions', SLOW_NETWORK);
        await page.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU });
      }
      // Each call of it in the page is a Runtime.bindingCalled.
      await page.send('Runtime.addBinding', { name: 'tellShown' });
      for (const source of scripts) await page.send('Page.addScriptToEvaluateOnNewDocument', { source });
      return page;
    },

    async close() {
      await send('Browser.close').catch(() => {});
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

class Page {
  /** What went wrong in the page: uncaught errors. */
  errors = [];
  #waiting = [];

  constructor(send) {
    this.send = send;
  }

  heard({ method, params }) {
    if (method === 'Runtime.exceptionThrown') {
      const { exceptionDetails } = params;
      this.errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    this.#waiting = this.#waiting.filter((wait) => wait.method !== method || wait.resolve(params));
  }

  once(method) {
    return new Promise((resolve) => this.#waiting.push({ method, resolve }));
  }

  async open(url) {
    const loaded = this.once('Page.loadEventFired');
    await this.send('Page.navigate', { url });
    await loaded;
  }

  /** The value of an expression, or of the promise it gives. */
  async evaluate(expression) {
    const late = new Promise((_, reject) => {
      setTimeout(() => reject(new Error(`no answer to ${expression}; ${this.errors.join('; ')}`)), PATIENCE).unref();
    });
    const params = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await Promise.race([this.send('Runtime.evaluate', params), late]);
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
    return result.value;
  }

  /** A click of the mouse, as real input. */
  async click({ x, y }) {
    const event = { x, y, button: 'left', clickCount: 1 };
    await this.send('Input.dispatchMouseEvent', { ...event, type: 'mousePressed' });
    await sleep(HELD);
    await this.send('Input.dispatchMouseEvent', { ...event, type: 'mouseReleased' });
  }

  async pressSpace() {
    const key = { key: ' ', code: 'Space', windowsVirtualKeyCode: 32 };
    await this.send('Input.dispatchKeyEvent', { ...key, type: 'keyDown', text: ' ' });
    await sleep(HELD);
    await this.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' });
  }

  async collectGarbage() {
    await this.send('HeapProfiler.collectGarbage');
    await this.send('HeapProfiler.collectGarbage');
  }
}
