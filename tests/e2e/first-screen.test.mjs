// The first screen as the loader shows it, before there is a widget.
import assert from 'node:assert/strict';
import { resize } from './support/browsers.mjs';
import { inEachBrowser } from './support/suite.mjs';
import { STORAGE_KEY } from './support/quiz.mjs';
import { TEXTS } from './support/texts.mjs';

/** The module does not come before the test releases it. */
const slow = { held: /\.wasm/ };

const events = async (quiz) => (await quiz.recorded()).events.map(({ type }) => type.slice('leadership-quiz-'.length));

/** Opens a page and waits only for the loader. */
async function openEarly({ quiz, driver, site }, page) {
  await driver.get(`${site.origin}/pages/${page}`);
  await quiz.until('the first screen is there', async () => (await quiz.screen()) === 'intro');
  assert.ok(!(await quiz.isReady()));
}

/** What is drawn, and how much room it and each part of it takes. */
const drawn = (quiz) =>
  quiz.inRoot((root) => {
    const card = root.querySelector('.card');
    return [card, ...card.querySelectorAll('*')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const attributes = [...element.attributes].map(({ name, value }) => value && `${name}=${value}`);
      const box = [x, y, width, height].map(Math.round);
      const text = element.childElementCount ? '' : element.textContent;
      return [element.localName, attributes.filter(Boolean).sort(), box, text];
    });
  });

