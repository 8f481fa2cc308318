//! Two or more sets of answers beside each other.

use super::{
    Answers, Dimension, Question, Scores,
    scoring::{highest, step},
};

/// Two readings of a dimension differ for sure from this many points on: one
/// reading has an error of 17 of 100, which is 1.4 points, and a difference of
/// two has 24, which is 1.9 (blueprint section 10).
const REAL_DIFFERENCE: u8 = 2;

/// How two readings of one dimension relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The difference lies within the quiz's own error.
    Alike,
    /// The second has more points.
    Higher,
    /// The second has fewer points.
    Lower,
    /// At least one of them has no answer.
    Unknown,
}

/// One dimension of two sets of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub dimension: Dimension,
    /// The points 0–8 of both; `None` without an answer.
    pub points: [Option<u8>; 2],
    pub relation: Relation,
}

/// Compares two sets of answers, dimension by dimension.
pub fn compare(first: &Answers, second: &Answers) -> [Comparison; 7] {
    let (first, second) = (Scores::new(first), Scores::new(second));
    Dimension::ALL.map(|dimension| {
        let points = [first.points(dimension), second.points(dimension)];
        let relation = match points {
            [Some(first), Some(second)] if first.abs_diff(second) < REAL_DIFFERENCE => {
                Relation::Alike
            }
            [Some(first), Some(second)] if second > first => Relation::Higher,
            [Some(_), Some(_)] => Relation::Lower,
            _ => Relation::Unknown,
        };
        Comparison {
            dimension,
            points,
            relation,
        }
    })
}

/// How far the readings of a group lie apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// At most two points between the lowest and the highest.
    Close,
    /// Three or four points.
    Wide,
    /// Five points or more.
    Divided,
}

/// One dimension of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupDimension {
    pub dimension: Dimension,
    /// The middle of the points, and how far they lie apart; `None` when
    /// fewer than [`Group::LEAST`] people have points.
    pub reading: Option<(u8, Spread)>,
}

/// What several people say together. It shows nobody's answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// How many people.
    pub size: usize,
    pub dimensions: [GroupDimension; 7],
    /// The statements people disagree about most, at most three.
    pub disputed: Vec<Question>,
}

impl Group {
    /// With fewer people a middle value would give somebody away.
    pub const LEAST: usize = 3;

    /// The picture of a group; `None` for fewer than [`Group::LEAST`] people.
    pub fn new(people: &[Answers]) -> Option<Self> {
        if people.len() < Self::LEAST {
            return None;
        }
        let dimensions = Dimension::ALL.map(|dimension| {
            let points = people
                .iter()
                .filter_map(|answers| Scores::new(answers).points(dimension))
                .collect();
            GroupDimension {
                dimension,
                reading: reading(points),
            }
        });
        let gap = |question: &Question| {
            let steps = people.iter().filter_map(|answers| step(*question, answers));
            if steps.clone().count() < Self::LEAST {
                return 0;
            }
            steps.clone().max().unwrap_or(0) - steps.min().unwrap_or(0)
        };
        // Up to two steps apart is ordinary.
        let disputed = Question::all().filter(|question| gap(question) > 2);
        Some(Self {
            size: people.len(),
            dimensions,
            disputed: highest(disputed, 3, gap),
        })
    }
}

/// The middle of the points (the lower one of two) and their spread.
fn reading(points: Vec<u8>) -> Option<(u8, Spread)> {
    if points.len() < Group::LEAST {
        return None;
    }
    let ordered = highest(points.into_iter(), usize::MAX, |points| *points);
    let middle = *ordered.get(ordered.len() / 2)?;
    let spread = match ordered.first()? - ordered.last()? {
        0..=2 => Spread::Close,
        3..=4 => Spread::Wide,
        _ => Spread::Divided,
    };
    Some((middle, spread))
}

/// Why a text is not a code of shared answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareError {
    /// Too short, too long, or with characters no code has.
    Incomplete,
    /// The check does not fit.
    Damaged,
    /// Made with other statements or a later version of the quiz.
    OtherVersion,
}
