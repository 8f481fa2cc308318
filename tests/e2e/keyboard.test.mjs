// Everything without a mouse, with the focus always in sight.
import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { results } from './support/screens.mjs';
import { inEachBrowser } from './support/suite.mjs';
import { TEXTS } from './support/texts.mjs';
import { vector } from './support/vectors.mjs';

const { answers } = vector('leadership');

inEachBrowser('By keyboard alone', (check) => {
  check('goes from the first screen through result, review, correction and history', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.takeQuiz(answers, { by: 'keyboard' });
    assert.equal((await quiz.result()).verdict, 'LEADERSHIP');
    assert.ok(await quiz.hasFocus('[part~=heading]'), 'the verdict does not have the focus');

    await quiz.pressByKeyboard('answers');
    await quiz.waitForScreen('answers');
    await quiz.tabTo('li:nth-child(14) button');
    await quiz.press(Key.ENTER);
    await quiz.waitForQuestion('q14');
    await quiz.markByKeyboard(3);
    await quiz.pressByKeyboard('next');
    await quiz.waitForScreen('answers');
    assert.equal((await quiz.kept()).attempts[0].answers.q14, 3);

    await quiz.pressByKeyboard('back');
    await quiz.waitForScreen('result');
    await quiz.pressByKeyboard('history');
    await quiz.waitForScreen('history');
    await quiz.tabTo('[data-attempt] [data-action=open]');
    await quiz.press(Key.ENTER);
    await quiz.waitForScreen('result');
  });

  check('can be tabbed through and left on every screen, with a ring around what has the focus', async ({ quiz, driver }) => {
    await quiz.open('plain.html');
    await quiz.keep(results());
    const walk = async (screen) => {
      const stops = await tabThrough(quiz, driver);
      assert.ok(stops.length > 1, `${screen}: ${stops}`);
      assert.deepEqual(stops.filter(({ ring }) => !ring), [], `${screen}: no ring`);
      assert.deepEqual(new Set(stops.map(({ stop }) => stop)).size, stops.length, `${screen}: a stop comes twice`);
    };
    const goOn = async (css, screen) => {
      await quiz.inRoot((root) => root.querySelector('[part~=heading]').focus());
      await quiz.tabTo(css);
      await quiz.press(Key.ENTER);
      await quiz.waitForScreen(screen);
      await walk(screen);
    };
    await walk('intro');
    await goOn('[data-action=history]', 'history');
    await goOn('[data-action=open]', 'result');
    await goOn('[data-action=answers]', 'answers');
    await goOn('[data-action=correct]', 'statement');
  });

  check('reaches the answers and the roles of a second attempt as well', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.pressByKeyboard('start');
    // By pointer: an answer the widget marks is another matter to Chromium than one the browser does.
    await quiz.answerAll(answers);
    await quiz.tap('staff');
    await quiz.waitForScreen('result');
    await quiz.pressByKeyboard('restart');
    for (const question of Object.keys(answers)) {
      await quiz.waitForQuestion(question);
      await quiz.press(Key.TAB);
      assert.ok(await quiz.hasFocus('input[type=radio]'), `${question}: Tab passes by the answers`);
      await quiz.press('3');
      await quiz.pressByKeyboard('next');
    }
    await quiz.waitForScreen('role');
    await quiz.press(Key.TAB);
    assert.ok(await quiz.hasFocus('input[type=radio]'), 'Tab passes by the roles');
  });

  check('digits mark an answer, take the focus with them and do not move on', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.pressByKeyboard('start');
    await quiz.waitForQuestion('q01');
    assert.ok((await quiz.describedBy('fieldset')).includes(TEXTS.pl.question.keys));
    // From the heading, and from one answer to another.
    for (const [digit, value] of [['4', '3'], ['1', '0'], ['5', '4'], ['0', 'unknown']]) {
      await quiz.press(digit);
      assert.equal(await quiz.marked(), value);
      assert.ok(await quiz.hasFocus(`input[value="${value}"]`), `${digit}: the focus stayed behind`);
    }
    await quiz.press('6');
    assert.equal(await quiz.marked(), 'unknown');
    await quiz.afterAnyPause();
    assert.equal(await quiz.question(), 'q01');
    // Outside of the question digits mean nothing.
    await quiz.tabTo('button[data-action=next]');
    await quiz.press('2');
    assert.equal(await quiz.marked(), 'unknown');
  });

  check('Next without an answer says so, ties it to the question and leaves the focus', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.pressByKeyboard('start');
    await quiz.waitForQuestion('q01');
    assert.equal(await quiz.attribute('fieldset', 'aria-invalid'), 'false');
    await quiz.pressByKeyboard('next');
    await quiz.until('the error is told', () => quiz.has('[role=alert] > *'));
    assert.ok(await quiz.hasFocus('[data-action=next]'), 'the focus was taken');
    assert.equal(await quiz.attribute('fieldset', 'aria-invalid'), 'true');
    assert.ok((await quiz.describedBy('fieldset')).includes(TEXTS.pl.question.choose));

    await quiz.tabBackTo('input[type=radio]');
    await quiz.press('3');
    assert.equal(await quiz.attribute('fieldset', 'aria-invalid'), 'false');
    assert.ok(!(await quiz.has('[role=alert] > *')), 'the error stayed');
  });

  check('Escape closes the question about deleting, and the focus is where it was', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.keep(results());
    await quiz.openHistory();
    const second = 'li:nth-child(2) [data-action=delete]';
    await quiz.tabTo(second);
    await quiz.press(Key.ENTER);
    await quiz.until('it asks', () => quiz.has('dialog[open]'));
    await quiz.until('the focus is in it', () => quiz.hasFocus('dialog *'));
    await quiz.press(Key.ESCAPE);
    await quiz.until('it is closed', async () => !(await quiz.has('dialog[open]')));
    await quiz.until('the focus is back', () => quiz.hasFocus(second));
    assert.equal((await quiz.listed()).length, results().length);

    // It can be asked again, and answered.
    await quiz.press(Key.ENTER);
    await quiz.until('it asks again', () => quiz.has('dialog[open]'));
    await quiz.pressByKeyboard('confirm');
    await quiz.until('one is gone', async () => (await quiz.listed()).length === results().length - 1);
    await quiz.until('the focus is in the widget', () => quiz.hasFocus('[part~=heading]'));
    assert.ok((await quiz.text('[role=status]')).includes(TEXTS.pl.history.deleted));
  });

  check('a notice that is put away does not take the focus with it', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.store('leadership-quiz:customer-leadership', '{');
    await quiz.reload();
    await quiz.tabTo('[data-action=dismiss]');
    await quiz.press(Key.ENTER);
    await quiz.until('it is gone', async () => !(await quiz.has('.notice')));
    await quiz.until('the focus is on the heading', () => quiz.hasFocus('[part~=heading]'));
  });

  check('the region for notices outlives the pages, so that what comes is announced', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.inRoot((root) => (root.querySelector('[role=status]').marked = true));
    await quiz.pressByKeyboard('start');
    await quiz.waitForQuestion('q01');
    assert.ok(await quiz.inRoot((root) => root.querySelector('[role=status]').marked));
  });

  check('the switch of the language keeps answers, errors and the focus', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.pressByKeyboard('start');
    await quiz.waitForQuestion('q01');
    await quiz.markByKeyboard(1);
    await quiz.tabBackTo('[data-action=language]');
    assert.equal(await quiz.attribute('[data-action=language]', 'lang'), 'en');
    await quiz.press(Key.ENTER);
    await quiz.until('it is English', async () => (await quiz.language()) === 'en');
    assert.equal(await quiz.question(), 'q01');
    assert.equal(await quiz.marked(), '1');
    assert.ok((await quiz.text()).includes(TEXTS.en.statements.q01));
    assert.ok(await quiz.hasFocus('[data-action=language]'), 'the focus was lost');
    assert.equal(await quiz.text('[data-action=language]'), 'Polski');

    // Another attribute does not undo the reader's choice, a new language does.
    await quiz.setAttribute('theme', 'dark');
    assert.equal(await quiz.language(), 'en');
    await quiz.setAttribute('lang', 'en');
    await quiz.setAttribute('lang', 'pl');
    await quiz.until('it is Polish again', async () => (await quiz.language()) === 'pl');
    assert.equal(await quiz.marked(), '1');
  });
});

/** Presses Tab from before the widget until it is left; tells each stop and whether a ring is seen. */
async function tabThrough(quiz, driver) {
  await driver.executeScript(() => {
    const quiz = document.querySelector('leadership-quiz');
    const [before] = ['before', 'after'].map((side) => {
      document.getElementById(side)?.remove();
      const button = Object.assign(document.createElement('button'), { id: side, textContent: '-' });
      quiz[side](button);
      return button;
    });
    before.focus();
  });
  const stops = [];
  for (;;) {
    await quiz.press(Key.TAB);
    const stop = await quiz.inRoot((root) => {
      const focused = root.activeElement;
      if (!focused) return null;
      const rings = [focused, focused.closest('label')].filter(Boolean).map((element) => getComputedStyle(element));
      const all = [...root.querySelectorAll('*')];
      return {
        stop: all.indexOf(focused),
        what: focused.dataset.action ?? focused.localName,
        ring: rings.some(({ outlineStyle, outlineWidth }) => outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2),
      };
    });
    if (!stop) return stops;
    stops.push(stop);
    assert.ok(stops.length < 80, `Tab does not leave the widget: ${JSON.stringify(stops.slice(-4))}`);
  }
}