inEachBrowser('The first screen', (check) => {
  for (const [language, page] of [['pl', 'bare.html'], ['en', 'bare.html?en']]) {
    for (const width of [1000, 520]) {
      check(
        `is at once what the widget shows later: ${language}, ${width} px`,
        async (test) => {
          const { quiz, driver, site } = test;
          await resize(driver, { width });
          await openEarly(test, page);
          if (language === 'en') await quiz.setAttribute('lang', 'en');
          const before = await drawn(quiz);
          assert.ok(before.some((element) => element.at(-1) === TEXTS[language].intro.start));
          site.release();
          await quiz.waitForScreen('intro');
          assert.deepEqual(await drawn(quiz), before);
        },
        slow,
      );
    }
  }

  check(
    'remembers a tap on Start, and writes nothing until it can be honoured',
    async (test) => {
      const { quiz, site } = test;
      await openEarly(test, 'bare.html');
      await quiz.click('start');
      await quiz.until('it says that the quiz is coming', async () =>
        (await quiz.text('.actions')).includes(TEXTS.pl.fallback.loading),
      );
      assert.deepEqual(await quiz.storage(), {});
      assert.deepEqual(await events(quiz), []);
      site.release();
      await quiz.waitForQuestion('q01');
      assert.deepEqual(await events(quiz), ['ready', 'started']);
    },
    slow,
  );

  check(
    'does not call back a reader who pressed Start and moved on',
    async (test) => {
      const { quiz, driver, site } = test;
      await openEarly(test, 'bare.html');
      await quiz.click('start');
      await driver.executeScript(() => {
        const field = document.createElement('input');
        document.body.append(field);
        field.focus();
      });
      site.release();
      await quiz.waitForScreen('intro');
      await quiz.afterAnyPause();
      assert.equal(await quiz.screen(), 'intro');
      assert.deepEqual(await events(quiz), ['ready']);
      assert.equal(await driver.executeScript(() => document.activeElement.localName), 'input');
    },
    slow,
  );

  check(
    'is not replaced under a finger that is on it',
    async (test) => {
      const { quiz, driver, site } = test;
      await openEarly(test, 'bare.html');
      const origin = await quiz.inRoot((root) => root.querySelector('button[data-action=start]'));
      await driver.actions().move({ origin, duration: 0 }).press().perform();
      site.release();
      await quiz.afterAnyPause();
      assert.ok(!(await quiz.isReady()));
      await driver.actions().release().perform();
      await quiz.waitForQuestion('q01');
    },
    slow,
  );

  check(
    'leaves the focus on the way to try again',
    async (test) => {
      const { quiz, site } = test;
      await openEarly(test, 'bare.html');
      await quiz.pressByKeyboard('start');
      site.release();
      await quiz.waitForFailure();
      assert.ok(await quiz.hasFocus('[role=alert] button'));
      await quiz.errors();
      site.hold();
      await quiz.press('\uE007');
      await quiz.until('the first screen is back', async () => (await quiz.screen()) === 'intro');
      assert.ok(await quiz.hasFocus('[data-heading]'), 'the focus is lost');
      // Start, pressed before it failed, is honoured.
      site.release();
      await quiz.waitForQuestion('q01');
    },
    {
      ...slow,
      onRequest({ url }, response) {
        if (/\.wasm$/.test(url)) response.writeHead(404).end();
      },
    },
  );

  check(
    'keeps its language through a change of place, and its room through a change of width',
    async (test) => {
      const { quiz, driver, site } = test;
      await openEarly(test, 'bare.html');
      const height = () => driver.executeScript(() => document.querySelector('leadership-quiz').offsetHeight);
      await driver.executeScript(() => {
        document.body.lang = 'en';
        document.body.append(document.querySelector('leadership-quiz'));
      });
      assert.equal(await quiz.language(), 'en');
      await driver.executeScript(() => document.querySelector('leadership-quiz').append('…'));
      await resize(driver, { width: 520 });
      const before = await height();
      site.release();
      await quiz.waitForScreen('intro');
      assert.equal(await height(), before);
    },
    slow,
  );

  check(
    'keeps the focus where it was',
    async (test) => {
      const { quiz, site } = test;
      await openEarly(test, 'bare.html');
      await quiz.tabTo('button[data-action=start]');
      site.release();
      await quiz.waitForScreen('intro');
      assert.ok(await quiz.hasFocus('button[data-action=start]'));
      await quiz.press(' ');
      await quiz.waitForQuestion('q01');
    },
    slow,
  );

  check(
    'switches the language, and the widget keeps to it',
    async (test) => {
      const { quiz, site } = test;
      await openEarly(test, 'bare.html');
      await quiz.click('language');
      assert.equal(await quiz.language(), 'en');
      assert.ok((await quiz.text()).includes(TEXTS.en.intro.claim));
      site.release();
      await quiz.waitForScreen('intro');
      await quiz.until('it is English', async () => (await quiz.language()) === 'en');
      assert.ok((await quiz.text()).includes(TEXTS.en.intro.claim));
      await quiz.setAttribute('lang', 'pl');
      // The page asked for Polish before as well: the reader's choice stays.
      assert.equal(await quiz.language(), 'en');
    },
    slow,
  );

  check(
    'offers no Start to a reader who has something to go on with',
    async (test) => {
      const { quiz, site, driver } = test;
      await driver.get(`${site.origin}/pages/empty.html`);
      const draft = { id: '00000000000000aa', answers: { q01: 3 } };
      await quiz.store(STORAGE_KEY, JSON.stringify({ version: 1, draft, attempts: [] }));
      await openEarly(test, 'bare.html');
      assert.ok(!(await quiz.has('button[data-action=start]')));
      assert.ok((await quiz.text()).includes(TEXTS.pl.fallback.loading));
      site.release();
      await quiz.click('resume');
      await quiz.waitForQuestion('q02');
    },
    slow,
  );

  check(
    'says that nothing is kept where nothing is',
    async (test) => {
      await openEarly(test, 'storage-off.html');
      assert.ok((await test.quiz.text()).includes(TEXTS.pl.intro.terms_not_kept));
      test.site.release();
      await test.quiz.waitForScreen('intro');
    },
    slow,
  );

  check(
    'gives way to content the page adds, and comes back without it',
    async (test) => {
      const { quiz, driver, site } = test;
      await openEarly(test, 'bare.html');
      const height = () => driver.executeScript(() => document.querySelector('leadership-quiz').offsetHeight);
      const before = await height();
      await driver.executeScript(() => document.querySelector('leadership-quiz').append('…'));
      await quiz.until('it gives way', async () => !(await quiz.has('.card')));
      assert.equal(await height(), before);
      await driver.executeScript(() => document.querySelector('leadership-quiz').replaceChildren());
      await quiz.until('it is back', () => quiz.has('.card'));
      site.release();
      await quiz.waitForScreen('intro');
    },
    slow,
  );
});
