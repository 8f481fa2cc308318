//! What is written to the device and what may come back from it.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod common;

use common::{any_attempt, any_record, attempt, cases, level, straight_line};
use leadership_quiz::{
    codec::{DecodeError, Decoded, MAX_BYTES, VERSION, decode, encode, share},
    domain::{Attempt, AttemptId, Draft, Edit, MAX_ATTEMPTS, Record, Role},
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn any_id() -> impl Strategy<Value = AttemptId> + Clone {
    any::<u64>().prop_map(AttemptId)
}

fn record(attempts: &[Attempt]) -> Record {
    let mut record = Record::default();
    for attempt in attempts {
        record.apply(Edit::PutAttempt(*attempt));
    }
    record
}

fn whole(record: Record) -> Result<Decoded, DecodeError> {
    Ok(Decoded {
        record,
        fault: None,
    })
}

fn damaged(record: Record) -> Result<Decoded, DecodeError> {
    Ok(Decoded {
        record,
        fault: Some(DecodeError::BadAttempt),
    })
}

/// Decodes the record of two attempts after `spoil` worked on its JSON. The
/// newer one stands first.
fn decode_spoilt(spoil: impl FnOnce(&mut Value)) -> Result<Decoded, DecodeError> {
    let text = encode(&record(&[attempt(1, 100), attempt(2, 200)]));
    let mut value = serde_json::from_str(&text).expect("JSON");
    spoil(&mut value);
    decode(&value.to_string())
}

fn assert_sound(record: &Record) {
    assert!(record.attempts.len() <= MAX_ATTEMPTS);
    for attempt in &record.attempts {
        assert_eq!(attempt.answers.first_open(), None);
    }
}

/// What records are made of, and what may be mistaken for it.
fn any_piece() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "null",
        "true",
        "0",
        "4",
        "5",
        "-1",
        "1e9",
        " ",
        "\\",
        "\\u0000",
        "é",
        "{\"version\":1,\"attempts\":[",
        "\"version\":",
        "\"version\":2",
        "\"draft\":",
        "\"attempts\":[",
        "\"id\":\"0000000000000001\"",
        "\"time\":1",
        "\"revision\":1",
        "\"answers\":{",
        "\"q01\":1",
        "\"q99\":1",
        "\"role\":\"staff\"",
        "18446744073709551616",
    ];
    prop_oneof![
        9 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_written_is_read_back(record in any_record(any_id())) {
        prop_assert_eq!(decode(&encode(&record)), whole(record));
    }

    #[test]
    fn a_cut_off_text_is_refused(record in any_record(any_id()), cut in any::<prop::sample::Index>()) {
        let text = encode(&record);
        let cut = cut.index(text.len());
        let text = text.get(..cut).expect("the envelope is ASCII");
        prop_assert_eq!(decode(text), Err(DecodeError::NotAnEnvelope));
    }

    #[test]
    fn a_damaged_byte_does_no_harm(
        record in any_record(any_id()),
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = encode(&record).into_bytes();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        if let Ok(decoded) = decode(&String::from_utf8_lossy(&bytes)) {
            assert_sound(&decoded.record);
        }
    }

    #[test]
    fn no_text_does_any_harm(text in any::<String>()) {
        prop_assert_eq!(decode(&text), Err(DecodeError::NotAnEnvelope));
    }

    // The same as fuzz/fuzz_targets/decode.rs, where the stable toolchain can
    // go: texts of the right pieces in a wrong order.
    #[test]
    fn pieces_of_a_record_do_no_harm(pieces in prop::collection::vec(any_piece(), 0..60)) {
        let text = pieces.concat();
        if let Ok(decoded) = decode(&text) {
            assert_sound(&decoded.record);
            prop_assert_eq!(decode(&encode(&decoded.record)), whole(decoded.record));
        }
    }

    #[test]
    fn a_record_with_pieces_changed_does_no_harm(
        record in any_record(any_id()),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any_piece()), 1..6),
    ) {
        let mut text = encode(&record);
        for (place, piece) in changes {
            let place = place.index(text.len());
            let end = text.len().min(place + piece.len());
            if text.is_char_boundary(place) && text.is_char_boundary(end) {
                text.replace_range(place..end, &piece);
            }
        }
        if let Ok(decoded) = decode(&text) {
            assert_sound(&decoded.record);
            prop_assert_eq!(decode(&encode(&decoded.record)), whole(decoded.record));
        }
    }

    #[test]
    fn an_attempt_survives_a_spoilt_one(sound in any_attempt(any_id()), id in any_id()) {
        let spoilt = Attempt { id, ..sound };
        prop_assume!(spoilt.id != sound.id);
        let mut value: Value = serde_json::from_str(&encode(&record(&[sound]))).expect("JSON");
        let mut other = value["attempts"][0].clone();
        other["answers"]["q07"] = json!(5);
        value["attempts"].as_array_mut().expect("a list").insert(0, other);
        prop_assert_eq!(decode(&value.to_string()), damaged(record(&[sound])));
    }
}

