//! The data files: what the build refuses, and how the texts are written.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../build.rs"]
#[allow(dead_code, reason = "only the checks are called")]
mod build;
mod common;

use std::collections::BTreeSet;

use build::{Fault, quiz_code, texts_code};
use common::{any_answers, any_role, cases, pattern};
use leadership_quiz::{
    content::{Language, Report},
    domain::{Answer, Dimension, Level, Question, Role, Verdict, assess},
};
use proptest::prelude::*;
use toml::Value;

const QUIZ: &str = include_str!("../src/content/quiz.toml");
const PL: &str = include_str!("../src/content/pl.toml");
const EN: &str = include_str!("../src/content/en.toml");
const FILES: [(Language, &str); 2] = [(Language::Polish, PL), (Language::English, EN)];

/// A copy of a data file with `old` replaced once.
fn spoil(file: &str, old: &str, new: &str) -> String {
    assert!(file.contains(old), "{old} is not in the file");
    file.replacen(old, new, 1)
}

fn texts_fault(old: &str, new: &str) -> Fault {
    texts_code("pl", &spoil(PL, old, new)).expect_err("a fault")
}

fn quiz_fault(old: &str, new: &str) -> Fault {
    quiz_code(&spoil(QUIZ, old, new)).expect_err("a fault")
}

fn assert_fault(fault: &Fault, field: &str, message: &str) {
    assert_eq!(fault.field, field, "{fault}");
    assert!(fault.message.contains(message), "{fault}");
}

#[test]
fn the_data_files_are_accepted() {
    quiz_code(QUIZ).expect("quiz.toml");
    texts_code("pl", PL).expect("pl.toml");
    texts_code("en", EN).expect("en.toml");
}

#[test]
fn a_fault_names_file_field_and_expectation() {
    let fault = texts_fault("q14 = ", "# q14 = ");
    let told = fault.to_string();
    assert!(
        told.starts_with("src/content/pl.toml: statements: "),
        "{told}"
    );
    assert!(told.ends_with("missing field `q14`"), "{told}");
}

#[test]
fn a_missing_field_is_refused() {
    let fault = texts_fault("next = \"Dalej\"", "");
    assert_fault(&fault, "question", "missing field `next`");
    let fault = texts_fault("[fallback]", "[fallbacks]");
    assert_fault(&fault, "fallbacks", "unknown field `fallbacks`");
    let fault = quiz_fault("revision = 1", "");
    assert_fault(&fault, ".", "missing field `revision`");
}

#[test]
fn an_unknown_field_is_refused() {
    let fault = texts_fault("next = ", "nxt = \"Dalej\"\nnext = ");
    assert_fault(
        &fault,
        "question.nxt",
        "unknown field `nxt`, expected one of",
    );
    let fault = texts_fault("q14 = ", "q15 = \"Zdanie.\"\nq14 = ");
    assert_fault(&fault, "statements.q15", "unknown field `q15`");
    let fault = quiz_fault("brake = ", "weight = 2\nbrake = ");
    assert_fault(&fault, "question[0].weight", "unknown field `weight`");
}

#[test]
fn an_unknown_placeholder_is_refused() {
    let fault = texts_fault("Najmocniej: {names}.", "Najmocniej: {names} {lead}.");
    assert_fault(
        &fault,
        "verdicts.leadership.body",
        "unknown placeholder {lead}; expected {names}",
    );
    let fault = texts_fault("next = \"Dalej\"", "next = \"Dalej {number}\"");
    assert_fault(
        &fault,
        "question.next",
        "unknown placeholder {number}; expected no placeholder",
    );
}

#[test]
fn a_missing_placeholder_is_refused() {
    let fault = texts_fault("{lead} oraz {rival}", "{lead}");
    assert_fault(
        &fault,
        "verdicts.partly.body",
        "placeholder {rival} is missing; expected {lead}, {rival}",
    );
    let fault = texts_fault("wynik z\u{a0}{date}", "wynik z\u{a0}{date");
    assert_fault(
        &fault,
        "history.open_label",
        "placeholder {date} is missing",
    );
}

#[test]
fn an_empty_text_is_refused() {
    for empty in ["\"\"", "\"  \""] {
        let fault = texts_fault("\"Dalej\"", empty);
        assert_fault(&fault, "question.next", "the text is empty");
    }
    let fault = texts_fault("\"pasuje częściowo\"", "\"\"");
    assert_fault(&fault, "question.levels[2]", "the text is empty");
}

