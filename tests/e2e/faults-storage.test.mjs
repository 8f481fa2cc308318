// What happens when the device does not keep what it is given.
import assert from 'node:assert/strict';
import { inEachBrowser } from './support/suite.mjs';
import { Quiz, STORAGE_KEY } from './support/quiz.mjs';
import { TEXTS } from './support/texts.mjs';
import { attempts, expected, vector } from './support/vectors.mjs';

const UNREADABLE_KEY = `${STORAGE_KEY}:unreadable`;
const { notices, result } = TEXTS.pl;
const leadership = vector('leadership');
const finished = attempts([vector('skills'), vector('process')]);
const [attempt] = finished;

/** An attempt that lacks nothing but the role. */
const almost = { id: '00000000000000d1', answers: attempts([leadership])[0].answers };

const envelope = (rest) => JSON.stringify({ version: 1, attempts: [], ...rest });
const one = (change) => envelope({ attempts: [{ ...attempt, ...change }] });

/** Puts a text on the device, as anybody could, without reloading. */
function put({ driver }, text, key = STORAGE_KEY) {
  return driver.executeScript((key, text) => localStorage.setItem(key, text), key, text);
}

/** Opens a page with a text on the device. */
async function openWith(tools, text, page = 'plain.html') {
  await tools.quiz.open(page);
  await put(tools, text);
  await tools.quiz.reload();
}

/** From the first screen to the result of an attempt that lacks only the role. */
async function finish(quiz) {
  await quiz.click('resume');
  await quiz.waitForScreen('role');
  await quiz.click('next');
  await quiz.waitForScreen('result');
}

const setFault = ({ driver }, on) => driver.executeScript((on) => (fault.on = on), on);

