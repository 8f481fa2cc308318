//! What is kept in memory, what another tab may change of it, and when a page
//! is drawn anew because of it.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod common;

use std::iter;

use common::{attempt, level};
use leadership_quiz::domain::{
    Answer, Answers, Attempt, AttemptId, Choice, Deletion, Draft, Edit, Effect, Item, Keeping,
    Moment, Msg, Other, Purpose, Question, Record, Screen, Session, Verdict, update,
};

fn draft(id: u64) -> Draft {
    Draft {
        id: AttemptId(id),
        answers: Answers::default(),
    }
}

fn record(draft: Option<Draft>, attempts: &[Attempt]) -> Record {
    let mut record = Record::default();
    for attempt in attempts {
        record.apply(Edit::PutAttempt(*attempt));
    }
    record.draft = draft;
    record
}

/// A session that shows a screen.
fn showing(screen: Screen, record: Record) -> Session {
    let mut session = Session::new(record, Keeping::Kept);
    session.screen = screen;
    session
}

fn with_keeping(mut session: Session, keeping: Keeping) -> Session {
    session.keeping = keeping;
    session
}

fn send(session: &mut Session, msg: Msg, now: u64) -> Vec<Effect> {
    update(session, msg, Moment { now, random: 77 })
}

fn asking(question: Question, purpose: Purpose, choice: Option<Answer>) -> Screen {
    Screen::Question {
        item: Item::Statement(question),
        purpose,
        choice: choice.map(Choice::Answer),
        unanswered: false,
    }
}

fn second() -> Question {
    Question::FIRST.next().expect("a second statement")
}

#[test]
fn a_record_is_empty_when_nothing_is_in_it() {
    assert!(Record::default().is_empty());
    assert!(!record(Some(draft(1)), &[]).is_empty());
    assert!(!record(None, &[attempt(1, 100)]).is_empty());
    assert!(!record(Some(draft(2)), &[attempt(1, 100)]).is_empty());
}

#[test]
fn attempts_are_found_by_their_id() {
    let kept = record(None, &[attempt(1, 100), attempt(2, 200)]);
    assert_eq!(kept.attempt(AttemptId(1)), Some(&attempt(1, 100)));
    assert_eq!(kept.attempt(AttemptId(2)), Some(&attempt(2, 200)));
    assert_eq!(kept.attempt(AttemptId(3)), None);
}

#[test]
fn an_id_is_never_given_twice() {
    let kept = record(
        None,
        &[attempt(u64::MAX, 100), attempt(0, 200), attempt(9, 300)],
    );
    assert_eq!(kept.unused_id(5), AttemptId(5));
    assert_eq!(kept.unused_id(9), AttemptId(10));
    assert_eq!(kept.unused_id(u64::MAX), AttemptId(1));
}

#[test]
fn an_attempt_that_another_tab_finished_becomes_another_one_here() {
    let screen = asking(second(), Purpose::Attempt, None);
    let mut session = showing(screen, record(Some(draft(5)), &[]));
    let kept = record(None, &[attempt(5, 100), attempt(77, 200)]);
    send(&mut session, Msg::RecordChanged(kept.clone()), 0);
    assert_eq!(session.record, record(Some(draft(78)), &kept.attempts));
    assert_eq!(session.screen, screen);
}

#[test]
fn an_attempt_in_progress_stays_when_another_tab_finished_its_own() {
    let screen = asking(second(), Purpose::Attempt, None);
    let mut session = showing(screen, record(Some(draft(5)), &[]));
    let kept = record(Some(draft(6)), &[attempt(7, 100)]);
    send(&mut session, Msg::RecordChanged(kept.clone()), 0);
    assert_eq!(session.record, record(Some(draft(5)), &kept.attempts));
}

#[test]
fn the_answer_that_stands_is_not_kept_again() {
    let mut session = showing(Screen::Intro, Record::default());
    send(&mut session, Msg::Started, 0);
    let chosen = |answer| Msg::Chose(Choice::Answer(answer));
    assert_eq!(send(&mut session, chosen(level(3)), 1).len(), 1);
    assert_eq!(send(&mut session, chosen(level(3)), 2), []);
    assert_eq!(send(&mut session, chosen(Answer::Unknown), 3).len(), 1);
}

/// Takes the quiz, each answer after so many milliseconds; whether that was fast.
fn is_fast(paces: impl Iterator<Item = u64>) -> bool {
    let mut session = showing(Screen::Intro, Record::default());
    let mut now = 10_000;
    send(&mut session, Msg::Started, now);
    for (_, pace) in Question::all().zip(paces) {
        now += pace;
        let choice = Choice::Answer(level(2));
        send(&mut session, Msg::Chose(choice), now);
        send(&mut session, Msg::PressedNext, now);
    }
    send(&mut session, Msg::PressedNext, now);
    assert!(matches!(session.screen, Screen::Result { .. }));
    session.fast.is_some()
}