#[test]
fn the_envelope_has_its_documented_shape() {
    let mut record = record(&[attempt(0xAB, 100)]);
    record.apply(Edit::PutDraft(Draft {
        id: AttemptId(u64::MAX),
        answers: Default::default(),
    }));
    let value: Value = serde_json::from_str(&encode(&record)).expect("JSON");
    let expected = json!({
        "version": 1,
        "draft": { "id": "ffffffffffffffff", "answers": {} },
        "attempts": [{
            "id": "00000000000000ab",
            "time": 100,
            "revision": 1,
            "answers": {
                "q01": 1, "q02": 1, "q03": 4, "q04": null, "q05": 0, "q06": 3, "q07": 3,
                "q08": 4, "q09": 1, "q10": null, "q11": 1, "q12": 0, "q13": 3, "q14": 1
            },
            "role": "staff"
        }]
    });
    assert_eq!(value, expected);
}

#[test]
fn no_verdict_is_written() {
    let text = encode(&record(&[attempt(1, 100)]));
    assert!(!text.to_lowercase().contains("leadership"), "{text}");
}

#[test]
fn a_verdict_from_outside_is_not_believed() {
    let read = decode_spoilt(|value| {
        value["attempts"][0]["verdict"] = json!("NO_PROBLEM");
    });
    assert_eq!(read, Err(DecodeError::NotAnEnvelope));
}

#[test]
fn levels_out_of_range_are_refused() {
    for level in [5, 255, 256, -1, i64::MAX, i64::MIN] {
        let read = decode_spoilt(|value| value["attempts"][0]["answers"]["q01"] = json!(level));
        assert_eq!(read, damaged(record(&[attempt(1, 100)])), "{level}");
    }
}

#[test]
fn wrong_types_are_refused() {
    let spoils: [(&str, Value); 13] = [
        ("/answers/q01", json!("3")),
        ("/answers/q01", json!([3])),
        ("/answers/q01", json!(true)),
        ("/answers/q01", json!(2.5)),
        ("/answers/q01", json!(1e300)),
        ("/answers", json!([1, 1, 4])),
        ("/answers", Value::Null),
        ("/id", json!(2)),
        ("/time", json!("yesterday")),
        ("/time", json!(-1)),
        ("/revision", json!(4_294_967_296_u64)),
        ("/role", json!(1)),
        ("", json!("an attempt")),
    ];
    for (place, wrong) in spoils {
        let read = decode_spoilt(|value| {
            let place = format!("/attempts/0{place}");
            *value.pointer_mut(&place).expect("a field") = wrong.clone();
        });
        assert_eq!(read, Err(DecodeError::NotAnEnvelope), "{place} {wrong}");
    }
}

