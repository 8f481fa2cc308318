//! Several sets of answers beside each other.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod common;

use common::{any_answers, cases, from_dimensions, from_steps, keyed, level, straight_line};
use leadership_quiz::domain::{
    Answer, Answers, Dimension, Group, Question, Relation, Scores, Spread, compare,
};
use proptest::prelude::*;

/// Answers with so many points (0–8) in every dimension.
fn everywhere(points: u8) -> Answers {
    from_steps(|question| {
        let first = Question::all().find(|other| other.dimension() == question.dimension());
        let half = points / 2;
        if first == Some(question) {
            points - half
        } else {
            half
        }
    })
}

/// The answers with no answer in one dimension.
fn without(answers: Answers, dimension: Dimension) -> Answers {
    Question::all()
        .filter(|question| question.dimension() == dimension)
        .fold(answers, |answers, question| {
            answers.with(question, Answer::Unknown)
        })
}

fn relations(first: u8, second: u8) -> Relation {
    let rows = compare(&everywhere(first), &everywhere(second));
    assert!(rows.iter().all(|row| row.relation == rows[0].relation));
    assert_eq!(rows[0].points, [Some(first), Some(second)]);
    rows[0].relation
}

fn group(people: &[Answers]) -> Group {
    Group::new(people).expect("enough people")
}

fn reading(points: &[u8]) -> (u8, Spread) {
    let people: Vec<Answers> = points.iter().copied().map(everywhere).collect();
    let dimensions = group(&people).dimensions;
    assert!(
        dimensions
            .iter()
            .all(|row| row.reading == dimensions[0].reading)
    );
    dimensions[0].reading.expect("everybody has points")
}

/// Nobody finds any brake, except in one statement.
fn calm_but(question: Question, step: u8) -> Answers {
    from_dimensions([0; 7]).with(question, level(keyed(question, step)))
}

#[test]
fn one_point_is_no_difference_and_two_are() {
    for first in 0..=8 {
        for second in 0..=8 {
            let expected = match i16::from(second) - i16::from(first) {
                -1..=1 => Relation::Alike,
                2.. => Relation::Higher,
                _ => Relation::Lower,
            };
            assert_eq!(relations(first, second), expected, "{first} and {second}");
        }
    }
}

#[test]
fn a_dimension_without_answers_cannot_be_compared() {
    let whole = everywhere(4);
    let part = without(whole, Dimension::Skills);
    for (first, second) in [(&whole, &part), (&part, &whole), (&part, &part)] {
        for row in compare(first, second) {
            let unknown = row.dimension == Dimension::Skills;
            assert_eq!(row.relation == Relation::Unknown, unknown, "{row:?}");
        }
    }
}

#[test]
fn fewer_than_three_people_have_no_picture() {
    let person = everywhere(4);
    for count in 0..Group::LEAST {
        assert_eq!(Group::new(&vec![person; count]), None);
    }
    assert_eq!(group(&[person; 3]).size, 3);
}

#[test]
fn a_group_shows_the_middle_and_how_far_it_spreads() {
    assert_eq!(reading(&[1, 8, 7]), (7, Spread::Divided));
    assert_eq!(reading(&[4, 4, 4]), (4, Spread::Close));
    assert_eq!(reading(&[2, 4, 3]), (3, Spread::Close));
    assert_eq!(reading(&[2, 5, 3]), (3, Spread::Wide));
    assert_eq!(reading(&[2, 6, 3]), (3, Spread::Wide));
    assert_eq!(reading(&[2, 7, 3]), (3, Spread::Divided));
    // Of two in the middle, the lower one.
    assert_eq!(reading(&[0, 6, 2, 5]), (2, Spread::Divided));
}

#[test]
fn a_dimension_with_fewer_than_three_answers_is_not_shown() {
    let people = [
        everywhere(4),
        everywhere(5),
        without(everywhere(6), Dimension::Legacy),
    ];
    for row in group(&people).dimensions {
        let hidden = row.dimension == Dimension::Legacy;
        assert_eq!(row.reading.is_none(), hidden, "{row:?}");
    }
}

