//! The worked examples of the blueprint.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeMap;

use common::pattern;
use leadership_quiz::domain::{
    Answers, Assessment, Dimension, Question, Role, Scores, Side, assess,
};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    case: String,
    answers: BTreeMap<String, Value>,
    points: BTreeMap<String, Option<u8>>,
    #[serde(rename = "L")]
    leadership: Option<u8>,
    #[serde(rename = "R")]
    rival: Option<u8>,
    #[serde(rename = "O")]
    outcome: Option<u8>,
    verdict: String,
    reason: String,
    named: Vec<String>,
    same: usize,
    total: usize,
    clarity: BTreeMap<String, String>,
}

impl Vector {
    fn written(&self) -> String {
        let answers: Vec<String> = Question::all()
            .map(|question| match &self.answers[question.id()] {
                Value::String(unknown) if unknown == "unknown" => "–".to_owned(),
                level => level.to_string(),
            })
            .collect();
        answers.join(" ")
    }

    fn answers(&self) -> Answers {
        pattern(&self.written())
    }

    fn assess(&self) -> Assessment {
        assess(&self.answers(), Role::Undisclosed)
    }
}

fn vectors() -> Vec<Vector> {
    serde_json::from_str(include_str!("vectors.json")).expect("vectors.json")
}

fn ids(dimensions: &[Dimension]) -> Vec<&str> {
    dimensions.iter().map(|dimension| dimension.id()).collect()
}

#[test]
fn points_of_every_dimension() {
    for vector in vectors() {
        let scores = Scores::new(&vector.answers());
        assert_eq!(vector.points.len(), Dimension::ALL.len(), "{}", vector.case);
        for (id, points) in &vector.points {
            let score = scores.iter().find(|score| score.dimension.id() == id);
            let found = score.expect("a dimension").points();
            assert_eq!(found, *points, "{}: {id}", vector.case);
        }
    }
}

#[test]
fn indices_and_outcome() {
    for vector in vectors() {
        let scores = Scores::new(&vector.answers());
        assert_eq!(
            [
                scores.index(Side::Leadership),
                scores.index(Side::Rival),
                scores.points(Dimension::Outcome),
            ],
            [vector.leadership, vector.rival, vector.outcome],
            "{}",
            vector.case
        );
    }
}

#[test]
fn verdict_and_reason() {
    for vector in vectors() {
        let verdict = vector.assess().verdict;
        assert_eq!(
            (verdict.code(), verdict.reason().unwrap_or("")),
            (vector.verdict.as_str(), vector.reason.as_str()),
            "{}",
            vector.case
        );
    }
}

#[test]
fn named_dimensions() {
    for vector in vectors() {
        assert_eq!(ids(&vector.assess().named), vector.named, "{}", vector.case);
    }
}

#[test]
fn neighbours_that_keep_the_verdict() {
    for vector in vectors() {
        let found = vector.assess();
        assert_eq!(
            (found.same, found.total),
            (vector.same, vector.total),
            "{}",
            vector.case
        );
    }
}

#[test]
fn clarity_for_every_role() {
    for vector in vectors() {
        assert_eq!(vector.clarity.len(), Role::ALL.len(), "{}", vector.case);
        for role in Role::ALL {
            let found = assess(&vector.answers(), role).clarity.id();
            let expected = &vector.clarity[role.id()];
            assert_eq!(found, expected, "{} for {}", vector.case, role.id());
        }
    }
}

