// A reader who does anything at all, in any order, by real input.
//
// LQ_SEED and LQ_ACTIONS choose the walk and its length; a failure names both,
// and the same seed walks the same way again.
import assert from 'node:assert/strict';
import { error as webdriver } from 'selenium-webdriver';
import { inEachBrowser } from './support/suite.mjs';
import { STORAGE_KEY } from './support/quiz.mjs';

const SEEDS = (process.env.LQ_SEED ?? '1').split(',').map(Number);
const ACTIONS = Number(process.env.LQ_ACTIONS ?? 150);
/** Longer than a tapped answer is shown, and than two clicks may be apart to be a double click. */
const SETTLED = 600;
const SCREENS = ['intro', 'statement', 'role', 'result', 'answers', 'history', 'comparison', 'share', 'group'];
/** They open windows of the browser, which a test cannot close. */
const LEFT_OUT = ['print', 'import', 'download', 'image'];

/** Mulberry32: small, and the same everywhere. */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What can be clicked now, and whether the widget is as it should be. */
function look() {
  const root = document.querySelector('leadership-quiz').shadowRoot;
  const open = root.querySelector('dialog[open]');
  const usable = [...(open ?? root).querySelectorAll('button, label, summary')].filter(
    (element) => element.checkVisibility() && !element.disabled && !(element.closest('dialog') && !open),
  );
  return {
    usable,
    names: usable.map((element) => {
      const { dataset, localName } = element;
      return dataset.action ?? element.querySelector('input')?.value ?? localName;
    }),
    screens: [...root.querySelectorAll('[data-screen]')].map(({ dataset }) => dataset.screen),
    fieldsets: root.querySelectorAll('fieldset[data-question]').length,
    marks: root.querySelectorAll('input[type=radio]:checked').length,
    listed: root.querySelectorAll('[data-attempt]').length,
    storage: { ...localStorage },
    errors: globalThis.recorded.errors,
  };
}

/** Things that happen to a page, apart from clicks. */
const EVENTS = {
  reload: (quiz) => quiz.reload(),
  polish: (quiz) => quiz.setAttribute('lang', 'pl'),
  english: (quiz) => quiz.setAttribute('lang', 'en'),
  dark: (quiz) => quiz.setAttribute('theme', 'dark'),
  moved: (_, driver) =>
    driver.executeScript(() => document.body.append(document.querySelector('leadership-quiz'))),
  removed: (_, driver) =>
    driver.executeAsyncScript((done) => {
      const quiz = document.querySelector('leadership-quiz');
      quiz.remove();
      setTimeout(() => {
        document.body.append(quiz);
        done();
      });
    }),
};

function assertSound({ screens, fieldsets, marks, listed, storage, errors }) {
  assert.equal(screens.length, 1, `screens: ${screens}`);
  const [screen] = screens;
  assert.ok(SCREENS.includes(screen), screen);
  assert.equal(fieldsets, ['statement', 'role'].includes(screen) ? 1 : 0, `questions on ${screen}`);
  assert.ok(marks <= 1, `${marks} answers are marked`);
  assert.deepEqual(errors, []);

  const keys = Object.keys(storage);
  assert.ok(keys.every((key) => key === STORAGE_KEY), `keys: ${keys}`);
  const kept = JSON.parse(storage[STORAGE_KEY] ?? '{"version":1,"attempts":[]}');
  assert.equal(kept.version, 1);
  assert.ok(kept.attempts.length <= 24);
  assert.equal(new Set(kept.attempts.map(({ id }) => id)).size, kept.attempts.length, 'an id twice');
  for (const { answers } of kept.attempts) assert.equal(Object.keys(answers).length, 14);
  if (screen === 'history') assert.equal(listed, kept.attempts.length, 'listed');
  return kept.attempts.length;
}

inEachBrowser('A random walk', (check) => {
  for (const seed of SEEDS) {
    const claim = `of ${ACTIONS} actions, seed ${seed}, keeps everything in order`;
    const walk = async ({ driver, quiz }) => {
      const random = randomNumbers(seed);
      const trace = [];
      try {
        await quiz.open('plain.html');
        let now = await driver.executeScript(look);
        let finished = assertSound(now);
        while (trace.length < ACTIONS) {
          const action = await act({ driver, quiz, random, now });
          trace.push(action);
          // A result comes in parts; what follows must not depend on when.
          await quiz.until('all is there', () => quiz.isWhole());
          now = await driver.executeScript(look);
          const before = finished;
          finished = assertSound(now);
          // Only deleting takes a finished attempt away.
          if (action !== 'confirm') assert.ok(finished >= Math.min(before, 24), `${before} attempts, now ${finished}`);
        }
      } catch (error) {
        error.message = `LQ_SEED=${seed} LQ_ACTIONS=${ACTIONS}, action ${trace.length} of ${trace.join(' ')}\n${error.message}`;
        throw error;
      }
    };
    check(claim, walk, { timeout: ACTIONS * 2_000 });
  }
});

/** Does one thing; returns its name. */
async function act({ driver, quiz, random, now }) {
  if (random(15) === 0) {
    const names = Object.keys(EVENTS);
    const name = names[random(names.length)];
    await EVENTS[name](quiz, driver);
    return name;
  }
  const choices = now.usable
    .map((element, index) => ({ element, name: now.names[index] }))
    .filter(({ name }) => !LEFT_OUT.includes(name));
  // Mostly forward, or the walk would hardly ever come to a result.
  const forward = choices.filter(({ name }) => /^(\d|unknown|start|resume|next|confirm)$/.test(name));
  const among = forward.length && random(4) > 0 ? forward : choices;
  const { element, name } = among[random(among.length)];
  try {
    await element.click();
  } catch (error) {
    // Out of reach, as it may be for a reader: below something else.
    if (!(error instanceof webdriver.ElementClickInterceptedError)) throw error;
  }
  await driver.sleep(/^(\d|unknown|top|manager|staff|outside|undisclosed)$/.test(name) ? SETTLED : 30);
  return name;
}
