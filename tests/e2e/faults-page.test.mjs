// What the page around the widget, the browser and the reader may do to it.
import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { resize } from './support/browsers.mjs';
import { inEachBrowser } from './support/suite.mjs';
import { TEXTS } from './support/texts.mjs';
import { expected, vector } from './support/vectors.mjs';

const known = vector('leadership');

inEachBrowser('A page that meddles:', (check) => {
  check('with patched Array, Object, String, JSON and Promise the quiz works', async ({ driver, quiz }) => {
    await quiz.open('plain.html');
    // WebDriver itself does not survive on such a page: it is used from around it.
    const verdict = await driver.executeAsyncScript(async (answers, done) => {
      const frame = document.createElement('iframe');
      frame.src = 'faults.html?fault=patched-builtins';
      document.body.append(frame);
      const find = async (css) => {
        for (;;) {
          const found = frame.contentDocument?.querySelector('leadership-quiz')?.shadowRoot?.querySelector(css);
          if (found) return found;
          await new Promise((go) => setTimeout(go, 10));
        }
      };
      const click = async (css) => (await find(css)).click();
      await click('[data-action=start]');
      for (const [question, answer] of Object.entries(answers)) {
        await click(`[data-question=${question}] [value="${answer}"]`);
        await click('[data-action=next]');
      }
      await click('[data-screen=role] [data-action=next]');
      done((await find('[data-verdict]')).dataset.verdict);
    }, known.answers);
    assert.equal(verdict, known.verdict);
    assert.equal((await quiz.kept()).attempts.length, 1);
  });

  check('an element of that name defined by someone else is left alone', async ({ driver, quiz, site }) => {
    await driver.get(`${site.origin}/pages/faults.html?fault=element-taken`);
    await driver.executeAsyncScript((done) => import('../embed.js').then(done));
    const shadow = await driver.executeScript(() => document.querySelector('leadership-quiz').shadowRoot);
    assert.equal(shadow, null);
    assert.deepEqual((await quiz.recorded()).errors, []);
  });

  check('the content of the element taken away or changed in the middle does not matter', async ({ driver, quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    for (const html of ['', '<p>Nowa treść</p>']) {
      await driver.executeScript((html) => (document.querySelector('leadership-quiz').innerHTML = html), html);
      await quiz.answerByMouse(1);
    }
    assert.equal(await quiz.question(), 'q03');
  });

  check('the widget emptied by a script comes back when it is put on the page again', async ({ driver, quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.answerAll({ q01: 1, q02: 2 });
    await quiz.waitForQuestion('q03');
    await driver.executeScript(() => document.querySelector('leadership-quiz').shadowRoot.replaceChildren());
    // It cannot show anything now, but must not fail either.
    await quiz.setAttribute('lang', 'en');
    await driver.executeAsyncScript((done) => {
      const element = document.querySelector('leadership-quiz');
      element.remove();
      setTimeout(() => {
        document.body.append(element);
        done();
      });
    });
    assert.equal(await quiz.question(), 'q03');
    await quiz.answerByMouse(3);
    assert.deepEqual((await quiz.kept()).draft.answers, { q01: 1, q02: 2, q03: 3 });
  });

  check('a page that acts while the widget is being drawn waits its turn', async ({ driver, quiz }) => {
    await quiz.open('plain.html');
    // As a listener of the focus may, which leaves with what was there.
    const meddleOnce = () =>
      driver.executeScript(() => {
        const { replaceChildren } = Element.prototype;
        const element = document.querySelector('leadership-quiz');
        Element.prototype.replaceChildren = function (...children) {
          Element.prototype.replaceChildren = replaceChildren;
          this.replaceChildren(...children);
          element.lang = 'en';
          element.shadowRoot.querySelector('[data-action=language]').click();
          element.lang = 'pl';
          element.lang = 'en';
          element.setAttribute('article-href', 'https://example.org/');
        };
      });
    const isEnglish = (question) =>
      quiz.until('it is English', async () => (await quiz.text()).includes(TEXTS.en.statements[question]));

    // While a page gives way to another.
    await meddleOnce();
    await quiz.click('start');
    await isEnglish('q01');
    await quiz.setAttribute('lang', 'pl');
    // While a statement does, on the page they share.
    await meddleOnce();
    await quiz.answerByMouse(1);
    await isEnglish('q02');
    await quiz.answerByMouse(2);
    await isEnglish('q03');
    assert.deepEqual((await quiz.kept()).draft.answers, { q01: 1, q02: 2 });
  });

  check('a page translator in the middle of a question does not stop what comes', async ({ driver, quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    const answers = Object.entries(known.answers);
    for (const [question, answer] of answers) {
      await quiz.waitForQuestion(question);
      assert.ok((await quiz.text()).includes(TEXTS.pl.statements[question]), question);
      await translate(driver);
      await quiz.answerByMouse(answer);
    }
    await quiz.waitForScreen('role');
    await translate(driver);
    await quiz.click('next');
    await quiz.waitForScreen('result');
    assert.deepEqual(await quiz.result(), expected(known));
    await translate(driver);
    await quiz.click('answers');
    await quiz.waitForScreen('answers');
    assert.ok((await quiz.text()).includes(TEXTS.pl.statements.q14));
  });

  check('a translator between a mark and what is said of a missing one does no harm', async ({ driver, quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    await quiz.click('next');
    await quiz.until('it is said', async () => (await quiz.text()).includes(TEXTS.pl.question.choose));
    await translate(driver);
    await focusHeading(quiz);
    await quiz.markByKeyboard(2);
    await quiz.until('it is gone', async () => !(await quiz.text()).includes(TEXTS.pl.question.choose));
    await quiz.click('next');
    await quiz.waitForQuestion('q02');
  });

  check('Enter pressed again and again skips nothing', async ({ quiz }) => {
    const enters = Array(15).fill(Key.ENTER);
    await quiz.open('plain.html');
    await quiz.tabTo('button[data-action=start]');
    await quiz.press(...enters);
    assert.equal(await quiz.question(), 'q01');
    await quiz.markByKeyboard(2);
    await quiz.tabTo('button[data-action=next]');
    await quiz.press(...enters);
    assert.equal(await quiz.question(), 'q02');
    assert.deepEqual((await quiz.kept()).draft.answers, { q01: 2 });
  });

  check('buttons clicked twice act once', async ({ driver, quiz }) => {
    await quiz.open('plain.html');
    // The second click may fall beside what is there then, and take the focus.
    const comesTo = (question) =>
      quiz.until(`the question is ${question}`, async () => (await quiz.question()) === question);
    await doubleClick(driver, quiz, 'start');
    await comesTo('q01');
    assert.equal((await quiz.recorded()).events.filter(({ type }) => type.endsWith('started')).length, 1);
    await focusHeading(quiz);
    await quiz.markByKeyboard(2);
    await doubleClick(driver, quiz, 'next');
    await comesTo('q02');
    await doubleClick(driver, quiz, 'back');
    await quiz.until('it went back', async () => (await quiz.question()) !== 'q02');
    assert.ok(['q01', undefined, null].includes(await quiz.question()));
    assert.deepEqual((await quiz.kept()).draft.answers, { q01: 2 });
  });

  check('200 resizes and a device turned round lose neither the question nor the mark', async ({ driver, quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.answerAll({ q01: 1 });
    await quiz.waitForQuestion('q02');
    await quiz.markByKeyboard(3);
    for (const [width, height] of [[500, 900], [900, 500], [500, 900]]) {
      await resize(driver, { width, height });
      assert.ok(await driver.executeScript(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`);
    }
    await driver.executeAsyncScript(async (done) => {
      for (let count = 0; count < 200; count++) {
        document.body.style.width = `${280 + ((count * 97) % 620)}px`;
        await new Promise(requestAnimationFrame);
      }
      document.body.style.width = '';
      done();
    });
    assert.equal(await quiz.question(), 'q02');
    assert.equal(await quiz.marked(), '3');
    assert.ok(await quiz.hasFocus('input[value="3"]'));
    await quiz.click('next');
    await quiz.waitForQuestion('q03');
  });

  check('on a CPU six times slower no tap is lost or counted twice', async ({ driver, quiz, browser }) => {
    // The other browsers cannot be slowed down from here.
    if (browser !== 'chromium') return;
    await quiz.open('plain.html');
    await driver.sendDevToolsCommand('Emulation.setCPUThrottlingRate', { rate: 6 });
    try {
      await quiz.takeQuiz(known.answers);
      assert.deepEqual(await quiz.result(), expected(known));
    } finally {
      await driver.sendDevToolsCommand('Emulation.setCPUThrottlingRate', { rate: 1 });
    }
  });
});

/** Replaces every text of the widget, as page translators do. */
function translate(driver) {
  return driver.executeScript(() => {
    const { shadowRoot } = document.querySelector('leadership-quiz');
    const walker = document.createTreeWalker(shadowRoot, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (!text.data.trim()) continue;
      const outer = document.createElement('font');
      outer.append(document.createElement('font'));
      outer.firstChild.append(`${text.data} (translated)`);
      text.replaceWith(outer);
    }
  });
}

/** From here Tab reaches the answers before it leaves the page for the browser. */
function focusHeading(quiz) {
  return quiz.inRoot((root) => root.querySelector('[data-heading]').focus());
}

async function doubleClick(driver, quiz, action) {
  const button = await quiz.inRoot(
    (root, action) => root.querySelector(`button[data-action="${action}"]`),
    action,
  );
  await driver.actions().doubleClick(button).perform();
}
