//! Everything the result says about one set of answers.

use super::{
    Answer, Answers, Dimension, Level, Question, Reason, Role, Scores, Side, Verdict,
    scoring::{highest, step},
    verdict::BRAKE_INDEX,
};

/// How clear the pattern of answers is (blueprint section 8). It describes
/// the answers, not the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clarity {
    Clear,
    Moderate,
    /// On the edge of another verdict.
    Weak,
    /// There is no verdict to be clear about.
    None,
}

impl Clarity {
    /// The stable name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Moderate => "moderate",
            Self::Weak => "weak",
            Self::None => "none",
        }
    }
}

/// A one-step change of one answer that leads to another verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub question: Question,
    /// One step higher on the scale, or one lower.
    pub higher: bool,
    pub verdict: Verdict,
}

/// The verdict and all that explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub scores: Scores,
    pub verdict: Verdict,
    /// Dimensions the headline names.
    pub named: Vec<Dimension>,
    pub clarity: Clarity,
    /// One-step changes that keep the verdict …
    pub same: usize,
    /// … out of this many, at most 28.
    pub total: usize,
    /// The nearest change that alters the verdict, the first by number.
    pub nearest: Option<Change>,
    /// Of the other verdicts, the one most changes lead to.
    pub alternative: Option<Verdict>,
    /// The answers that weighed most, at most two.
    pub weighed: Vec<Question>,
    /// How many answers are "hard to say".
    pub unknown: usize,
}

/// Assesses a set of answers. The role caps the clarity and nothing else.
pub fn assess(answers: &Answers, role: Role) -> Assessment {
    let scores = Scores::new(answers);
    let verdict = Verdict::new(&scores);
    let mut others = neighbours(answers);
    let total = others.len();
    others.retain(|change| !change.verdict.same_code(verdict));
    let same = total - others.len();
    let leading_to = |verdict: Verdict| {
        let changes = others.iter().map(|change| change.verdict);
        changes.filter(|other| other.same_code(verdict)).count()
    };
    let verdicts = others.iter().map(|change| change.verdict);
    let alternative = highest(verdicts, 1, |verdict| leading_to(*verdict));
    let unknown = Question::all()
        .filter(|question| step(*question, answers).is_none())
        .count();
    Assessment {
        verdict,
        named: verdict.named(&scores),
        clarity: clarity(&scores, verdict, role, unknown, same, total),
        same,
        total,
        nearest: others.first().copied(),
        alternative: alternative.first().copied(),
        weighed: weighed(answers, &scores, verdict),
        unknown,
        scores,
    }
}

/// All patterns that differ by one step in one answered statement.
fn neighbours(answers: &Answers) -> Vec<Change> {
    let mut changes = Vec::new();
    for question in Question::all() {
        let Some(level) = answers.get(question).and_then(Answer::level) else {
            continue;
        };
        for higher in [false, true] {
            let level = if higher {
                level.get().checked_add(1)
            } else {
                level.get().checked_sub(1)
            };
            if let Some(level) = level.and_then(Level::new) {
                let changed = answers.with(question, Answer::Level(level));
                changes.push(Change {
                    question,
                    higher,
                    verdict: Verdict::new(&Scores::new(&changed)),
                });
            }
        }
    }
    changes
}

fn clarity(
    scores: &Scores,
    verdict: Verdict,
    role: Role,
    unknown: usize,
    same: usize,
    total: usize,
) -> Clarity {
    if let Verdict::Unclear(_) = verdict {
        return Clarity::None;
    }
    let pairs = scores.gaps().count();
    let gaps: usize = scores.gaps().map(usize::from).sum();
    let both_brake = [Side::Leadership, Side::Rival]
        .into_iter()
        .all(|side| scores.index(side) >= Some(BRAKE_INDEX));
    let clear = unknown <= 1
        && 10 * gaps <= 9 * pairs
        && scores.gaps().all(|gap| gap <= 2)
        && 10 * same >= 9 * total
        && !capped(verdict, role)
        && (verdict != Verdict::Partly || both_brake);
    let moderate = unknown <= 3 && 10 * gaps <= 14 * pairs && 4 * same >= 3 * total;
    if clear {
        Clarity::Clear
    } else if moderate {
        Clarity::Moderate
    } else {
        Clarity::Weak
    }
}

/// A result that suits the speaker deserves less weight (blueprint section 8).
const fn capped(verdict: Verdict, role: Role) -> bool {
    match role {
        Role::Top => matches!(
            verdict,
            Verdict::Elsewhere | Verdict::Outside | Verdict::NoProblem { .. }
        ),
        Role::Staff => matches!(verdict, Verdict::Leadership),
        Role::Outside => true,
        Role::Manager | Role::Undisclosed => false,
    }
}

/// The two answers the verdict rests on most.
///
/// The blueprint asks for them without a formula. Where causes decide, an
/// answer weighs its steps times its share of the index (four for the strongest
/// dimension, one for the others); where customers decide, theirs weigh; where
/// answers pull apart, those of the widest pair.
fn weighed(answers: &Answers, scores: &Scores, verdict: Verdict) -> Vec<Question> {
    let heaviest = |wanted: &dyn Fn(Dimension) -> bool, count: usize| {
        let questions = Question::all()
            .filter(|question| wanted(question.dimension()) && step(*question, answers).is_some());
        highest(questions, count, |question| {
            weight(*question, answers, scores)
        })
    };
    let of = |side: Side| move |dimension: Dimension| dimension.side() == Some(side);
    let outcome = |dimension: Dimension| dimension == Dimension::Outcome;
    let cause = |dimension: Dimension| dimension != Dimension::Outcome;
    match verdict {
        Verdict::Leadership => heaviest(&of(Side::Leadership), 2),
        Verdict::Elsewhere => heaviest(&of(Side::Rival), 2),
        Verdict::Partly => {
            let mut both = heaviest(&of(Side::Leadership), 1);
            both.extend(heaviest(&of(Side::Rival), 1));
            both
        }
        Verdict::Outside | Verdict::NoProblem { .. } => heaviest(&outcome, 2),
        Verdict::Unclear(Reason::Mixed) => {
            let mut both = heaviest(&outcome, 1);
            both.extend(heaviest(&cause, 1));
            both
        }
        Verdict::Unclear(Reason::Flat) => heaviest(&cause, 2),
        Verdict::Unclear(Reason::Contradictory) => {
            let widest = scores
                .iter()
                .max_by_key(|score| score.gap())
                .map(|score| score.dimension);
            heaviest(&|dimension| Some(dimension) == widest, 2)
        }
        Verdict::Unclear(Reason::Missing) => Vec::new(),
    }
}

/// Steps of an answer times its share of the index of its side.
fn weight(question: Question, answers: &Answers, scores: &Scores) -> u8 {
    let dimension = question.dimension();
    let strongest = dimension
        .side()
        .and_then(|side| scores.of_side(side).map(|score| score.points()).max());
    let share = if strongest == Some(scores.points(dimension)) {
        4
    } else {
        1
    };
    step(question, answers).unwrap_or(0) * share
}
