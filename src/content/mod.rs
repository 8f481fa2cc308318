//! The texts of the quiz, one data file per language.

mod picture;
mod report;
mod schema;

pub use picture::{HEIGHT, WIDTH};
pub use report::Report;
pub use schema::*;

use crate::domain::{Answer, Dimension as Measured, Question as Statement, Role as ReaderRole};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A language the widget speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Polish,
    English,
}

impl Language {
    /// All languages, the first one first.
    pub const ALL: [Self; 2] = [Self::Polish, Self::English];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Polish => "pl",
            Self::English => "en",
        }
    }

    /// The language with that tag; `web/embed.js` has cut off any region.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The language to switch to.
    pub const fn other(self) -> Self {
        match self {
            Self::Polish => Self::English,
            Self::English => Self::Polish,
        }
    }

    /// The texts in this language.
    pub const fn texts(self) -> &'static Texts {
        match self {
            Self::Polish => &PL,
            Self::English => &EN,
        }
    }
}

impl Texts {
    /// The sentence of a statement.
    pub fn statement(&self, statement: Statement) -> &'static str {
        let s = &self.statements;
        [
            &s.q01, &s.q02, &s.q03, &s.q04, &s.q05, &s.q06, &s.q07, &s.q08, &s.q09, &s.q10, &s.q11,
            &s.q12, &s.q13, &s.q14,
        ]
        .get(statement.index())
        .map_or("", |text| text.get())
    }

    /// The words of an answer.
    pub fn answer(&self, answer: Answer) -> &'static str {
        match answer {
            Answer::Unknown => self.question.unknown.get(),
            Answer::Level(level) => self
                .question
                .levels
                .get(usize::from(level.get()))
                .map_or("", Text::get),
        }
    }

    /// The words of a role.
    pub const fn role(&self, role: ReaderRole) -> &'static str {
        match role {
            ReaderRole::Top => self.role.top.get(),
            ReaderRole::Manager => self.role.manager.get(),
            ReaderRole::Staff => self.role.staff.get(),
            ReaderRole::Outside => self.role.outside.get(),
            ReaderRole::Undisclosed => self.role.undisclosed.get(),
        }
    }

    /// The name of a dimension.
    pub const fn label(&self, dimension: Measured) -> &'static str {
        let d = &self.dimensions;
        match dimension {
            Measured::Outcome => d.outcome.label.get(),
            Measured::Horizon => d.horizon.label.get(),
            Measured::Example => d.example.label.get(),
            Measured::Managers => d.managers.label.get(),
            Measured::Legacy => d.legacy.label.get(),
            Measured::Process => d.process.label.get(),
            Measured::Skills => d.skills.label.get(),
        }
    }
}
