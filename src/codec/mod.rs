//! The JSON envelope in which attempts are kept, downloaded and imported.
//!
//! Verdicts are not written: they are recomputed from the answers. Every value
//! that comes in is checked, because anybody can write to local storage and
//! anybody can make a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::{
    Answer, Answers, Attempt, AttemptId, Draft, Edit, Level, Question, Record, Role,
};

/// The version of the envelope that is written.
pub const VERSION: u64 = 1;
/// The longest text that is read, in bytes.
pub const MAX_BYTES: usize = 1_000_000;

/// Why a text is not, or not wholly, a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// Not JSON, or not an envelope at all.
    NotAnEnvelope,
    /// Written by a later version of the widget.
    Newer,
    /// An attempt is incomplete or out of range.
    BadAttempt,
}

/// What could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    pub record: Record,
    /// Something was left out because of this.
    pub fault: Option<DecodeError>,
}

#[derive(Serialize)]
struct Envelope {
    version: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<DraftJson>,
    attempts: Vec<AttemptJson>,
}

#[derive(Serialize, Deserialize)]
struct DraftJson {
    id: String,
    answers: AnswersJson,
}

#[derive(Serialize, Deserialize)]
struct AttemptJson {
    id: String,
    time: u64,
    revision: u32,
    answers: AnswersJson,
    role: String,
}

/// Levels by question id; `null` is "hard to say".
type AnswersJson = BTreeMap<String, Option<u8>>;

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
                role: attempt.role.id().to_owned(),
            })
            .collect(),
    };
    // Strings, numbers and maps with string keys: this cannot fail.
    serde_json::to_string(&envelope).unwrap_or_default()
}

/// Reads a record. What is sound is kept; whether anything was not is told.
///
/// # Errors
/// When nothing can be read: the text is too large, no envelope, or newer.
pub fn decode(text: &str) -> Result<Decoded, DecodeError> {
    if text.len() > MAX_BYTES {
        return Err(DecodeError::TooLarge);
    }
    let value: Value = serde_json::from_str(text).map_err(|_| DecodeError::NotAnEnvelope)?;
    match value.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(DecodeError::Newer),
        _ => return Err(DecodeError::NotAnEnvelope),
    }
    let Some(Value::Array(attempts)) = value.get("attempts") else {
        return Err(DecodeError::NotAnEnvelope);
    };
    let mut record = Record::default();
    let mut sound = true;
    for attempt in attempts.iter().map(read_attempt) {
        match attempt {
            Some(attempt) => _ = record.apply(Edit::PutAttempt(attempt)),
            None => sound = false,
        }
    }
    match value.get("draft") {
        None | Some(Value::Null) => {}
        Some(draft) => match read_draft(draft) {
            Some(draft) => _ = record.apply(Edit::PutDraft(draft)),
            None => sound = false,
        },
    }
    let fault = (!sound).then_some(DecodeError::BadAttempt);
    Ok(Decoded { record, fault })
}

fn read_draft(value: &Value) -> Option<Draft> {
    let json = DraftJson::deserialize(value).ok()?;
    Some(Draft {
        id: read_id(&json.id)?,
        answers: read_answers(&json.answers)?,
    })
}

fn read_attempt(value: &Value) -> Option<Attempt> {
    let json = AttemptJson::deserialize(value).ok()?;
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
fn write_id(id: AttemptId) -> String {
    format!("{:016x}", id.0)
}

fn read_id(text: &str) -> Option<AttemptId> {
    let digits = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let id = u64::from_str_radix(text, 16).ok().filter(|_| digits)?;
    Some(AttemptId(id))
}

fn write_answers(answers: &Answers) -> AnswersJson {
    Question::all()
        .filter_map(|question| {
            let level = answers.get(question)?.level().map(Level::get);
            Some((question.id().to_owned(), level))
        })
        .collect()
}

fn read_answers(json: &AnswersJson) -> Option<Answers> {
    let mut answers = Answers::default();
    for (id, level) in json {
        let answer = match level {
            Some(level) => Answer::Level(Level::new(*level)?),
            None => Answer::Unknown,
        };
        answers.set(Question::from_id(id)?, answer);
    }
    Some(answers)
}
