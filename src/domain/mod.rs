//! The quiz without a browser: definition, answers, scoring, verdict and the
//! state machine. Pure functions over plain data; only `std` is used.
//!
//! "Blueprint" in the comments is the specification of the quiz; its section
//! numbers are the sources of the rules.

mod answers;
mod assessment;
mod comparison;
mod quiz;
mod record;
mod scoring;
mod session;
mod verdict;

pub use answers::{Answer, Answers, Level, Role};
pub use assessment::{Assessment, Change, Clarity, assess};
pub use comparison::{Comparison, Group, GroupDimension, Relation, ShareError, Spread, compare};
pub use quiz::{Brake, Dimension, QUIZ_ID, Question, REVISION, Side};
pub use record::{Attempt, AttemptId, DecodeError, Draft, Edit, MAX_ATTEMPTS, Record};
pub use scoring::{Band, DimensionScore, Scores};
pub use session::{
    Choice, Deletion, Effect, Event, Item, Keeping, Moment, Msg, Notice, Other, Purpose, Screen,
    Session, update,
};
pub use verdict::{Reason, Verdict};