#[test]
fn unknown_names_are_refused() {
    for (field, wrong) in [
        ("id", "2"),
        ("id", ""),
        ("id", "000000000000000g"),
        ("id", "+000000000000002"),
        ("id", "00000000000000002"),
        ("role", "emperor"),
        ("role", ""),
    ] {
        let read = decode_spoilt(|value| value["attempts"][0][field] = json!(wrong));
        assert_eq!(read, damaged(record(&[attempt(1, 100)])), "{field} {wrong}");
    }
}

#[test]
fn times_that_a_date_cannot_hold_are_refused() {
    let latest = 8_640_000_000_000_000_u64;
    let at = |time: Value| decode_spoilt(move |value| value["attempts"][0]["time"] = time);
    assert_eq!(
        at(json!(latest)),
        whole(record(&[attempt(1, 100), attempt(2, latest)]))
    );
    for time in [json!(latest + 1), json!(u64::MAX)] {
        assert_eq!(
            at(time.clone()),
            damaged(record(&[attempt(1, 100)])),
            "{time}"
        );
    }
}

#[test]
fn unknown_statements_are_refused() {
    for id in ["q00", "q15", "q1", "", "role"] {
        let read = decode_spoilt(|value| value["attempts"][0]["answers"][id] = json!(1));
        assert_eq!(read, damaged(record(&[attempt(1, 100)])), "{id}");
    }
}

#[test]
fn more_answers_than_statements_are_refused() {
    let text = encode(&record(&[attempt(1, 100), attempt(2, 200)]));
    let twice = text.replacen("\"q01\":1", "\"q01\":1,\"q01\":1", 1);
    assert_ne!(twice, text);
    assert_eq!(decode(&twice), damaged(record(&[attempt(1, 100)])));
}

#[test]
fn incomplete_attempts_are_refused() {
    let read = decode_spoilt(|value| {
        let answers = value["attempts"][0]["answers"].as_object_mut();
        answers.expect("answers").remove("q14");
    });
    assert_eq!(read, damaged(record(&[attempt(1, 100)])));
}

#[test]
fn missing_fields_are_refused() {
    let without = |field: &str| {
        decode_spoilt(|value| {
            let attempt = value["attempts"][0].as_object_mut();
            attempt.expect("an attempt").remove(field);
        })
    };
    for field in ["id", "answers"] {
        assert_eq!(without(field), Err(DecodeError::NotAnEnvelope), "{field}");
    }
    // Those an attempt in progress does not have.
    for field in ["time", "revision", "role"] {
        let others = damaged(record(&[attempt(1, 100)]));
        assert_eq!(without(field), others, "{field}");
    }
}

#[test]
fn of_two_attempts_with_one_id_one_is_kept() {
    let read = decode_spoilt(|value| {
        let id = value["attempts"][1]["id"].clone();
        value["attempts"][0]["id"] = id;
    });
    assert_eq!(read.map(|decoded| decoded.record.attempts.len()), Ok(1));
}

#[test]
fn at_most_twenty_four_attempts_are_read_the_newest() {
    let attempts: Vec<Attempt> = (0..30).map(|n| attempt(n, n)).collect();
    let mut value: Value = serde_json::from_str(&encode(&record(&[]))).expect("JSON");
    for chunk in attempts.chunks(MAX_ATTEMPTS) {
        let part: Value = serde_json::from_str(&encode(&record(chunk))).expect("JSON");
        let part = part["attempts"].as_array().expect("a list").clone();
        value["attempts"]
            .as_array_mut()
            .expect("a list")
            .extend(part);
    }
    let read = decode(&value.to_string()).expect("an envelope");
    let times: Vec<u64> = read.record.attempts.iter().map(|one| one.time).collect();
    let newest: Vec<u64> = (6..30).rev().collect();
    assert_eq!(times, newest);
}

