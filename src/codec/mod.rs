//! The JSON envelope in which attempts are kept, downloaded and imported.
//!
//! Verdicts are not written: they are recomputed from the answers. Every value
//! that comes in is checked, because anybody can write to local storage and
//! anybody can make a file.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};

pub mod share;

pub use crate::domain::DecodeError;
use crate::{
    digits::Digits as _,
    domain::{Answer, Answers, Attempt, AttemptId, Draft, Edit, Level, Question, Record, Role},
};

/// The version of the envelope that is written.
pub const VERSION: u64 = 1;
/// The longest text that is read, in bytes.
pub const MAX_BYTES: usize = 1_000_000;

/// What could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    pub record: Record,
    /// Something was left out because of this.
    pub fault: Option<DecodeError>,
}

// Unknown fields are refused: to skip a value takes recursion, and a hostile
// text could make that as deep as it likes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    version: u64,
    draft: Option<Entry>,
    attempts: Attempts,
}

/// An attempt; one in progress has neither time, revision nor role.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Checked<AttemptId>,
    time: Option<u64>,
    revision: Option<u32>,
    answers: Checked<Answers>,
    role: Option<Checked<Role>>,
}

/// A value of the right type, if it also has a meaning: one attempt that has
/// none does not spoil the others.
struct Checked<T>(Option<T>);

/// Sixteen hexadecimal digits: JSON numbers lose the last digits of 64 bits in
/// JavaScript.
impl<'de> Deserialize<'de> for Checked<AttemptId> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        let mut digits = text.chars().map(|digit| digit.to_digit(16));
        let id = digits.try_fold(0, |id, digit| Some(id << 4 | u64::from(digit?)));
        Ok(Self(id.filter(|_| text.len() == 16).map(AttemptId)))
    }
}

impl<'de> Deserialize<'de> for Checked<Role> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Role::from_id(<&str>::deserialize(deserializer)?)))
    }
}

/// Levels by question id; `null` is "hard to say".
impl<'de> Deserialize<'de> for Checked<Answers> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ById;

        impl<'de> Visitor<'de> for ById {
            type Value = Checked<Answers>;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("answers by question id")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut answers = Answers::default();
                let mut sound = true;
                while let Some((id, level)) = map.next_entry::<&str, Option<i64>>()? {
                    match (Question::from_id(id), read_answer(level)) {
                        // Twice the same question is once too often.
                        (Some(question), Some(answer)) if answers.get(question).is_none() => {
                            answers.set(question, answer);
                        }
                        _ => sound = false,
                    }
                }
                Ok(Checked(sound.then_some(answers)))
            }
        }

        deserializer.deserialize_map(ById)
    }
}

fn read_answer(level: Option<i64>) -> Option<Answer> {
    match level {
        Some(level) => Level::new(u8::try_from(level).ok()?).map(Answer::Level),
        None => Some(Answer::Unknown),
    }
}

/// The attempts that could be read, and whether all could. They go into a
/// record one by one, so that a text with very many takes no more memory.
struct Attempts {
    record: Record,
    sound: bool,
}

impl<'de> Deserialize<'de> for Attempts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneByOne;

        impl<'de> Visitor<'de> for OneByOne {
            type Value = Attempts;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("a list of attempts")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut record = Record::default();
                let mut sound = true;
                while let Some(entry) = list.next_element()? {
                    match read_attempt(entry) {
                        Some(attempt) => _ = record.apply(Edit::PutAttempt(attempt)),
                        None => sound = false,
                    }
                }
                Ok(Attempts { record, sound })
            }
        }

        deserializer.deserialize_seq(OneByOne)
    }
}

/// Writes a record. All of it is numbers and names of our own, so that nothing
/// needs escaping; serde would make the wasm 1 kB larger (brotli).
pub fn encode(record: &Record) -> String {
    let mut json = ["{\"version\":", &VERSION.digits()].concat();
    if let Some(draft) = &record.draft {
        json.push_str(",\"draft\":");
        write_entry(&mut json, draft.id, &draft.answers);
        json.push('}');
    }
    json.push_str(",\"attempts\":[");
    for (place, attempt) in record.attempts.iter().enumerate() {
        if place > 0 {
            json.push(',');
        }
        write_entry(&mut json, attempt.id, &attempt.answers);
        for part in [
            ",\"time\":",
            &attempt.time.digits(),
            ",\"revision\":",
            &attempt.revision.digits(),
            ",\"role\":\"",
            attempt.role.id(),
            "\"}",
        ] {
            json.push_str(part);
        }
    }
    json.push_str("]}");
    json
}

/// What finished and unfinished attempts have in common; the brace is left open.
fn write_entry(json: &mut String, id: AttemptId, answers: &Answers) {
    for part in ["{\"id\":\"", &id.hex(), "\",\"answers\":{"] {
        json.push_str(part);
    }
    let mut comma = "";
    for question in Question::all() {
        let Some(answer) = answers.get(question) else {
            continue;
        };
        let level = answer.level().map(|level| level.get().digits());
        let level = level.as_deref().unwrap_or("null");
        for part in [comma, "\"", question.id(), "\":", level] {
            json.push_str(part);
        }
        comma = ",";
    }
    json.push('}');
}

/// Reads a record. What is sound is kept; whether anything was not is told.
///
/// # Errors
/// When nothing can be read: the text is too large, no envelope, or newer.
pub fn decode(text: &str) -> Result<Decoded, DecodeError> {
    if text.len() > MAX_BYTES {
        return Err(DecodeError::TooLarge);
    }
    if written_version(text) > Some(VERSION) {
        return Err(DecodeError::Newer);
    }
    let Ok((envelope, _)) = serde_json_core::from_str::<Envelope>(text) else {
        return Err(DecodeError::NotAnEnvelope);
    };
    if envelope.version != VERSION {
        return Err(DecodeError::NotAnEnvelope);
    }
    let Attempts {
        mut record,
        mut sound,
    } = envelope.attempts;
    if let Some(entry) = envelope.draft {
        match read_draft(entry) {
            Some(draft) => _ = record.apply(Edit::PutDraft(draft)),
            None => sound = false,
        }
    }
    let fault = (!sound).then_some(DecodeError::BadAttempt);
    Ok(Decoded { record, fault })
}

/// The version a text claims, whatever else it holds: a later one may have
/// any shape.
fn written_version(text: &str) -> Option<u64> {
    // Bytes, because a search for text would cost the wasm a kilobyte.
    let key = b"\"version\"";
    let place = text.as_bytes().windows(key.len()).position(|w| w == key)?;
    let rest = text.as_bytes().get(place + key.len()..)?;
    let number = rest
        .trim_ascii_start()
        .strip_prefix(b":")?
        .trim_ascii_start();
    let mut digits = number.iter().take_while(|byte| byte.is_ascii_digit());
    digits.try_fold(0_u64, |number, digit| {
        number.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
    })
}

fn read_draft(entry: Entry) -> Option<Draft> {
    match entry {
        Entry {
            id: Checked(Some(id)),
            time: None,
            revision: None,
            answers: Checked(Some(answers)),
            role: None,
        } => Some(Draft { id, answers }),
        _ => None,
    }
}

fn read_attempt(entry: Entry) -> Option<Attempt> {
    Some(Attempt {
        id: entry.id.0?,
        // The largest time that JavaScript's `Date` can hold.
        time: entry.time.filter(|time| *time <= 8_640_000_000_000_000)?,
        revision: entry.revision?,
        answers: entry
            .answers
            .0
            .filter(|answers| answers.first_open().is_none())?,
        role: entry.role?.0?,
    })
}
