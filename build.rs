//! Reads the data files of `src/content` and prints them as Rust constants.
//!
//! A missing or unknown field, an unknown dimension, an empty text or a
//! placeholder that does not exist stops the build with the file, the field
//! and what was expected. `tests/content.rs` compiles this file too and feeds
//! it spoilt data; what it calls is public.

use std::{env, fmt, fmt::Write as _, fs, path::Path, process::ExitCode};

use serde::{Deserialize, de::DeserializeOwned};

#[path = "src/content/schema.rs"]
#[allow(dead_code, reason = "the build only reads and prints these types")]
mod schema;

const CONTENT: &str = "src/content";
/// How many statements there are (blueprint section 5.3).
const COUNT: usize = 14;
/// How many of them each dimension has (blueprint section 1).
const PAIR: usize = 2;

/// What is wrong with a data file.
#[derive(Debug, PartialEq)]
pub struct Fault {
    pub file: String,
    pub field: String,
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            field,
            message,
        } = self;
        write!(f, "{CONTENT}/{file}: {field}: {message}")
    }
}

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

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Brake {
    High,
    Low,
}

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={CONTENT}");
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<(), Fault> {
    write("quiz.rs", &quiz_code(&read("quiz.toml")?)?)?;
    let mut texts = String::new();
    for language in ["pl", "en"] {
        let file = format!("{language}.toml");
        texts.push_str(&texts_code(language, &read(&file)?)?);
    }
    write("texts.rs", &texts)
}

/// Turns `quiz.toml` into constants.
pub fn quiz_code(text: &str) -> Result<String, Fault> {
    let file = "quiz.toml";
    let quiz: Quiz = parse(file, text)?;
    check(&quiz).map_err(|(field, message)| fault(file, field, message))?;
    let mut code = format!(
        "/// Names the quiz where its results are kept.\n\
         pub const QUIZ_ID: &str = {:?};\n\
         /// Counts the changes to the statements that make answers incomparable.\n\
         pub const REVISION: u32 = {};\n\
         const STATEMENTS: [(&str, Dimension, Brake); {COUNT}] = [\n",
        quiz.id, quiz.revision,
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
    Ok(code)
}

/// Turns the texts of a language into a constant.
pub fn texts_code(language: &str, text: &str) -> Result<String, Fault> {
    let file = format!("{language}.toml");
    let texts: schema::Texts = parse(&file, text)?;
    if language == "pl" {
        check_polish_plurals(&texts)
            .map_err(|field| fault(&file, field, "expected this plural form"))?;
    }
    let name = language.to_uppercase();
    Ok(format!("static {name}: Texts = {texts:?};\n"))
}

/// What the types of `quiz.toml` cannot say.
fn check(quiz: &Quiz) -> Result<(), (String, String)> {
    for (index, question) in quiz.question.iter().enumerate() {
        let Question {
            id,
            dimension,
            brake,
        } = question;
        let expected = format!("q{:02}", index + 1);
        if *id != expected {
            return Err((
                format!("question[{index}].id"),
                format!("expected {expected:?}, found {id:?}"),
            ));
        }
        let pair = || {
            quiz.question
                .iter()
                .filter(|other| other.dimension == *dimension)
        };
        let found = pair().count();
        if found != PAIR {
            return Err((
                format!("question[{index}].dimension"),
                format!("expected {PAIR} statements on {dimension:?}, found {found}"),
            ));
        }
        if pair().filter(|other| other.brake == *brake).count() != 1 {
            return Err((
                format!("question[{index}].brake"),
                format!("expected one high and one low on {dimension:?}"),
            ));
        }
    }
    if quiz.question.len() != COUNT {
        return Err((
            "question".to_owned(),
            format!("expected {COUNT} statements, found {}", quiz.question.len()),
        ));
    }
    Ok(())
}

/// Polish counts in three ways: 1 odpowiedź, 2 odpowiedzi, 5 odpowiedzi. Names
/// the field that lacks one.
fn check_polish_plurals(texts: &schema::Texts) -> Result<(), String> {
    let plurals = [
        ("intro.history", &texts.intro.history),
        ("result.unanswered", &texts.result.unanswered),
        ("history.confirm_all", &texts.history.confirm_all),
        ("group.unreadable", &texts.group.unreadable),
        ("group.people", &texts.group.people),
        ("notices.imported", &texts.notices.imported),
    ];
    for (field, plural) in plurals {
        for (form, text) in [("few", &plural.few), ("many", &plural.many)] {
            if text.is_none() {
                return Err(format!("{field}.{form}"));
            }
        }
    }
    Ok(())
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Fault> {
    let whole_file = |error: toml::de::Error| fault(file, "(the file)", error.to_string());
    let document = toml::Deserializer::parse(text).map_err(whole_file)?;
    serde_path_to_error::deserialize(document)
        .map_err(|error| fault(file, error.path().to_string(), error.inner().message()))
}

fn read(file: &str) -> Result<String, Fault> {
    fs::read_to_string(Path::new(CONTENT).join(file))
        .map_err(|error| fault(file, "(the file)", error.to_string()))
}

fn write(file: &str, code: &str) -> Result<(), Fault> {
    let directory = env::var_os("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&directory).join(file), code)
        .map_err(|error| fault(file, "(generated)", error.to_string()))
}

fn fault(file: &str, field: impl Into<String>, message: impl Into<String>) -> Fault {
    Fault {
        file: file.to_owned(),
        field: field.into(),
        message: message.into().trim().to_owned(),
    }
}