#[test]
fn an_attempt_is_fast_when_most_answers_took_less_than_two_seconds() {
    assert!(is_fast(iter::repeat(1_999)));
    assert!(!is_fast(iter::repeat(2_000)));
    let first = |fast| iter::repeat_n(500, fast).chain(iter::repeat(9_000));
    assert!(is_fast(first(8)));
    assert!(!is_fast(first(7)));
}

#[test]
fn all_statements_share_a_page_and_the_role_has_its_own() {
    let purpose = Purpose::Attempt;
    let here = showing(asking(second(), purpose, None), Record::default());
    let marked = showing(
        asking(second(), purpose, Some(level(4))),
        record(Some(draft(1)), &[attempt(2, 100)]),
    );
    assert!(here.same_page(&marked));
    assert!(here.same_page(&with_keeping(marked, Keeping::Failed)));

    let other = asking(Question::FIRST, purpose, None);
    assert!(here.same_page(&showing(other, Record::default())));
    let role = Screen::Question {
        item: Item::Role,
        purpose,
        choice: None,
        unanswered: false,
    };
    let role = showing(role, Record::default());
    assert!(role.same_page(&role.clone()));
    assert!(!here.same_page(&role));
    assert!(!role.same_page(&here));
    let correction = asking(second(), Purpose::Correction(AttemptId(2)), None);
    assert!(!here.same_page(&showing(correction, Record::default())));
    assert!(!here.same_page(&showing(Screen::Intro, Record::default())));
}

#[test]
fn the_intro_is_drawn_anew_when_what_is_kept_changed() {
    let intro = showing(Screen::Intro, Record::default());
    assert!(intro.same_page(&intro.clone()));
    assert!(!intro.same_page(&showing(Screen::Intro, record(Some(draft(1)), &[]))));
    let off = with_keeping(intro.clone(), Keeping::Off);
    assert!(!intro.same_page(&off));
    let history = Screen::History {
        from: None,
        asking: None,
    };
    assert!(!intro.same_page(&showing(history, Record::default())));
}

#[test]
fn what_goes_on_in_another_tab_leaves_a_result_as_it_is() {
    let (own, other) = (attempt(1, 100), attempt(2, 200));
    let corrected = Attempt {
        time: own.time + 1,
        ..own
    };
    let before = None;
    let attempt = own.id;
    for screen in [
        Screen::Result { attempt, before },
        Screen::Answers { attempt, before },
        Screen::Share { attempt },
    ] {
        let shown = showing(screen, record(None, &[own]));
        let alike = |kept| shown.same_page(&showing(screen, kept));
        assert!(alike(record(Some(draft(3)), &[own, other])));
        assert!(!alike(record(None, &[corrected])));
        assert!(!alike(record(None, &[other])));
    }
    let comparison = Screen::Comparison {
        own: Some(own.id),
        other: Other::Attempt(other.id),
    };
    let shown = showing(comparison, record(None, &[own, other]));
    let alike = |kept| shown.same_page(&showing(comparison, kept));
    assert!(alike(record(Some(draft(3)), &[own, other])));
    assert!(!alike(record(None, &[corrected, other])));
}

#[test]
fn a_result_is_drawn_anew_when_answers_come_with_a_link_or_nothing_is_kept() {
    let screen = Screen::Result {
        attempt: AttemptId(1),
        before: None,
    };
    let shown = showing(screen, record(None, &[attempt(1, 100)]));
    let mut linked = shown.clone();
    linked.shared = Some(Answers::default());
    assert!(!shown.same_page(&linked));
    assert!(!shown.same_page(&with_keeping(shown.clone(), Keeping::Failed)));
}

#[test]
fn asking_before_a_deletion_leaves_the_history_as_it_is() {
    let history = |asking| {
        let screen = Screen::History { from: None, asking };
        showing(screen, record(None, &[attempt(1, 100)]))
    };
    assert!(history(None).same_page(&history(Some(Deletion::All))));
}

#[test]
fn cancelling_when_nothing_was_asked_does_nothing() {
    let screen = Screen::History {
        from: None,
        asking: None,
    };
    let mut session = showing(screen, Record::default());
    assert_eq!(send(&mut session, Msg::CancelledDeletion, 0), []);
}

#[test]
fn another_attempt_or_another_verdict_before_is_another_page() {
    let kept = record(None, &[attempt(1, 100), attempt(2, 200)]);
    let result = |id, before| {
        let attempt = AttemptId(id);
        showing(Screen::Result { attempt, before }, kept.clone())
    };
    let answers = |id, before| {
        let attempt = AttemptId(id);
        showing(Screen::Answers { attempt, before }, kept.clone())
    };
    assert!(result(1, None).same_page(&result(1, None)));
    assert!(!result(1, None).same_page(&result(2, None)));
    assert!(!result(1, None).same_page(&result(1, Some(Verdict::NoProblem { minor: false }))));
    assert!(answers(1, None).same_page(&answers(1, None)));
    assert!(!answers(1, None).same_page(&answers(2, None)));
    assert!(!answers(1, None).same_page(&result(1, None)));
}
