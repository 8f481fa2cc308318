// The page's styles do not reach the widget, but for what is documented.
import assert from 'node:assert/strict';
import { Quiz } from './support/quiz.mjs';
import { resize } from './support/browsers.mjs';
import { inEachBrowser } from './support/suite.mjs';
import { attempts, vector } from './support/vectors.mjs';

const known = vector('process');

/** Where everything in the card is and how it looks, element by element. */
const appearance = (quiz) =>
  quiz.inRoot((root) => {
    const card = root.querySelector('[part~=card]');
    const origin = card.getBoundingClientRect();
    return [card, ...card.querySelectorAll('*')].map((element) => {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const looks = {};
      for (const name of [
        'accentColor', 'appearance', 'backgroundColor', 'borderTopColor', 'borderTopStyle', 'borderTopWidth', 'color',
        'cursor', 'direction', 'display', 'fontSize', 'fontStyle', 'fontVariantCaps', 'fontWeight', 'letterSpacing',
        'lineHeight', 'listStyleType', 'opacity', 'position', 'textAlign', 'textIndent', 'textShadow', 'textTransform',
        'transitionDuration', 'visibility', 'whiteSpace', 'wordSpacing',
      ]) {
        looks[name] = style[name];
      }
      return {
        what: `${element.localName}.${element.className}`,
        // What is not displayed has no place.
        box: element.getClientRects().length === 0 ? [] : [box.x - origin.x, box.y - origin.y, box.width, box.height],
        looks,
      };
    });
  });

const still = (quiz) =>
  quiz.until('nothing moves', () =>
    quiz.inRoot((root) => {
      const card = root.querySelector('[part~=card]');
      return card !== null && card.getAnimations({ subtree: true }).length === 0;
    }),
  );

/** The first screen, a question and a result, as shown on a page. */
async function appearances(quiz, page) {
  const [attempt] = attempts([known]);
  await quiz.open(page);
  await quiz.keep([attempt]);
  const seen = {};
  const look = async (screen) => {
    await still(quiz);
    seen[screen] = await appearance(quiz);
  };
  await look('intro');
  await quiz.openHistory();
  await look('history');
  await quiz.openAttempt(attempt.id);
  await look('result');
  await quiz.reload();
  await quiz.click('start');
  await quiz.waitForQuestion('q01');
  await look('statement');
  return seen;
}

function assertAlike(actual, expected, screen) {
  assert.deepEqual(actual.map(({ what }) => what), expected.map(({ what }) => what), screen);
  for (const [index, { what, box, looks }] of actual.entries()) {
    const where = `${what} on screen ${screen}`;
    assert.deepEqual(looks, expected[index].looks, where);
    for (const [side, length] of box.entries()) {
      const other = expected[index].box[side];
      assert.ok(Math.abs(length - other) <= 1, `${where}: ${box} instead of ${expected[index].box}`);
    }
  }
}

