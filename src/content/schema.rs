//! The shape of a language file: every sentence a reader can see, by name.
//!
//! This module is compiled twice. The build script reads `pl.toml` and
//! `en.toml` into these types and refuses missing, unknown and malformed
//! fields; then it prints the values as Rust constants, which the crate
//! compiles in. Nothing is parsed in the browser.

use serde::{Deserialize, Deserializer, de::Error};

/// A sentence without placeholders.
#[derive(Debug)]
pub struct Text(pub(super) &'static str);

impl Text {
    /// The sentence itself.
    pub const fn get(&self) -> &'static str {
        self.0
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        checked(deserializer, &[]).map(Self)
    }
}

/// Declares a sentence type by its placeholders: each must occur in the text
/// at least once, no other may, and `fill` takes a value for each.
macro_rules! template {
    ($(#[$doc:meta])* $name:ident { $($slot:ident),+ }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name(pub(super) &'static str);

        impl $name {
            /// The sentence with its placeholders replaced.
            pub fn fill(&self, $($slot: &str),+) -> String {
                filled(self.0, &[$((stringify!($slot), $slot)),+])
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                checked(deserializer, &[$(stringify!($slot)),+]).map(Self)
            }
        }
    };
}

template! {
    /// `{names}`: dimension labels in lower case, joined with commas.
    Names { names }
}
template! {
    /// `{lead}` and `{rival}`: the named dimensions of either side.
    Sides { lead, rival }
}
template! {
    /// `{rival}`: the named dimensions of the rival side.
    Rival { rival }
}
template! {
    /// `{label}`: the label of one dimension.
    Label { label }
}
template! {
    /// `{verdict}`: the short name of a verdict.
    VerdictName { verdict }
}
template! {
    /// `{number}` of a statement and the short name of a `{verdict}`.
    NumberVerdict { number, verdict }
}
template! {
    /// `{number}` of a statement.
    Number { number }
}
template! {
    /// `{number}` out of a `{total}`.
    Progress { number, total }
}
template! {
    /// `{same}` of `{total}` neighbouring patterns.
    Neighbours { same, total }
}
template! {
    /// `{k}` of `{n}` pairs.
    Pairs { k, n }
}
template! {
    /// `{points}` of eight.
    Points { points }
}
template! {
    /// A counted noun.
    Count { n }
}
template! {
    /// `{date}` of an attempt.
    Date { date }
}
template! {
    /// `{before}` and `{after}`: short names of verdicts.
    Change { before, after }
}

/// A template with each `{name}` replaced by its value.
fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or_default();
        let value = values.iter().find(|(slot, _)| *slot == name);
        text.push_str(before);
        text.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Reads a sentence and checks its placeholders.
///
/// The build script runs once and ends, so it may leak what it read in order
/// to have the very types the crate uses.
fn checked<'de, D: Deserializer<'de>>(
    deserializer: D,
    slots: &[&str],
) -> Result<&'static str, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.trim().is_empty() {
        return Err(D::Error::custom("the text is empty"));
    }
    let expected = || match slots {
        [] => "no placeholder".to_owned(),
        _ => format!("{{{}}}", slots.join("}, {")),
    };
    for (position, _) in text.match_indices('{') {
        let rest = text.get(position + 1..).unwrap_or_default();
        let name = rest.split('}').next().unwrap_or_default();
        if !slots.contains(&name) {
            return Err(D::Error::custom(format!(
                "unknown placeholder {{{name}}}; expected {}",
                expected()
            )));
        }
    }
    for slot in slots {
        if !text.contains(&format!("{{{slot}}}")) {
            return Err(D::Error::custom(format!(
                "placeholder {{{slot}}} is missing; expected {}",
                expected()
            )));
        }
    }
    Ok(Box::leak(text.into_boxed_str()))
}

/// Reads a list of texts. Arrays of serde drop what is too much without a word.
fn exactly<'de, D: Deserializer<'de>, const N: usize>(
    deserializer: D,
) -> Result<[Text; N], D::Error> {
    <[Text; N]>::try_from(Vec::deserialize(deserializer)?).map_err(|texts: Vec<Text>| {
        D::Error::custom(format!("expected {N} texts, found {}", texts.len()))
    })
}

/// A counted phrase in the plural categories of `Intl.PluralRules`. Polish
/// needs all four, English `one` and `other`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plural {
    pub one: Count,
    pub few: Option<Count>,
    pub many: Option<Count>,
    pub other: Count,
}

/// All texts of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    pub quiz: Quiz,
    pub intro: Intro,
    pub question: Question,
    pub statements: Statements,
    pub role: Role,
    pub result: ResultTexts,
    pub verdicts: Verdicts,
    pub clarity: Clarity,
    pub dimensions: Dimensions,
    pub role_notes: RoleNotes,
    pub answers: Answers,
    pub history: History,
    pub comparison: Comparison,
    pub share: Share,
    pub group: Group,
    pub notices: Notices,
    pub fallback: Fallback,
}

/// What the quiz is called and where it comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiz {
    /// The name of the language, in the language.
    pub language: Text,
    pub title: Text,
    /// The article, its author and her trade (blueprint section 11: conflict
    /// of interest), and that the quiz may answer "no".
    pub origin: Text,
}