#[test]
fn a_list_of_the_wrong_length_is_refused() {
    let line = "    \"pasuje częściowo\",\n";
    let fault = texts_fault(line, "");
    assert_fault(&fault, "question.levels", "expected 5 texts, found 4");
    let fault = texts_fault(line, &line.repeat(2));
    assert_fault(&fault, "question.levels", "expected 5 texts, found 6");
    let line = "    \"Zrób ten podział skarg.\",\n";
    let fault = texts_fault(line, &line.repeat(2));
    assert_fault(
        &fault,
        "verdicts.outside.steps",
        "expected 2 texts, found 3",
    );
}

#[test]
fn a_wrong_type_is_refused() {
    let fault = texts_fault("\"Dalej\"", "4");
    assert_fault(&fault, "question.next", "expected a string");
}

#[test]
fn broken_toml_is_refused() {
    let fault = texts_fault("\"Dalej\"", "\"Dalej");
    assert_fault(&fault, "(the file)", "TOML parse error at line");
}

#[test]
fn polish_without_a_plural_form_is_refused() {
    for (line, field) in [
        ("history.few = ", "intro.history.few"),
        ("unanswered.many = ", "result.unanswered.many"),
        ("confirm_all.few = ", "history.confirm_all.few"),
    ] {
        let fault = texts_fault(line, &format!("# {line}"));
        assert_fault(&fault, field, "expected this plural form");
    }
}

#[test]
fn a_quiz_out_of_balance_is_refused() {
    let fault = quiz_fault("\"q02\"", "\"q2\"");
    assert_fault(&fault, "question[1].id", "expected \"q02\", found \"q2\"");
    let fault = quiz_fault("\"horizon\"", "\"mood\"");
    assert_fault(
        &fault,
        "question[2].dimension",
        "unknown variant `mood`, expected one of `outcome`",
    );
    let fault = quiz_fault("\"horizon\"", "\"skills\"");
    assert_fault(
        &fault,
        "question[2].dimension",
        "expected 2 statements on Skills, found 3",
    );
    let fault = quiz_fault("brake = \"low\"", "brake = \"high\"");
    assert_fault(
        &fault,
        "question[0].brake",
        "expected one high and one low on Outcome",
    );
    let fault = quiz_fault("brake = \"low\"", "brake = \"middle\"");
    assert_fault(&fault, "question[0].brake", "unknown variant `middle`");
}

#[test]
fn a_quiz_of_another_length_is_refused() {
    let (shorter, _) = QUIZ.split_once("\n[[question]]").expect("questions");
    let fault = quiz_code(&format!("{shorter}\nquestion = []")).expect_err("a fault");
    assert_fault(&fault, "question", "expected 14 statements, found 0");
}

/// All texts of a data file with the names of their fields.
fn texts(file: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect("", &toml::from_str(file).expect("TOML"), &mut found);
    found
}

fn collect(path: &str, value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((path.to_owned(), text.clone())),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(&format!("{path}[{index}]"), item, found);
            }
        }
        Value::Table(table) => {
            for (key, item) in table {
                collect(format!("{path}.{key}").trim_start_matches('.'), item, found);
            }
        }
        other => panic!("{path}: {other}"),
    }
}

#[test]
fn both_languages_have_the_same_texts() {
    let names = |file: &str| -> BTreeSet<String> {
        texts(file)
            .into_iter()
            .map(|(field, _)| field)
            // English has no such forms.
            .filter(|field| !field.ends_with(".few") && !field.ends_with(".many"))
            .collect()
    };
    assert_eq!(names(PL), names(EN));
}

#[test]
fn quotation_marks_are_typographic() {
    for (language, file) in FILES {
        for (field, text) in texts(file) {
            assert!(!text.contains(['"', '\'']), "{field}: {text}");
            let (foreign, open, close): (&[char], _, _) = match language {
                Language::Polish => (&['“', '‘', '’', '«', '»'], '„', '”'),
                Language::English => (&['„', '«', '»'], '“', '”'),
            };
            assert!(!text.contains(foreign), "{field}: {text}");
            let count = |mark: char| text.matches(mark).count();
            assert_eq!(count(open), count(close), "{field}: {text}");
        }
    }
}

