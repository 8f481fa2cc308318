//! What a reader has: attempts, finished and not.

use super::{Answers, Role};
use crate::digits::hex;

/// At most this many finished attempts are kept; the oldest leave.
pub const MAX_ATTEMPTS: usize = 24;

/// Tells attempts apart, also when they come from another device. Random.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptId(pub u64);

impl AttemptId {
    /// Sixteen hexadecimal digits.
    pub fn hex(self) -> String {
        hex(self.0)
    }
}

/// An attempt in progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Becomes the id of the finished attempt.
    pub id: AttemptId,
    pub answers: Answers,
}

/// A finished attempt: every statement has an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub id: AttemptId,
    /// When it was finished, in milliseconds since 1970 (UTC).
    pub time: u64,
    /// Revision of the statements that were answered.
    pub revision: u32,
    pub answers: Answers,
    pub role: Role,
}

/// All that is kept for one reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    pub draft: Option<Draft>,
    /// Newest first, at most [`MAX_ATTEMPTS`], no two with the same id.
    pub attempts: Vec<Attempt>,
}

/// A change to the record. Edits rather than whole records are written to the
/// device, so that two tabs that write in turn lose nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Keeps the attempt in progress.
    PutDraft(Draft),
    /// Adds or replaces a finished attempt; its draft goes.
    PutAttempt(Attempt),
    DeleteAttempt(AttemptId),
    /// Forgets everything, the attempt in progress included.
    DeleteAll,
}

impl Record {
    /// The finished attempt called `id`.
    pub fn attempt(&self, id: AttemptId) -> Option<&Attempt> {
        self.attempts.iter().find(|attempt| attempt.id == id)
    }

    /// An id no finished attempt has. Where the page fixed its random numbers,
    /// drawing one is not enough.
    pub fn unused_id(&self, random: u64) -> AttemptId {
        let mut id = AttemptId(random);
        while self.attempt(id).is_some() {
            id = AttemptId(id.0.wrapping_add(1));
        }
        id
    }

    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.draft.is_none() && self.attempts.is_empty()
    }

    /// Carries out an edit. Returns how many of the oldest attempts had to
    /// leave.
    pub fn apply(&mut self, edit: Edit) -> usize {
        match edit {
            Edit::PutDraft(draft) => self.draft = Some(draft),
            Edit::PutAttempt(attempt) => {
                self.draft = self.draft.filter(|draft| draft.id != attempt.id);
                self.attempts.retain(|kept| kept.id != attempt.id);
                // Newest first. An insertion costs the wasm kilobytes less
                // than a sort.
                let place = self
                    .attempts
                    .partition_point(|kept| (kept.time, kept.id) > (attempt.time, attempt.id));
                self.attempts.insert(place, attempt);
            }
            Edit::DeleteAttempt(id) => self.attempts.retain(|kept| kept.id != id),
            Edit::DeleteAll => *self = Self::default(),
        }
        let left = self.attempts.len().saturating_sub(MAX_ATTEMPTS);
        self.attempts.truncate(MAX_ATTEMPTS);
        left
    }
}

/// Why a text is not, or not wholly, a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// More than a megabyte.
    TooLarge,
    /// Not JSON, or not an envelope at all.
    NotAnEnvelope,
    /// Written by a later version of the widget.
    Newer,
    /// An attempt is incomplete or out of range.
    BadAttempt,
}
