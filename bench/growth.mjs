// What more widgets, more kept attempts, and mounting again and again cost. On
// the machine as it is, not slowed down.
import { VECTORS, attempts } from '../tests/e2e/support/vectors.mjs';
import { PROBE } from './measure.mjs';

const KEY = 'leadership-quiz:customer-leadership';
const WIDGETS = [1, 10, 50];
const ATTEMPTS = [0, 24];
const MOUNTS = 200;

/** Runs in the page: how much memory the WebAssembly has. */
const WATCH_WASM = `{
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await instantiateStreaming(...given);
    const memory = Object.values(made.instance.exports).find((exported) => exported instanceof WebAssembly.Memory);
    window.wasmBytes = () => memory.buffer.byteLength;
    return made;
  };
}`;

/** Runs in the page: adds widgets and waits until all can be used. */
const ADD = `window.add = async (count) => {
  const start = performance.now();
  const widgets = Array.from({ length: count }, () => document.createElement('leadership-quiz'));
  const ready = widgets.map((widget) => new Promise((resolve) => widget.addEventListener('leadership-quiz-ready', resolve)));
  for (const widget of widgets) widget.setAttribute('loading', 'eager');
  document.querySelector('main').append(...widgets);
  await Promise.all(ready);
  return performance.now() - start;
};
window.removeAll = async () => {
  document.querySelectorAll('leadership-quiz').forEach((widget) => widget.remove());
  await new Promise((resolve) => setTimeout(resolve));
};`;

async function open(browser, site, kept) {
  const page = await browser.newPage({ slow: false, scripts: [PROBE, WATCH_WASM, ADD] });
  await page.open(`${site.origin}/empty.html`);
  const record = JSON.stringify({ version: 1, attempts: attempts([...VECTORS, ...VECTORS].slice(0, kept)) });
  if (kept) await page.evaluate(`localStorage.setItem(${JSON.stringify(KEY)}, ${JSON.stringify(record)})`);
  // The module is fetched and compiled once; here the widgets count.
  await page.evaluate('add(1).then(removeAll)');
  return page;
}

async function memory(page) {
  await page.collectGarbage();
  const { usedSize } = await page.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await page.send('Memory.getDOMCounters');
  return { heap: usedSize, wasm: await page.evaluate('wasmBytes()'), nodes, listeners: jsEventListeners };
}

/** One row for each number of widgets and of kept attempts. */
export async function measureGrowth(browser, site) {
  const rows = [];
  for (const kept of ATTEMPTS) {
    for (const count of WIDGETS) {
      const page = await open(browser, site, kept);
      const before = await memory(page);
      const time = await page.evaluate(`add(${count})`);
      const after = await memory(page);
      rows.push({ kept, count, time, heap: after.heap - before.heap, nodes: after.nodes - before.nodes, wasm: after.wasm });
      await page.close();
    }
  }
  return rows;
}

/** Memory after a first lot of mounts, which fills the caches, and after as many again. */
export async function measureMounts(browser, site) {
  const page = await open(browser, site, 24);
  const lot = `(async () => {
    const start = performance.now();
    for (let mount = 0; mount < ${MOUNTS}; mount++) {
      await add(1);
      await removeAll();
    }
    return performance.now() - start;
  })()`;
  const first = { time: await page.evaluate(lot), ...(await memory(page)) };
  const second = { time: await page.evaluate(lot), ...(await memory(page)) };
  await page.close();
  return { mounts: MOUNTS, first, second };
}

/** Layout shift of a page with the quiz in view that is painted before the loader has run. */
export async function measureShiftPaintedBefore(browser, site) {
  const page = await browser.newPage({ slow: true, scripts: [PROBE] });
  await page.open(`${site.origin}/painted-before.html`);
  await page.evaluate('bench.whenReady');
  await page.evaluate('new Promise(requestAnimationFrame)');
  const shift = await page.evaluate('bench.shift()');
  await page.close();
  return shift;
}

/** Layout shift of a long page read from top to bottom, the widget at its end. */
export async function measureShift(browser, site) {
  const page = await browser.newPage({ slow: true, scripts: [PROBE] });
  await page.open(`${site.origin}/blog-with-quiz.html`);
  let ready = null;
  for (let turn = 0; turn < 40; turn++) {
    await page.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 200, y: 400, deltaX: 0, deltaY: 300 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    ready = await page.evaluate('bench.readyAt()');
  }
  if (!ready) throw new Error('the reader did not reach the widget');
  const shift = await page.evaluate('bench.shift()');
  await page.close();
  return shift;
}
