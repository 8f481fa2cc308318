//! What must hold for any answers, and the edges of the rules.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeSet;

use common::{
    any_answers, any_role, cases, coherent_answers, from_dimensions, from_steps, keyed, level,
    neighbours, pattern, random_answers, straight_line,
};
use leadership_quiz::domain::{
    Answer, Answers, Assessment, Band, Clarity, Dimension, DimensionScore, Level, Question, Reason,
    Role, Scores, Side, Verdict, assess,
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

fn verdict(answers: &Answers) -> Verdict {
    Verdict::new(&Scores::new(answers))
}

fn assessment(answers: &Answers) -> Assessment {
    assess(answers, Role::Undisclosed)
}

/// The dimensions of one side, in the order they are shown.
fn of_side(side: Side) -> impl Iterator<Item = Dimension> {
    let dimensions = Dimension::ALL.into_iter();
    dimensions.filter(move |dimension| dimension.side() == Some(side))
}

/// The dimension that has the same part on the other side.
fn counterpart(dimension: Dimension) -> Dimension {
    match dimension {
        Dimension::Outcome => Dimension::Outcome,
        Dimension::Horizon => Dimension::Legacy,
        Dimension::Example => Dimension::Process,
        Dimension::Managers => Dimension::Skills,
        Dimension::Legacy => Dimension::Horizon,
        Dimension::Process => Dimension::Example,
        Dimension::Skills => Dimension::Managers,
    }
}

/// Gives each side the answers of the other: as strong a brake, in the
/// statement with the same key.
fn mirror(answers: &Answers) -> Answers {
    Question::all().fold(Answers::default(), |mirrored, question| {
        let other = Question::all()
            .find(|other| {
                other.dimension() == counterpart(question.dimension())
                    && other.brake() == question.brake()
            })
            .expect("each dimension has one statement of either key");
        match answers.get(other) {
            Some(answer) => mirrored.with(question, answer),
            None => mirrored,
        }
    })
}

fn mirrored_verdict(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Leadership => Verdict::Elsewhere,
        Verdict::Elsewhere => Verdict::Leadership,
        same => same,
    }
}

fn blames_a_cause(verdict: Verdict) -> bool {
    matches!(
        verdict,
        Verdict::Leadership | Verdict::Partly | Verdict::Elsewhere
    )
}

