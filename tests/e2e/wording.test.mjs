// Counted phrases and typography, as a reader sees them.
import assert from 'node:assert/strict';
import { inEachBrowser } from './support/suite.mjs';
import { attempts, vector } from './support/vectors.mjs';

const COUNTED = {
  pl: {
    1: 'Zobacz 1 wcześniejszy wynik',
    2: 'Zobacz 2 wcześniejsze wyniki',
    5: 'Zobacz 5 wcześniejszych wyników',
    12: 'Zobacz 12 wcześniejszych wyników',
    22: 'Zobacz 22 wcześniejsze wyniki',
  },
  en: {
    1: 'See 1 earlier result',
    2: 'See 2 earlier results',
    5: 'See 5 earlier results',
    12: 'See 12 earlier results',
    22: 'See 22 earlier results',
  },
};

inEachBrowser('Wording', (check) => {
  for (const [language, page] of [['pl', 'plain.html'], ['en', 'en.html']]) {
    check(`counts in ${language} as people do`, async ({ quiz, driver }) => {
      await quiz.open(page);
      for (const [count, phrase] of Object.entries(COUNTED[language])) {
        await quiz.keep(attempts(Array(Number(count)).fill(vector('partly'))));
        assert.equal(await quiz.text('[data-action=history]'), phrase);
      }
      // At most 24 results are kept; 25 would take the form of 5.
      const forms = await driver.executeScript(
        (language) => [5, 25].map((count) => new Intl.PluralRules(language).select(count)),
        language,
      );
      assert.equal(forms[0], forms[1]);
    });
  }

  check('in Polish leaves no one-letter word, and no number, alone at the end of a line', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.keep(attempts([vector('leadership')]));
    await quiz.openHistory();
    await quiz.openAttempt(attempts([vector('leadership')])[0].id);
    // Dates come from the browser, everything else is ours.
    const loose = await quiz.inRoot((root) => root.querySelector('[data-screen]').textContent.match(/(?<=^|\s)[aiouwzAIOUWZ] \S+/g));
    assert.equal(loose, null);
  });
});
