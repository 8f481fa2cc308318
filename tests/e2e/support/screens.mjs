// Shows every screen, in every state that looks or reads differently.
import { STORAGE_KEY } from './quiz.mjs';
import { attempts, vector } from './vectors.mjs';

/** Pages to see the screens on, by language. */
export const PAGES = { pl: 'plain.html', en: 'en.html' };

/** Results that between them show every kind of sentence. */
const RESULTS = ['leadership', 'edge, lead 9', 'skills', 'outside', 'no problem, minor', 'missing'];
const ROLES = ['top', 'staff', 'manager', 'outside', 'undisclosed', 'undisclosed'];

/** Attempts with these results, as they are kept on the device. */
export function results() {
  const kept = attempts(RESULTS.map(vector));
  for (const [index, attempt] of kept.entries()) attempt.role = ROLES[index];
  return kept;
}

/** Opens the screens one after another and calls `look(name)` on each. */
export async function visitScreens(quiz, page, look) {
  const kept = results();
  const { answers } = kept[0];
  await quiz.open(page);
  await look('intro');

  await quiz.click('start');
  await quiz.waitForQuestion('q01');
  await look('statement');
  await quiz.click('next');
  await quiz.until('the error is told', () => quiz.has('[role=alert] > *'));
  await look('statement-error');

  await quiz.keep(kept, { id: '00000000000000aa', answers: { q01: 3, q02: null } });
  await look('intro-unfinished');
  await quiz.click('resume');
  await quiz.waitForQuestion('q03');
  await quiz.click('back');
  await quiz.waitForQuestion('q02');
  await look('statement-answered');

  await quiz.keep(kept, { id: '00000000000000aa', answers });
  await quiz.click('resume');
  await quiz.waitForScreen('role');
  await look('role');

  await quiz.keep(kept);
  for (const [index, { id }] of kept.entries()) {
    await quiz.openHistory();
    await quiz.openAttempt(id);
    await look(`result-${RESULTS[index].replaceAll(/\W+/g, '-')}`);
  }
  await quiz.click('share');
  await quiz.waitForScreen('share');
  await look('share');
  await quiz.click('confirm');
  await quiz.until('there is a link', () => quiz.has('[data-copyable]'));
  await look('share-made');
  await quiz.click('back');
  await quiz.waitForScreen('result');
  await quiz.click('group');
  await quiz.waitForScreen('group');
  await look('group');
  await quiz.click('gather');
  await quiz.until('it says that codes are missing', () => quiz.has('.page .notice'));
  await look('group-few');
  await quiz.click('back');
  await quiz.waitForScreen('result');

  await quiz.openHistory();
  for (const { id } of kept.slice(0, 2)) await quiz.clickOn(`[data-attempt="${id}"] .pick`);
  await quiz.click('compare');
  await quiz.waitForScreen('comparison');
  await look('comparison');
  await quiz.click('back');
  await quiz.waitForScreen('history');
  await quiz.openAttempt(kept[0].id);
  await quiz.click('answers');
  await quiz.waitForScreen('answers');
  await look('answers');
  await quiz.correct('q14');
  await look('correction');
  await quiz.tap(1);
  await quiz.waitForScreen('answers');
  await look('answers-changed');

  await quiz.click('back');
  await quiz.waitForScreen('result');
  await quiz.openHistory();
  await look('history');
  await quiz.clickOn('button[data-action=delete]:not([data-attempt] *)');
  await quiz.until('it asks', () => quiz.has('dialog[open]'));
  await look('history-asking');
  await quiz.click('confirm');
  await quiz.until('the list is empty', async () => (await quiz.listed()).length === 0);
  await quiz.until('the focus is on the heading', () => quiz.hasFocus('[part~=heading]'));
  await look('history-empty');

  await quiz.store(STORAGE_KEY, '{"version":99}');
  await quiz.reload();
  await look('notice');
}