/// What one step must never do (blueprint section 10).
fn is_hard_flip(before: Verdict, after: Verdict) -> bool {
    let opposite = [before, after];
    let blame_vanishes = |cause: Verdict, other: Verdict| {
        blames_a_cause(cause) && matches!(other, Verdict::Outside | Verdict::NoProblem { .. })
    };
    opposite == [Verdict::Leadership, Verdict::Elsewhere]
        || opposite == [Verdict::Elsewhere, Verdict::Leadership]
        || blame_vanishes(before, after)
        || blame_vanishes(after, before)
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn swapping_the_sides_swaps_the_verdict(answers in any_answers()) {
        let before = assessment(&answers);
        let after = assessment(&mirror(&answers));
        prop_assert_eq!(after.verdict, mirrored_verdict(before.verdict));
        prop_assert_eq!((after.same, after.total), (before.same, before.total));
        prop_assert_eq!(after.clarity, before.clarity);
        let named: BTreeSet<Dimension> = before.named.into_iter().map(counterpart).collect();
        prop_assert_eq!(after.named.into_iter().collect::<BTreeSet<_>>(), named);
    }

    #[test]
    fn no_single_step_is_a_hard_flip(answers in any_answers()) {
        let before = verdict(&answers);
        for neighbour in neighbours(&answers) {
            let after = verdict(&neighbour);
            prop_assert!(!is_hard_flip(before, after), "{before:?} -> {after:?}");
        }
    }

    #[test]
    fn the_role_only_caps_the_clarity(answers in any_answers(), role in any_role()) {
        let without = assessment(&answers);
        let with = assess(&answers, role);
        let capped = match with.verdict {
            Verdict::Leadership => matches!(role, Role::Staff | Role::Outside),
            Verdict::Partly | Verdict::Unclear(_) => role == Role::Outside,
            Verdict::Elsewhere | Verdict::Outside | Verdict::NoProblem { .. } => {
                matches!(role, Role::Top | Role::Outside)
            }
        };
        let expected = match without.clarity {
            Clarity::Clear if capped => Clarity::Moderate,
            uncapped => uncapped,
        };
        prop_assert_eq!(&with, &Assessment { clarity: expected, ..without });
    }

    #[test]
    fn verdicts_that_blame_name_what_they_blame(answers in any_answers()) {
        let found = assessment(&answers);
        let sides: BTreeSet<_> = found.named.iter().map(|named| named.side().map(side_id)).collect();
        let expected: &[_] = match found.verdict {
            Verdict::Leadership => &[Some("leadership")],
            Verdict::Elsewhere => &[Some("rival")],
            Verdict::Partly => &[Some("leadership"), Some("rival")],
            _ => &[],
        };
        prop_assert_eq!(sides, expected.iter().copied().collect());
    }

    #[test]
    fn a_name_is_a_brake_or_the_strongest_there_is(answers in any_answers()) {
        let found = assessment(&answers);
        for side in [Side::Leadership, Side::Rival] {
            let named = |dimension: &Dimension| found.named.contains(dimension);
            if !of_side(side).any(|dimension| named(&dimension)) {
                continue;
            }
            let strongest = of_side(side).filter_map(|one| found.scores.points(one)).max();
            for dimension in of_side(side) {
                let points = found.scores.points(dimension);
                prop_assert_eq!(named(&dimension), points >= Some(6) || points == strongest);
            }
        }
    }

    #[test]
    fn what_weighed_is_answered_and_at_most_two(answers in any_answers()) {
        let found = assessment(&answers);
        prop_assert!(found.weighed.len() <= 2);
        let distinct: BTreeSet<_> = found.weighed.iter().collect();
        prop_assert_eq!(distinct.len(), found.weighed.len());
        for question in &found.weighed {
            prop_assert!(matches!(answers.get(*question), Some(Answer::Level(_))));
        }
        let missing = found.verdict == Verdict::Unclear(Reason::Missing);
        prop_assert_eq!(found.weighed.is_empty(), missing);
    }

    #[test]
    fn what_weighed_belongs_to_the_side_that_is_blamed(answers in any_answers()) {
        let found = assessment(&answers);
        let sides: Vec<_> = found.weighed.iter().map(|question| question.dimension().side()).collect();
        match found.verdict {
            Verdict::Leadership => prop_assert_eq!(sides, [Some(Side::Leadership); 2]),
            Verdict::Elsewhere => prop_assert_eq!(sides, [Some(Side::Rival); 2]),
            Verdict::Partly => prop_assert_eq!(sides, [Some(Side::Leadership), Some(Side::Rival)]),
            Verdict::Outside | Verdict::NoProblem { .. } => {
                prop_assert!(sides.iter().all(Option::is_none));
            }
            Verdict::Unclear(_) => {}
        }
    }

    #[test]
    fn neighbours_are_counted_rightly(answers in any_answers()) {
        let found = assessment(&answers);
        let all = neighbours(&answers);
        let same = all
            .iter()
            .filter(|neighbour| verdict(neighbour).code() == found.verdict.code())
            .count();
        prop_assert_eq!((found.same, found.total), (same, all.len()));
        prop_assert!(found.total <= 28);
    }

    #[test]
    fn the_nearest_change_does_what_it_says(answers in any_answers()) {
        let found = assessment(&answers);
        prop_assert_eq!(found.nearest.is_none(), found.same == found.total);
        if let Some(change) = found.nearest {
            let before = answers.get(change.question).and_then(Answer::level).map(Level::get);
            let before = before.expect("an answered statement");
            let after = if change.higher { before + 1 } else { before - 1 };
            let changed = answers.with(change.question, level(after));
            prop_assert_eq!(verdict(&changed), change.verdict);
            let first = neighbours(&answers)
                .into_iter()
                .find(|neighbour| verdict(neighbour).code() != found.verdict.code());
            prop_assert_eq!(first, Some(changed), "the first by number");
            prop_assert_ne!(change.verdict.code(), found.verdict.code());
        }
    }

    #[test]
    fn the_other_verdict_is_the_one_most_changes_lead_to(answers in any_answers()) {
        let found = assessment(&answers);
        let others: Vec<&str> = neighbours(&answers)
            .iter()
            .map(|neighbour| verdict(neighbour).code())
            .filter(|code| *code != found.verdict.code())
            .collect();
        let count = |code: &str| others.iter().filter(|other| **other == code).count();
        let most = others.iter().map(|code| count(code)).max();
        let first = others.iter().find(|code| Some(count(code)) == most);
        prop_assert_eq!(found.alternative.map(Verdict::code), first.copied());
    }
}

