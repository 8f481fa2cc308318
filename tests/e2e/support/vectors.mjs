// The cases with known verdicts, shared with the native tests.
import { readFileSync } from 'node:fs';

export const VECTORS = JSON.parse(readFileSync(new URL('../../vectors.json', import.meta.url), 'utf8'));

/** The case of that name. */
export function vector(name) {
  const found = VECTORS.find((vector) => vector.case === name);
  if (!found) throw new Error(`there is no case ${name}`);
  return found;
}

/** What the result must show for a case when no role is given. */
export function expected({ verdict, reason, clarity, points }) {
  return { verdict, reason, clarity: clarity.undisclosed, points };
}

const kept = (answers) =>
  Object.fromEntries(
    Object.entries(answers).map(([question, answer]) => [question, answer === 'unknown' ? null : answer]),
  );

/** Finished attempts as they are kept on the device, one a minute, newest first. */
export function attempts(vectors, newest = Date.UTC(2026, 2, 14, 12)) {
  return vectors.map(({ answers }, index) => ({
    id: (0xa000 + index).toString(16).padStart(16, '0'),
    time: newest - index * 60_000,
    revision: 1,
    answers: kept(answers),
    role: 'undisclosed',
  }));
}

/** The vectors as kept attempts; the result of the first is open. */
export async function openResult(quiz, vectors, page = 'plain.html') {
  const kept = attempts(vectors);
  await quiz.open(page);
  await quiz.keep(kept);
  await quiz.openHistory();
  await quiz.openAttempt(kept[0].id);
  return kept;
}
