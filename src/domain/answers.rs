//! What a reader answers.

use super::Question;

/// How well a statement describes the company (blueprint section 5.2). An
/// enumeration, so that answers take a byte each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    NotAtAll,
    Slightly,
    Partly,
    Largely,
    Completely,
}

impl Level {
    /// All levels, the lowest first.
    pub const ALL: [Self; 5] = [
        Self::NotAtAll,
        Self::Slightly,
        Self::Partly,
        Self::Largely,
        Self::Completely,
    ];
    /// The number of the strongest level.
    pub const MAX: u8 = Self::Completely.get();

    /// The level with a number, if it is in 0–4.
    pub fn new(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// The number 0–4.
    pub const fn get(self) -> u8 {
        self as u8
    }
}

/// An answer to one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Level(Level),
    /// "Hard to say".
    Unknown,
}

impl Answer {
    /// The level, unless the answer is "hard to say".
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(level),
            Self::Unknown => None,
        }
    }
}

/// Answers by statement; `None` is a statement not answered yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers([Option<Answer>; Question::COUNT]);

impl Answers {
    /// The answer to `question`, if it has been given.
    pub fn get(&self, question: Question) -> Option<Answer> {
        self.0.get(question.index()).copied().flatten()
    }

    /// Replaces the answer to `question`.
    pub fn set(&mut self, question: Question, answer: Answer) {
        if let Some(slot) = self.0.get_mut(question.index()) {
            *slot = Some(answer);
        }
    }

    /// The same answers with one of them replaced.
    pub fn with(mut self, question: Question, answer: Answer) -> Self {
        self.set(question, answer);
        self
    }

    /// The first statement without an answer.
    pub fn first_open(&self) -> Option<Question> {
        Question::all().find(|question| self.get(*question).is_none())
    }
}

/// Where the reader sees the company from. It chooses words and caps the
/// clarity; it never changes the verdict (blueprint sections 5.4 and 8).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    Top,
    Manager,
    Staff,
    Outside,
    #[default]
    Undisclosed,
}

impl Role {
    /// All roles in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::Top,
        Self::Manager,
        Self::Staff,
        Self::Outside,
        Self::Undisclosed,
    ];

    /// The stable name used in markup and storage.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Top => "top",
            Self::Manager => "manager",
            Self::Staff => "staff",
            Self::Outside => "outside",
            Self::Undisclosed => "undisclosed",
        }
    }

    /// The role called `id`, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }
}
