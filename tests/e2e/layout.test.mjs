// Small windows, large text, and what readers ask their systems for.
import assert from 'node:assert/strict';
import { resize } from './support/browsers.mjs';
import { Quiz } from './support/quiz.mjs';
import { results, visitScreens } from './support/screens.mjs';
import { inEachBrowser } from './support/suite.mjs';
import { vector } from './support/vectors.mjs';

/** WCAG 2.2, 1.4.12. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;
/** As on a small phone whose reader has set the text to 200%. */
const LARGE = '.card { font-size: 32px; }';

inEachBrowser('In a window of 320 px, as at a zoom of 400%,', (check) => {
  check('every screen fits, and targets are large enough', async ({ driver, site }) => {
    const quiz = inFrame(driver, site);
    await visitScreens(quiz, 'narrow.html', async (screen) => {
      assert.deepEqual(await sticksOut(quiz), [], `${screen}: sticks out`);
      assert.deepEqual(await smallTargets(quiz), [], `${screen}: small targets`);
    });
  });

  for (const [what, css] of Object.entries({ 'the spacing of text': SPACING, 'a text size': LARGE })) {
    check(`every screen bears ${what} that readers may set`, async ({ driver, site }) => {
      const quiz = inFrame(driver, site);
      await visitScreens(quiz, 'narrow.html', async (screen) => {
        await quiz.inRoot((root, css) => {
          const sheet = new root.ownerDocument.defaultView.CSSStyleSheet();
          sheet.replaceSync(css);
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
        }, css);
        assert.deepEqual(await sticksOut(quiz), [], `${screen}: sticks out`);
        assert.deepEqual(await clipped(quiz), [], `${screen}: clipped`);
      });
    });
  }
});

inEachBrowser('The layout', (check) => {
  check('brings the next question into sight after every answer, and does not jump when it is', async ({ quiz, driver }) => {
    await resize(driver, { width: 500, height: 600 });
    await quiz.open('plain.html');
    await driver.executeScript(() => {
      document.querySelector('leadership-quiz').style.marginBlock = '1500px';
    });
    await quiz.click('start');
    for (const [question, answer] of Object.entries(vector('leadership').answers)) {
      await quiz.waitForQuestion(question);
      const before = await position(quiz);
      assert.ok(before.top >= 0 && before.bottom <= before.height, `${question}: ${JSON.stringify(before)}`);
      await quiz.tap(answer);
      await quiz.until('it moves on', async () => (await quiz.question()) !== question);
    }
    await quiz.waitForScreen('role');
    await quiz.click('next');
    await quiz.waitForScreen('result');
    // From the very end of a long page to the top of a short one.
    await quiz.click('restart');
    await quiz.waitForQuestion('q01');
    const after = await position(quiz);
    assert.ok(after.top >= 0 && after.bottom <= after.height, JSON.stringify(after));

    await quiz.inRoot((root) => root.querySelector('[part~=heading]').scrollIntoView({ block: 'start' }));
    const { scroll } = await position(quiz);
    await quiz.inRoot((root) => root.querySelector('input').click());
    await quiz.inRoot((root) => root.querySelector('[data-action=next]').click());
    await quiz.waitForQuestion('q02');
    assert.equal((await position(quiz)).scroll, scroll, 'the page jumped');
  });

  check('is the same on a page that is written from right to left', async ({ quiz }) => {
    const places = async (page) => {
      await quiz.open(page);
      await quiz.keep([]);
      await quiz.click('start');
      await quiz.waitForQuestion('q01');
      await quiz.click('next');
      await quiz.until('the error is told', () => quiz.has('[role=alert] > *'));
      return quiz.inRoot((root) => {
        root.getAnimations().forEach((animation) => animation.finish());
        const card = root.querySelector('.card').getBoundingClientRect();
        return [...root.querySelectorAll('.card *')].map((element) => {
          const { left, width } = element.getBoundingClientRect();
          return `${element.localName} ${Math.round(left - card.left)} ${Math.round(width)}`;
        });
      });
    };
    const usual = await places('plain.html');
    assert.deepEqual(await places('rtl.html'), usual);
  });
});

