// The main job: from the first screen to the right verdict.
import assert from 'node:assert/strict';
import { inEachBrowser } from './support/suite.mjs';
import { TEXTS } from './support/texts.mjs';
import { VECTORS, attempts, expected, vector } from './support/vectors.mjs';

inEachBrowser('A whole run', (check) => {
  const runs = [
    { page: 'plain.html', language: 'pl', by: 'mouse', name: 'leadership', headline: 'leadership' },
    { page: 'plain.html', language: 'pl', by: 'keyboard', name: 'two nulls', headline: 'leadership' },
    { page: 'en.html', language: 'en', by: 'mouse', name: 'partly', headline: 'partly' },
    { page: 'en.html', language: 'en', by: 'keyboard', name: 'no problem', headline: 'no_problem' },
  ];
  for (const { page, language, by, name, headline } of runs) {
    check(`in ${language} by ${by} ends in the verdict of the answers`, async ({ quiz }) => {
      const known = vector(name);
      await quiz.open(page);
      await quiz.takeQuiz(known.answers, { by });

      assert.deepEqual(await quiz.result(), expected(known));
      const text = await quiz.text();
      assert.ok(text.includes(TEXTS[language].verdicts[headline].headline), text);
      assert.ok(text.includes(TEXTS[language].result.note), 'the fixed note is missing');
      assert.ok(text.includes('Marta Bryła-Gozdyra'), 'the author of the article is missing');
    });
  }

  check('of every known case shows its verdict when opened from the history', async ({ quiz }) => {
    const kept = attempts(VECTORS);
    await quiz.open('plain.html');
    await quiz.keep(kept);
    for (const [index, { id }] of kept.entries()) {
      await quiz.openHistory();
      await quiz.openAttempt(id);
      assert.deepEqual(await quiz.result(), expected(VECTORS[index]), VECTORS[index].case);
    }
  });
});
