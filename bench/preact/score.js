// The rules of the verdict, as a person would write them in JavaScript: the
// same as in src/domain/. `scripts/bench` checks them against tests/vectors.json.
export const SIDES = { leadership: ['horizon', 'example', 'managers'], rival: ['legacy', 'process', 'skills'] };

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** `answers`: 0–4 or "unknown", by question id. */
export function assess(answers, role, questions) {
  const { scores, verdict, reason } = judge(answers, questions);
  const neighbours = [];
  for (const { id } of questions) {
    for (const step of [-1, 1]) {
      const level = answers[id] + step;
      if (!(level >= 0 && level <= 4)) continue;
      neighbours.push({ id, higher: step > 0, verdict: judge({ ...answers, [id]: level }, questions).verdict });
    }
  }
  const others = neighbours.filter((neighbour) => neighbour.verdict !== verdict);
  const counts = {};
  for (const other of others) counts[other.verdict] = (counts[other.verdict] ?? 0) + 1;
  const same = neighbours.length - others.length;
  const unknown = questions.filter(({ id }) => !(answers[id] >= 0)).length;
  return {
    scores,
    verdict,
    reason,
    named: named(scores, verdict),
    same,
    total: neighbours.length,
    nearest: others[0],
    alternative: Object.keys(counts).sort((one, other) => counts[other] - counts[one])[0],
    unknown,
    clarity: clarity(scores, verdict, role, unknown, same, neighbours.length),
  };
}

function judge(answers, questions) {
  const scores = {};
  for (const { id, dimension, brake } of questions) {
    const score = (scores[dimension] ??= { steps: [] });
    if (answers[id] >= 0) score.steps.push(brake === 'high' ? answers[id] : 4 - answers[id]);
  }
  for (const score of Object.values(scores)) {
    const [first, second = first] = score.steps;
    score.points = first === undefined ? null : first + second;
    score.gap = score.steps.length === 2 ? Math.abs(first - second) : null;
  }
  return { scores, ...rule(scores) };
}

function index(scores, side) {
  const points = SIDES[side].map((dimension) => scores[dimension].points);
  return points.includes(null) ? null : sum(points) + 3 * Math.max(...points);
}

const gapsOf = (scores) =>
  Object.values(scores)
    .map(({ gap }) => gap)
    .filter((gap) => gap !== null);

function rule(scores) {
  const leadership = index(scores, 'leadership');
  const rival = index(scores, 'rival');
  const outcome = scores.outcome.points;
  const unclear = (reason) => ({ verdict: 'unclear', reason });
  const enough = (side) => sum(SIDES[side].map((dimension) => scores[dimension].steps.length)) >= 4;
  if ([leadership, rival, outcome].includes(null) || !enough('leadership') || !enough('rival')) return unclear('missing');
  const gaps = gapsOf(scores);
  if (gaps.length >= 4 && 4 * sum(gaps) >= 7 * gaps.length) return unclear('contradictory');
  const highest = Math.max(leadership, rival);
  if (outcome <= 2) return highest <= 24 ? { verdict: 'no_problem' } : unclear('mixed');
  if (outcome === 3) return highest <= 20 ? { verdict: 'no_problem', reason: 'minor' } : unclear('mixed');
  if (highest <= 20) return { verdict: 'outside' };
  if (highest <= 28) return unclear('flat');
  if (leadership >= rival + 10) return { verdict: 'leadership' };
  if (rival >= leadership + 10) return { verdict: 'elsewhere' };
  return { verdict: 'partly' };
}

function named(scores, verdict) {
  const sides = { leadership: ['leadership'], elsewhere: ['rival'], partly: ['leadership', 'rival'] }[verdict] ?? [];
  return sides.flatMap((side) => {
    const least = Math.min(6, Math.max(...SIDES[side].map((dimension) => scores[dimension].points)));
    return SIDES[side].filter((dimension) => scores[dimension].points >= least);
  });
}

function clarity(scores, verdict, role, unknown, same, total) {
  if (verdict === 'unclear') return 'none';
  const gaps = gapsOf(scores);
  const capped =
    role === 'outside' ||
    (role === 'top' && ['elsewhere', 'outside', 'no_problem'].includes(verdict)) ||
    (role === 'staff' && verdict === 'leadership');
  const bothBrake = index(scores, 'leadership') >= 29 && index(scores, 'rival') >= 29;
  if (
    unknown <= 1 &&
    10 * sum(gaps) <= 9 * gaps.length &&
    gaps.every((gap) => gap <= 2) &&
    10 * same >= 9 * total &&
    !capped &&
    (verdict !== 'partly' || bothBrake)
  ) {
    return 'clear';
  }
  return unknown <= 3 && 10 * sum(gaps) <= 14 * gaps.length && 4 * same >= 3 * total ? 'moderate' : 'weak';
}
