//! Points, in whole numbers (blueprint section 6).

use super::{Answers, Brake, Dimension, Level, Question, Side};

/// How a dimension is read (blueprint section 6, colour bands).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// 0–2 points.
    NoBrake,
    /// 3–5 points: within the quiz's own error of the middle.
    Uncertain,
    /// 6–8 points.
    Brake,
}

/// The two statements of one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DimensionScore {
    pub dimension: Dimension,
    /// Steps of the two statements, 0 "no brake" to 4 "strong brake"; `None`
    /// for "hard to say".
    pub steps: [Option<u8>; 2],
}

impl DimensionScore {
    /// From this many points a dimension brakes.
    pub const BRAKE: u8 = 6;
    /// The most points a dimension can have.
    pub const MAX: u8 = 8;

    fn new(dimension: Dimension, answers: &Answers) -> Self {
        let mut steps = Question::all()
            .filter(|question| question.dimension() == dimension)
            .map(|question| step(question, answers));
        Self {
            dimension,
            steps: [steps.next().flatten(), steps.next().flatten()],
        }
    }

    /// 0–8 points: both steps, or twice the only one; `None` without any.
    pub const fn points(&self) -> Option<u8> {
        match self.steps {
            [Some(first), Some(second)] => Some(first + second),
            [Some(only), None] | [None, Some(only)] => Some(2 * only),
            [None, None] => None,
        }
    }

    /// How far the two answers pull apart, 0–4; `None` unless both exist.
    pub const fn gap(&self) -> Option<u8> {
        match self.steps {
            [Some(first), Some(second)] => Some(first.abs_diff(second)),
            _ => None,
        }
    }

    /// How many of the two statements have an answer.
    pub fn answered(&self) -> usize {
        self.steps.iter().flatten().count()
    }

    /// How the points are read; `None` without any.
    pub const fn band(&self) -> Option<Band> {
        match self.points() {
            Some(0..=2) => Some(Band::NoBrake),
            Some(3..=5) => Some(Band::Uncertain),
            Some(_) => Some(Band::Brake),
            None => None,
        }
    }
}

/// The steps of one statement: 0 "no brake" to 4 "strong brake".
pub(super) fn step(question: Question, answers: &Answers) -> Option<u8> {
    let level = answers.get(question)?.level()?.get();
    Some(match question.brake() {
        Brake::High => level,
        Brake::Low => Level::MAX - level,
    })
}

/// All seven dimensions, in the order of [`Dimension::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scores([DimensionScore; 7]);

impl Scores {
    /// Scores the answers; a statement without an answer counts as "hard to
    /// say".
    pub fn new(answers: &Answers) -> Self {
        Self(Dimension::ALL.map(|dimension| DimensionScore::new(dimension, answers)))
    }

    /// All dimensions in the order they are shown.
    pub fn iter(&self) -> impl Iterator<Item = &DimensionScore> {
        self.0.iter()
    }

    /// The dimensions of one side.
    pub fn of_side(&self, side: Side) -> impl Iterator<Item = &DimensionScore> {
        self.iter()
            .filter(move |score| score.dimension.side() == Some(side))
    }

    /// The 0–8 points of one dimension; `None` when both answers are missing.
    pub fn points(&self, dimension: Dimension) -> Option<u8> {
        self.iter()
            .find(|score| score.dimension == dimension)
            .and_then(DimensionScore::points)
    }

    /// The index of one side, 0–48: the sum of its three dimensions plus three
    /// times the strongest; `None` when a dimension is missing.
    pub fn index(&self, side: Side) -> Option<u8> {
        let (mut sum, mut strongest) = (0, 0);
        for score in self.of_side(side) {
            let points = score.points()?;
            sum += points;
            strongest = strongest.max(points);
        }
        Some(sum + 3 * strongest)
    }

    /// Gaps of the complete pairs.
    pub fn gaps(&self) -> impl Iterator<Item = u8> {
        self.iter().filter_map(DimensionScore::gap)
    }
}

/// The `count` items with the highest key, the highest first; of equals, those
/// that come first. (A general sort would cost the wasm kilobytes.)
pub(super) fn highest<T, K: Ord>(
    items: impl Iterator<Item = T>,
    count: usize,
    key: impl Fn(&T) -> K,
) -> Vec<T> {
    let mut chosen = Vec::new();
    for item in items {
        let place = chosen.partition_point(|kept| key(kept) >= key(&item));
        chosen.insert(place, item);
        chosen.truncate(count);
    }
    chosen
}