/// Section 11 of the blueprint, column by column. Where an index cannot be
/// formed the table leaves both out.
const TABLE: &str = "
leadership            | 1 1 4 3 0 3 3 4 1 3 1 0 3 1 | 6 | 46 | 12 | LEADERSHIP            | horizon, example, managers          | 24/24 | clear
leadership, one facet | 1 1 4 3 3 3 3 1 1 3 1 0 1 3 | 6 | 36 | 12 | LEADERSHIP            | horizon                             | 26/26 | clear
partly                | 1 4 3 3 1 3 2 3 1 0 2 1 3 1 | 6 | 36 | 38 | PARTLY                | horizon, example, managers, process | 26/26 | clear
legacy                | 1 1 1 3 3 3 0 1 1 3 4 3 1 3 | 6 | 12 | 36 | ELSEWHERE             | legacy                              | 26/26 | clear
process               | 1 4 1 3 3 3 3 1 1 0 1 3 1 3 | 6 | 12 | 36 | ELSEWHERE             | process                             | 26/26 | clear
skills                | 1 1 1 0 3 3 3 1 4 3 1 3 1 3 | 6 | 12 | 36 | ELSEWHERE             | skills                              | 26/26 | clear
outside               | 1 1 1 3 3 3 3 1 1 3 1 3 1 3 | 6 | 12 | 12 | OUTSIDE               | –                                   | 28/28 | clear
no problem            | 4 1 1 3 3 0 3 1 1 3 1 3 1 3 | 0 | 12 | 12 | NO_PROBLEM            | –                                   | 26/26 | clear
no problem, minor     | 3 1 1 3 3 2 3 1 1 3 1 3 1 3 | 3 | 12 | 12 | NO_PROBLEM/minor      | –                                   | 26/28 | clear
mixed                 | 4 1 4 3 1 0 3 4 1 3 1 0 3 0 | 0 | 46 | 12 | UNCLEAR/mixed         | –                                   | 22/22 | none
flat                  | 2 2 2 2 2 2 2 2 2 2 2 2 2 2 | 4 | 24 | 24 | UNCLEAR/flat          | –                                   | 28/28 | none
contradictory         | 4 4 4 4 4 4 4 4 4 4 4 4 4 4 | 4 | 24 | 24 | UNCLEAR/contradictory | –                                   | 14/14 | none
missing               | 1 1 4 3 0 3 – 4 1 3 – 0 3 1 | 6 | –  | –  | UNCLEAR/missing       | –                                   | 20/20 | none
two nulls             | 1 1 4 – 0 3 3 4 1 – 1 0 3 1 | 6 | 46 | 12 | LEADERSHIP            | horizon, example, managers          | 20/20 | moderate
edge, lead exactly 10 | 2 1 1 2 3 3 3 2 2 4 1 2 1 0 | 5 | 29 | 19 | LEADERSHIP            | example                             | 14/26 | weak
edge, lead 9          | 1 1 4 1 1 3 1 2 2 1 3 0 3 2 | 6 | 42 | 33 | PARTLY                | horizon, managers, legacy           | 16/26 | weak
edge, top 28          | 1 2 2 3 1 3 2 2 2 3 1 2 2 2 | 6 | 28 | 18 | UNCLEAR/flat          | –                                   | 22/28 | none
edge, rivals lead 10  | 1 3 3 2 3 3 0 3 3 2 4 2 2 1 | 6 | 32 | 42 | ELSEWHERE             | legacy                              | 14/26 | weak
edge, calm 24         | 3 2 2 2 4 1 2 2 1 2 1 2 0 1 | 2 | 24 | 22 | NO_PROBLEM            | –                                   | 16/26 | weak
edge, calm 25         | 3 2 2 2 1 1 2 1 2 3 1 3 2 3 | 2 | 25 | 22 | UNCLEAR/mixed         | –                                   | 22/28 | none
";

#[test]
fn the_vectors_are_the_blueprints_table() {
    let table: Vec<Vec<&str>> = TABLE
        .trim()
        .lines()
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let held: Vec<Vec<String>> = vectors().iter().map(row).collect();
    assert_eq!(held, table);
}

fn row(vector: &Vector) -> Vec<String> {
    let dash = |text: String| {
        if text.is_empty() {
            "–".to_owned()
        } else {
            text
        }
    };
    let indices = vector.leadership.zip(vector.rival);
    let index = |index: Option<u8>| dash(index.map_or(String::new(), |index| index.to_string()));
    vec![
        vector.case.clone(),
        vector.written(),
        index(vector.outcome),
        index(indices.map(|(leadership, _)| leadership)),
        index(indices.map(|(_, rival)| rival)),
        [vector.verdict.as_str(), vector.reason.as_str()]
            .join("/")
            .trim_end_matches('/')
            .to_owned(),
        dash(vector.named.join(", ")),
        format!("{}/{}", vector.same, vector.total),
        vector.clarity[Role::Undisclosed.id()].clone(),
    ]
}