const fn side_id(side: Side) -> &'static str {
    match side {
        Side::Leadership => "leadership",
        Side::Rival => "rival",
    }
}

#[test]
fn the_same_answer_to_everything_tells_nothing() {
    let levels = Level::ALL.into_iter().map(Answer::Level);
    for answer in levels.chain([Answer::Unknown]) {
        let found = verdict(&straight_line(answer));
        assert!(
            matches!(found, Verdict::Unclear(_)),
            "{answer:?}: {found:?}"
        );
    }
}

#[test]
fn alternating_extremes_tell_nothing() {
    for written in ["0 4 0 4 0 4 0 4 0 4 0 4 0 4", "4 0 4 0 4 0 4 0 4 0 4 0 4 0"] {
        let found = verdict(&pattern(written));
        assert!(matches!(found, Verdict::Unclear(_)), "{written}: {found:?}");
    }
}

#[test]
fn every_verdict_and_every_reason_can_be_reached() {
    let mut runner = TestRunner::deterministic();
    let mut found = BTreeSet::new();
    for strategy in [random_answers().boxed(), coherent_answers().boxed()] {
        for _ in 0..10_000 {
            let answers = strategy.new_tree(&mut runner).expect("answers").current();
            let verdict = verdict(&answers);
            found.insert((verdict.code(), verdict.reason()));
        }
    }
    let all = [
        ("ELSEWHERE", None),
        ("LEADERSHIP", None),
        ("NO_PROBLEM", None),
        ("NO_PROBLEM", Some("minor")),
        ("OUTSIDE", None),
        ("PARTLY", None),
        ("UNCLEAR", Some("contradictory")),
        ("UNCLEAR", Some("flat")),
        ("UNCLEAR", Some("missing")),
        ("UNCLEAR", Some("mixed")),
    ];
    assert_eq!(found, all.into_iter().collect());
}

/// Steps by statement, `None` for "hard to say", in the order of
/// [`Dimension::ALL`]: first the outcome, then the sides, two and two.
fn from_pairs(pairs: [[Option<u8>; 2]; 7]) -> Answers {
    let mut answers = Answers::default();
    for (dimension, pair) in Dimension::ALL.into_iter().zip(pairs) {
        let questions = Question::all().filter(|question| question.dimension() == dimension);
        for (question, step) in questions.zip(pair) {
            let answer = step.map_or(Answer::Unknown, |step| level(keyed(question, step)));
            answers.set(question, answer);
        }
    }
    answers
}

/// A pair with these points, as even as it can be.
const fn even(points: u8) -> [Option<u8>; 2] {
    [Some(points / 2), Some(points - points / 2)]
}

/// Outcome, leadership and rivals by their points.
fn by_points(points: [u8; 7]) -> Verdict {
    verdict(&from_pairs(points.map(even)))
}

