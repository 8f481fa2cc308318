//! Anything may stand in local storage: reading it must neither panic nor keep
//! more than is allowed, and what was read is written and read again unchanged.
#![no_main]

use leadership_quiz::{
    codec::{Decoded, decode, encode},
    domain::MAX_ATTEMPTS,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(Decoded { record, .. }) = decode(text) else {
        return;
    };
    assert!(record.attempts.len() <= MAX_ATTEMPTS);
    let again = decode(&encode(&record));
    let fault = None;
    assert_eq!(again, Ok(Decoded { record, fault }));
});
