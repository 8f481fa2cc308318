// Runs the benchmark and prints its tables: scripts/bench starts it. What each
// figure means is in bench/README.md.
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { chart } from './chart.mjs';
import { startChromium } from './chromium.mjs';
import { measureGrowth, measureMounts, measureShift, measureShiftPaintedBefore } from './growth.mjs';
import { measureScores } from './lighthouse.mjs';
import { measure } from './measure.mjs';
import { PEERS, startSite } from './site.mjs';
import { median, p95, spread } from './statistics.mjs';

const [rounds, chartFile] = [Number(process.argv[2]), process.argv[3]];

const kB = (bytes) => bytes / 1000;
const total = ({ files }) => files.reduce((sum, { bytes }) => sum + bytes, 0);

function table(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (row) => console.log(`| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`);
  line(head);
  line(widths.map((width) => '-'.repeat(width)));
  rows.forEach(line);
  console.log();
}

/** All that the rounds gave, by peer. */
async function sideBySide(browser, site) {
  const loads = Object.fromEntries(PEERS.map((peer) => [peer, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const peer of PEERS) loads[peer].push(await measure(browser, site, peer));
    console.error(`    round ${round} of ${rounds}`);
  }
  return loads;
}

function printFiles(loads) {
  const rows = PEERS.flatMap((peer) =>
    loads[peer][0].files.map(({ path, bytes }) => [peer, path.split('/').pop().replace(/-[0-9a-f]{8}/, ''), kB(bytes).toFixed(1)]),
  );
  console.log('Downloaded until the result, brotli 11:\n');
  table(['peer', 'file', 'kB'], rows);
}

function printComparison(loads) {
  /** One row: `pick` gives a load's number or numbers, `sum` makes one of all. */
  const row = (name, digits, pick, sum = median) => {
    const figures = PEERS.map((peer) => {
      const numbers = loads[peer].flatMap(pick);
      return numbers.length ? { figure: sum(numbers), numbers } : null;
    });
    const [widget, preact, surveyjs] = figures.map((found) => found?.figure);
    const ratio = (one, other) => (one >= 0 && other > 0 ? `${(one / other).toFixed(2)}x` : '–');
    return [
      name,
      ...figures.map((found) => (found ? spread(found.figure, found.numbers, digits) : '–')),
      ratio(widget, preact),
      ratio(widget, surveyjs),
    ];
  };
  console.log('Slow 4G (1.6 Mbit/s, 150 ms) and a 4x slower CPU, cold cache; medians with the least and the most:\n');
  table(
    ['figure', ...PEERS, 'to preact', 'to surveyjs'],
    [
      row('downloaded, kB', 1, (load) => kB(total(load))),
      row('Start (SurveyJS: first question) painted, ms', 0, ({ shown }) => shown),
      row('first statement after a tap on Start, ms', 0, ({ started }) => started),
      row('answer marked, p50 ms', 0, ({ marked }) => marked),
      row('answer marked, p95 ms', 0, ({ marked }) => marked, p95),
      row('Next to next statement, p50 ms', 0, ({ moved }) => moved),
      row('Next to next statement, p95 ms', 0, ({ moved }) => moved, p95),
      row('tap to next statement with its 250 ms pause, p95 ms', 0, ({ tapped }) => tapped, p95),
      row('result painted, ms', 0, ({ result }) => result),
      row('long tasks after ready, number', 0, ({ longTasks }) => longTasks.length),
      row('longest task after ready, ms', 0, ({ longTasks }) => Math.max(0, ...longTasks)),
      row('layout shift, quiz in view at once', 3, ({ shift }) => shift),
    ],
  );
}

function printGrowth(rows, { mounts, first, second }) {
  console.log('More widgets, more kept attempts (not slowed down):\n');
  table(
    ['kept', 'widgets', 'ms', 'ms each', 'heap kB', 'kB each', 'nodes', 'wasm kB'],
    rows.map(({ kept, count, time, heap, nodes, wasm }) =>
      [kept, count, time.toFixed(1), (time / count).toFixed(2), kB(heap).toFixed(0), (kB(heap) / count).toFixed(1), nodes, kB(wasm).toFixed(0)].map(String),
    ),
  );
  console.log('Mounted and removed, one after the other, memory after garbage collection:\n');
  table(
    ['mounts', 'ms each', 'heap kB', 'wasm kB', 'nodes', 'listeners'],
    [first, second].map(({ time, heap, wasm, nodes, listeners }, lot) =>
      [mounts * (lot + 1), (time / mounts).toFixed(1), kB(heap).toFixed(0), kB(wasm).toFixed(0), nodes, listeners].map(String),
    ),
  );
}

function printHost(before, shift, scores) {
  console.log(`Layout shift with the quiz in view at once, without blocking="render" on its script: ${before.toFixed(3)}\n`);
  console.log('A long page with the widget at its end:\n');
  table(
    ['figure', 'without', 'with'],
    [
      ['Lighthouse performance', ...['without', 'with'].map((name) => spread(median(scores[name]), scores[name]))],
      ['layout shift, read to the end', '–', shift.toFixed(3)],
    ],
  );
}

const site = await startSite();
try {
  const browser = await startChromium();
  console.log(`${browser.version}, Node.js ${process.version}, ${cpus().length} x ${cpus()[0].model}, ${rounds} rounds`);
  // A busy machine spoils times and shows in the spread.
  console.log(`Load of the machine before: ${loadavg()[0].toFixed(1)}\n`);
  try {
    const loads = await sideBySide(browser, site);
    printFiles(loads);
    printComparison(loads);
    printGrowth(await measureGrowth(browser, site), await measureMounts(browser, site));
    if (chartFile) {
      const values = (pick, sum) => Object.fromEntries(PEERS.map((peer) => [peer, sum(loads[peer].flatMap(pick))]));
      const groups = [
        { title: 'Downloaded, with brotli', unit: 'kB', values: values((load) => kB(total(load)), median) },
        { title: 'Until Start is painted, slow phone', unit: 'ms', values: values(({ shown }) => shown, median) },
        { title: 'Next to next statement, 95th percentile', unit: 'ms', values: values(({ moved }) => moved, p95) },
      ];
      await writeFile(chartFile, chart(groups));
    }
    const before = await measureShiftPaintedBefore(browser, site);
    const shift = await measureShift(browser, site);
    await browser.close();
    printHost(before, shift, await measureScores(site, rounds));
  } catch (error) {
    await browser.close();
    throw error;
  }
} finally {
  await site.close();
}
