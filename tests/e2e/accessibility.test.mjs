// Every screen against the rules of axe-core, in both languages and themes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import { PAGES, visitScreens } from './support/screens.mjs';
import { inEachBrowser } from './support/suite.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe-core leaves to a person, with that person's answer. */
const ANSWERED = JSON.parse(readFileSync(new URL('accessibility-review.json', import.meta.url), 'utf8'));

inEachBrowser('Accessibility', (check) => {
  for (const [language, page] of Object.entries(PAGES)) {
    check(`has no fault that axe-core can find on any screen in ${language}`, async ({ quiz, driver }) => {
      await visitScreens(quiz, page, async (screen) => {
        for (const theme of ['light', 'dark']) {
          await quiz.setAttribute('theme', theme);
          await examine(driver, `${screen}, ${theme}`, 'leadership-quiz');
        }
      });
    });

    check(`has no fault that axe-core can find on the demo page in ${language}`, async ({ quiz, driver }) => {
      await quiz.open(`../index.html?lang=${language}`);
      await driver.executeScript(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
      for (const scheme of ['light', 'dark']) {
        await driver.executeScript((scheme) => (document.documentElement.style.colorScheme = scheme), scheme);
        await examine(driver, `demo page, ${scheme}`, 'html');
      }
    });
  }
});

/** Fails on violations, and on open questions that nobody has answered. */
async function examine(driver, place, context) {
  const { violations, incomplete } = await run(driver, context);
  assert.deepEqual(violations, [], `${place}: violations`);
  const open = incomplete.filter(
    (found) => !ANSWERED.some(({ rule, target }) => found.rule === rule && new RegExp(target).test(found.target)),
  );
  assert.deepEqual(open, [], `${place}: needs review, see accessibility-review.json`);
}

async function run(driver, context) {
  await driver.executeScript(`globalThis.axe ?? (0, eval)(arguments[0])`, axe.source);
  const outcome = await driver.executeAsyncScript(
    async (context, tags, done) => {
      const list = (results) =>
        results.flatMap(({ id, nodes }) =>
          nodes.map(({ target, any, all, none }) => ({
            rule: id,
            target: target.flat().join(' '),
            why: [...any, ...all, ...none].map(({ message }) => message).join('; '),
          })),
        );
      try {
        // Colours on their way to others are nobody's.
        const { shadowRoot } = document.querySelector('leadership-quiz');
        const moving = [document, shadowRoot].flatMap((root) => root.getAnimations());
        await Promise.allSettled(moving.map(({ finished }) => finished));
        const { violations, incomplete } = await axe.run(context, { runOnly: tags, preload: false });
        done({ violations: list(violations), incomplete: list(incomplete) });
      } catch (error) {
        done({ error: `${error}` });
      }
    },
    context,
    TAGS,
  );
  if (outcome.error) throw new Error(outcome.error);
  return outcome;
}
