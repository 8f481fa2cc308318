// What leaves the page and what stays on the device, watched during a whole run.
import assert from 'node:assert/strict';
import { inEachBrowser } from './support/suite.mjs';
import { STORAGE_KEY } from './support/quiz.mjs';
import { attempts, vector } from './support/vectors.mjs';

const UNREADABLE_KEY = `${STORAGE_KEY}:unreadable`;
const known = vector('leadership');

/** Everything the page did that a watched interface could see: `name argument`. */
function watched(driver) {
  return driver.executeScript(() => globalThis.watched);
}

/** What of it can send or keep something. */
async function deeds(driver) {
  const seen = await watched(driver);
  return seen.filter((deed) => !deed.startsWith('getItem '));
}

/** All requests, as the server and the browser know them. */
async function requests({ driver, site }) {
  const browsers = await driver.executeScript(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  return { server: site.requests.length, browsers };
}

/** The whole of what a reader can do, back on the first screen. */
async function wholeRun(quiz) {
  await quiz.takeQuiz(known.answers);
  await quiz.click('answers');
  await quiz.waitForScreen('answers');
  await quiz.correct('q03');
  await quiz.tap(known.answers.q03 === 4 ? 3 : 4);
  await quiz.waitForScreen('answers');
  await quiz.click('back');
  await quiz.waitForScreen('result');
  await quiz.setAttribute('lang', 'en');
  await quiz.setAttribute('theme', 'dark');
  await quiz.openHistory();
}

inEachBrowser('Privacy:', (check) => {
  check('a whole run sends nothing after ready, sets no cookie and writes one key', async (tools) => {
    const { driver, quiz, site } = tools;
    await quiz.open('watched.html');
    assert.deepEqual(await deeds(driver), [], 'before Start');
    const before = await requests(tools);
    await wholeRun(quiz);

    const written = new Set(await deeds(driver));
    assert.deepEqual([...written], [`setItem ${STORAGE_KEY}`]);
    const read = new Set((await watched(driver)).filter((deed) => deed.startsWith('getItem ')));
    assert.deepEqual([...read].sort(), [`getItem ${STORAGE_KEY}`, `getItem ${UNREADABLE_KEY}`]);
    assert.deepEqual(Object.keys(await quiz.storage()), [STORAGE_KEY]);
    assert.deepEqual(await quiz.keptElsewhere(), []);

    assert.deepEqual(await requests(tools), before, 'requests after ready');
    for (const url of before.browsers) assert.ok(url.startsWith(`${site.origin}/`), `a third party: ${url}`);
    for (const { url, headers } of site.requests) assert.equal(headers.cookie, undefined, url);
  });

  check('with storage="off" nothing is written or removed', async ({ driver, quiz }) => {
    await quiz.open('watched.html?storage=off');
    await wholeRun(quiz);
    assert.deepEqual(await deeds(driver), []);
    assert.deepEqual(await quiz.storage(), {});
    assert.deepEqual(await quiz.keptElsewhere(), []);
  });

  check('switched off in the middle, nothing more is written', async ({ driver, quiz }) => {
    await quiz.open('watched.html');
    await quiz.click('start');
    await quiz.answerAll({ q01: 1 });
    await quiz.waitForQuestion('q02');
    await quiz.setAttribute('storage', 'off');
    const before = await deeds(driver);
    await quiz.answerAll({ q02: 2, q03: 3 });
    await quiz.waitForQuestion('q04');
    assert.deepEqual(await deeds(driver), before);
  });

  check('deleting everything removes both keys', async ({ driver, quiz }) => {
    await quiz.open('watched.html');
    await driver.executeScript(
      (key, kept, other, text) => {
        localStorage.setItem(key, kept);
        localStorage.setItem(other, text);
        localStorage.setItem('of the page', 'stays');
      },
      STORAGE_KEY,
      JSON.stringify({ version: 1, attempts: attempts([known]) }),
      UNREADABLE_KEY,
      '{ spoilt',
    );
    await quiz.reload();
    await quiz.openHistory();
    await quiz.clickOn('button[data-action=delete]:not([data-attempt] *, .notice *)');
    await quiz.click('confirm');
    await quiz.until('the list is empty', async () => (await quiz.listed()).length === 0);
    assert.deepEqual(await quiz.storage(), { 'of the page': 'stays' });
    await quiz.reload();
    assert.equal(await quiz.has('[data-action=history], .notice'), false);
  });
});