/// The first screen (blueprint section 5.1).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intro {
    pub claim: Text,
    pub scope: Text,
    /// How long it takes, no login, answers stay in the browser.
    pub terms: Text,
    /// In place of the end of `terms` with `storage="off"`.
    pub terms_not_kept: Text,
    pub leaders_term: Text,
    pub leaders_meaning: Text,
    pub managers_term: Text,
    pub managers_meaning: Text,
    pub start: Text,
    /// Shown with an unfinished attempt.
    pub unfinished: Progress,
    pub resume: Text,
    pub restart: Text,
    pub history: Plural,
}

/// The frame around each statement (blueprint section 5.2).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub position: Progress,
    pub prompt: Text,
    #[serde(deserialize_with = "exactly")]
    pub levels: [Text; 5],
    pub unknown: Text,
    /// The keys that answer.
    pub keys: Text,
    /// Next was pressed without an answer.
    pub choose: Text,
    pub next: Text,
    pub back: Text,
    /// Next, when the answer is being corrected from the review.
    pub save: Text,
    /// Back, when the answer is being corrected from the review.
    pub cancel: Text,
}

/// The statements by id (blueprint section 5.3).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statements {
    pub q01: Text,
    pub q02: Text,
    pub q03: Text,
    pub q04: Text,
    pub q05: Text,
    pub q06: Text,
    pub q07: Text,
    pub q08: Text,
    pub q09: Text,
    pub q10: Text,
    pub q11: Text,
    pub q12: Text,
    pub q13: Text,
    pub q14: Text,
}

/// The optional last question (blueprint section 5.4).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    pub heading: Text,
    pub prompt: Text,
    pub hint: Text,
    pub top: Text,
    pub manager: Text,
    pub staff: Text,
    pub outside: Text,
    pub undisclosed: Text,
    pub show_result: Text,
}

/// Headings, labels and buttons of the result.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultTexts {
    pub heading: Text,
    /// The verdict before and after an answer was corrected.
    pub changed: Change,
    /// An answer was corrected and the verdict stayed.
    pub unchanged: Text,
    pub chart_heading: Text,
    pub outcome_group: Text,
    pub leadership_group: Text,
    pub rival_group: Text,
    /// Explains the pale band: the quiz's own error.
    pub chart_note: Text,
    pub points: Points,
    pub one_answer: Text,
    pub no_answer: Text,
    pub brake_absent: Label,
    pub brake_uncertain: Label,
    pub brake_present: Label,
    pub brake_unanswered: Label,
    /// The same for the outcome, which is not a brake.
    pub problem_absent: Label,
    pub problem_uncertain: Label,
    pub problem_present: Label,
    pub weighed_heading: Text,
    /// Leads from a quoted answer to that statement in the review.
    pub weighed_link: Number,
    pub clarity_heading: Text,
    pub same: Neighbours,
    pub lower: NumberVerdict,
    pub higher: NumberVerdict,
    pub unanswered: Plural,
    pub fast: Text,
    pub falsify_heading: Text,
    /// The same for PARTLY, which cannot be wrong in that sense.
    pub settle_heading: Text,
    pub steps_heading: Text,
    /// Before the steps for an adviser from outside.
    pub steps_outside: Text,
    pub role_heading: Text,
    pub method_heading: Text,
    #[serde(deserialize_with = "exactly")]
    pub method: [Text; 5],
    /// Blueprint section 9, the fixed note.
    pub note_heading: Text,
    pub note: Text,
    pub origin_heading: Text,
    pub article: Text,
    pub contact: Text,
    pub answers: Text,
    pub again: Text,
    pub history: Text,
    /// Where the result is kept.
    pub kept: Text,
    pub not_kept: Text,
    /// The chart as a table.
    pub table: Text,
    pub table_dimension: Text,
    pub table_points: Text,
    pub table_reading: Text,
    pub print: Text,
    pub copy: Text,
    pub download: Text,
    pub image: Text,
    pub share: Text,
    pub group: Text,
    pub take_along: Text,
    /// Beside answers that came with a link.
    pub compare_shared: Text,
    /// Before the address of the article in the copied text.
    pub made_with: Text,
}

