// Contrast of the colours the browser computed, as WCAG 2.2 counts it: 4.5:1
// for text, 3:1 for controls, marks of the chart and the focus ring.
import assert from 'node:assert/strict';
import { visitScreens } from './support/screens.mjs';
import { inEachBrowser } from './support/suite.mjs';

/** Accents pages have chosen or might choose; the first is the widget's own. */
const ACCENTS = ['', '#ffe9a8', '#ffff00', '#ffffff', '#000000', '#101a3a', '#777777', '#ff00ff', '#00e5ff', '#1a1aff'];

const setAccent = (driver, accent) =>
  driver.executeScript(
    (accent) => document.querySelector('leadership-quiz').style.setProperty('--lq-accent', accent),
    accent,
  );

inEachBrowser('Contrast', (check) => {
  check('suffices on every screen with the colours of the widget', async ({ quiz }) => {
    await visitScreens(quiz, 'plain.html', async (screen) => {
      for (const theme of ['light', 'dark']) {
        await quiz.setAttribute('theme', theme);
        assert.deepEqual(await faint(quiz), [], `${screen}, ${theme}`);
      }
    });
  });

  check('suffices with any accent, without a colour for text on it', async ({ quiz, driver }) => {
    const screens = new Set(['statement-answered', 'result-leadership', 'history']);
    await visitScreens(quiz, 'plain.html', async (screen) => {
      if (!screens.has(screen)) return;
      for (const theme of ['light', 'dark']) {
        await quiz.setAttribute('theme', theme);
        for (const accent of ACCENTS) {
          await setAccent(driver, accent);
          assert.deepEqual(await faint(quiz), [], `${screen}, ${theme}, accent ${accent || 'of the widget'}`);
        }
      }
    });
  });

  check(
    'suffices with any accent before the quiz is ready, and where it cannot be',
    async ({ quiz, driver, site }) => {
      await driver.get(`${site.origin}/pages/bare.html`);
      await quiz.until('the first screen is there', async () => (await quiz.screen()) === 'intro');
      const look = async (screen) => {
        for (const theme of ['light', 'dark']) {
          await quiz.setAttribute('theme', theme);
          for (const accent of ACCENTS) {
            await setAccent(driver, accent);
            assert.equal(await quiz.screen(), screen);
            assert.deepEqual(await faint(quiz), [], `${screen}, ${theme}, accent ${accent || 'of the widget'}`);
          }
        }
      };
      await look('intro');
      site.release();
      await quiz.waitForFailure();
      await look('failed');
      await quiz.errors();
    },
    {
      held: /\.wasm/,
      onRequest({ url }, response) {
        if (url.includes('.wasm')) response.writeHead(404).end();
      },
    },
  );

  check('keeps an accent as it is where it can be read', async ({ quiz, driver }) => {
    await quiz.open('plain.html');
    for (const [theme, accent] of [['light', 'rgb(122, 28, 80)'], ['dark', 'rgb(255, 204, 102)']]) {
      await quiz.setAttribute('theme', theme);
      await setAccent(driver, accent);
      const colours = await quiz.inRoot((root) => {
        const button = root.querySelector('.primary');
        root.getAnimations().forEach((animation) => animation.finish());
        const { backgroundColor, borderTopColor } = getComputedStyle(button);
        const canvas = new OffscreenCanvas(1, 1).getContext('2d');
        return [backgroundColor, borderTopColor].map((colour) => {
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          return `rgb(${[...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).join(', ')})`;
        });
      });
      assert.deepEqual(colours, [accent, accent], theme);
    }
  });
});

/** What is too faint on screen: where, and the ratio that is missed. */
function faint(quiz) {
  return quiz.inRoot((root) => {
    root.getAnimations().forEach((animation) => animation.finish());
    // A canvas knows every way to write a colour.
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const parse = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      return { rgb: [r, g, b], alpha: a / 255 };
    };
    const over = ({ rgb, alpha }, ground) => rgb.map((value, i) => value * alpha + ground[i] * (1 - alpha));
    const luminance = (rgb) => {
      const [r, g, b] = rgb.map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (one, other) => {
      const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    const ground = (element) => {
      if (!element) return parse('white').rgb;
      const parent = element.parentElement ?? element.getRootNode().host;
      return over(parse(getComputedStyle(element).backgroundColor), ground(parent));
    };

    const found = [];
    const demand = (least, what, element, colour, behind) => {
      const reached = ratio(over(parse(colour), behind), behind);
      if (reached < least) found.push(`${what} ${element.className || element.localName}: ${reached.toFixed(2)}:1`);
    };
    const seen = [...root.querySelectorAll('.card, .card *')].filter((element) => element.checkVisibility());
    for (const element of seen) {
      const style = getComputedStyle(element);
      const speaks = [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim());
      if (speaks) demand(4.5, 'text', element, style.color, ground(element));
      const outside = ground(element.parentElement);
      if (element.matches('.button, .option input, textarea')) {
        demand(3, 'border', element, style.borderTopColor, outside);
      }
      if (element.matches('.option:has(:checked)')) demand(3, 'border', element, style.borderTopColor, outside);
      if (element.matches('.bar')) demand(3, 'bar', element, style.backgroundColor, ground(root.querySelector('.card')));
      if (element.matches('.track')) {
        demand(3, 'mark', element, getComputedStyle(element, '::after').borderTopColor, outside);
      }
      if (element.matches('.band')) demand(3, 'band', element, style.borderLeftColor, outside);
      if (element.matches('progress')) demand(3, 'progress', element, style.color, parse(style.backgroundColor).rgb);
    }
    // The ring is drawn outside of what has the focus.
    const probe = root.querySelector('button.button');
    probe.focus({ focusVisible: true, preventScroll: true });
    demand(3, 'focus ring', probe, getComputedStyle(probe).outlineColor, ground(probe.parentElement));
    return found;
  });
}
