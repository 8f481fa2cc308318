// What is kept on the device, and how the reader comes back to it.
import assert from 'node:assert/strict';
import { STORAGE_KEY } from './support/quiz.mjs';
import { inEachBrowser } from './support/suite.mjs';
import { TEXTS } from './support/texts.mjs';
import { attempts, expected, vector } from './support/vectors.mjs';

const leadership = vector('leadership');
const skills = vector('skills');
/** The first five answers. */
const some = Object.fromEntries(Object.entries(leadership.answers).slice(0, 5));

inEachBrowser('Keeping', (check) => {
  check('writes nothing before Start and one key after it', async ({ quiz }) => {
    await quiz.open('plain.html');
    assert.deepEqual(await quiz.storage(), {});
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    await quiz.until('the attempt is kept', async () => STORAGE_KEY in (await quiz.storage()));
    await quiz.answerAll(leadership.answers);
    await quiz.click('next');
    await quiz.waitForScreen('result');

    assert.deepEqual(Object.keys(await quiz.storage()), [STORAGE_KEY]);
    const { version, draft, attempts } = await quiz.kept();
    assert.equal(version, 1);
    assert.equal(draft, undefined);
    assert.equal(attempts.length, 1);
    assert.deepEqual(Object.keys(attempts[0]).sort(), ['answers', 'id', 'revision', 'role', 'time']);
    assert.deepEqual(attempts[0].answers, leadership.answers);
    assert.deepEqual(await quiz.keptElsewhere(), []);
  });

  check('with storage="off" writes nothing, ever, and says so', async ({ quiz }) => {
    await quiz.open('storage-off.html');
    await quiz.takeQuiz(skills.answers);
    assert.deepEqual(await quiz.result(), expected(skills));
    assert.ok((await quiz.text()).includes(TEXTS.pl.result.not_kept));
    assert.deepEqual(await quiz.storage(), {});
    assert.deepEqual(await quiz.keptElsewhere(), []);

    await quiz.reload();
    assert.equal(await quiz.has('[data-action=resume], [data-action=history]'), false);
  });

  check('after a reload in the middle offers to go on at the first open question', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.answerAll(some);
    await quiz.waitForQuestion('q06');
    await quiz.reload();

    assert.equal(await quiz.has('button[data-action=restart]'), true);
    await quiz.click('resume');
    await quiz.waitForQuestion('q06');
    await quiz.click('back');
    await quiz.waitForQuestion('q05');
    assert.equal(await quiz.marked(), `${some.q05}`);
  });

  check('after a reload on the role question goes on there', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.answerAll(leadership.answers);
    await quiz.reload();
    await quiz.click('resume');
    await quiz.waitForScreen('role');
    await quiz.click('next');
    await quiz.waitForScreen('result');
    assert.deepEqual(await quiz.result(), expected(leadership));
  });

  check('starting again drops the unfinished attempt and keeps the finished ones', async ({ quiz }) => {
    const finished = attempts([skills]);
    await quiz.open('plain.html');
    await quiz.keep(finished);
    await quiz.click('start');
    await quiz.answerAll(some);
    await quiz.waitForQuestion('q06');
    await quiz.reload();
    await quiz.click('restart');
    await quiz.waitForQuestion('q01');

    assert.equal(await quiz.marked(), null);
    const kept = await quiz.kept();
    assert.deepEqual(kept.draft.answers, {});
    assert.deepEqual(kept.attempts, finished);
  });

  check('lists attempts newest first, with date and verdict, and opens each', async ({ quiz }) => {
    const [earlier] = attempts([skills], Date.UTC(2025, 4, 9, 12));
    await quiz.open('plain.html');
    await quiz.keep([earlier]);
    await quiz.takeQuiz(leadership.answers);
    await quiz.click('history');
    await quiz.waitForScreen('history');

    const rows = await quiz.listed();
    assert.equal(rows.length, 2);
    assert.equal(rows[1].id, earlier.id);
    assert.match(rows[0].text, new RegExp(TEXTS.pl.verdicts.leadership.name));
    assert.match(rows[0].text, new RegExp(`${new Date().getFullYear()}`));
    assert.match(rows[1].text, new RegExp(TEXTS.pl.verdicts.elsewhere.name));
    assert.match(rows[1].text, /9 maja 2025/);

    await quiz.openAttempt(earlier.id);
    assert.deepEqual(await quiz.result(), expected(skills));
    await quiz.click('history');
    await quiz.openAttempt(rows[0].id);
    assert.deepEqual(await quiz.result(), expected(leadership));
  });

  check('deletes one attempt only after a confirmation', async ({ quiz }) => {
    const [newer, older] = attempts([leadership, skills]);
    await quiz.open('plain.html');
    await quiz.keep([newer, older]);
    await quiz.openHistory();

    await quiz.click('delete', `[data-attempt="${newer.id}"]`);
    await quiz.click('cancel');
    assert.deepEqual((await quiz.listed()).map(({ id }) => id), [newer.id, older.id]);
    assert.deepEqual((await quiz.kept()).attempts, [newer, older]);

    await quiz.click('delete', `[data-attempt="${newer.id}"]`);
    await quiz.click('confirm');
    await quiz.until('one attempt is left', async () => (await quiz.listed()).length === 1);
    assert.deepEqual((await quiz.kept()).attempts, [older]);
  });

  check('deletes the last attempt without leaving a key behind', async ({ quiz }) => {
    const [only] = attempts([leadership]);
    await quiz.open('plain.html');
    await quiz.keep([only]);
    await quiz.openHistory();
    await quiz.click('delete', `[data-attempt="${only.id}"]`);
    await quiz.click('confirm');
    await quiz.until('the list is empty', async () => (await quiz.listed()).length === 0);
    assert.deepEqual(await quiz.storage(), {});
    assert.ok((await quiz.text()).includes(TEXTS.pl.history.empty));
  });

  check('deletes everything at once, the unfinished attempt included', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.keep(attempts([leadership, skills]));
    await quiz.click('start');
    await quiz.answerAll(some);
    await quiz.waitForQuestion('q06');
    await quiz.reload();
    await quiz.openHistory();
    await quiz.clickOn('button[data-action=delete]:not([data-attempt] *)');
    await quiz.click('confirm');
    await quiz.until('the list is empty', async () => (await quiz.listed()).length === 0);
    assert.deepEqual(await quiz.storage(), {});
  });

  check('recomputes the verdict when an answer is corrected, and says what changed', async ({ quiz }) => {
    const known = vector('edge, lead 9');
    await quiz.open('plain.html');
    await quiz.takeQuiz(known.answers);
    assert.deepEqual(await quiz.result(), expected(known));

    // One step more of a leadership brake: its lead becomes 10.
    await quiz.click('answers');
    await quiz.waitForScreen('answers');
    await quiz.correct('q08');
    assert.equal(await quiz.marked(), '2');
    await quiz.tap(3);
    await quiz.waitForScreen('answers');
    await quiz.click('back');
    await quiz.waitForScreen('result');

    assert.equal((await quiz.result()).verdict, 'LEADERSHIP');
    const { result, verdicts } = TEXTS.pl;
    const changed = result.changed
      .replace('{before}', verdicts.partly.name)
      .replace('{after}', verdicts.leadership.name);
    assert.ok((await quiz.text()).includes(changed), changed);
    const { attempts } = await quiz.kept();
    assert.equal(attempts.length, 1);
    assert.deepEqual(attempts[0].answers, { ...known.answers, q08: 3 });
  });

  check('leaves a finished attempt alone when a correction is cancelled', async ({ quiz }) => {
    const [only] = attempts([leadership]);
    await quiz.open('plain.html');
    await quiz.keep([only]);
    await quiz.openHistory();
    await quiz.openAttempt(only.id);
    await quiz.click('answers');
    await quiz.correct('q01');
    await quiz.markByKeyboard(4);
    await quiz.click('back');
    await quiz.waitForScreen('answers');
    assert.deepEqual((await quiz.kept()).attempts, [only]);
  });
});