#[test]
fn dashes_are_typographic_and_spaces_single() {
    for (_, file) in FILES {
        for (field, text) in texts(file) {
            for wrong in [" - ", "--", "...", "  "] {
                assert!(!text.contains(wrong), "{field}: {text}");
            }
            let hyphenated_range = text.as_bytes().windows(3).any(|three| {
                three[0].is_ascii_digit() && three[1] == b'-' && three[2].is_ascii_digit()
            });
            assert!(!hyphenated_range, "{field}: {text}");
            assert_eq!(text.trim(), text, "{field}");
        }
    }
}

#[test]
fn no_one_letter_word_may_end_a_polish_line() {
    for (field, text) in texts(PL) {
        let mut words = text.split(' ').peekable();
        while let Some(word) = words.next() {
            let word = word.rsplit(['\u{a0}', '(', '„']).next().unwrap_or_default();
            let mut letters = word.chars();
            let alone = matches!((letters.next(), letters.next()), (Some(letter), None) if letter.is_alphabetic());
            assert!(
                !alone || words.peek().is_none(),
                "{field}: a line may end with „{word}”: {text}"
            );
        }
    }
}

#[test]
fn statements_are_short() {
    for (language, most) in [(Language::Polish, 15), (Language::English, 17)] {
        for question in Question::all() {
            let statement = language.texts().statement(question);
            let words = statement.split_whitespace().count();
            assert!(words <= most, "{}: {words} words", question.id());
            assert!(statement.ends_with('.'), "{}", question.id());
        }
    }
}

/// Blueprint section 9.4, words to avoid.
#[test]
fn no_text_claims_what_the_quiz_cannot_show() {
    let avoided = [
        "trafność",
        "trafności",
        "pewność",
        "pewności",
        "naukow",
        "% firm",
        "70%",
        "confidence",
        "accurac",
        "scientific",
        "% of companies",
    ];
    for (_, file) in FILES {
        for (field, text) in texts(file) {
            let lower = text.to_lowercase();
            for word in avoided {
                assert!(!lower.contains(word), "{field}: {text}");
            }
            // The two words may stand only where they are denied.
            let denied = !lower.contains("diagno") || field == "role_notes.outside";
            assert!(denied, "{field}: {text}");
            let denied = !lower.contains("validated") || lower.contains("not a validated");
            assert!(denied, "{field}: {text}");
        }
    }
}

#[test]
fn language_tags_are_understood() {
    assert_eq!(Language::from_tag("en"), Some(Language::English));
    assert_eq!(Language::from_tag("de"), None);
    assert_eq!(Language::from_tag(""), None);
    for language in Language::ALL {
        assert_eq!(Language::from_tag(language.tag()), Some(language));
    }
}

/// Every text the crate offers is the one that stands in the file.
#[test]
fn texts_come_from_their_own_fields() {
    for (language, file) in FILES {
        let file: Value = toml::from_str(file).expect("TOML");
        let texts = language.texts();
        for question in Question::all() {
            let expected = file["statements"][question.id()].as_str();
            assert_eq!(Some(texts.statement(question)), expected);
        }
        for level in Level::ALL {
            let expected = file["question"]["levels"][usize::from(level.get())].as_str();
            assert_eq!(Some(texts.answer(Answer::Level(level))), expected);
        }
        let expected = file["question"]["unknown"].as_str();
        assert_eq!(Some(texts.answer(Answer::Unknown)), expected);
        for role in Role::ALL {
            let expected = file["role"][role.id()].as_str();
            assert_eq!(Some(texts.role(role)), expected);
        }
        for dimension in Dimension::ALL {
            let expected = file["dimensions"][dimension.id()]["label"].as_str();
            assert_eq!(Some(texts.label(dimension)), expected);
        }
    }
}

fn sentences(report: &Report) -> Vec<String> {
    let mut all = vec![report.headline.clone(), report.same.clone()];
    all.extend(report.body.clone());
    all.extend(report.clarity.clone());
    all.extend(report.change.clone());
    all.extend(report.falsify.as_ref().map(|(_, text)| text.clone()));
    all.extend(report.steps.iter().map(|&step| step.to_owned()));
    all
}

