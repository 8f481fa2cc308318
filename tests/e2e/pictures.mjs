// Not a test: takes a picture of every screen at four widths, light and dark,
// in both languages, to be looked at. Usage:
//   node tests/e2e/pictures.mjs [FOLDER]     (target/pictures unless told)
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { startBrowser } from './support/browsers.mjs';
import { fragment, shareCode } from './support/codes.mjs';
import { Quiz, STORAGE_KEY } from './support/quiz.mjs';
import { startSite } from './support/site.mjs';
import { attempts, vector } from './support/vectors.mjs';

const folder = process.argv[2] ?? 'target/pictures';
const WIDTHS = [320, 412, 768, 1280];
const THEMES = ['light', 'dark'];
const PAGES = { pl: 'plain.html', en: 'en.html' };
const RESULTS = [
  ['leadership', 'top'],
  ['edge, lead 9', 'staff'],
  ['skills', 'manager'],
  ['outside', 'outside'],
  ['no problem, minor', 'undisclosed'],
  ['missing', 'staff'],
  ['contradictory', 'undisclosed'],
  ['edge, calm 25', 'undisclosed'],
  ['edge, lead exactly 10', 'outside'],
];

mkdirSync(folder, { recursive: true });
const site = await startSite();
const driver = await startBrowser('chromium');
try {
  // Pictures are of what stays, not of what moves.
  const features = [{ name: 'prefers-reduced-motion', value: 'reduce' }];
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features });
  await driver.sendDevToolsCommand('Emulation.setScrollbarsHidden', { hidden: true });
  for (const language of Object.keys(PAGES)) {
    console.log(`Taking pictures in ${language}`);
    await picturesIn(language);
    await picturesOfExchangeIn(language);
  }
  await pictureForReadme();
} finally {
  await driver.quit();
  await site.close();
}
console.log(`The pictures are in ${folder}/`);

async function picturesIn(language) {
  const quiz = new Quiz(driver, site.origin);
  const take = (screen) => pictures(`${language}-${screen}`);

  await quiz.open(PAGES[language]);
  await driver.executeScript(() => localStorage.clear());
  await quiz.reload();
  await take('intro');
  await quiz.click('start');
  await quiz.waitForQuestion('q01');
  await take('statement');
  await quiz.click('next');
  await quiz.until('the error is told', () => quiz.has('[role=alert] > *'));
  await take('statement-error');
  await quiz.answerAll({ q01: 3, q02: 1 });
  await quiz.waitForQuestion('q03');
  await quiz.click('back');
  await quiz.waitForQuestion('q02');
  await take('statement-answered');

  const kept = attempts(RESULTS.map(([name]) => vector(name)));
  for (const [index, attempt] of kept.entries()) attempt.role = RESULTS[index][1];
  await quiz.keep(kept);
  await quiz.click('start');
  await quiz.answerAll({ q01: 3 });
  await quiz.waitForQuestion('q02');
  await quiz.reload();
  await take('intro-unfinished');
  await quiz.click('restart');
  await quiz.answerAll(vector('skills').answers);
  await take('role');

  await quiz.keep(kept);
  for (const [index, [name, role]] of RESULTS.entries()) {
    await quiz.openHistory();
    await quiz.openAttempt(kept[index].id);
    await take(`result-${name.replaceAll(/\W+/g, '-')}-${role}`);
  }
  await quiz.click('answers');
  await quiz.waitForScreen('answers');
  await take('answers');
  await quiz.correct('q14');
  await take('correction');
  await quiz.tap(1);
  await quiz.waitForScreen('answers');
  await quiz.click('back');
  await quiz.waitForScreen('result');
  await take('result-changed');

  await quiz.openHistory();
  await take('history');
  await quiz.clickOn('button[data-action=delete]:not([data-attempt] *)');
  await quiz.until('it asks', () => quiz.has('dialog[open]'));
  await take('history-confirm');
  await quiz.click('confirm');
  await quiz.until('the list is empty', async () => (await quiz.listed()).length === 0);
  await take('history-empty');

  await driver.executeScript((key) => localStorage.setItem(key, '{"version":99}'), STORAGE_KEY);
  await quiz.reload();
  await take('notice-unreadable');
}