const CALM: [Option<u8>; 2] = [Some(1), Some(1)];
const ONE: [Option<u8>; 2] = [Some(1), None];
const NONE: [Option<u8>; 2] = [None, None];
const BAD: [Option<u8>; 2] = [Some(3), Some(3)];

#[test]
fn rule_1_needs_every_dimension_and_four_answers_a_side() {
    let missing = Verdict::Unclear(Reason::Missing);
    let four = [BAD, CALM, ONE, ONE, CALM, ONE, ONE];
    assert_eq!(verdict(&from_pairs(four)), Verdict::Outside);
    for side in [1..4, 4..7] {
        let mut three = four;
        three[side.clone()].fill(ONE);
        assert_eq!(verdict(&from_pairs(three)), missing);
        let mut two_whole_dimensions = [BAD, CALM, CALM, CALM, CALM, CALM, CALM];
        two_whole_dimensions[side.start] = NONE;
        assert_eq!(verdict(&from_pairs(two_whole_dimensions)), missing);
    }
    let no_outcome = [NONE, CALM, CALM, CALM, CALM, CALM, CALM];
    assert_eq!(verdict(&from_pairs(no_outcome)), missing);
    let half_an_outcome = [[Some(3), None], CALM, CALM, CALM, CALM, CALM, CALM];
    assert_eq!(verdict(&from_pairs(half_an_outcome)), Verdict::Outside);
}

#[test]
fn rule_2_starts_at_a_mean_gap_of_one_and_three_quarters() {
    let gap = |gap: u8| [Some(2 - gap / 2), Some(2 - gap / 2 + gap)];
    let contradictory = Verdict::Unclear(Reason::Contradictory);
    // 13 of 7 pairs is above 1.75, 12 is below; 7 of 4 pairs is 1.75.
    let thirteen = [1, 2, 2, 2, 2, 2, 2].map(gap);
    assert_eq!(verdict(&from_pairs(thirteen)), contradictory);
    let twelve = [2, 0, 2, 2, 2, 2, 2].map(gap);
    assert_ne!(verdict(&from_pairs(twelve)), contradictory);
    let four_pairs = [gap(1), gap(2), ONE, ONE, gap(2), gap(2), ONE];
    assert_eq!(verdict(&from_pairs(four_pairs)), contradictory);
    let three_pairs = [ONE, gap(4), ONE, ONE, gap(4), gap(4), ONE];
    assert_ne!(verdict(&from_pairs(three_pairs)), contradictory);
}

#[test]
fn rules_3_and_4_part_at_index_24() {
    let no_problem = Verdict::NoProblem { minor: false };
    let mixed = Verdict::Unclear(Reason::Mixed);
    for outcome in 0..=2 {
        // 4 + 4 + 4 + 3 × 4 = 24
        assert_eq!(by_points([outcome, 4, 4, 4, 0, 0, 0]), no_problem);
        assert_eq!(by_points([outcome, 0, 0, 0, 4, 4, 4]), no_problem);
        // 5 + 3 + 2 + 3 × 5 = 25
        assert_eq!(by_points([outcome, 5, 3, 2, 0, 0, 0]), mixed);
        assert_eq!(by_points([outcome, 0, 0, 0, 5, 3, 2]), mixed);
    }
}

#[test]
fn rules_5_and_6_part_at_index_20() {
    // 4 + 4 + 0 + 3 × 4 = 20, one more makes 21.
    let minor = Verdict::NoProblem { minor: true };
    assert_eq!(by_points([3, 4, 4, 0, 0, 0, 0]), minor);
    assert_eq!(by_points([3, 0, 0, 0, 4, 4, 0]), minor);
    let mixed = Verdict::Unclear(Reason::Mixed);
    assert_eq!(by_points([3, 4, 4, 1, 0, 0, 0]), mixed);
    assert_eq!(by_points([3, 0, 0, 0, 4, 4, 1]), mixed);
}

