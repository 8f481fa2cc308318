//! The JSON envelope in which attempts are kept, downloaded and imported.
//!
//! Verdicts are not written: they are recomputed from the answers. Every value
//! that comes in is checked, because anybody can write to local storage and
//! anybody can make a file.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};

pub mod share;

pub use crate::domain::DecodeError;
use crate::domain::{
    Answer, Answers, Attempt, AttemptId, Draft, Edit, Level, Question, Record, Role,
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
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<'a> {
    version: u64,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    draft: Option<DraftJson<'a>>,
    #[serde(borrow)]
    attempts: Vec<AttemptJson<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftJson<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    answers: AnswersJson<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AttemptJson<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    time: u64,
    revision: u32,
    #[serde(borrow)]
    answers: AnswersJson<'a>,
    #[serde(borrow)]
    role: Cow<'a, str>,
}

/// Levels by question id; `null` is "hard to say".
struct AnswersJson<'a>(Vec<(Cow<'a, str>, Option<i64>)>);

impl Serialize for AnswersJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, level)| (id, level)))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for AnswersJson<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = AnswersJson<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("answers by question id")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some((id, level)) = map.next_entry::<&str, Option<i64>>()? {
                    // One too many is enough to tell that something is wrong,
                    // and takes little memory whatever the text.
                    if entries.len() <= Question::COUNT {
                        entries.push((Cow::Borrowed(id), level));
                    }
                }
                Ok(AnswersJson(entries))
            }
        }

        deserializer.deserialize_map(Entries)
    }
}

/// Writes a record.
pub fn encode(record: &Record) -> String {
    let envelope = Envelope {
        version: VERSION,
        draft: record.draft.map(|draft| DraftJson {
            id: write_id(draft.id),
            answers: write_answers(&draft.answers),
        }),
        attempts: record
            .attempts
            .iter()
            .map(|attempt| AttemptJson {
                id: write_id(attempt.id),
                time: attempt.time,
                revision: attempt.revision,
                answers: write_answers(&attempt.answers),
                role: attempt.role.id().into(),
            })
            .collect(),
    };
    // Room for the longest attempts: fourteen answers and all digits.
    let mut buffer = vec![0; 512 * (2 + envelope.attempts.len())];
    let length = serde_json_core::to_slice(&envelope, &mut buffer).unwrap_or_default();
    buffer.truncate(length);
    String::from_utf8(buffer).unwrap_or_default()
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
    let mut record = Record::default();
    let mut sound = true;
    for attempt in &envelope.attempts {
        match read_attempt(attempt) {
            Some(attempt) => _ = record.apply(Edit::PutAttempt(attempt)),
            None => sound = false,
        }
    }
    if let Some(draft) = &envelope.draft {
        match read_draft(draft) {
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
        number
            .checked_mul(10)?
            .checked_add(u64::from(digit - b'0'))
    })
}

fn read_draft(json: &DraftJson) -> Option<Draft> {
    Some(Draft {
        id: read_id(&json.id)?,
        answers: read_answers(&json.answers)?,
    })
}

fn read_attempt(json: &AttemptJson) -> Option<Attempt> {
    let answers = read_answers(&json.answers)?;
    Some(Attempt {
        id: read_id(&json.id)?,
        // The largest time that JavaScript's `Date` can hold.
        time: Some(json.time).filter(|time| *time <= 8_640_000_000_000_000)?,
        revision: json.revision,
        answers: Some(answers).filter(|answers| answers.first_open().is_none())?,
        role: Role::from_id(&json.role)?,
    })
}

/// Sixteen hexadecimal digits: JSON numbers lose the last digits of 64 bits in
/// JavaScript.
fn write_id(id: AttemptId) -> Cow<'static, str> {
    id.hex().into()
}

fn read_id(text: &str) -> Option<AttemptId> {
    let digits = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let id = u64::from_str_radix(text, 16).ok().filter(|_| digits)?;
    Some(AttemptId(id))
}

fn write_answers(answers: &Answers) -> AnswersJson<'static> {
    let entries = Question::all().filter_map(|question| {
        let level = answers.get(question)?.level();
        let level = level.map(|level| i64::from(level.get()));
        Some((question.id().into(), level))
    });
    AnswersJson(entries.collect())
}

fn read_answers(json: &AnswersJson) -> Option<Answers> {
    if json.0.len() > Question::COUNT {
        return None;
    }
    let mut answers = Answers::default();
    for (id, level) in &json.0 {
        let answer = match level {
            Some(level) => Answer::Level(Level::new(u8::try_from(*level).ok()?)?),
            None => Answer::Unknown,
        };
        answers.set(Question::from_id(id)?, answer);
    }
    Some(answers)
}
