//! What is kept on the device. Memory is the truth, local storage a
//! best-effort mirror: whatever fails here is told, never lost.

use gloo_storage::{LocalStorage, Storage as _};
use web_sys::Storage;

use crate::{
    codec::{self, Decoded},
    domain::{Edit, QUIZ_ID, Record},
};

/// Storage is blocked, full or failing.
#[derive(Clone, Copy, Debug)]
pub struct StorageError;

/// What was found on the device.
#[derive(Debug, Default)]
pub struct Found {
    /// What could be read.
    pub record: Record,
    /// Some of what is kept could not be read.
    pub damaged: bool,
    /// It, or something earlier that is set aside, waits for the reader.
    pub unreadable: bool,
}

/// The key under which the record is kept.
pub fn key() -> String {
    ["leadership-quiz:", QUIZ_ID].concat()
}

fn unreadable_key() -> String {
    [&key(), ":unreadable"].concat()
}

/// Local storage, or nothing where the browser refuses it. `LocalStorage::raw`
/// throws there, so it is asked only after a look.
fn storage() -> Result<Storage, StorageError> {
    match web_sys::window().map(|window| window.local_storage()) {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        _ => Err(StorageError),
    }
}

/// An empty text is as good as none.
fn get(storage: &Storage, key: &str) -> Result<Option<String>, StorageError> {
    let text = storage.get_item(key).map_err(|_| StorageError)?;
    Ok(text.filter(|text| !text.is_empty()))
}

fn set(storage: &Storage, key: &str, value: &str) -> Result<(), StorageError> {
    storage.set_item(key, value).map_err(|_| StorageError)
}

/// Reads what is kept. Nothing is written.
///
/// # Errors
/// When storage cannot be used at all.
pub fn read() -> Result<Found, StorageError> {
    let storage = storage()?;
    let (record, damaged) = match get(&storage, &key())?.as_deref().map(codec::decode) {
        None => (Record::default(), false),
        Some(Ok(Decoded { record, fault })) => (record, fault.is_some()),
        Some(Err(_)) => (Record::default(), true),
    };
    let unreadable = damaged || get(&storage, &unreadable_key())?.is_some();
    Ok(Found {
        record,
        damaged,
        unreadable,
    })
}

/// Carries out edits on what is kept, which another tab may have changed
/// meanwhile, and returns the outcome. `memory` stands in for what is missing
/// or unreadable there; what can be read of a damaged record is added to it.
///
/// # Errors
/// When it could not be kept; what was there before is still there.
pub fn keep(edits: &[Edit], memory: &Record) -> Result<Record, StorageError> {
    let storage = storage()?;
    let deletes_all = edits.contains(&Edit::DeleteAll);
    let mut record = match get(&storage, &key())? {
        None => memory.clone(),
        Some(text) => match codec::decode(&text) {
            Ok(Decoded {
                record,
                fault: None,
            }) => record,
            other => {
                if !deletes_all {
                    set_aside(&storage, &text)?;
                }
                let mut record = memory.clone();
                for attempt in other.map(|sound| sound.record.attempts).unwrap_or_default() {
                    if record.attempt(attempt.id).is_none() {
                        record.apply(Edit::PutAttempt(attempt));
                    }
                }
                record
            }
        },
    };
    for edit in edits {
        record.apply(*edit);
    }
    if deletes_all {
        remove(&storage, &unreadable_key())?;
    }
    if record.is_empty() {
        remove(&storage, &key())?;
    } else {
        set(&storage, &key(), &codec::encode(&record))?;
    }
    Ok(record)
}

/// Keeps a text that cannot be read, beside any that is there already.
fn set_aside(storage: &Storage, text: &str) -> Result<(), StorageError> {
    let before = get(storage, &unreadable_key())?.unwrap_or_default();
    // Bytes, because a search for text would cost the wasm a kilobyte.
    let mut parts = before.as_bytes().windows(text.len());
    if parts.any(|part| part == text.as_bytes()) {
        return Ok(());
    }
    let joined = if before.is_empty() {
        text.to_owned()
    } else {
        [&before, "\n", text].concat()
    };
    set(storage, &unreadable_key(), &joined)
}

fn remove(storage: &Storage, key: &str) -> Result<(), StorageError> {
    storage.remove_item(key).map_err(|_| StorageError)
}

/// The text that could not be read, if any.
pub fn unreadable() -> Option<String> {
    let storage = storage().ok()?;
    if let Ok(Some(text)) = get(&storage, &unreadable_key()) {
        return Some(text);
    }
    get(&storage, &key()).ok().flatten()
}

/// Forgets the text that could not be read.
///
/// # Errors
/// When storage refuses.
pub fn delete_unreadable(memory: &Record) -> Result<(), StorageError> {
    let storage = storage()?;
    remove(&storage, &unreadable_key())?;
    // Not set aside yet: nothing has been written since it was found.
    let found = get(&storage, &key())?;
    let faulty = found.is_some_and(
        |text| !matches!(codec::decode(&text), Ok(decoded) if decoded.fault.is_none()),
    );
    match (faulty, memory.is_empty()) {
        (false, _) => Ok(()),
        (true, true) => remove(&storage, &key()),
        (true, false) => set(&storage, &key(), &codec::encode(memory)),
    }
}