#[test]
fn rules_7_and_8_part_at_index_20_and_end_at_28() {
    let flat = Verdict::Unclear(Reason::Flat);
    assert_eq!(by_points([4, 4, 4, 0, 0, 0, 0]), Verdict::Outside);
    assert_eq!(by_points([4, 4, 4, 1, 0, 0, 0]), flat);
    // 5 + 4 + 4 + 3 × 5 = 28, one more makes 29.
    assert_eq!(by_points([4, 5, 4, 4, 0, 0, 0]), flat);
    assert_eq!(by_points([4, 5, 5, 4, 0, 0, 0]), Verdict::Leadership);
    assert_eq!(by_points([4, 0, 0, 0, 5, 5, 4]), Verdict::Elsewhere);
}

#[test]
fn rules_9_to_11_part_at_a_lead_of_10() {
    // 5 + 5 + 4 + 3 × 5 = 29 against 3 + 3 + 4 + … = 19 and 20.
    assert_eq!(by_points([4, 5, 5, 4, 4, 3, 0]), Verdict::Leadership);
    assert_eq!(by_points([4, 5, 5, 4, 4, 4, 0]), Verdict::Partly);
    assert_eq!(by_points([4, 4, 3, 0, 5, 5, 4]), Verdict::Elsewhere);
    assert_eq!(by_points([4, 4, 4, 0, 5, 5, 4]), Verdict::Partly);
}

#[test]
fn a_dimension_is_read_in_three_bands() {
    for points in 0..=DimensionScore::MAX {
        let scores = Scores::new(&from_pairs([even(points); 7]));
        let expected = match points {
            0..=2 => Band::NoBrake,
            3..=5 => Band::Uncertain,
            _ => Band::Brake,
        };
        for score in scores.iter() {
            assert_eq!(score.band(), Some(expected), "{points} points");
        }
    }
    let unanswered = Scores::new(&straight_line(Answer::Unknown));
    assert!(unanswered.iter().all(|score| score.band().is_none()));
}

/// The dimensions an explanation names, after a check of the reason.
fn reason_names(pairs: [[Option<u8>; 2]; 7], expected: Reason) -> Vec<Dimension> {
    let scores = Scores::new(&from_pairs(pairs));
    assert_eq!(Verdict::new(&scores), Verdict::Unclear(expected));
    expected.dimensions(&scores)
}

#[test]
fn missing_names_what_lacks_answers() {
    use Dimension::{Example, Horizon, Managers, Outcome, Skills};
    let names = |pairs| reason_names(pairs, Reason::Missing);
    // A single answer is enough on a side that has four.
    let skills = [BAD, BAD, BAD, ONE, CALM, CALM, NONE];
    assert_eq!(names(skills), [Skills]);
    let outcome = [NONE, BAD, BAD, ONE, CALM, CALM, CALM];
    assert_eq!(names(outcome), [Outcome]);
    let single = [BAD, ONE, ONE, ONE, CALM, CALM, CALM];
    assert_eq!(names(single), [Horizon, Example, Managers]);
    let mixed = [BAD, NONE, ONE, BAD, ONE, CALM, CALM];
    assert_eq!(names(mixed), [Horizon, Example]);
}

#[test]
fn contradictory_names_gaps_of_two_and_more() {
    use Dimension::{Horizon, Legacy, Managers, Process, Skills};
    let gap = |gap: u8| [Some(0), Some(gap)];
    let pairs = [0, 2, 1, 3, 4, 2, 2].map(gap);
    assert_eq!(
        reason_names(pairs, Reason::Contradictory),
        [Horizon, Managers, Legacy, Process, Skills]
    );
}

#[test]
fn mixed_names_what_brakes_if_anything_does() {
    use Dimension::{Horizon, Process};
    let braking = [0, 6, 5, 0, 0, 8, 0].map(even);
    assert_eq!(reason_names(braking, Reason::Mixed), [Horizon, Process]);
    let troubled_too = [8, 0, 0, 0, 0, 0, 0].map(even);
    assert_eq!(verdict(&from_pairs(troubled_too)), Verdict::Outside);
    let none = [0, 5, 5, 5, 5, 5, 5].map(even);
    assert_eq!(reason_names(none, Reason::Mixed), []);
}

