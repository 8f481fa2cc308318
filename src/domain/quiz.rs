//! What is asked: fourteen statements, two for each of seven dimensions.

// `QUIZ_ID`, `REVISION` and `STATEMENTS` come from `src/content/quiz.toml`.
include!(concat!(env!("OUT_DIR"), "/quiz.rs"));

/// What a statement is about (blueprint section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// What customers feel: whether there is a problem at all.
    Outcome,
    Horizon,
    Example,
    Managers,
    Legacy,
    Process,
    Skills,
}

/// The two kinds of causes that are weighed against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Leadership,
    Rival,
}

/// Which end of the scale shows a brake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brake {
    /// A statement that describes a brake (key − in the blueprint).
    High,
    /// A statement that describes a healthy firm (key +).
    Low,
}

impl Dimension {
    /// All dimensions in the order they are shown.
    pub const ALL: [Self; 7] = [
        Self::Outcome,
        Self::Horizon,
        Self::Example,
        Self::Managers,
        Self::Legacy,
        Self::Process,
        Self::Skills,
    ];

    /// The stable name used in markup and data files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Horizon => "horizon",
            Self::Example => "example",
            Self::Managers => "managers",
            Self::Legacy => "legacy",
            Self::Process => "process",
            Self::Skills => "skills",
        }
    }

    /// The side a dimension counts for; the outcome counts for neither.
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::Outcome => None,
            Self::Horizon | Self::Example | Self::Managers => Some(Side::Leadership),
            Self::Legacy | Self::Process | Self::Skills => Some(Side::Rival),
        }
    }
}

/// One of the fourteen statements, by its place in the quiz.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Question(u8);

impl Question {
    /// How many statements there are.
    pub const COUNT: usize = STATEMENTS.len();
    /// The first statement.
    pub const FIRST: Self = Self(0);

    /// All statements in the order they are shown.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (0..Self::COUNT as u8).map(Self)
    }

    /// The statement called `q01` … `q14`, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|question| question.id() == id)
    }

    /// The stable name, `q01` … `q14`.
    pub fn id(self) -> &'static str {
        self.definition().0
    }

    /// The place among the statements, from 0.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The number a reader sees, from 1.
    pub const fn number(self) -> usize {
        self.index() + 1
    }

    /// What the statement is about.
    pub fn dimension(self) -> Dimension {
        self.definition().1
    }

    /// Which end of the scale shows a brake.
    pub fn brake(self) -> Brake {
        self.definition().2
    }

    /// The statement after this one.
    pub fn next(self) -> Option<Self> {
        Some(Self(self.0 + 1)).filter(|next| next.index() < Self::COUNT)
    }

    /// The statement before this one.
    pub fn previous(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "the only constructors keep the number below the length"
    )]
    fn definition(self) -> &'static (&'static str, Dimension, Brake) {
        &STATEMENTS[self.index()]
    }
}
