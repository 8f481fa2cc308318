// What the result page shows, and how results compare.
import assert from 'node:assert/strict';
import { fragment, shareCode } from './support/codes.mjs';
import { inEachBrowser } from './support/suite.mjs';
import { TEXTS } from './support/texts.mjs';
import { attempts, expected, openResult, vector } from './support/vectors.mjs';

const leadership = vector('leadership');
const skills = vector('skills');
const missing = vector('missing');
const REAL = 2;

inEachBrowser('The result', (check) => {
  for (const known of [leadership, missing]) {
    check(`says the same in the chart and in the table: ${known.case}`, async ({ quiz }) => {
      await openResult(quiz, [known]);
      await quiz.clickOn('summary');
      const { bars, rows } = await quiz.inRoot((root) => {
        const text = (element) => element?.innerText.replace(/\s+/g, ' ').trim();
        const bars = [...root.querySelectorAll('[data-dimension]')].map((bar) => [
          text(bar.querySelector('.reading')),
          { points: text(bar.querySelector('.points')), drawn: bar.querySelector('.bar') !== null },
        ]);
        const rows = [...root.querySelectorAll('.chart tbody tr')].map((row) => {
          const [label, points, reading] = [...row.children].map(text);
          return [reading, { label, points }];
        });
        return { bars: Object.fromEntries(bars), rows: Object.fromEntries(rows) };
      });

      const { dimensions, result } = TEXTS.pl;
      assert.equal(Object.keys(bars).length, 7);
      assert.deepEqual(Object.keys(rows).sort(), Object.keys(bars).sort());
      for (const [reading, { label, points }] of Object.entries(rows)) {
        const [id] = Object.entries(dimensions).find(([, words]) => words.label === label);
        assert.ok(reading.startsWith(label), reading);
        if (known.points[id] === null) {
          assert.equal(points, result.no_answer);
          assert.deepEqual(bars[reading], { points: null, drawn: false });
        } else {
          assert.match(points, new RegExp(`^${known.points[id]} z 8`));
          assert.deepEqual(bars[reading], { points, drawn: true });
        }
      }
    });
  }

  check('is drawn in one piece when the page changes it under the eyes of the reader', async ({ quiz }) => {
    await openResult(quiz, [leadership]);
    const { whole, hidden, text } = await quiz.inRoot((root) => {
      root.host.lang = 'en';
      return {
        whole: root.querySelector('[data-action=history]') !== null,
        hidden: root.querySelectorAll('[hidden]').length,
        text: root.textContent,
      };
    });
    assert.ok(text.includes(TEXTS.en.result.chart_heading));
    assert.ok(whole);
    assert.equal(hidden, 0);
  });

  check('draws each bar as long as its points, and the error around its end', async ({ quiz }) => {
    await openResult(quiz, [leadership]);
    const bars = await quiz.inRoot((root) =>
      [...root.querySelectorAll('[data-dimension]')].map((row) => {
        const [track, bar, band] = ['.track', '.bar', '.band'].map((css) =>
          row.querySelector(css).getBoundingClientRect(),
        );
        const share = (x) => (100 * (x - track.left)) / track.width;
        return { points: Number(row.dataset.points), bar: share(bar.right), from: share(band.left), to: share(band.right) };
      }),
    );
    for (const { points, bar, from, to } of bars) {
      const value = 12.5 * points;
      const near = (is, expected) => assert.ok(Math.abs(is - expected) < 1, `${is}, not ${expected}, for ${points}`);
      near(bar, value);
      near(from, Math.max(0, value - 17));
      near(to, Math.min(100, value + 17));
    }
  });

  check('quotes the answers that weighed most, each with a way to its statement', async ({ quiz }) => {
    await openResult(quiz, [leadership]);
    const quotes = await quiz.inRoot((root) =>
      [...root.querySelectorAll('blockquote')].map((quote) => quote.innerText.replace(/\s+/g, ' ')),
    );
    assert.equal(quotes.length, 2);
    const { statements, question: { levels } } = TEXTS.pl;
    for (const [index, quote] of quotes.entries()) {
      const question = Object.keys(statements).find((id) => quote.startsWith(statements[id]));
      assert.ok(question, quote);
      assert.ok(quote.includes(levels[leadership.answers[question]]), quote);

      await quiz.clickOn(`blockquote:nth-of-type(${index + 1}) button`);
      await quiz.waitForQuestion(question);
      assert.equal(await quiz.marked(), `${leadership.answers[question]}`);
      await quiz.click('back');
      await quiz.waitForScreen('answers');
      await quiz.click('back');
      await quiz.waitForScreen('result');
    }
  });

  check('tells by a profile in the history what each attempt found', async ({ quiz }) => {
    const kept = attempts([leadership, missing]);
    await quiz.open('plain.html');
    await quiz.keep(kept);
    await quiz.openHistory();
    for (const [index, known] of [leadership, missing].entries()) {
      const profile = await quiz.inRoot(
        (root, css) => [...root.querySelectorAll(css)].map((bar) => Number(bar.dataset.points)),
        `[data-attempt="${kept[index].id}"] .profile > *`,
      );
      assert.deepEqual(profile, Object.values(known.points).map((points) => points ?? 0));
    }
  });

  check('compares two attempts, the earlier first, and calls only real differences so', async ({ quiz }) => {
    const [newer, older] = attempts([leadership, missing]);
    await quiz.open('plain.html');
    await quiz.keep([newer, older]);
    await quiz.openHistory();
    await quiz.compare(newer.id, older.id);
    await sameAsCompared(quiz, missing, leadership);
    await quiz.click('back');
    await quiz.waitForScreen('history');
  });

  check('compares no more than two attempts: a third takes the place of the first', async ({ quiz }) => {
    const kept = attempts([leadership, skills, missing]);
    await quiz.open('plain.html');
    await quiz.keep(kept);
    await quiz.openHistory();
    await quiz.clickOn(`[data-attempt="${kept[0].id}"] input[type=checkbox]`);
    assert.equal(await quiz.has('[data-action=compare]'), false);
    await quiz.compare(kept[1].id, kept[2].id);
    await sameAsCompared(quiz, missing, skills);
  });

  check('tells that the oldest attempt left when the 25th comes', async ({ quiz }) => {
    const kept = attempts(Array(24).fill(skills));
    await quiz.open('plain.html');
    await quiz.keep(kept);
    await quiz.takeQuiz(leadership.answers);
    assert.ok((await quiz.text()).includes(TEXTS.pl.notices.oldest_left));
    const ids = (await quiz.kept()).attempts.map(({ id }) => id);
    assert.equal(ids.length, 24);
    assert.deepEqual(ids.slice(1), kept.slice(0, 23).map(({ id }) => id));
  });

  check('shows somebody else’s answers beside the own after the quiz', async ({ quiz, site }) => {
    await quiz.open(`plain.html${fragment(shareCode(skills.answers))}`);
    const { notices } = TEXTS.pl;
    assert.ok((await quiz.text('[role=status]')).includes(notices.shared));
    await quiz.takeQuiz(leadership.answers);
    assert.equal((await quiz.text()).includes(notices.shared), false);
    assert.deepEqual(await quiz.result(), expected(leadership));
    await quiz.click('compare');
    await quiz.waitForScreen('comparison');
    await sameAsCompared(quiz, leadership, skills);
    // What came with the link is not kept as an attempt of the reader's.
    assert.equal((await quiz.kept()).attempts.length, 1);
    assert.equal(site.requests.some(({ url }) => url.includes(shareCode(skills.answers))), false);
  });

  check('shows somebody else’s answers alone to those who want that first', async ({ quiz }) => {
    await quiz.open(`plain.html${fragment(shareCode(skills.answers))}`);
    await quiz.click('compare');
    await quiz.waitForScreen('comparison');
    const shown = await quiz.inRoot((root) =>
      Object.fromEntries(
        [...root.querySelectorAll('[data-dimension]')].map(({ dataset }) => [dataset.dimension, Number(dataset.points)]),
      ),
    );
    assert.deepEqual(Object.entries(shown).sort(), Object.entries(skills.points).sort());
    assert.equal(await quiz.has('[data-verdict]'), false);
    assert.deepEqual(await quiz.storage(), {});
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
  });
});

/** The comparison on screen is the one of these two vectors. */
async function sameAsCompared(quiz, first, second) {
  const { comparison, result } = TEXTS.pl;
  const rows = await quiz.inRoot((root) =>
    [...root.querySelectorAll('[data-compared]')].map((row) => [
      row.dataset.compared,
      [...row.querySelectorAll('td')].map((cell) => cell.innerText.replace(/\s+/g, ' ').trim()),
    ]),
  );
  const told = (points) => (points === null ? result.no_answer : result.points.replace('{points}', points));
  const relation = (one, other) => {
    if (one === null || other === null) return 'unknown';
    if (Math.abs(one - other) < REAL) return 'alike';
    return other > one ? 'higher' : 'lower';
  };
  const wanted = Object.keys(first.points).map((id) => {
    const [one, other] = [first.points[id], second.points[id]];
    return [id, [told(one), told(other), comparison[relation(one, other)]]];
  });
  assert.deepEqual(Object.fromEntries(rows), Object.fromEntries(wanted));
}