inEachBrowser('What readers ask their systems for', (check) => {
  // Only Chromium lets a test ask in the system's place.
  const asking = (driver, name, value) =>
    driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features: value ? [{ name, value }] : [] });
  const only = (body) => async (tools, test) => {
    if (tools.browser !== 'chromium') return test.skip('only Chromium lets a test ask');
    try {
      await body(tools);
    } finally {
      await asking(tools.driver);
    }
  };
  const moving = (quiz) =>
    quiz.inRoot((root) => {
      root.querySelector('.primary').click();
      return root.getAnimations().length;
    });

  check('a new page moves in, but not where less motion is wanted', only(async ({ quiz, driver }) => {
    await quiz.open('plain.html');
    assert.ok((await moving(quiz)) > 0, 'nothing moved');
    await asking(driver, 'prefers-reduced-motion', 'reduce');
    await quiz.reload();
    assert.equal(await moving(quiz), 0);
  }));

  check('more contrast makes what is muted as strong as the rest', only(async ({ quiz, driver }) => {
    const colours = () =>
      quiz.inRoot((root) => [root.querySelector('.terms'), root.querySelector('.card')].map((e) => getComputedStyle(e).color));
    await quiz.open('plain.html');
    const [muted, text] = await colours();
    assert.notEqual(muted, text);
    await asking(driver, 'prefers-contrast', 'more');
    assert.deepEqual(await colours(), [text, text]);
  }));

  check('forced colours leave the focus, the answer and the chart in sight', only(async ({ quiz, driver }) => {
    await quiz.open('plain.html');
    await quiz.keep(results());
    await asking(driver, 'forced-colors', 'active');
    await quiz.pressByKeyboard('start');
    await quiz.waitForQuestion('q01');
    await quiz.markByKeyboard(2);
    const ring = await quiz.inRoot((root) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(root.querySelector('.option:has(:focus-visible)'));
      return [outlineStyle, outlineWidth];
    });
    assert.deepEqual(ring, ['solid', '4px']);
    const [marked, other] = await quiz.inRoot((root) =>
      [':checked', ':not(:checked)'].map((state) => getComputedStyle(root.querySelector(`.option ${state}`)).borderWidth),
    );
    assert.notEqual(marked, other, 'a marked answer looks like the others');

    await quiz.reload();
    await quiz.openHistory();
    const columns = await quiz.inRoot((root) => {
      const canvas = getComputedStyle(root.querySelector('.card')).backgroundColor;
      return [...root.querySelectorAll('.profile span')].map((column) => getComputedStyle(column).backgroundColor !== canvas);
    });
    assert.ok(columns.length > 0 && columns.every(Boolean), `${columns}`);
    await quiz.openAttempt(results()[0].id);
    const marks = await quiz.inRoot((root) => {
      const canvas = getComputedStyle(root.querySelector('.card')).backgroundColor;
      return [...root.querySelectorAll('[data-band=high] .track')].flatMap((track) => [
        getComputedStyle(track.querySelector('.bar')).backgroundColor !== canvas,
        getComputedStyle(track, '::after').backgroundColor !== canvas,
      ]);
    });
    assert.ok(marks.length > 0 && marks.every(Boolean), `${marks}`);
  }));
});

/** The quiz in the frame of narrow.html. */
const inFrame = (driver, site) => new Quiz(driver, site.origin, 'leadership-quiz', 0);

/** What reaches beyond the widget or makes the page wider than its window. */
function sticksOut(quiz) {
  return quiz.inRoot((root) => {
    root.getAnimations().forEach((animation) => animation.finish());
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`page: ${scrollWidth} of ${clientWidth}`] : [];
    for (const element of root.querySelectorAll('.card *')) {
      const { left, right, width } = element.getBoundingClientRect();
      if (width && (left < -0.5 || right > clientWidth + 0.5)) {
        found.push(`${element.localName}.${element.className}: ${left}–${right} of ${clientWidth}`);
      }
    }
    return found;
  });
}

/** Answers and buttons under 44 px, and anything else to press under 24 px (2.5.8). */
function smallTargets(quiz) {
  return quiz.inRoot((root) => {
    const found = [];
    for (const element of root.querySelectorAll('label, .button, button, a, summary, input')) {
      if (!element.checkVisibility() || element.closest('label') !== (element.localName === 'label' ? element : null)) continue;
      const { width, height } = element.getBoundingClientRect();
      const least = element.matches('.option, .button') ? 44 : 24;
      if (width < least - 0.5 || height < least - 0.5) {
        found.push(`${element.localName}.${element.className}: ${width} × ${height}`);
      }
    }
    return found;
  });
}

/** What hides part of its own text. */
function clipped(quiz) {
  return quiz.inRoot((root) =>
    [...root.querySelectorAll('.card *')]
      // Text fields and dialogs scroll what does not fit.
      .filter(({ localName }) => !['progress', 'input', 'textarea', 'dialog'].includes(localName))
      .filter((element) => {
        const { overflow, display } = getComputedStyle(element);
        const hides = overflow !== 'visible' && display !== 'inline';
        const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
        return hides && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1);
      })
      .map((element) => `${element.localName}.${element.className}`),
  );
}

function position(quiz) {
  return quiz.inRoot((root) => {
    const { top, bottom } = root.querySelector('[part~=heading]').getBoundingClientRect();
    return { top, bottom, height: innerHeight, scroll: scrollY };
  });
}