#[test]
fn flat_names_the_two_highest_the_first_of_equals() {
    use Dimension::{Example, Horizon, Process};
    let names = |points: [u8; 7]| reason_names(points.map(even), Reason::Flat);
    assert_eq!(names([8, 3, 4, 2, 3, 5, 3]), [Process, Example]);
    assert_eq!(names([8, 4, 4, 4, 4, 4, 4]), [Horizon, Example]);
}

#[test]
fn the_strongest_dimension_weighs_most() {
    let weighed = |written: &str| -> Vec<&str> {
        let found = assessment(&pattern(written));
        found.weighed.iter().map(|question| question.id()).collect()
    };
    // Horizon (q03, q12) is at its most; q14 and q08 follow.
    assert_eq!(weighed("1 1 4 3 0 3 3 4 1 3 1 0 3 1"), ["q03", "q12"]);
    // Legacy (q07, q11).
    assert_eq!(weighed("1 1 1 3 3 3 0 1 1 3 4 3 1 3"), ["q07", "q11"]);
    // One of either side: of equals the first, and process (q02, q10).
    assert_eq!(weighed("1 4 3 3 1 3 2 3 1 0 2 1 3 1"), ["q03", "q02"]);
    // Horizon has 4 + 2, example 3 + 2: its 2 outweighs the 3.
    assert_eq!(weighed("0 0 4 4 3 4 4 3 0 4 0 2 1 2"), ["q03", "q12"]);
    // What customers feel.
    assert_eq!(weighed("1 1 1 3 3 4 3 1 1 3 1 3 1 3"), ["q06", "q01"]);
}

#[test]
fn the_widest_pair_weighs_most_in_a_contradiction() {
    let gap = |gap: u8| [Some(0), Some(gap)];
    let found = assessment(&from_pairs([2, 2, 2, 2, 4, 2, 2].map(gap)));
    assert_eq!(found.verdict, Verdict::Unclear(Reason::Contradictory));
    let ids: Vec<&str> = found.weighed.iter().map(|question| question.id()).collect();
    assert_eq!(ids, ["q11", "q07"]);
}

/// The clarity of a firm where leadership is far ahead, with these gaps in the
/// three rival dimensions, the outcome and two of leadership, and so many
/// answers withheld. No single step changes its verdict.
fn clarity(gaps: [u8; 6], unknown: usize) -> Clarity {
    let [outcome, horizon, managers, legacy, process, skills] = gaps;
    let strong = |gap: u8| [Some(4), Some(4 - gap)];
    let calm = |gap: u8| [Some(0), Some(gap)];
    let mut pairs = [
        strong(outcome),
        strong(horizon),
        strong(0),
        strong(managers),
        calm(legacy),
        calm(process),
        calm(skills),
    ];
    for pair in pairs.iter_mut().rev().take(unknown) {
        pair[1] = None;
    }
    let found = assessment(&from_pairs(pairs));
    assert_eq!(found.verdict, Verdict::Leadership);
    assert_eq!(found.same, found.total);
    found.clarity
}

#[test]
fn clear_allows_one_hard_to_say_and_moderate_three() {
    let by_unknown = |unknown| clarity([0; 6], unknown);
    assert_eq!(by_unknown(0), Clarity::Clear);
    assert_eq!(by_unknown(1), Clarity::Clear);
    assert_eq!(by_unknown(2), Clarity::Moderate);
    // Three on one side leave it too few answers, so the third is elsewhere.
    let three = [
        [Some(4), Some(4)],
        [Some(4), None],
        [Some(4), Some(4)],
        [Some(4), Some(4)],
        [Some(0), Some(0)],
        [Some(0), None],
        [Some(0), None],
    ];
    assert_eq!(assessment(&from_pairs(three)).clarity, Clarity::Moderate);
    let mut four = three;
    four[2][1] = None;
    assert_eq!(assessment(&from_pairs(four)).clarity, Clarity::Weak);
}