#[test]
fn the_statements_people_disagree_about_most_come_first() {
    let questions: Vec<Question> = Question::all().collect();
    let calm = from_dimensions([0; 7]);
    let people = [
        calm,
        calm_but(questions[2], 3),
        calm_but(questions[5], 4),
        calm_but(questions[8], 3),
        calm_but(questions[11], 3),
        calm_but(questions[12], 2),
    ];
    // Four of the five are more than two steps apart; three are shown.
    assert_eq!(
        group(&people).disputed,
        [questions[5], questions[2], questions[8]]
    );
    assert_eq!(group(&[calm, calm, calm_but(questions[0], 2)]).disputed, []);
}

#[test]
fn what_only_two_people_answered_is_not_called_disputed() {
    let question = Question::FIRST;
    let quiet = from_dimensions([0; 7]);
    let silent = quiet.with(question, Answer::Unknown);
    assert_eq!(group(&[quiet, calm_but(question, 4), silent]).disputed, []);
    assert_eq!(
        group(&[quiet, quiet, calm_but(question, 4)]).disputed,
        [question]
    );
}

#[test]
fn nobody_knows_anything() {
    let group = group(&[straight_line(Answer::Unknown); 3]);
    assert!(group.dimensions.iter().all(|row| row.reading.is_none()));
    assert_eq!(group.disputed, []);
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn a_comparison_reads_the_same_from_the_other_side(
        first in any_answers(),
        second in any_answers(),
    ) {
        let there = compare(&first, &second);
        let back = compare(&second, &first);
        for (row, other) in there.iter().zip(back) {
            let mirrored = match row.relation {
                Relation::Higher => Relation::Lower,
                Relation::Lower => Relation::Higher,
                same => same,
            };
            prop_assert_eq!(other.relation, mirrored);
            prop_assert_eq!(other.points, [row.points[1], row.points[0]]);
        }
    }

    #[test]
    fn a_difference_is_real_from_two_points_on(first in any_answers(), second in any_answers()) {
        let scores = (Scores::new(&first), Scores::new(&second));
        for row in compare(&first, &second) {
            let points = [scores.0.points(row.dimension), scores.1.points(row.dimension)];
            prop_assert_eq!(row.points, points);
            let expected = match points {
                [Some(first), Some(second)] if second >= first + 2 => Relation::Higher,
                [Some(first), Some(second)] if first >= second + 2 => Relation::Lower,
                [Some(_), Some(_)] => Relation::Alike,
                _ => Relation::Unknown,
            };
            prop_assert_eq!(row.relation, expected);
        }
    }

    #[test]
    fn nothing_differs_from_itself(answers in any_answers()) {
        for row in compare(&answers, &answers) {
            prop_assert!(matches!(row.relation, Relation::Alike | Relation::Unknown));
        }
    }

    #[test]
    fn the_order_of_people_does_not_matter(
        (people, shuffled) in prop::collection::vec(any_answers(), 3..9)
            .prop_flat_map(|people| (Just(people.clone()), Just(people).prop_shuffle())),
    ) {
        prop_assert_eq!(Group::new(&people), Group::new(&shuffled));
    }

    #[test]
    fn a_middle_has_as_many_above_as_below(people in prop::collection::vec(any_answers(), 3..9)) {
        for row in group(&people).dimensions {
            let points: Vec<u8> = people
                .iter()
                .filter_map(|answers| Scores::new(answers).points(row.dimension))
                .collect();
            let Some((middle, spread)) = row.reading else {
                prop_assert!(points.len() < Group::LEAST);
                continue;
            };
            let below = points.iter().filter(|points| **points < middle).count();
            let above = points.iter().filter(|points| **points > middle).count();
            prop_assert!(2 * below <= points.len() && 2 * above <= points.len());
            let range = points.iter().max().expect("points") - points.iter().min().expect("points");
            prop_assert_eq!(spread == Spread::Close, range <= 2);
            prop_assert_eq!(spread == Spread::Divided, range >= 5);
        }
    }
}
