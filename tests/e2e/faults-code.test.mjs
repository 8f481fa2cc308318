// What happens when the quiz cannot be loaded, or fails while it is used.
import assert from 'node:assert/strict';
import { inEachBrowser } from './support/suite.mjs';
import { STORAGE_KEY } from './support/quiz.mjs';
import { TEXTS } from './support/texts.mjs';
import { attempts, vector } from './support/vectors.mjs';

const { fallback } = TEXTS.pl;
const WASM = /\.wasm/;
const GLUE = /\/leadership-quiz-\w+\.js/;
const STYLE = /\/widget-\w+\.css/;

/** Answers 404 to files that match, `times` times. */
function missing(file, times = Infinity) {
  return (request, response) => {
    if (!file.test(request.url) || times-- <= 0) return;
    response.writeHead(404).end();
  };
}

/** Opens a page whose widget does not come to its first screen. */
async function openFailing({ driver, quiz, site }, page) {
  await driver.get(`${site.origin}/pages/${page}`);
  await quiz.until('it has failed', async () => (await quiz.screen()) === 'failed');
}

/** The reasons the page was told, in order. */
async function reasons(quiz) {
  const { events } = await quiz.recorded();
  return events.filter(({ type }) => type === 'leadership-quiz-error').map(({ detail }) => detail.reason);
}

/** The console is full of what the test did: that was meant. */
async function forgetErrors({ driver, quiz }) {
  await quiz.errors();
  await driver.executeScript(() => (recorded.errors.length = 0));
}

inEachBrowser('Code that fails:', (check) => {
  for (const [name, file] of Object.entries({ WebAssembly: WASM, glue: GLUE, stylesheet: STYLE })) {
    check(
      `says so when the ${name} is missing, and works when it is there on the next try`,
      async (tools) => {
        const { quiz } = tools;
        await openFailing(tools, 'plain.html');
        assert.ok((await quiz.text()).includes(fallback.load_failed));
        assert.deepEqual(await reasons(quiz), ['load-failed']);
        await forgetErrors(tools);

        await quiz.clickOn('button');
        await quiz.waitForScreen('intro');
        await quiz.click('start');
        await quiz.waitForQuestion('q01');
        assert.deepEqual(await reasons(quiz), ['load-failed']);
      },
      { onRequest: missing(file, 1) },
    );
  }

  check(
    'stays with the fallback however often it is tried in vain, and says so each time',
    async (tools) => {
      const { quiz } = tools;
      await openFailing(tools, 'plain.html');
      await quiz.clickOn('button');
      await quiz.until('it has failed again', async () => (await reasons(quiz)).length === 2);
      assert.equal(await quiz.screen(), 'failed');
      assert.ok((await quiz.text()).includes(fallback.load_failed));
      await forgetErrors(tools);
    },
    { onRequest: missing(WASM) },
  );

  check(
    'shows what stands inside the element while it waits for a slow connection, then works',
    async ({ driver, quiz, site }) => {
      await driver.get(`${site.origin}/pages/plain.html`);
      const slotted = await quiz.inRoot((root) => root.querySelector('slot')?.assignedElements().length);
      assert.equal(slotted, 1);
      site.release();
      await quiz.until('it is there', async () => (await quiz.screen()) === 'intro');
      assert.deepEqual(await reasons(quiz), []);
    },
    { held: WASM },
  );

  check('works as one when its script is loaded twice', async ({ driver, quiz, site }) => {
    await quiz.open('plain.html');
    await driver.executeAsyncScript((...values) => {
      const script = document.createElement('script');
      script.type = 'module';
      script.src = '../embed.js?again';
      script.onload = values.at(-1);
      document.head.append(script);
    });
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    assert.equal(site.requests.filter(({ url }) => WASM.test(url)).length, 1);
  });

  const CRASHES = {
    'an exception in a handler': ['exception-in-handler', (quiz) => quiz.tap(3)],
    'a trap in a handler': ['trap-in-handler', (quiz) => quiz.tap(3)],
    'an exception in a view': ['exception-in-view', (quiz) => quiz.click('next')],
    'an exception in an update': ['exception-in-update', (quiz) => quiz.click('next')],
    'an exception on the way to another language': ['exception-in-view', (quiz) => quiz.setAttribute('lang', 'en')],
  };
  for (const [name, [fault, act]] of Object.entries(CRASHES)) {
    check(`${name} stops every widget with a word, and loses nothing`, async (tools) => {
      const { driver, quiz } = tools;
      const finished = attempts([vector('skills')]);
      await quiz.open(`faults.html?fault=${fault}&later&widgets=3`);
      await quiz.keep(finished);
      await quiz.click('start');
      await quiz.answerAll({ q01: 4, q02: 0 });
      await quiz.waitForQuestion('q03');
      await quiz.markByKeyboard(1);

      await driver.executeScript(() => (fault.on = true));
      await act(quiz);
      await quiz.until('it has failed', async () => (await quiz.screen()) === 'failed');
      const seen = await driver.executeScript(() =>
        [...document.querySelectorAll('leadership-quiz')].map(({ shadowRoot }) => ({
          screens: shadowRoot.querySelectorAll('[data-screen=failed]').length,
          text: shadowRoot.querySelector('[role=alert] p')?.textContent,
          buttons: shadowRoot.querySelectorAll('button').length,
        })),
      );
      assert.equal(seen.length, 3);
      for (const { screens, text, buttons } of seen) {
        assert.equal(screens, 1);
        assert.ok([fallback, TEXTS.en.fallback].some(({ crashed }) => crashed === text.replaceAll('\u00a0', ' ')), text);
        assert.equal(buttons, 1);
      }

      // Whatever is left of it must not enter the module: timers, listeners
      // on the window, attributes, an element that is moved.
      const entries = await driver.executeScript(() => fault.entries);
      await driver.executeScript((key) => {
        dispatchEvent(new StorageEvent('storage', { key }));
        for (const element of document.querySelectorAll('leadership-quiz')) {
          element.lang = 'en';
          element.setAttribute('storage', 'off');
          document.body.append(element);
        }
      }, STORAGE_KEY);
      await quiz.afterAnyPause();
      assert.equal(await driver.executeScript(() => fault.entries), entries, 'the module was entered again');
      assert.deepEqual(await reasons(quiz), ['crashed', 'crashed', 'crashed'], 'one event from each widget');
      await forgetErrors(tools);

      await quiz.open('plain.html');
      const { draft, attempts: kept } = await quiz.kept();
      assert.deepEqual(kept, finished);
      // The third answer may or may not have come in before it failed.
      const { q03, ...before } = draft.answers;
      assert.deepEqual(before, { q01: 4, q02: 0 });
      await quiz.click('resume');
      await quiz.waitForScreen('statement');
    });
  }
});