/// Texts by verdict (blueprint section 9.1).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdicts {
    pub leadership: Leadership,
    pub partly: Partly,
    pub elsewhere: Elsewhere,
    pub outside: Outside,
    pub no_problem: NoProblem,
    pub unclear: Unclear,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leadership {
    pub name: Text,
    pub headline: Text,
    pub body: Names,
    /// Added when no named dimension reaches six points (blueprint section 7).
    pub together: Text,
    pub falsify: Text,
    pub run: Text,
    pub team: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partly {
    pub name: Text,
    pub headline: Text,
    pub body: Sides,
    pub settle: Rival,
    pub run: Text,
    pub team: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    pub name: Text,
    pub headline: Names,
    pub body: Names,
    pub together: Text,
    pub falsify: Text,
    pub run: Text,
    pub team: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outside {
    pub name: Text,
    pub headline: Text,
    pub body: Text,
    pub falsify: Text,
    #[serde(deserialize_with = "exactly")]
    pub steps: [Text; 2],
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoProblem {
    pub name: Text,
    pub headline: Text,
    pub body: Text,
    pub minor: Text,
    pub falsify: Text,
    #[serde(deserialize_with = "exactly")]
    pub run: [Text; 2],
    #[serde(deserialize_with = "exactly")]
    pub team: [Text; 2],
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unclear {
    pub name: Text,
    pub headline: Text,
    pub missing: Names,
    pub contradictory: Pairs,
    pub mixed: Names,
    /// `mixed` when no dimension reaches six points.
    pub mixed_unnamed: Text,
    pub flat: Names,
}

/// How clear the pattern is (blueprint section 8).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clarity {
    pub clear: Text,
    pub moderate: Text,
    pub weak: VerdictName,
    /// `weak` when no neighbour differs.
    pub weak_alone: Text,
}

/// Labels and tips by dimension (blueprint section 9.2).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimensions {
    pub horizon: Dimension,
    pub example: Dimension,
    pub managers: Dimension,
    pub legacy: Dimension,
    pub process: Dimension,
    pub skills: Dimension,
    pub outcome: Outcome,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    pub label: Text,
    /// For those who run the company.
    #[serde(deserialize_with = "exactly")]
    pub run: [Text; 2],
    /// For those who do not.
    #[serde(deserialize_with = "exactly")]
    pub team: [Text; 2],
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    pub label: Text,
}

/// One note per role (blueprint section 9.3).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleNotes {
    pub top: Text,
    pub manager: Text,
    pub staff: Text,
    pub outside: Text,
}

/// The review of all answers of an attempt.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    pub heading: Text,
    pub hint: Text,
    pub correct: Text,
    /// Read out in place of `correct`, which alone would not say which.
    pub correct_label: Number,
    pub role: Text,
    pub correct_role_label: Text,
    pub back: Text,
}

/// Attempts kept on the device.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct History {
    pub heading: Text,
    pub empty: Text,
    pub kept_here: Text,
    pub open_label: Date,
    pub delete: Text,
    pub delete_label: Date,
    pub delete_all: Text,
    pub download_all: Text,
    pub import: Text,
    /// Marks an attempt for a comparison.
    pub pick: Text,
    pub pick_label: Date,
    pub compare: Text,
    pub compare_hint: Text,
    pub confirm_heading: Text,
    pub confirm_one: Date,
    pub confirm_all: Plural,
    pub confirm: Text,
    pub cancel: Text,
    pub deleted: Text,
    pub back: Text,
}

/// Two profiles side by side.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    pub heading: Text,
    pub own: Text,
    pub shared: Text,
    pub shared_alone: Text,
    pub difference: Text,
    pub alike: Text,
    pub higher: Text,
    pub lower: Text,
    pub unknown: Text,
    /// How many of the dimensions are alike.
    pub agreement: Neighbours,
    /// What counts as a difference, and that it is no progress.
    pub note: Text,
    pub back: Text,
}

/// A link with the answers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    pub heading: Text,
    pub intro: Text,
    pub holds: Text,
    pub lacks: Text,
    pub warning: Text,
    pub make: Text,
    pub cancel: Text,
    pub link: Text,
    pub text: Text,
}

/// Several people together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub heading: Text,
    pub intro: Text,
    pub codes: Text,
    pub show: Text,
    pub few: Text,
    pub unreadable: Plural,
    pub people: Plural,
    pub middle: Text,
    pub spread: Text,
    pub close: Text,
    pub wide: Text,
    pub divided: Text,
    pub missing: Text,
    pub disputed: Text,
    pub no_dispute: Text,
    pub note: Text,
}

/// What the reader is told about the device.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notices {
    /// `storage="off"`.
    pub off: Text,
    /// Storage is blocked, full or failing.
    pub not_kept: Text,
    /// A stored value could not be read and was set aside.
    pub unreadable: Text,
    pub download: Text,
    pub delete: Text,
    /// More than the most that is kept: the oldest left.
    pub oldest_left: Text,
    pub imported: Plural,
    pub nothing_new: Text,
    pub file_too_large: Text,
    pub file_foreign: Text,
    pub file_newer: Text,
    pub file_damaged: Text,
    pub copied: Text,
    pub not_copied: Text,
    /// Somebody's answers came with the link.
    pub shared: Text,
    pub shared_compare: Text,
    pub shared_look: Text,
    pub link_incomplete: Text,
    pub link_damaged: Text,
    pub link_other_version: Text,
    pub dismiss: Text,
}

/// What the loader says until there is a widget, and when there is none. Here it
/// is only checked: the build reads it into `embed.js`, which must speak without
/// WebAssembly.
#[derive(Debug)]
pub struct Fallback;

impl<'de> Deserialize<'de> for Fallback {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        #[expect(dead_code, reason = "only checked")]
        struct Said {
            loading: Text,
            wasm_unavailable: Text,
            load_failed: Text,
            crashed: Text,
            retry: Text,
            reload: Text,
        }
        Said::deserialize(deserializer).map(|_| Self)
    }
}
