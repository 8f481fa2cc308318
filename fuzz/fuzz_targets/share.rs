//! Anything may be pasted, or stand in the address of a page: reading codes must
//! neither panic nor grow, and a code that was read is written again unchanged.
#![no_main]

use leadership_quiz::codec::share::{MAX_CODES, decode, decode_all, encode};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(answers) = decode(text) {
        let code = encode(&answers).expect("a code holds all answers");
        assert_eq!(decode(&code), Ok(answers));
    }
    assert!(decode_all(text).len() <= MAX_CODES);
});