proptest! {
    #![proptest_config(cases(1_000))]

    /// Which verdict it is does not depend on the language, nor which of its
    /// parts are there.
    #[test]
    fn every_result_can_be_told_in_every_language(answers in any_answers(), role in any_role()) {
        let assessment = assess(&answers, role);
        let [polish, english] = Language::ALL.map(|language| language.texts().report(&assessment, role));
        for report in [&polish, &english] {
            for sentence in sentences(report) {
                prop_assert!(!sentence.trim().is_empty());
                prop_assert!(!sentence.contains(['{', '}']), "{sentence}");
                prop_assert!(!sentence.contains(": ."), "{sentence}");
                prop_assert!(!sentence.contains("()"), "{sentence}");
                prop_assert!(!sentence.contains("  "), "{sentence}");
            }
        }
        prop_assert_eq!(polish.body.len(), english.body.len());
        prop_assert_eq!(polish.clarity.is_some(), english.clarity.is_some());
        prop_assert_eq!(polish.change.is_some(), english.change.is_some());
        prop_assert_eq!(polish.falsify.is_some(), english.falsify.is_some());
        prop_assert_eq!(polish.steps.len(), english.steps.len());
        prop_assert!(polish.steps.len() <= 3);
        let steps: BTreeSet<_> = polish.steps.iter().collect();
        prop_assert_eq!(steps.len(), polish.steps.len(), "no step twice");
        prop_assert_eq!(polish.steps_intro.is_some(), english.steps_intro.is_some());
        prop_assert_eq!(polish.role_note.is_some(), role != Role::Undisclosed);
    }
}

#[test]
fn labels_stand_in_lower_case_within_a_sentence() {
    let partly = pattern("1 4 3 3 1 3 2 3 1 0 2 1 3 1");
    let report = Language::Polish
        .texts()
        .report(&assess(&partly, Role::Undisclosed), Role::Undisclosed);
    let body = &report.body[0];
    let expected = "horyzont czasu, udział i\u{a0}przykład szefów, kierownicy i\u{a0}kierunek \
                    oraz procesy i\u{a0}narzędzia.";
    assert!(body.contains(expected), "{body}");
}

#[test]
fn a_verdict_without_a_strong_brake_says_that_they_add_up() {
    let body = |written: &str| {
        let assessment = assess(&pattern(written), Role::Undisclosed);
        let report = Language::English
            .texts()
            .report(&assessment, Role::Undisclosed);
        (assessment.verdict, report.body.len())
    };
    // Each brake of one side at five points, none of the other.
    let leadership = "0 0 3 4 2 4 4 3 0 4 0 2 3 2";
    assert_eq!(body(leadership), (Verdict::Leadership, 2));
    let rival = "0 3 0 2 4 4 2 0 3 2 3 4 0 4";
    assert_eq!(body(rival), (Verdict::Elsewhere, 2));
    let strong = "1 1 4 3 0 3 3 4 1 3 1 0 3 1";
    assert_eq!(body(strong), (Verdict::Leadership, 1));
    let minor = "3 1 1 3 3 2 3 1 1 3 1 3 1 3";
    assert_eq!(body(minor), (Verdict::NoProblem { minor: true }, 2));
}

#[test]
fn different_verdicts_share_no_body() {
    let examples = [
        "1 1 4 3 0 3 3 4 1 3 1 0 3 1",
        "1 4 3 3 1 3 2 3 1 0 2 1 3 1",
        "1 1 1 3 3 3 0 1 1 3 4 3 1 3",
        "1 1 1 3 3 3 3 1 1 3 1 3 1 3",
        "4 1 1 3 3 0 3 1 1 3 1 3 1 3",
        "4 1 4 3 1 0 3 4 1 3 1 0 3 0",
        "2 2 2 2 2 2 2 2 2 2 2 2 2 2",
        "4 4 4 4 4 4 4 4 4 4 4 4 4 4",
        "1 1 4 3 0 3 – 4 1 3 – 0 3 1",
    ];
    for language in Language::ALL {
        let bodies: BTreeSet<String> = examples
            .iter()
            .map(|answers| {
                let assessment = assess(&pattern(answers), Role::Undisclosed);
                let report = language.texts().report(&assessment, Role::Undisclosed);
                report.body[0].clone()
            })
            .collect();
        assert_eq!(bodies.len(), examples.len(), "{}", language.tag());
    }
}
