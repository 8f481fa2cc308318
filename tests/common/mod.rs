//! What the native tests share: writing answers down shortly, and making them up.

#![allow(
    dead_code,
    reason = "each test file compiles its own copy and uses a part of it"
)]

use leadership_quiz::domain::{
    Answer, Answers, Attempt, AttemptId, Brake, Dimension, Draft, Edit, Level, Question, Record,
    Role,
};
use proptest::prelude::*;

/// So many cases of a property. A failure is printed with its input, and not
/// written into the tree.
pub fn cases(count: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(count)
    }
}

/// Answers in order, "–" for "hard to say": `pattern("1 – 4 …")`.
pub fn pattern(written: &str) -> Answers {
    let written: Vec<&str> = written.split_whitespace().collect();
    assert_eq!(written.len(), Question::COUNT, "one answer per statement");
    let mut answers = Answers::default();
    for (question, word) in Question::all().zip(written) {
        let answer = match word {
            "–" => Answer::Unknown,
            digit => level(digit.parse().expect("a digit")),
        };
        answers.set(question, answer);
    }
    answers
}

/// A finished attempt like any other.
pub fn attempt(id: u64, time: u64) -> Attempt {
    Attempt {
        id: AttemptId(id),
        time,
        revision: 1,
        answers: pattern("1 1 4 – 0 3 3 4 1 – 1 0 3 1"),
        role: Role::Staff,
    }
}

/// The same answer to every statement.
pub fn straight_line(answer: Answer) -> Answers {
    Question::all().fold(Answers::default(), |answers, question| {
        answers.with(question, answer)
    })
}

/// Answers by how strong a brake each shows, 0–4.
pub fn from_steps(step: impl Fn(Question) -> u8) -> Answers {
    Question::all().fold(Answers::default(), |answers, question| {
        answers.with(question, level(keyed(question, step(question))))
    })
}

/// Every dimension at its own number of steps, in the order of
/// [`Dimension::ALL`], in both of its statements.
pub fn from_dimensions(steps: [u8; 7]) -> Answers {
    from_steps(|question| {
        let place = Dimension::ALL
            .iter()
            .position(|dimension| *dimension == question.dimension());
        steps[place.expect("every dimension is listed")]
    })
}

/// Turns an answer into steps, and steps into an answer.
pub fn keyed(question: Question, value: u8) -> u8 {
    match question.brake() {
        Brake::High => value,
        Brake::Low => Level::MAX - value,
    }
}

pub fn level(value: u8) -> Answer {
    Answer::Level(Level::new(value).expect("a level from 0 to 4"))
}

/// Answers one step away from `answers`.
pub fn neighbours(answers: &Answers) -> Vec<Answers> {
    let mut found = Vec::new();
    for question in Question::all() {
        let Some(Answer::Level(now)) = answers.get(question) else {
            continue;
        };
        for value in [now.get().checked_sub(1), now.get().checked_add(1)] {
            if let Some(level) = value.and_then(Level::new) {
                found.push(answers.with(question, Answer::Level(level)));
            }
        }
    }
    found
}

/// One answer in seventeen is "hard to say", as in the blueprint's model.
pub fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        16 => (0..=Level::MAX).prop_map(level),
        1 => Just(Answer::Unknown),
    ]
}

/// All statements answered, at random.
pub fn random_answers() -> impl Strategy<Value = Answers> {
    prop::collection::vec(any_answer(), Question::COUNT).prop_map(|given| {
        Question::all()
            .zip(given)
            .fold(Answers::default(), |answers, (question, answer)| {
                answers.with(question, answer)
            })
    })
}

/// All statements answered by somebody with a picture of the company: each
/// dimension has a strength, and answers keep within a step of it. Random
/// answers alone are nearly always contradictory.
pub fn coherent_answers() -> impl Strategy<Value = Answers> {
    let strengths = prop::array::uniform7(0..=Level::MAX);
    let slips = prop::collection::vec(-1..=1_i8, Question::COUNT);
    let unknown = prop::collection::vec(prop::bool::weighted(0.06), Question::COUNT);
    (strengths, slips, unknown).prop_map(|(strengths, slips, unknown)| {
        let exact = from_dimensions(strengths);
        Question::all().zip(slips).zip(unknown).fold(
            Answers::default(),
            |answers, ((question, slip), unknown)| {
                let value = exact.get(question).and_then(Answer::level);
                let value = value.map_or(0, Level::get).saturating_add_signed(slip);
                let answer = match unknown {
                    true => Answer::Unknown,
                    false => level(value.min(Level::MAX)),
                };
                answers.with(question, answer)
            },
        )
    })
}

/// Complete answers of either kind.
pub fn any_answers() -> impl Strategy<Value = Answers> {
    prop_oneof![1 => random_answers(), 3 => coherent_answers()]
}

/// Complete answers, some of them taken away.
pub fn some_answers() -> impl Strategy<Value = Answers> {
    let kept = prop::collection::vec(any::<bool>(), Question::COUNT);
    (random_answers(), kept).prop_map(|(all, kept)| {
        Question::all()
            .zip(kept)
            .filter(|(_, kept)| *kept)
            .filter_map(|(question, _)| Some((question, all.get(question)?)))
            .fold(Answers::default(), |answers, (question, answer)| {
                answers.with(question, answer)
            })
    })
}

pub fn any_role() -> impl Strategy<Value = Role> {
    prop::sample::select(Role::ALL.to_vec())
}

pub fn any_question() -> impl Strategy<Value = Question> {
    prop::sample::select(Question::all().collect::<Vec<_>>())
}

pub fn any_attempt(id: impl Strategy<Value = AttemptId>) -> impl Strategy<Value = Attempt> {
    let latest = 8_640_000_000_000_000_u64;
    (id, 0..=latest, any::<u32>(), any_answers(), any_role()).prop_map(
        |(id, time, revision, answers, role)| Attempt {
            id,
            time,
            revision,
            answers,
            role,
        },
    )
}

/// Everything a device may hold.
pub fn any_record(ids: impl Strategy<Value = AttemptId> + Clone) -> impl Strategy<Value = Record> {
    let draft = (ids.clone(), some_answers()).prop_map(|(id, answers)| Draft { id, answers });
    let attempts = prop::collection::vec(any_attempt(ids), 0..30);
    (prop::option::of(draft), attempts).prop_map(|(draft, attempts)| {
        let mut record = Record::default();
        for attempt in attempts {
            record.apply(Edit::PutAttempt(attempt));
        }
        if let Some(draft) = draft {
            record.apply(Edit::PutDraft(draft));
        }
        record
    })
}