inEachBrowser('Storage that fails:', (check) => {
  for (const fault of ['storage-getter-throws', 'storage-is-null', 'storage-methods-throw']) {
    check(`with ${fault} the quiz works to the end and says what is not kept`, async ({ quiz }) => {
      await quiz.open(`faults.html?fault=${fault}`);
      assert.ok((await quiz.text()).includes(TEXTS.pl.intro.terms_not_kept));
      await quiz.takeQuiz(leadership.answers);
      assert.deepEqual(await quiz.result(), expected(leadership));
      assert.ok((await quiz.text()).includes(result.not_kept));
      await quiz.openHistory();
      assert.equal((await quiz.listed()).length, 1);
      assert.ok((await quiz.text()).includes(notices.not_kept));
    });
  }

  check('in a sandboxed frame, where the browser itself refuses, the quiz works', async ({ driver, quiz, site }) => {
    await driver.get(`${site.origin}/pages/sandbox.html`);
    await driver.switchTo().frame(0);
    await quiz.waitForScreen('intro');
    assert.ok((await quiz.text()).includes(TEXTS.pl.intro.terms_not_kept));
    await quiz.takeQuiz(leadership.answers);
    assert.deepEqual(await quiz.result(), expected(leadership));
    await driver.switchTo().defaultContent();
  });

  check('no room from the start: told once, nothing lost, kept as soon as there is room', async (tools) => {
    const { quiz } = tools;
    const before = envelope({ draft: almost, attempts: finished });
    await openWith(tools, before, 'faults.html?fault=quota&later');
    await setFault(tools, true);
    await finish(quiz);
    assert.deepEqual(await quiz.result(), expected(leadership));
    const text = await quiz.text();
    assert.equal(text.split(notices.not_kept).length, 2, 'told once');
    assert.ok(text.includes(result.not_kept));
    assert.equal((await quiz.storage())[STORAGE_KEY], before, 'what was kept is untouched');

    await quiz.openHistory();
    assert.equal((await quiz.listed()).length, 3);
    await quiz.click('back');
    await quiz.waitForScreen('result');
    await quiz.click('restart');
    await quiz.waitForQuestion('q01');
    await setFault(tools, false);
    await quiz.answerByMouse(2);
    const kept = await quiz.kept();
    assert.deepEqual(kept.draft.answers, { q01: 2 });
    assert.equal(kept.attempts.length, 3, 'the attempt that had no room');
    assert.deepEqual(kept.attempts.slice(1), finished);
    assert.ok(!(await quiz.text()).includes(notices.not_kept), 'the word is taken back');
  });

  check('no room in the middle: the answers go on', async ({ quiz }) => {
    await quiz.open('faults.html?fault=quota&after=3');
    await quiz.click('start');
    await quiz.answerAll({ q01: 0, q02: 1 });
    await quiz.waitForQuestion('q03');
    assert.ok(!(await quiz.text()).includes(notices.not_kept));
    await quiz.answerAll({ q03: 2, q04: 3 });
    await quiz.waitForQuestion('q05');
    assert.ok((await quiz.text()).includes(notices.not_kept));
    assert.deepEqual((await quiz.kept()).draft.answers, { q01: 0, q02: 1 });
    await quiz.click('dismiss');
    await quiz.answerByMouse(4);
    await quiz.waitForQuestion('q06');
    assert.ok(!(await quiz.text()).includes(notices.not_kept), 'told again');
    await quiz.click('back');
    await quiz.waitForQuestion('q05');
    await quiz.click('back');
    await quiz.waitForQuestion('q04');
    assert.equal(await quiz.marked(), '3');
  });

  check('no room while answering by keyboard: the focus stays where it is', async (tools) => {
    const { quiz } = tools;
    await quiz.open('faults.html?fault=quota&later');
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    await setFault(tools, true);
    await quiz.markByKeyboard(2);
    await quiz.until('it is told', async () => (await quiz.text()).includes(notices.not_kept));
    assert.ok(await quiz.hasFocus('input[value="2"]'));
  });

  check('the key removed by another script in the middle is written again, whole', async (tools) => {
    const { driver, quiz } = tools;
    await openWith(tools, envelope({ attempts: finished }));
    await quiz.click('start');
    await quiz.answerAll({ q01: 0, q02: 1 });
    await quiz.waitForQuestion('q03');
    await driver.executeScript(() => localStorage.clear());
    await quiz.answerAll({ q03: 2 });
    await quiz.waitForQuestion('q04');
    const kept = await quiz.kept();
    assert.deepEqual(kept.draft.answers, { q01: 0, q02: 1, q03: 2 });
    assert.deepEqual(kept.attempts, finished);
  });

  const sound = envelope({ draft: almost, attempts: finished });
  const UNREADABLE = {
    'truncated JSON': sound.slice(0, -20),
    'wrong types': envelope({ attempts: { 0: attempt } }),
    'a number for an id': one({ id: 7 }),
    'deep nesting': '['.repeat(100_000),
    'deep nesting inside': `{"version":1,"attempts":${'{"a":'.repeat(50_000)}`,
    'an answer out of range': one({ answers: { ...attempt.answers, q05: 5 } }),
    'an unknown question': one({ answers: { ...attempt.answers, q99: 1 } }),
    'a missing answer': one({ answers: { q01: 1 } }),
    'an older version': envelope({ version: 0 }),
    'a newer version': envelope({ version: 2, attempts: [{ id: 'of a shape nobody knows yet' }] }),
    markup: '<img src=x onerror=alert(1)>',
  };
  for (const [name, text] of Object.entries(UNREADABLE)) {
    check(`${name}: told, left alone, set aside by the first answer, deleted when told to`, async (tools) => {
      const { quiz } = tools;
      await openWith(tools, text);
      assert.ok((await quiz.text()).includes(notices.unreadable));
      assert.deepEqual(await quiz.storage(), { [STORAGE_KEY]: text });

      await quiz.click('start');
      await quiz.waitForQuestion('q01');
      await quiz.until('it is set aside', async () => UNREADABLE_KEY in (await quiz.storage()));
      assert.equal((await quiz.storage())[UNREADABLE_KEY], text);
      assert.equal((await quiz.kept()).version, 1);

      await quiz.clickOn('.notice [data-action=delete]');
      await quiz.until('it is gone', async () => !(UNREADABLE_KEY in (await quiz.storage())));
      assert.equal(await quiz.has('.notice'), false);
      assert.deepEqual(Object.keys(await quiz.storage()), [STORAGE_KEY]);
    });
  }

  check('what comes back again and again is set aside once', async (tools) => {
    const { quiz } = tools;
    const text = '{\n  "version": 1,\n  "attempts": 7\n}\n';
    await openWith(tools, text);
    await quiz.click('start');
    for (const question of ['q01', 'q02']) {
      await quiz.waitForQuestion(question);
      await quiz.store(STORAGE_KEY, text);
      await quiz.answerByMouse(1);
    }
    assert.equal((await quiz.storage())[UNREADABLE_KEY], text);
    assert.deepEqual((await quiz.kept()).draft.answers, { q01: 1, q02: 1 });
  });

  check('an empty text is as good as none', async (tools) => {
    const { quiz } = tools;
    await openWith(tools, '');
    assert.ok(!(await quiz.text()).includes(notices.unreadable));
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    assert.deepEqual(Object.keys(await quiz.storage()), [STORAGE_KEY]);
  });

  check('one spoilt attempt: the others stay, and the spoilt one is set aside', async (tools) => {
    const { quiz } = tools;
    const text = envelope({ attempts: [{ ...attempt, role: 'emperor' }, finished[1]] });
    await openWith(tools, text);
    assert.ok((await quiz.text()).includes(notices.unreadable));
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    assert.deepEqual((await quiz.kept()).attempts, [finished[1]]);
    assert.equal((await quiz.storage())[UNREADABLE_KEY], text);
  });

  check('5 MB of noise: the quiz works, and keeps again once the noise is deleted', async (tools) => {
    const { driver, quiz } = tools;
    await quiz.open('plain.html');
    const size = await driver.executeScript((key) => {
      // As much as this browser takes, up to 5 million characters.
      for (let size = 5_000_000; ; size -= 100_000) {
        try {
          localStorage.setItem(key, '#'.repeat(size));
          return size;
        } catch {}
      }
    }, STORAGE_KEY);
    assert.ok(size > 1_000_000, `${size}`);
    await quiz.reload();
    assert.ok((await quiz.text()).includes(notices.unreadable));
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    await quiz.answerByMouse(3);
    assert.ok((await quiz.text()).includes(notices.not_kept), 'there is no room to set it aside');
    const length = () => driver.executeScript((key) => localStorage.getItem(key).length, STORAGE_KEY);
    assert.equal(await length(), size);

    await quiz.clickOn('.notice [data-action=delete]');
    await quiz.until('there is room', async () => (await length()) < 1000);
    assert.deepEqual((await quiz.kept()).draft.answers, { q01: 3 });
    assert.ok(!(await quiz.text()).includes(notices.not_kept));
  });

  check('one id twice and far too many attempts: one of the id, the newest 24', async (tools) => {
    const { quiz } = tools;
    const many = attempts(Array(40).fill(vector('skills')));
    await openWith(tools, envelope({ attempts: [...many, ...many] }));
    await quiz.openHistory();
    assert.deepEqual(
      (await quiz.listed()).map(({ id }) => id),
      many.slice(0, 24).map(({ id }) => id),
    );
  });

  check('the clock set back by years does not cost an attempt', async (tools) => {
    const { quiz } = tools;
    const full = attempts(Array(24).fill(vector('skills')));
    await openWith(tools, envelope({ draft: almost, attempts: full }), 'faults.html?fault=clock-set-back');
    await finish(quiz);
    assert.deepEqual(await quiz.result(), expected(leadership));
    const ids = (await quiz.kept()).attempts.map(({ id }) => id);
    assert.equal(ids.length, 24);
    assert.ok(ids.includes(almost.id), 'the new attempt');
    await quiz.reload();
    await quiz.openHistory();
    assert.equal((await quiz.listed()).length, 24);
  });

  check('on a page that fixed its random numbers one attempt does not replace another', async ({ quiz }) => {
    await quiz.open('faults.html?fault=same-random-numbers');
    for (const count of [1, 2]) {
      await quiz.takeQuiz(leadership.answers);
      assert.equal((await quiz.kept()).attempts.length, count);
      await quiz.reload();
    }
  });

  check('what another tab damages does not cost what is in memory', async (tools) => {
    const { quiz } = tools;
    await openWith(tools, envelope({ attempts: finished }));
    await inAnotherTab(tools, (other) => put(other, sound.slice(0, 99)));
    await quiz.until('it is told', async () => (await quiz.text()).includes(notices.unreadable));
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    assert.deepEqual((await quiz.kept()).attempts, finished);
    assert.equal((await quiz.storage())[UNREADABLE_KEY], sound.slice(0, 99));
  });

  check('two tabs writing in turn keep what both finished', async (tools) => {
    const { quiz } = tools;
    await openWith(tools, envelope({ draft: almost, attempts: finished }));
    await quiz.click('resume');
    await quiz.waitForScreen('role');
    // The other tab goes on with the same attempt, and changes an answer.
    await inAnotherTab(tools, async (other) => {
      await other.quiz.click('resume');
      await other.quiz.waitForScreen('role');
      await other.quiz.click('back');
      await other.quiz.waitForQuestion('q14');
      await other.quiz.answerByMouse('unknown');
      await other.quiz.click('next');
      await other.quiz.waitForScreen('result');
    });
    await quiz.click('next');
    await quiz.waitForScreen('result');
    assert.deepEqual(await quiz.result(), expected(leadership));

    const kept = await quiz.kept();
    assert.equal(kept.draft, undefined);
    assert.equal(kept.attempts.length, 4);
    assert.deepEqual(kept.attempts.slice(2), finished);
    assert.deepEqual(
      kept.attempts.slice(0, 2).map(({ answers }) => answers.q14),
      [almost.answers.q14, null],
    );
    await quiz.click('history');
    await quiz.waitForScreen('history');
    assert.equal((await quiz.listed()).length, 4);
  });
});

/**
 * Does something in a second tab with the quiz, and closes it. It has a window
 * of its own: in a tab behind another WebKit takes nothing for visible.
 */
async function inAnotherTab({ driver, site }, act) {
  const first = await driver.getWindowHandle();
  await driver.switchTo().newWindow('window');
  try {
    const quiz = new Quiz(driver, site.origin);
    await quiz.open('plain.html');
    await act({ driver, site, quiz });
  } finally {
    await driver.close();
    await driver.switchTo().window(first);
  }
}