/** What leaves the page with a result, and what comes in. */
async function picturesOfExchangeIn(language) {
  const quiz = new Quiz(driver, site.origin);
  const take = (screen) => pictures(`${language}-${screen}`);
  const [older, newer] = ['missing', 'leadership'].map(vector);
  const codes = ['leadership', 'skills', 'partly'].map((name) => shareCode(vector(name).answers));

  await quiz.open(PAGES[language]);
  const kept = attempts([newer, older]);
  await quiz.keep(kept);
  await quiz.openHistory();
  for (const { id } of kept) await quiz.clickOn(`[data-attempt="${id}"] input[type=checkbox]`);
  await take('history-marked');
  await quiz.click('compare');
  await quiz.waitForScreen('comparison');
  await take('comparison');
  await quiz.click('back');
  await quiz.importFile('import.json', 'no attempts');
  await quiz.until('the reason is told', () => quiz.has('.notice'));
  await take('import-refused');

  await quiz.openAttempt(kept[0].id);
  await savePdf(`${language}-print`, quiz);
  await quiz.clickOn('summary');
  await take('result-table');
  await quiz.refuseClipboard();
  await quiz.click('copy');
  await quiz.until('the text is shown', () => quiz.has('[data-copyable]'));
  await take('copy-refused');
  await quiz.click('share');
  await quiz.waitForScreen('share');
  await take('share');
  await quiz.click('confirm');
  await quiz.until('the link is shown', () => quiz.has('[data-copyable]'));
  await take('share-link');
  await quiz.click('back');
  await quiz.click('group');
  await quiz.waitForScreen('group');
  await quiz.paste([...codes, 'abc'].join('\n'));
  await quiz.click('gather');
  await quiz.until('the group is shown', () => quiz.has('[data-group]'));
  await take('group');

  await quiz.open(`${PAGES[language]}?own${fragment(codes[1])}`);
  await take('shared');
  await quiz.click('compare');
  await quiz.waitForScreen('comparison');
  await take('shared-comparison');
  await driver.executeScript(() => localStorage.clear());
  await quiz.open(`${PAGES[language]}?fresh${fragment(codes[1])}`);
  await quiz.click('compare');
  await quiz.waitForScreen('comparison');
  await take('shared-alone');
  await quiz.open(`${PAGES[language]}?damaged${fragment(codes[1].slice(1))}`);
  await take('link-damaged');
}

/** The result as it is printed, and a picture of the paper. */
async function savePdf(name, quiz) {
  const path = `${folder}/${name}`;
  writeFileSync(`${path}.pdf`, await quiz.print());
  execFileSync('pdftoppm', ['-png', '-r', '80', `${path}.pdf`, path]);
}

/** The current state at every width in both themes. */
async function pictures(name) {
  // Nothing is to look as if pointed at.
  await driver.actions().move({ x: 0, y: 0 }).perform();
  for (const width of WIDTHS) {
    await resize(width, 1);
    for (const theme of THEMES) {
      await driver.executeScript((theme) => (document.documentElement.style.colorScheme = theme), theme);
      await save(`${name}-${width}-${theme}`, await wholePage(width));
    }
  }
}

/** The top of a result on the demo page, in fine resolution. */
async function pictureForReadme() {
  const quiz = new Quiz(driver, site.origin);
  await resize(820, 2);
  await quiz.open('../index.html');
  await quiz.keep(attempts([vector('leadership')]));
  await quiz.openHistory();
  await quiz.openAttempt(attempts([vector('leadership')])[0].id);
  const clip = await quiz.inRoot((root) => {
    const { left, top, width } = root.host.getBoundingClientRect();
    const { bottom } = root.querySelector('[part~=chart]').getBoundingClientRect();
    return { x: left + scrollX, y: top + scrollY, width, height: bottom - top };
  });
  await save('readme', clip);
}

function resize(width, deviceScaleFactor) {
  const metrics = { width, height: 800, deviceScaleFactor, mobile: false };
  return driver.sendDevToolsCommand('Emulation.setDeviceMetricsOverride', metrics);
}

async function wholePage(width) {
  const { cssContentSize } = await driver.sendAndGetDevToolsCommand('Page.getLayoutMetrics', {});
  if (cssContentSize.width > width) console.warn(`The page is wider than its window of ${width} px`);
  return cssContentSize;
}

async function save(name, clip) {
  const { data } = await driver.sendAndGetDevToolsCommand('Page.captureScreenshot', {
    captureBeyondViewport: true,
    clip: { ...clip, scale: 1 },
  });
  writeFileSync(`${folder}/${name}.png`, data, 'base64');
}
