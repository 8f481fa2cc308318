//! Answers as a short code, for a link to another person.
//!
//! The code holds the revision of the statements and the fourteen answers, no
//! role, no time and no name: 85 bits as 17 characters of Crockford's base 32,
//! which has no letters that look like digits.
//!
//! | bits | what |
//! | --- | --- |
//! | 4 | format, 1 |
//! | 12 | revision of the statements |
//! | 37 | the answers, each 0–4 or 5 for "hard to say", as a number of base 6 |
//! | 32 | CRC-32 of the above, so that no damage of up to six characters in a row passes |

pub use crate::domain::ShareError;
use crate::domain::{Answer, Answers, Level, Question, REVISION};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// How many characters a code has.
const LENGTH: usize = 17;
const FORMAT: u64 = 1;
/// Far more people than a group has; a pasted novel must not stop the page.
pub const MAX_CODES: usize = 1_000;
const ANSWER_BITS: u32 = 37;
const REVISION_BITS: u32 = 12;
/// What stands before the code in the fragment of a link.
pub const FRAGMENT: &str = "leadership-quiz=";

/// Writes the code of a finished attempt; `None` while answers are missing.
pub fn encode(answers: &Answers) -> Option<String> {
    let mut number = 0;
    for question in Question::all() {
        let digit = match answers.get(question)? {
            Answer::Level(level) => u64::from(level.get()),
            Answer::Unknown => 5,
        };
        number = number * 6 + digit;
    }
    let payload = (FORMAT << REVISION_BITS | u64::from(REVISION)) << ANSWER_BITS | number;
    let bits = u128::from(payload) << 32 | u128::from(crc(payload));
    let characters = (0..LENGTH).rev().map(|place| {
        let digit = (bits >> (5 * place)) as usize & 31;
        ALPHABET.get(digit).map_or('0', |byte| char::from(*byte))
    });
    Some(characters.collect())
}

/// Reads a code. Case does not matter, and `o`, `i` and `l` are taken for the
/// digits they look like.
///
/// # Errors
/// See [`ShareError`].
pub fn decode(code: &str) -> Result<Answers, ShareError> {
    if code.len() != LENGTH {
        return Err(ShareError::Incomplete);
    }
    let mut bits: u128 = 0;
    for byte in code.bytes() {
        let byte = match byte.to_ascii_lowercase() {
            b'o' => b'0',
            b'i' | b'l' => b'1',
            byte => byte,
        };
        let digit = ALPHABET.iter().position(|ours| *ours == byte);
        bits = bits << 5 | digit.ok_or(ShareError::Incomplete)? as u128;
    }
    let payload = (bits >> 32) as u64;
    if crc(payload) != bits as u32 {
        return Err(ShareError::Damaged);
    }
    if payload >> ANSWER_BITS != (FORMAT << REVISION_BITS | u64::from(REVISION)) {
        return Err(ShareError::OtherVersion);
    }
    let mut number = payload & ((1 << ANSWER_BITS) - 1);
    let mut answers = Answers::default();
    for question in Question::all().rev() {
        let answer = Level::new((number % 6) as u8).map_or(Answer::Unknown, Answer::Level);
        answers.set(question, answer);
        number /= 6;
    }
    // More than fourteen digits were never written.
    (number == 0).then_some(answers).ok_or(ShareError::Damaged)
}

/// Reads the codes in a pasted text: links or bare codes, one after another,
/// at most [`MAX_CODES`].
pub fn decode_all(text: &str) -> Vec<Result<Answers, ShareError>> {
    text.split(|character: char| character.is_ascii_whitespace() || matches!(character, ',' | ';'))
        .filter(|word| !word.is_empty())
        .take(MAX_CODES)
        // What follows the last "=", found forwards: 0.3 kB of brotli less.
        .map(|word| decode(word.split('=').fold(word, |_, part| part)))
        .collect()
}

/// CRC-32 (IEEE 802.3) of the eight bytes of `payload`.
fn crc(payload: u64) -> u32 {
    let mut crc = u32::MAX;
    for byte in payload.to_be_bytes() {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc
}
