//! Reads the data files of `src/content` and prints them as Rust constants.
//!
//! A missing or unknown field, an unknown dimension, an empty text or a
//! placeholder that does not exist stops the build with the file, the field
//! and what was expected.

use std::{env, fmt::Write as _, fs, path::Path, process::exit};

use serde::{Deserialize, de::DeserializeOwned};

#[path = "src/content/schema.rs"]
#[allow(dead_code, reason = "the build only reads and prints these types")]
mod schema;

const CONTENT: &str = "src/content";
/// How many statements each dimension has (blueprint section 1).
const PAIR: usize = 2;

/// `quiz.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quiz {
    id: String,
    revision: u32,
    question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    id: String,
    dimension: Dimension,
    brake: Brake,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Dimension {
    Outcome,
    Horizon,
    Example,
    Managers,
    Legacy,
    Process,
    Skills,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Brake {
    High,
    Low,
}

fn main() {
    println!("cargo::rerun-if-changed={CONTENT}");
    let quiz: Quiz = read("quiz.toml");
    check(&quiz);
    let mut code = format!(
        "/// Names the quiz where its results are kept.\n\
         pub const QUIZ_ID: &str = {:?};\n\
         /// Counts the changes to the statements that make answers incomparable.\n\
         pub const REVISION: u32 = {};\n\
         const STATEMENTS: [(&str, Dimension, Brake); {}] = [\n",
        quiz.id,
        quiz.revision,
        quiz.question.len()
    );
    for question in &quiz.question {
        let Question {
            id,
            dimension,
            brake,
        } = question;
        let _ = writeln!(
            code,
            "    ({id:?}, Dimension::{dimension:?}, Brake::{brake:?}),"
        );
    }
    code.push_str("];\n");
    write("quiz.rs", &code);

    let mut code = String::new();
    for language in ["pl", "en"] {
        let texts: schema::Texts = read(&format!("{language}.toml"));
        if language == "pl" {
            check_polish_plurals(&texts);
        }
        let name = language.to_uppercase();
        let _ = writeln!(code, "static {name}: Texts = {texts:?};");
    }
    write("texts.rs", &code);
}

/// What the types of `quiz.toml` cannot say.
fn check(quiz: &Quiz) {
    for (index, question) in quiz.question.iter().enumerate() {
        let expected = format!("q{:02}", index + 1);
        if question.id != expected {
            fail(
                "quiz.toml",
                &format!("question[{index}].id"),
                &format!("expected {expected:?}, found {:?}", question.id),
            );
        }
        let found = quiz
            .question
            .iter()
            .filter(|other| other.dimension == question.dimension)
            .count();
        if found != PAIR {
            fail(
                "quiz.toml",
                &format!("question[{index}].dimension"),
                &format!(
                    "expected {PAIR} statements on {:?}, found {found}",
                    question.dimension
                ),
            );
        }
    }
    if quiz.question.len() != 14 {
        fail(
            "quiz.toml",
            "question",
            &format!("expected 14 statements, found {}", quiz.question.len()),
        );
    }
}

/// Polish counts in three ways: 1 odpowiedź, 2 odpowiedzi, 5 odpowiedzi.
fn check_polish_plurals(texts: &schema::Texts) {
    let plurals = [
        ("intro.history", &texts.intro.history),
        ("result.unanswered", &texts.result.unanswered),
        ("history.confirm_all", &texts.history.confirm_all),
    ];
    for (field, plural) in plurals {
        for (form, text) in [("few", &plural.few), ("many", &plural.many)] {
            if text.is_none() {
                fail(
                    "pl.toml",
                    &format!("{field}.{form}"),
                    "expected this plural form",
                );
            }
        }
    }
}

fn read<T: DeserializeOwned>(file: &str) -> T {
    let path = Path::new(CONTENT).join(file);
    let text = fs::read_to_string(&path)
        .unwrap_or_else(|error| fail(file, "(the file)", &error.to_string()));
    let document = toml::Deserializer::parse(&text)
        .unwrap_or_else(|error| fail(file, "(the file)", &error.to_string()));
    serde_path_to_error::deserialize(document)
        .unwrap_or_else(|error| fail(file, &error.path().to_string(), &error.inner().to_string()))
}

fn write(file: &str, code: &str) {
    let directory = env::var_os("OUT_DIR").unwrap_or_default();
    if let Err(error) = fs::write(Path::new(&directory).join(file), code) {
        fail(file, "(generated)", &error.to_string());
    }
}

fn fail(file: &str, field: &str, message: &str) -> ! {
    eprintln!("{CONTENT}/{file}: {field}: {}", message.trim());
    exit(1);
}