#[test]
fn clear_allows_a_mean_gap_of_nine_tenths_and_moderate_of_fourteen() {
    // Of seven pairs: 6 / 7 = 0.86, 7 / 7 = 1, 9 / 7 = 1.29, 10 / 7 = 1.43.
    assert_eq!(clarity([1, 1, 1, 1, 1, 1], 0), Clarity::Clear);
    assert_eq!(clarity([2, 1, 1, 1, 1, 1], 0), Clarity::Moderate);
    assert_eq!(clarity([2, 2, 1, 2, 1, 1], 0), Clarity::Moderate);
    assert_eq!(clarity([2, 2, 2, 2, 1, 1], 0), Clarity::Weak);
}

#[test]
fn clear_allows_no_gap_above_two() {
    assert_eq!(clarity([0, 2, 0, 0, 0, 0], 0), Clarity::Clear);
    assert_eq!(clarity([0, 3, 0, 0, 0, 0], 0), Clarity::Moderate);
}

#[test]
fn clarity_follows_the_share_of_neighbours_that_agree() {
    let mut runner = TestRunner::deterministic();
    let strategy = coherent_answers();
    let mut seen = BTreeSet::new();
    for _ in 0..20_000 {
        let answers = strategy.new_tree(&mut runner).expect("answers").current();
        let found = assessment(&answers);
        if let Verdict::Unclear(_) = found.verdict {
            assert_eq!(found.clarity, Clarity::None);
            continue;
        }
        let share = found.same as f64 / found.total as f64;
        match found.clarity {
            Clarity::Clear => assert!(share >= 0.9, "{share}"),
            Clarity::Moderate => assert!(share >= 0.75, "{share}"),
            Clarity::Weak | Clarity::None => {}
        }
        seen.insert(found.clarity.id());
    }
    assert_eq!(seen, BTreeSet::from(["clear", "moderate", "weak"]));
}

#[test]
fn partly_is_clear_only_when_both_sides_brake() {
    // 8 + 8 + 8 + 24 against 29 and against less, with a wide margin to the
    // other verdicts in neither case.
    let both = from_dimensions([4, 4, 4, 4, 4, 4, 4]);
    assert_eq!(assessment(&both).verdict, Verdict::Partly);
    assert_eq!(assessment(&both).clarity, Clarity::Clear);
    let mut runner = TestRunner::deterministic();
    let strategy = coherent_answers();
    for _ in 0..20_000 {
        let answers = strategy.new_tree(&mut runner).expect("answers").current();
        let found = assessment(&answers);
        if found.verdict == Verdict::Partly && found.clarity == Clarity::Clear {
            for side in [Side::Leadership, Side::Rival] {
                assert!(found.scores.index(side) >= Some(29));
            }
        }
    }
}

#[test]
fn keys_are_balanced_and_partners_stand_apart() {
    let strong = from_steps(|_| Level::MAX);
    let highs = Question::all()
        .filter(|question| strong.get(*question) == Some(level(Level::MAX)))
        .count();
    assert_eq!(highs, 7);
    for dimension in Dimension::ALL {
        let pair: Vec<Question> = Question::all()
            .filter(|question| question.dimension() == dimension)
            .collect();
        assert_eq!(pair.len(), 2, "{}", dimension.id());
        assert_ne!(pair[0].brake(), pair[1].brake(), "{}", dimension.id());
        assert!(
            pair[1].number() - pair[0].number() >= 4,
            "{}",
            dimension.id()
        );
    }
}

#[test]
fn levels_run_from_not_at_all_to_completely() {
    let levels = Level::ALL.map(Level::get);
    assert_eq!(levels, [0, 1, 2, 3, 4]);
}
