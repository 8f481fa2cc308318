//! The eleven verdict rules (blueprint section 7).

use std::mem::discriminant;

use super::{Dimension, DimensionScore, Scores, Side, scoring::highest};

/// What the answers say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Leadership is the strongest brake.
    Leadership,
    /// Leadership and a rival cause are about equally strong.
    Partly,
    /// A rival cause is the strongest brake.
    Elsewhere,
    /// Customers feel a problem, none of the causes asked about is strong.
    Outside,
    /// No real problem; `minor` allows for small troubles.
    NoProblem { minor: bool },
    /// Not enough to tell.
    Unclear(Reason),
}

/// Why there is not enough to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Too many "hard to say".
    Missing,
    /// Pairs of answers pull apart.
    Contradictory,
    /// No problem for customers, yet a brake.
    Mixed,
    /// A problem, but no cause stands out.
    Flat,
}

/// From this index on (0–48) a side is a brake for sure.
pub(super) const BRAKE_INDEX: u8 = 29;

impl Verdict {
    /// The verdict for scored answers; the first rule that fits decides.
    pub fn new(scores: &Scores) -> Self {
        let (Some(leadership), Some(rival), Some(outcome)) = (
            scores.index(Side::Leadership),
            scores.index(Side::Rival),
            scores.points(Dimension::Outcome),
        ) else {
            return Self::Unclear(Reason::Missing);
        };
        if [Side::Leadership, Side::Rival]
            .into_iter()
            .any(|side| !enough_answers(scores, side))
        {
            return Self::Unclear(Reason::Missing);
        }
        let pairs = scores.gaps().count();
        let gaps: usize = scores.gaps().map(usize::from).sum();
        if pairs >= 4 && 4 * gaps >= 7 * pairs {
            return Self::Unclear(Reason::Contradictory);
        }
        match (outcome, leadership.max(rival)) {
            (0..=2, 0..=24) => Self::NoProblem { minor: false },
            (0..=2, _) => Self::Unclear(Reason::Mixed),
            (3, 0..=20) => Self::NoProblem { minor: true },
            (3, _) => Self::Unclear(Reason::Mixed),
            (_, 0..=20) => Self::Outside,
            (_, 21..BRAKE_INDEX) => Self::Unclear(Reason::Flat),
            _ if leadership >= rival + 10 => Self::Leadership,
            _ if rival >= leadership + 10 => Self::Elsewhere,
            _ => Self::Partly,
        }
    }

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Leadership => "LEADERSHIP",
            Self::Partly => "PARTLY",
            Self::Elsewhere => "ELSEWHERE",
            Self::Outside => "OUTSIDE",
            Self::NoProblem { .. } => "NO_PROBLEM",
            Self::Unclear(_) => "UNCLEAR",
        }
    }

    /// The stable name of the reason, where a verdict has one.
    pub const fn reason(self) -> Option<&'static str> {
        match self {
            Self::NoProblem { minor: true } => Some("minor"),
            Self::Unclear(Reason::Missing) => Some("missing"),
            Self::Unclear(Reason::Contradictory) => Some("contradictory"),
            Self::Unclear(Reason::Mixed) => Some("mixed"),
            Self::Unclear(Reason::Flat) => Some("flat"),
            _ => None,
        }
    }

    /// Whether both have the same code, whatever the reason.
    pub fn same_code(self, other: Self) -> bool {
        discriminant(&self) == discriminant(&other)
    }

    /// The dimensions the verdict names: on each side it speaks of, those with
    /// six points or more, else the strongest.
    pub fn named(self, scores: &Scores) -> Vec<Dimension> {
        let sides: &[Side] = match self {
            Self::Leadership => &[Side::Leadership],
            Self::Elsewhere => &[Side::Rival],
            Self::Partly => &[Side::Leadership, Side::Rival],
            _ => &[],
        };
        let mut named = Vec::new();
        for side in sides {
            let points = scores.of_side(*side).filter_map(DimensionScore::points);
            let least = points.max().map(|most| most.min(DimensionScore::BRAKE));
            let strong = |score: &&DimensionScore| score.points() >= least;
            named.extend(
                scores
                    .of_side(*side)
                    .filter(strong)
                    .map(|score| score.dimension),
            );
        }
        named
    }
}

/// At least four of the six statements of a side have an answer.
fn enough_answers(scores: &Scores, side: Side) -> bool {
    scores
        .of_side(side)
        .map(DimensionScore::answered)
        .sum::<usize>()
        >= 4
}

impl Reason {
    /// The dimensions the explanation names (blueprint section 9.1): those
    /// that lack answers, pull apart, brake, or come out highest.
    pub fn dimensions(self, scores: &Scores) -> Vec<Dimension> {
        let causes = || {
            scores
                .iter()
                .filter(|score| score.dimension.side().is_some())
        };
        let chosen: Vec<&DimensionScore> = match self {
            Self::Missing => {
                let short = |score: &DimensionScore| {
                    score
                        .dimension
                        .side()
                        .is_some_and(|side| score.answered() < 2 && !enough_answers(scores, side))
                };
                scores
                    .iter()
                    .filter(|score| score.answered() == 0 || short(score))
                    .collect()
            }
            Self::Contradictory => scores
                .iter()
                .filter(|score| score.gap() >= Some(2))
                .collect(),
            Self::Mixed => causes()
                .filter(|score| score.band() == Some(super::Band::Brake))
                .collect(),
            Self::Flat => highest(causes(), 2, |score| score.points()),
        };
        chosen.into_iter().map(|score| score.dimension).collect()
    }
}
