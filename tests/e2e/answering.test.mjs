// How one statement is answered.
import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { Pointer } from 'selenium-webdriver/lib/input.js';
import { inEachBrowser } from './support/suite.mjs';
import { STORAGE_KEY } from './support/quiz.mjs';
import { TEXTS } from './support/texts.mjs';
import { vector } from './support/vectors.mjs';

const { answers } = vector('leadership');
/** The first answers, up to and with question number `count`. */
const first = (count) => Object.fromEntries(Object.entries(answers).slice(0, count));

inEachBrowser('Answering', (check) => {
  check('starts with nothing preselected, six answers, and tells where the reader is', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.waitForQuestion('q01');

    assert.equal(await quiz.screen(), 'statement');
    assert.equal(await quiz.marked(), null);
    assert.deepEqual(await quiz.values(), ['0', '1', '2', '3', '4', 'unknown']);
    assert.match(await quiz.text(), /Zdanie 1 z 14/);
  });

  check('by arrow keys marks answers but never moves on', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    await quiz.tabTo('input[type=radio]');

    for (const value of ['1', '2', '3', '4', 'unknown']) {
      await quiz.press(Key.ARROW_DOWN);
      assert.equal(await quiz.marked(), value);
    }
    await quiz.press(Key.ARROW_UP, Key.SPACE);
    await quiz.afterAnyPause();
    assert.equal(await quiz.question(), 'q01');
    assert.equal(await quiz.marked(), '4');
  });

  check('by Space marks an answer but does not move on', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    await quiz.markByKeyboard(0);
    await quiz.afterAnyPause();
    assert.equal(await quiz.question(), 'q01');
    assert.equal(await quiz.marked(), '0');
  });

  check('by a tap moves on, with the focus on the new question', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    await quiz.tap(3);
    await quiz.waitForQuestion('q02');

    assert.equal(await quiz.marked(), null);
    assert.ok(await quiz.hasFocus('[part~=heading]'), 'the focus is not on the heading');
  });

  check('by a click without a press, as assistive technology may send it, moves on as well', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    for (const question of ['q01', 'q02']) {
      await quiz.waitForQuestion(question);
      await quiz.inRoot((root) => {
        const init = { pointerType: 'mouse', detail: 1, bubbles: true, cancelable: true, composed: true };
        root.querySelector('.option').dispatchEvent(new PointerEvent('click', init));
      });
    }
    await quiz.waitForQuestion('q03');
    assert.deepEqual((await quiz.kept()).draft.answers, { q01: 0, q02: 0 });
  });

  check('is asked for when Next is pressed without it, and the question stays', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    const { choose } = TEXTS.pl.question;
    assert.ok(!(await quiz.text()).includes(choose));
    await quiz.click('next');

    await quiz.until('the error is told', async () => (await quiz.text()).includes(choose));
    assert.equal(await quiz.question(), 'q01');
    await quiz.tap('unknown');
    await quiz.waitForQuestion('q02');
  });

  check('stay in place for the next statement, with none of them marked', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    await quiz.inRoot((root) => root.querySelectorAll('.option').forEach((option) => (option.stays = true)));
    await quiz.tap(2);
    await quiz.waitForQuestion('q02');
    const stayed = await quiz.inRoot((root) => [...root.querySelectorAll('.option')].every(({ stays }) => stays));
    assert.ok(stayed);
    assert.equal(await quiz.marked(), null);
    await quiz.tap(4);
    await quiz.waitForQuestion('q03');
    assert.deepEqual((await quiz.kept()).draft.answers, { q01: 2, q02: 4 });
  });

  for (const [type, target] of [
    [Pointer.Type.MOUSE, 'label:nth-of-type(4)'],
    [Pointer.Type.TOUCH, 'label:nth-of-type(4)'],
    [Pointer.Type.MOUSE, '[data-action=next]'],
    [Pointer.Type.MOUSE, '[data-action=back]'],
  ]) {
    check(`is untouched by a press that began on the statement before: ${type} on ${target}`, async ({ driver, quiz }) => {
      await quiz.open('plain.html');
      await quiz.click('start');
      await quiz.waitForQuestion('q01');
      // The pause after a tap may end during a press, or the keyboard may be used.
      const origin = await quiz.inRoot((root, target) => {
        const moveOn = () => {
          root.querySelector('input[value="1"]').click();
          root.querySelector('[data-action=next]').click();
        };
        root.addEventListener('pointerdown', () => setTimeout(moveOn), { once: true });
        return root.querySelector(target);
      }, target);
      const pointer = new Pointer(type, type);
      const over = pointer.move({ origin, duration: 0 });
      const held = { type: 'pause', duration: 300 };
      await driver.actions().insert(pointer, over, pointer.press(), held, pointer.release()).perform();
      await quiz.afterAnyPause();
      assert.equal(await quiz.question(), 'q02');
      assert.equal(await quiz.marked(), null);
      assert.equal(await quiz.attribute('fieldset', 'aria-invalid'), 'false');
      // And the next press counts.
      await quiz.tap(3);
      await quiz.waitForQuestion('q03');
      await quiz.click('back');
      await quiz.waitForQuestion('q02');
      assert.deepEqual((await quiz.kept()).draft.answers, { q01: 1, q02: 3 });
    });
  }

  check('can be gone back to, and what was answered is still marked', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.answerAll(first(3));
    await quiz.waitForQuestion('q04');

    for (const question of ['q03', 'q02', 'q01']) {
      await quiz.click('back');
      await quiz.waitForQuestion(question);
      assert.equal(await quiz.marked(), `${answers[question]}`);
    }
    // An answer that stands is confirmed by a tap on it, too.
    await quiz.tap(answers.q01);
    await quiz.waitForQuestion('q02');
    await quiz.click('next');
    await quiz.waitForQuestion('q03');
  });

  check('after Back during the pause of a tap stays where the reader went', async ({ driver, quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.answerAll(first(1));
    await quiz.waitForQuestion('q02');
    // The pause ends when the test says so.
    await driver.executeScript(() => {
      window.waiting = [];
      const { setTimeout } = window;
      window.setTimeout = (task, time) => (time === 250 ? window.waiting.push(task) : setTimeout(task, time));
    });
    await quiz.tap(2);
    await quiz.until('it pauses', () => driver.executeScript(() => window.waiting.length > 0));
    await quiz.click('back');
    await quiz.waitForQuestion('q01');
    await driver.executeScript(() => window.waiting.forEach((task) => task()));
    assert.equal(await quiz.question(), 'q01');
    assert.deepEqual(Object.keys((await quiz.kept()).draft.answers), ['q01', 'q02']);
  });

  for (const gap of [0, 120, 300]) {
    check(`by a double click ${gap} ms apart answers one question only`, async ({ quiz, driver }) => {
      let counts;
      // On a busy machine the browser may see two clicks, which are two answers.
      for (let tries = 0; tries < 10 && !counts?.includes(2); tries++) {
        await quiz.open('plain.html');
        await driver.executeScript(() => localStorage.clear());
        await quiz.reload();
        await driver.executeScript(() => {
          window.counts = [];
          addEventListener('click', ({ detail }) => window.counts.push(detail), { capture: true });
        });
        await quiz.click('start');
        await quiz.waitForQuestion('q01');
        await quiz.doubleTap(2, gap);
        await quiz.afterAnyPause();
        counts = await driver.executeScript(() => window.counts);
      }

      assert.equal(await quiz.question(), 'q02');
      assert.equal(await quiz.marked(), null);
      assert.deepEqual((await quiz.kept()).draft.answers, { q01: 2 });
    });
  }

  check('the role is optional and does not change the verdict', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.answerAll(answers);
    assert.deepEqual(await quiz.values(), ['top', 'manager', 'staff', 'outside', 'undisclosed']);
    assert.equal(await quiz.marked(), null);
    await quiz.tap('staff');
    await quiz.waitForScreen('result');

    const { verdict, clarity } = await quiz.result();
    assert.equal(verdict, 'LEADERSHIP');
    // The role caps how clear the pattern is called, nothing else.
    assert.equal(clarity, vector('leadership').clarity.staff);
    const text = await quiz.text();
    assert.ok(text.includes(TEXTS.pl.role_notes.staff), text);
    assert.equal(JSON.parse((await quiz.storage())[STORAGE_KEY]).attempts[0].role, 'staff');
  });
});