#[test]
fn a_spoilt_draft_leaves_the_attempts() {
    for draft in [
        json!({ "id": "0000000000000001", "answers": { "q01": 9 } }),
        json!({ "id": "0000000000000001", "answers": { "q99": 1 } }),
        json!({ "id": "one", "answers": {} }),
    ] {
        let read = decode_spoilt(|value| value["draft"] = draft.clone());
        let expected = damaged(record(&[attempt(1, 100), attempt(2, 200)]));
        assert_eq!(read, expected, "{draft}");
    }
}

#[test]
fn what_is_no_draft_at_all_is_refused() {
    for draft in [json!("a draft"), json!({ "id": "0000000000000001" })] {
        let read = decode_spoilt(|value| value["draft"] = draft.clone());
        assert_eq!(read, Err(DecodeError::NotAnEnvelope), "{draft}");
    }
}

#[test]
fn a_text_set_out_in_lines_is_read() {
    let kept = record(&[attempt(1, 100), attempt(2, 200)]);
    let value: Value = serde_json::from_str(&encode(&kept)).expect("JSON");
    let in_lines = serde_json::to_string_pretty(&value).expect("JSON");
    assert!(in_lines.lines().count() > 30);
    assert_eq!(decode(&in_lines), whole(kept));
}

#[test]
fn no_draft_is_no_fault() {
    let read = decode_spoilt(|value| value["draft"] = Value::Null);
    assert_eq!(read, whole(record(&[attempt(1, 100), attempt(2, 200)])));
}

#[test]
fn a_newer_version_is_told_apart() {
    for version in [VERSION + 1, u64::MAX] {
        let read = decode_spoilt(|value| value["version"] = json!(version));
        assert_eq!(read, Err(DecodeError::Newer), "{version}");
    }
    let unlike = json!({ "version": 7, "results": { "a": 1 } });
    assert_eq!(decode(&unlike.to_string()), Err(DecodeError::Newer));
}

#[test]
fn other_texts_are_no_envelopes() {
    for text in [
        "",
        "null",
        "[]",
        "{}",
        "\"version\"",
        "{\"version\":1}",
        "{\"version\":1,\"attempts\":{}}",
        "{\"version\":0,\"attempts\":[]}",
        "{\"version\":-1,\"attempts\":[]}",
        "{\"version\":\"1\",\"attempts\":[]}",
        "{\"attempts\":[]}",
        "{\"version\":1,\"attempts\":[]} and more",
        "\u{feff}{\"version\":1,\"attempts\":[]}",
    ] {
        assert_eq!(decode(text), Err(DecodeError::NotAnEnvelope), "{text}");
    }
}

#[test]
fn a_huge_text_is_refused_unread() {
    let blank = |length: usize| " ".repeat(length);
    assert_eq!(decode(&blank(MAX_BYTES + 1)), Err(DecodeError::TooLarge));
    assert_eq!(decode(&blank(MAX_BYTES)), Err(DecodeError::NotAnEnvelope));
}

#[test]
fn of_a_pasted_novel_only_so_many_words_are_tried() {
    let novel = "word ".repeat(200_000);
    assert_eq!(share::decode_all(&novel).len(), share::MAX_CODES);
}

#[test]
fn deep_nesting_is_refused() {
    let deep = "[".repeat(100_000);
    assert_eq!(decode(&deep), Err(DecodeError::NotAnEnvelope));
    let inside = format!("{{\"version\":1,\"attempts\":{deep}");
    assert_eq!(decode(&inside), Err(DecodeError::NotAnEnvelope));
}

#[test]
fn the_fullest_record_is_well_below_the_limit() {
    let fullest: Vec<Attempt> = (0..MAX_ATTEMPTS as u64)
        .map(|n| Attempt {
            answers: straight_line(level(4)),
            role: Role::Undisclosed,
            ..attempt(u64::MAX - n, 8_640_000_000_000_000 - n)
        })
        .collect();
    assert!(encode(&record(&fullest)).len() < MAX_BYTES / 10);
}