inEachBrowser("The page's styles", (check) => {
  let plain;
  for (const page of ['hostile-unset', 'hostile-quirks', 'framework']) {
    check(`change nothing in the widget: ${page}`, async ({ quiz, site }) => {
      plain ??= await appearances(quiz, 'plain.html');
      await quiz.errors();
      const seen = await appearances(quiz, `${page}.html`);
      for (const [screen, expected] of Object.entries(plain)) assertAlike(seen[screen], expected, screen);
    });
  }

  check('do not overrule its theme, nor that it is hidden', async ({ quiz, driver }) => {
    await quiz.open('hostile-unset.html');
    await quiz.setAttribute('theme', 'dark');
    assert.ok(await quiz.isDark());
    await quiz.setAttribute('theme', 'light');
    assert.ok(!(await quiz.isDark()));
    await quiz.setAttribute('hidden', '');
    assert.equal(await driver.executeScript(() => document.querySelector('leadership-quiz').getClientRects().length), 0);
  });

  check('give it a width everywhere', async ({ driver, site }) => {
    await driver.get(`${site.origin}/pages/narrow-places.html`);
    for (const id of ['flex', 'grid', 'float']) {
      const quiz = new Quiz(driver, site.origin, `#${id}`);
      await driver.executeScript((id) => document.getElementById(id).scrollIntoView(), id);
      await quiz.waitForScreen('intro');
      const [card, page] = await quiz.inRoot((root) => [
        root.querySelector('[part~=card]').offsetWidth,
        document.documentElement.scrollWidth - innerWidth,
      ]);
      assert.ok(card >= 270, `${id}: ${card} px wide`);
      assert.ok(page <= 0, `${id}: the page is ${page} px too wide`);
    }
  });

  check('restyle it through its font, properties and parts', async ({ quiz }) => {
    await quiz.open('restyled.html');
    const style = (css, ...names) =>
      quiz.inRoot(
        (root, css, names) => names.map((name) => getComputedStyle(root.querySelector(css))[name]),
        css,
        names,
      );
    assert.deepEqual(
      await style('[part~=card]', 'backgroundColor', 'borderTopColor', 'borderTopLeftRadius', 'color', 'width'),
      ['rgb(250, 245, 255)', 'rgb(200, 180, 200)', '3px', 'rgb(40, 0, 40)', '500px'],
    );
    assert.match((await style('[part~=card]', 'fontFamily'))[0], /Liberation Mono/);
    assert.match((await style('[part~=card]', 'boxShadow'))[0], /rgb\(1, 2, 3\)/);
    assert.deepEqual(await style('[part~=primary]', 'backgroundColor', 'color', 'textTransform', 'letterSpacing'), [
      'rgb(120, 0, 90)',
      'rgb(255, 250, 205)',
      'uppercase',
      '1px',
    ]);
    assert.deepEqual(await style('[part~=heading]', 'letterSpacing'), ['2px']);
    assert.match((await style('[part~=heading]', 'fontFamily'))[0], /Liberation Mono/);

    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    assert.deepEqual(await style('[part~=statement]', 'fontStyle'), ['italic']);
    assert.deepEqual(await style('[part~=option]', 'borderTopWidth'), ['3px']);
  });
});

inEachBrowser('The place on the page', (check) => {
  // A wide window, and one as on a phone.
  for (const width of [1000, 520]) {
    check(`does not change when the quiz arrives in ${width} px`, async ({ quiz, driver, site }) => {
      await resize(driver, { width });
      await driver.get(`${site.origin}/pages/empty.html`);
      const before = await driver.executeScript(() => {
        // The default font of the engines differs in width.
        document.body.style.fontFamily = 'Liberation Sans, sans-serif';
        const quiz = document.createElement('leadership-quiz');
        quiz.textContent = '…';
        document.querySelector('main').append(quiz);
        // The room it takes before anything of it is loaded.
        return quiz.offsetHeight;
      });
      await quiz.waitForScreen('intro');
      const after = await driver.executeScript(() => document.querySelector('leadership-quiz').offsetHeight);
      assert.ok(Math.abs(after - before) <= 1, `${before} px became ${after} px`);
    });
  }

  check('is never empty when the next question comes', async ({ quiz, driver }) => {
    await resize(driver, { width: 520, height: 560 });
    await quiz.open('plain.html');
    await quiz.click('start');
    for (const [question, answer] of Object.entries(known.answers)) {
      await quiz.waitForQuestion(question);
      // The reader sees the last answers, at the foot of the window.
      await quiz.inRoot((root) => root.querySelector('[part~=card]').scrollIntoView({ block: 'end', behavior: 'instant' }));
      await quiz.answerByMouse(answer);
      const next = Object.keys(known.answers)[Object.keys(known.answers).indexOf(question) + 1];
      await (next ? quiz.waitForQuestion(next) : quiz.waitForScreen('role'));
      const [top, bottom] = await quiz.inRoot((root) => {
        const box = root.querySelector('legend').getBoundingClientRect();
        return [box.top, innerHeight - box.top];
      });
      assert.ok(top >= -2 && bottom > 40, `after ${question} the statement is at ${top}, ${bottom} px from the foot`);
      if (question === 'q03') break;
    }
  });
});
