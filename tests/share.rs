//! Answers as a code in a link: nothing but what was shared ever comes out.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod common;

use common::{any_answers, cases, level, pattern, random_answers, straight_line};
use leadership_quiz::{
    codec::share::{FRAGMENT, ShareError, decode, decode_all, encode},
    domain::{Answer, Answers, Question},
};
use proptest::prelude::*;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

fn code(answers: &Answers) -> String {
    encode(answers).expect("all statements are answered")
}

fn example() -> (Answers, String) {
    let answers = pattern("1 1 4 – 0 3 3 4 1 – 1 0 3 1");
    (answers, code(&answers))
}

/// The code with other characters at some places.
fn replaced(code: &str, places: &[(usize, u8)]) -> String {
    let mut bytes = code.as_bytes().to_vec();
    for (place, byte) in places {
        bytes[*place] = *byte;
    }
    String::from_utf8(bytes).expect("ASCII")
}

/// Whether a damaged code is refused, or means what it meant.
fn is_safe(damaged: &str, answers: &Answers) -> bool {
    decode(damaged).map_or(true, |read| read == *answers)
}

#[test]
fn the_code_is_the_one_that_links_already_hold() {
    let answers = pattern("1 1 4 3 0 3 3 4 1 3 1 0 3 1");
    assert_eq!(code(&answers), "200hyvsbpzepensey");
    assert_eq!(decode("200hyvsbpzepensey"), Ok(answers));
}

#[test]
fn unfinished_answers_have_no_code() {
    assert_eq!(encode(&Answers::default()), None);
    let all_but_one = Question::all()
        .skip(1)
        .fold(Answers::default(), |answers, question| {
            answers.with(question, Answer::Unknown)
        });
    assert_eq!(encode(&all_but_one), None);
}

#[test]
fn every_single_wrong_character_is_refused() {
    let (answers, code) = example();
    for place in 0..code.len() {
        for byte in 0..=0x7f {
            let damaged = replaced(&code, &[(place, byte)]);
            assert!(is_safe(&damaged, &answers), "{damaged}");
        }
    }
}

#[test]
fn every_pair_of_wrong_characters_is_refused() {
    let (answers, code) = example();
    for first in 0..code.len() {
        for second in first + 1..code.len() {
            for one in ALPHABET {
                for other in ALPHABET {
                    let damaged = replaced(&code, &[(first, *one), (second, *other)]);
                    assert!(is_safe(&damaged, &answers), "{damaged}");
                }
            }
        }
    }
}

#[test]
fn other_versions_are_told_from_damage() {
    // The code above with format 2, and with revision 2.
    for other in ["400hyvsbpzf7knm74", "2011yvsbpzctxh4mk"] {
        assert_eq!(decode(other), Err(ShareError::OtherVersion), "{other}");
    }
}

#[test]
fn letters_that_look_like_digits_are_read_as_digits() {
    let (answers, code) = Question::all()
        .map(|question| straight_line(Answer::Unknown).with(question, level(0)))
        .map(|answers| (answers, code(&answers)))
        .find(|(_, code)| code.contains('0') && code.contains('1'))
        .expect("one of the codes has both digits");
    let typed = code.replace('0', "O").replace('1', "l").to_uppercase();
    assert_eq!(decode(&typed.replace('L', "I")), Ok(answers));
    assert_eq!(decode(&typed), Ok(answers));
}

#[test]
fn links_and_bare_codes_are_found_in_pasted_text() {
    let (answers, code) = example();
    let other = straight_line(Answer::Unknown);
    let text = format!(
        "https://example.org/quiz?page=2#{FRAGMENT}{code}\r\n\t{}, https://example.org/a;{code}x\n\n",
        self::code(&other),
    );
    assert_eq!(
        decode_all(&text),
        [
            Ok(answers),
            Ok(other),
            Err(ShareError::Incomplete),
            Err(ShareError::Incomplete),
        ]
    );
    assert_eq!(decode_all(" \n\t,;"), []);
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn what_is_written_is_read(answers in any_answers()) {
        let code = code(&answers);
        prop_assert_eq!(code.len(), 17);
        prop_assert!(code.bytes().all(|byte| ALPHABET.contains(&byte)), "{}", code);
        prop_assert_eq!(decode(&code), Ok(answers));
        prop_assert_eq!(decode(&code.to_uppercase()), Ok(answers));
    }

    #[test]
    fn up_to_six_wrong_characters_in_a_row_are_refused(
        answers in random_answers(),
        start in 0_usize..12,
        wrong in prop::collection::vec(prop::sample::select(ALPHABET.to_vec()), 1..=6),
    ) {
        let places: Vec<(usize, u8)> =
            wrong.into_iter().enumerate().map(|(place, byte)| (start + place, byte)).collect();
        let damaged = replaced(&code(&answers), &places);
        prop_assert!(is_safe(&damaged, &answers), "{}", damaged);
    }

    #[test]
    fn two_characters_that_change_places_are_refused(
        answers in random_answers(),
        first in 0_usize..17,
        second in 0_usize..17,
    ) {
        let code = code(&answers);
        let bytes = code.as_bytes();
        let swapped = replaced(&code, &[(first, bytes[second]), (second, bytes[first])]);
        prop_assert!(is_safe(&swapped, &answers), "{}", swapped);
    }

    #[test]
    fn a_code_that_is_cut_or_has_more_is_incomplete(
        answers in random_answers(),
        cut in 0_usize..17,
        more in ".{1,3}",
    ) {
        let code = code(&answers);
        prop_assert_eq!(decode(&code[..cut]), Err(ShareError::Incomplete));
        prop_assert_eq!(decode(&code[cut..][..16 - cut.min(16)]), Err(ShareError::Incomplete));
        prop_assert_eq!(decode(&format!("{code}{more}")), Err(ShareError::Incomplete));
        prop_assert_eq!(decode(&format!("{more}{code}")), Err(ShareError::Incomplete));
    }

    #[test]
    fn any_text_is_survived(text in ".*", code in "[0-9a-z]{17}") {
        // A made-up code fits its check once in four thousand million times.
        prop_assert!(decode(&code).is_err());
        decode_all(&text);
    }
}
