//! The state machine: readable runs first, then anything in any order.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use common::{
    any_answer, any_answers, any_attempt, any_question, any_record, any_role, cases, level,
    pattern, straight_line,
};
use leadership_quiz::domain::{
    Answer, Answers, Attempt, AttemptId, Choice, DecodeError, Deletion, Draft, Edit, Effect, Event,
    Item, Keeping, MAX_ATTEMPTS, Moment, Msg, Notice, Other, Purpose, Question, REVISION, Record,
    Role, Screen, Session, ShareError, Verdict, update,
};
use proptest::prelude::*;

const LEADERSHIP: &str = "1 1 4 3 0 3 3 4 1 3 1 0 3 1";
/// `LEADERSHIP`, with the trouble of customers taken away in q01 and q06.
const MIXED: &str = "4 1 4 3 0 0 3 4 1 3 1 0 3 1";

/// A reader in front of a widget.
struct Reader {
    session: Session,
    now: u64,
    /// How long the reader thinks about each answer, in milliseconds.
    pace: u64,
    /// What the last message led to.
    effects: Vec<Effect>,
}

impl Reader {
    fn new() -> Self {
        Self::with(Record::default())
    }

    fn with(record: Record) -> Self {
        Self {
            session: Session::new(record, Keeping::Kept),
            now: 1_000_000,
            pace: 5_000,
            effects: Vec::new(),
        }
    }

    fn send(&mut self, msg: Msg) {
        let moment = Moment {
            now: self.now,
            // As good as random: no two messages come at the same time.
            random: self.now,
        };
        self.effects = update(&mut self.session, msg, moment);
        self.now += 1;
    }

    fn start(&mut self) {
        self.send(Msg::Started);
    }

    fn resume(&mut self) {
        self.send(Msg::Resumed);
    }

    fn mark(&mut self, answer: Answer) {
        self.now += self.pace;
        self.send(Msg::Chose(Choice::Answer(answer)));
    }

    fn tap(&mut self, answer: Answer) {
        self.now += self.pace;
        self.send(Msg::Tapped(Choice::Answer(answer)));
    }

    fn pause_ends(&mut self, turn: u32) {
        self.send(Msg::PauseEnded(turn));
    }

    fn next(&mut self) {
        self.send(Msg::PressedNext);
    }

    fn back(&mut self) {
        self.send(Msg::PressedBack);
    }

    /// Answers from the statement on screen to the last.
    fn answer_the_rest(&mut self, answers: &str) {
        let answers = pattern(answers);
        while let Item::Statement(question) = self.item() {
            self.mark(answers.get(question).expect("an answer"));
            self.next();
        }
    }

    fn choose_role(&mut self, role: Role) {
        self.send(Msg::Chose(Choice::Role(role)));
    }

    /// A whole attempt, from start to result.
    fn take(&mut self, answers: &str) -> AttemptId {
        self.start();
        self.answer_the_rest(answers);
        self.next();
        self.result()
    }

    fn correct(&mut self, attempt: AttemptId, question: Question) {
        self.send(Msg::OpenedCorrection(attempt, Item::Statement(question)));
    }

    fn delete(&mut self, deletion: Deletion) {
        self.send(Msg::OpenedHistory);
        self.send(Msg::AskedToDelete(deletion));
        self.send(Msg::ConfirmedDeletion);
    }

    fn item(&self) -> Item {
        match self.session.screen {
            Screen::Question { item, .. } => item,
            other => panic!("no question on screen but {other:?}"),
        }
    }

    fn question(&self) -> Question {
        match self.item() {
            Item::Statement(question) => question,
            Item::Role => panic!("the role is asked"),
        }
    }

    fn marked(&self) -> Option<Choice> {
        match self.session.screen {
            Screen::Question { choice, .. } => choice,
            other => panic!("no question on screen but {other:?}"),
        }
    }

    fn told_to_answer(&self) -> bool {
        match self.session.screen {
            Screen::Question { unanswered, .. } => unanswered,
            _ => false,
        }
    }

    fn result(&self) -> AttemptId {
        match self.session.screen {
            Screen::Result { attempt, .. } => attempt,
            other => panic!("no result on screen but {other:?}"),
        }
    }

    fn attempts(&self) -> &[Attempt] {
        &self.session.record.attempts
    }

    fn draft(&self) -> Draft {
        self.session.record.draft.expect("an attempt in progress")
    }

    fn told(&self, notice: Notice) -> bool {
        self.session.notices.contains(&notice)
    }
}

fn q(number: usize) -> Question {
    Question::all().nth(number - 1).expect("a statement")
}

fn kept(effects: &[Effect]) -> Vec<Edit> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Keep(edit) => Some(*edit),
            _ => None,
        })
        .collect()
}

#[test]
fn nothing_is_kept_before_the_start() {
    let mut reader = Reader::new();
    for msg in [
        Msg::Resumed,
        Msg::PressedNext,
        Msg::PressedBack,
        Msg::OpenedHistory,
        Msg::PressedBack,
        Msg::Chose(Choice::Role(Role::Top)),
    ] {
        reader.send(msg);
        assert_eq!(kept(&reader.effects), []);
    }
    assert!(reader.session.record.is_empty());
    reader.start();
    assert_eq!(kept(&reader.effects), [Edit::PutDraft(reader.draft())]);
}

#[test]
fn a_run_from_start_to_result() {
    let mut reader = Reader::new();
    reader.start();
    assert!(reader.effects.contains(&Effect::Emit(Event::Started)));
    assert!(reader.effects.contains(&Effect::FocusHeading));
    let answers = pattern(LEADERSHIP);
    for question in Question::all() {
        assert_eq!(reader.item(), Item::Statement(question));
        assert_eq!(reader.marked(), None);
        reader.mark(answers.get(question).expect("an answer"));
        assert_eq!(kept(&reader.effects), [Edit::PutDraft(reader.draft())]);
        reader.next();
    }
    assert_eq!(reader.item(), Item::Role);
    reader.choose_role(Role::Manager);
    let (id, now) = (reader.draft().id, reader.now);
    reader.next();

    let attempt = Attempt {
        id,
        time: now,
        revision: REVISION,
        answers,
        role: Role::Manager,
    };
    assert_eq!(reader.attempts(), [attempt]);
    assert_eq!(reader.session.record.draft, None);
    assert_eq!(kept(&reader.effects), [Edit::PutAttempt(attempt)]);
    assert!(reader.effects.contains(&Effect::Emit(Event::Completed)));
    assert_eq!(
        reader.session.screen,
        Screen::Result {
            attempt: id,
            before: None
        }
    );
}

#[test]
fn the_role_may_be_left_out() {
    let mut reader = Reader::new();
    reader.take(LEADERSHIP);
    assert_eq!(reader.attempts()[0].role, Role::Undisclosed);
}

#[test]
fn next_without_an_answer_stays_and_says_so() {
    let mut reader = Reader::new();
    reader.start();
    reader.next();
    assert_eq!(reader.question(), q(1));
    assert!(reader.told_to_answer());
    reader.mark(Answer::Unknown);
    assert!(!reader.told_to_answer());
    reader.next();
    assert_eq!(reader.question(), q(2));
    assert!(!reader.told_to_answer());
}

#[test]
fn marking_an_answer_does_not_move_on() {
    let mut reader = Reader::new();
    reader.start();
    reader.mark(level(1));
    reader.mark(level(2));
    assert_eq!(reader.question(), q(1));
    assert_eq!(reader.marked(), Some(Choice::Answer(level(2))));
    assert_eq!(reader.draft().answers.get(q(1)), Some(level(2)));
    assert!(!reader.effects.contains(&Effect::FocusHeading));
}

#[test]
fn a_choice_of_the_other_kind_is_ignored() {
    let mut reader = Reader::new();
    reader.start();
    reader.choose_role(Role::Top);
    assert_eq!(reader.marked(), None);
    reader.send(Msg::Tapped(Choice::Role(Role::Top)));
    assert_eq!(reader.effects, []);
    reader.answer_the_rest(LEADERSHIP);
    reader.mark(level(1));
    assert_eq!(reader.marked(), None);
    reader.tap(level(1));
    assert_eq!(reader.effects, []);
    assert_eq!(reader.draft().answers, pattern(LEADERSHIP));
}

#[test]
fn a_tap_moves_on_after_a_pause() {
    let mut reader = Reader::new();
    reader.start();
    reader.tap(level(3));
    assert_eq!(reader.question(), q(1));
    let turn = reader.session.turn;
    assert!(reader.effects.contains(&Effect::PauseThenMoveOn(turn)));
    reader.pause_ends(turn);
    assert_eq!(reader.question(), q(2));
    assert_eq!(reader.draft().answers.get(q(1)), Some(level(3)));
}

#[test]
fn a_pause_that_ends_elsewhere_does_nothing() {
    let mut reader = Reader::new();
    reader.start();
    reader.mark(level(3));
    reader.next();
    reader.tap(level(3));
    let turn = reader.session.turn;
    reader.back();
    reader.pause_ends(turn);
    assert_eq!(reader.question(), q(1));
    assert_eq!(reader.effects, []);
    // The same statement, seen again, is not the one that was tapped.
    reader.next();
    reader.pause_ends(turn);
    assert_eq!(reader.question(), q(2));
    reader.back();
    reader.back();
    reader.pause_ends(turn);
    assert_eq!(reader.session.screen, Screen::Intro);
}

#[test]
fn a_double_tap_skips_nothing() {
    let mut reader = Reader::new();
    reader.start();
    reader.tap(level(3));
    reader.pace = 0;
    reader.tap(level(3));
    let turn = reader.session.turn;
    reader.pause_ends(turn);
    reader.pause_ends(turn);
    assert_eq!(reader.question(), q(2));
    assert_eq!(reader.marked(), None);
    assert!(!reader.told_to_answer());
}

#[test]
fn back_shows_what_was_answered() {
    let mut reader = Reader::new();
    reader.start();
    reader.mark(level(4));
    reader.next();
    reader.back();
    assert_eq!(reader.question(), q(1));
    assert_eq!(reader.marked(), Some(Choice::Answer(level(4))));
    reader.back();
    assert_eq!(reader.session.screen, Screen::Intro);
    reader.resume();
    assert_eq!(reader.question(), q(2));
}

#[test]
fn back_from_the_role_leads_to_the_last_statement() {
    let mut reader = Reader::new();
    reader.start();
    reader.answer_the_rest(LEADERSHIP);
    reader.back();
    assert_eq!(reader.question(), q(14));
}

#[test]
fn a_run_is_resumed_where_it_stopped() {
    let draft = Draft {
        id: AttemptId(7),
        answers: Answers::default()
            .with(q(1), level(1))
            .with(q(2), Answer::Unknown)
            .with(q(3), level(4)),
    };
    let mut record = Record::default();
    record.apply(Edit::PutDraft(draft));
    let mut reader = Reader::with(record);
    assert_eq!(reader.session.screen, Screen::Intro);
    reader.resume();
    assert_eq!(reader.question(), q(4));
    reader.answer_the_rest(LEADERSHIP);
    reader.next();
    assert_eq!(reader.result(), AttemptId(7));
    assert_eq!(
        reader.attempts()[0].answers.get(q(2)),
        Some(Answer::Unknown)
    );
}

#[test]
fn a_complete_but_unfinished_run_is_resumed_at_the_role() {
    let draft = Draft {
        id: AttemptId(7),
        answers: pattern(LEADERSHIP),
    };
    let mut record = Record::default();
    record.apply(Edit::PutDraft(draft));
    let mut reader = Reader::with(record);
    reader.resume();
    assert_eq!(reader.item(), Item::Role);
}

#[test]
fn starting_again_forgets_the_run_but_no_result() {
    let mut reader = Reader::new();
    let first = reader.take(LEADERSHIP);
    reader.start();
    reader.mark(level(1));
    let abandoned = reader.draft().id;
    reader.start();
    assert_eq!(reader.question(), q(1));
    assert_eq!(reader.marked(), None);
    assert_ne!(reader.draft().id, abandoned);
    assert_eq!(reader.draft().answers, Answers::default());
    assert!(reader.session.record.attempt(first).is_some());
}

#[test]
fn results_stand_newest_first() {
    let mut reader = Reader::new();
    let first = reader.take(LEADERSHIP);
    let second = reader.take(MIXED);
    let order: Vec<AttemptId> = reader.attempts().iter().map(|one| one.id).collect();
    assert_eq!(order, [second, first]);
}

#[test]
fn the_twenty_fifth_result_displaces_the_oldest_and_says_so() {
    let mut reader = Reader::new();
    let first = reader.take(LEADERSHIP);
    for _ in 1..MAX_ATTEMPTS {
        reader.take(LEADERSHIP);
    }
    assert_eq!(reader.attempts().len(), MAX_ATTEMPTS);
    assert!(!reader.told(Notice::OldestLeft));
    assert!(reader.session.record.attempt(first).is_some());
    reader.take(LEADERSHIP);
    assert_eq!(reader.attempts().len(), MAX_ATTEMPTS);
    assert!(reader.told(Notice::OldestLeft));
    assert!(reader.session.record.attempt(first).is_none());
    reader.send(Msg::Dismissed(Notice::OldestLeft));
    assert!(!reader.told(Notice::OldestLeft));
}

#[test]
fn a_full_list_and_a_clock_set_back_do_not_lose_the_new_result() {
    let mut reader = Reader::new();
    for _ in 0..MAX_ATTEMPTS {
        reader.take(LEADERSHIP);
    }
    reader.now = 1;
    let newest = reader.take(MIXED);
    assert_eq!(reader.attempts().len(), MAX_ATTEMPTS);
    assert!(reader.session.record.attempt(newest).is_some());
    assert!(reader.told(Notice::OldestLeft));
}

#[test]
fn a_correction_replaces_one_answer_in_place_and_tells_the_verdict_before() {
    let mut reader = Reader::new();
    reader.take(LEADERSHIP);
    let corrected = reader.take(LEADERSHIP);
    reader.take(LEADERSHIP);
    let before = reader.attempts().to_vec();
    reader.send(Msg::OpenedAnswers(corrected));
    reader.correct(corrected, q(6));
    assert_eq!(reader.marked(), Some(Choice::Answer(level(3))));
    reader.mark(level(0));
    assert_eq!(reader.attempts(), before, "not yet");
    reader.next();

    let mut after = before.clone();
    after[1].answers.set(q(6), level(0));
    assert_eq!(reader.attempts(), after);
    assert_eq!(kept(&reader.effects), [Edit::PutAttempt(after[1])]);
    assert_eq!(
        reader.session.screen,
        Screen::Answers {
            attempt: corrected,
            before: Some(Verdict::Leadership)
        }
    );
    reader.back();
    assert_eq!(
        reader.session.screen,
        Screen::Result {
            attempt: corrected,
            before: Some(Verdict::Leadership)
        }
    );
}

#[test]
fn a_correction_that_changes_nothing_keeps_nothing() {
    let mut reader = Reader::new();
    let attempt = reader.take(LEADERSHIP);
    reader.correct(attempt, q(6));
    reader.mark(level(3));
    reader.next();
    assert_eq!(kept(&reader.effects), []);
    let screen = Screen::Answers {
        attempt,
        before: None,
    };
    assert_eq!(reader.session.screen, screen);
}

#[test]
fn a_correction_can_be_given_up() {
    let mut reader = Reader::new();
    let attempt = reader.take(LEADERSHIP);
    let before = reader.attempts().to_vec();
    reader.correct(attempt, q(6));
    reader.mark(level(0));
    reader.back();
    assert_eq!(reader.attempts(), before);
    let screen = Screen::Answers {
        attempt,
        before: None,
    };
    assert_eq!(reader.session.screen, screen);
}

#[test]
fn the_role_can_be_corrected() {
    let mut reader = Reader::new();
    let attempt = reader.take(LEADERSHIP);
    reader.send(Msg::OpenedCorrection(attempt, Item::Role));
    assert_eq!(reader.marked(), Some(Choice::Role(Role::Undisclosed)));
    reader.choose_role(Role::Staff);
    reader.next();
    assert_eq!(reader.attempts()[0].role, Role::Staff);
    assert_eq!(reader.attempts()[0].answers, pattern(LEADERSHIP));
}

#[test]
fn a_correction_leaves_the_attempt_in_progress_alone() {
    let mut reader = Reader::new();
    let attempt = reader.take(LEADERSHIP);
    reader.start();
    reader.mark(level(1));
    let draft = reader.draft();
    reader.correct(attempt, q(6));
    reader.mark(level(0));
    reader.next();
    assert_eq!(reader.draft(), draft);
}

#[test]
fn deletion_asks_first() {
    let mut reader = Reader::new();
    let attempt = reader.take(LEADERSHIP);
    reader.send(Msg::OpenedHistory);
    reader.send(Msg::AskedToDelete(Deletion::One(attempt)));
    assert_eq!(reader.effects, [Effect::OpenDialog]);
    assert_eq!(reader.attempts().len(), 1);
    reader.send(Msg::CancelledDeletion);
    assert_eq!(reader.effects, [Effect::CloseDialog]);
    reader.send(Msg::ConfirmedDeletion);
    assert_eq!(reader.effects, []);
    assert_eq!(reader.attempts().len(), 1);
}

#[test]
fn one_result_is_deleted() {
    let mut reader = Reader::new();
    let first = reader.take(LEADERSHIP);
    let second = reader.take(MIXED);
    reader.delete(Deletion::One(second));
    assert_eq!(kept(&reader.effects), [Edit::DeleteAttempt(second)]);
    assert!(reader.effects.contains(&Effect::CloseDialog));
    assert!(reader.told(Notice::Deleted));
    let left: Vec<AttemptId> = reader.attempts().iter().map(|one| one.id).collect();
    assert_eq!(left, [first]);
    reader.back();
    assert_eq!(reader.session.screen, Screen::Intro, "its result is gone");
    assert!(!reader.told(Notice::Deleted));
}

#[test]
fn everything_is_deleted_the_attempt_in_progress_too() {
    let mut reader = Reader::new();
    reader.take(LEADERSHIP);
    reader.start();
    reader.mark(level(1));
    reader.delete(Deletion::All);
    assert_eq!(kept(&reader.effects), [Edit::DeleteAll]);
    assert!(reader.session.record.is_empty());
}

#[test]
fn back_from_the_history_leads_to_the_result_it_was_opened_from() {
    let mut reader = Reader::new();
    let attempt = reader.take(LEADERSHIP);
    reader.send(Msg::OpenedHistory);
    reader.back();
    assert_eq!(reader.result(), attempt);
    reader.back();
    assert_eq!(reader.session.screen, Screen::Intro);
    reader.send(Msg::OpenedHistory);
    reader.back();
    assert_eq!(reader.session.screen, Screen::Intro);
}

#[test]
fn a_very_fast_run_is_remarked_upon() {
    let mut reader = Reader::new();
    reader.pace = 1_000;
    let fast = reader.take(LEADERSHIP);
    assert_eq!(reader.session.fast, Some(fast));
    reader.pace = 3_000;
    reader.take(LEADERSHIP);
    assert_eq!(reader.session.fast, None);
}

#[test]
fn the_pace_is_the_median_of_first_answers() {
    let mut reader = Reader::new();
    reader.start();
    let answers = pattern(LEADERSHIP);
    for question in Question::all() {
        // Seven of fourteen are fast, and a second thought is no answer anew.
        reader.pace = if question.number() <= 7 { 100 } else { 2_500 };
        reader.mark(level(2));
        reader.pace = 100;
        reader.mark(answers.get(question).expect("an answer"));
        reader.next();
    }
    reader.next();
    reader.result();
    assert_eq!(reader.session.fast, None);
}

#[test]
fn starting_again_measures_the_pace_anew() {
    let mut reader = Reader::new();
    reader.start();
    reader.mark(level(1));
    reader.pace = 1_000;
    let fast = reader.take(LEADERSHIP);
    assert_eq!(reader.session.fast, Some(fast));
}

#[test]
fn a_resumed_run_is_never_called_fast() {
    let mut record = Record::default();
    record.apply(Edit::PutDraft(Draft {
        id: AttemptId(7),
        answers: Answers::default().with(q(1), level(1)),
    }));
    let mut reader = Reader::with(record);
    reader.pace = 1;
    reader.resume();
    reader.answer_the_rest(LEADERSHIP);
    reader.next();
    assert_eq!(reader.result(), AttemptId(7));
    assert_eq!(reader.session.fast, None);
}

#[test]
fn storage_that_fails_is_told_once_and_taken_back() {
    let mut reader = Reader::new();
    reader.send(Msg::SaveFailed);
    reader.send(Msg::SaveFailed);
    assert_eq!(reader.session.keeping, Keeping::Failed);
    assert_eq!(reader.session.notices, [Notice::NotKept]);
    reader.send(Msg::SaveSucceeded);
    assert_eq!(reader.session.keeping, Keeping::Kept);
    assert_eq!(reader.session.notices, []);
}

#[test]
fn storage_that_is_off_does_not_fail() {
    let mut reader = Reader::new();
    reader.send(Msg::SwitchedKeeping(false));
    reader.send(Msg::SaveFailed);
    assert_eq!(reader.session.keeping, Keeping::Off);
    assert_eq!(reader.session.notices, []);
    reader.send(Msg::SwitchedKeeping(true));
    assert_eq!(reader.session.keeping, Keeping::Kept);
}

#[test]
fn what_is_unreadable_is_told_and_deleted_only_on_request() {
    let mut reader = Reader::new();
    reader.send(Msg::FoundUnreadable);
    assert!(reader.told(Notice::Unreadable));
    reader.send(Msg::DownloadedUnreadable);
    assert_eq!(reader.effects, [Effect::DownloadUnreadable]);
    assert!(reader.told(Notice::Unreadable));
    reader.send(Msg::DeletedUnreadable);
    assert_eq!(reader.effects, [Effect::DeleteUnreadable]);
    assert!(!reader.told(Notice::Unreadable));
}

#[test]
fn another_tab_does_not_disturb_the_attempt_in_progress() {
    let mut reader = Reader::new();
    reader.start();
    reader.mark(level(1));
    let (draft, screen) = (reader.draft(), reader.session.screen);
    let mut elsewhere = Record::default();
    let attempt = Attempt {
        id: AttemptId(1),
        time: 1,
        revision: REVISION,
        answers: pattern(LEADERSHIP),
        role: Role::Top,
    };
    elsewhere.apply(Edit::PutAttempt(attempt));
    reader.send(Msg::RecordChanged(elsewhere));
    assert_eq!(reader.effects, []);
    assert_eq!(reader.attempts(), [attempt]);
    assert_eq!(reader.draft(), draft);
    assert_eq!(reader.session.screen, screen);
}

#[test]
fn what_a_button_did_is_told_beside_it() {
    for notice in [
        Notice::Imported(0),
        Notice::ImportFailed(DecodeError::Newer),
        Notice::Copied,
        Notice::NotCopied,
    ] {
        assert!(notice.answers_a_button(), "{notice:?}");
    }
    // The new list has the focus, and the button is gone.
    assert!(!Notice::Imported(1).answers_a_button());
    assert!(!Notice::NotKept.answers_a_button());
    assert!(!Notice::Shared.answers_a_button());
}

#[test]
fn starting_takes_away_the_word_of_a_link_and_no_other() {
    let mut reader = Reader::new();
    reader.send(Msg::CameWithAnswers(pattern(MIXED)));
    reader.send(Msg::FoundUnreadable);
    assert_eq!(reader.session.notices, [Notice::Shared, Notice::Unreadable]);
    reader.start();
    assert_eq!(reader.session.notices, [Notice::Unreadable]);
    assert_eq!(reader.session.shared, Some(pattern(MIXED)));
}

#[test]
fn a_result_deleted_in_another_tab_gives_way_to_the_history() {
    let mut reader = Reader::new();
    reader.take(LEADERSHIP);
    reader.send(Msg::RecordChanged(Record::default()));
    assert_eq!(reader.effects, [], "nothing takes the focus");
    assert!(matches!(reader.session.screen, Screen::History { .. }));
    reader.back();
    assert_eq!(reader.session.screen, Screen::Intro);
}

fn imported(id: u64, time: u64) -> Attempt {
    Attempt {
        id: AttemptId(id),
        time,
        revision: REVISION,
        answers: pattern(MIXED),
        role: Role::Top,
    }
}

#[test]
fn an_import_adds_what_is_not_here_yet() {
    let mut reader = Reader::new();
    let own = reader.take(LEADERSHIP);
    let own = *reader.session.record.attempt(own).expect("an attempt");
    let changed = Attempt {
        role: Role::Top,
        ..own
    };
    let new = imported(1, 1);
    reader.send(Msg::Imported(vec![changed, new]));
    assert_eq!(reader.attempts(), [own, new]);
    assert_eq!(kept(&reader.effects), [Edit::PutAttempt(new)]);
    assert!(reader.told(Notice::Imported(1)));
}

#[test]
fn an_import_takes_the_focus_only_where_the_list_is_a_new_one() {
    let mut reader = Reader::new();
    reader.send(Msg::Imported(vec![imported(1, 1)]));
    assert!(reader.effects.contains(&Effect::FocusHeading));
    reader.send(Msg::Imported(vec![imported(1, 1)]));
    assert_eq!(reader.effects, []);
}

#[test]
fn the_outcome_of_an_import_takes_the_place_of_the_last() {
    let mut reader = Reader::new();
    reader.send(Msg::FoundUnreadable);
    reader.send(Msg::ImportFailed(DecodeError::Newer));
    let failed = Notice::ImportFailed(DecodeError::TooLarge);
    reader.send(Msg::ImportFailed(DecodeError::TooLarge));
    assert_eq!(reader.session.notices, [Notice::Unreadable, failed]);
    reader.send(Msg::Imported(vec![]));
    assert_eq!(
        reader.session.notices,
        [Notice::Unreadable, Notice::Imported(0)]
    );
}

#[test]
fn the_outcome_of_copying_takes_the_place_of_the_last() {
    let mut reader = Reader::new();
    reader.send(Msg::FoundUnreadable);
    for _ in 0..2 {
        reader.send(Msg::CopyFailed("text".to_owned()));
        assert_eq!(
            reader.session.notices,
            [Notice::Unreadable, Notice::NotCopied]
        );
        reader.send(Msg::Copied);
        assert_eq!(reader.session.notices, [Notice::Unreadable, Notice::Copied]);
    }
}

#[test]
fn a_good_link_takes_the_place_of_a_damaged_one() {
    let mut reader = Reader::new();
    reader.send(Msg::FoundUnreadable);
    reader.send(Msg::CameWithBadLink(ShareError::Damaged));
    reader.send(Msg::CameWithAnswers(pattern(MIXED)));
    assert_eq!(reader.session.notices, [Notice::Unreadable, Notice::Shared]);
}

#[test]
fn opening_shared_answers_takes_away_the_word_of_them_and_no_other() {
    let mut reader = Reader::new();
    reader.send(Msg::FoundUnreadable);
    reader.send(Msg::CameWithAnswers(pattern(MIXED)));
    reader.send(Msg::OpenedComparison {
        own: None,
        other: Other::Shared(pattern(MIXED)),
    });
    assert_eq!(reader.session.notices, [Notice::Unreadable]);
}

#[test]
fn two_attempts_are_marked_for_a_comparison_and_a_third_takes_the_place_of_the_first() {
    let mut reader = Reader::new();
    let [first, second, third] = [(); 3].map(|()| reader.take(LEADERSHIP));
    reader.send(Msg::OpenedHistory);
    for (picked, left) in [
        (first, vec![first]),
        (second, vec![first, second]),
        (third, vec![second, third]),
        (AttemptId(0), vec![second, third]),
        (second, vec![third]),
    ] {
        reader.send(Msg::Picked(picked));
        assert_eq!(reader.session.picked, left);
    }
}

#[test]
fn an_import_tells_only_what_found_room() {
    let mut reader = Reader::new();
    for _ in 0..MAX_ATTEMPTS {
        reader.take(LEADERSHIP);
    }
    let before = reader.attempts().to_vec();
    reader.send(Msg::Imported(vec![imported(1, 1), imported(2, 2)]));
    assert_eq!(reader.attempts(), before);
    assert!(reader.told(Notice::Imported(0)));
}

#[test]
fn an_import_that_displaces_the_result_on_screen_leads_to_the_history() {
    let mut reader = Reader::new();
    let oldest = reader.take(LEADERSHIP);
    for _ in 1..MAX_ATTEMPTS {
        reader.take(LEADERSHIP);
    }
    reader.send(Msg::OpenedResult(oldest));
    let newer = imported(1, reader.now);
    reader.send(Msg::Imported(vec![newer]));
    assert!(matches!(reader.session.screen, Screen::History { .. }));
    assert!(reader.told(Notice::Imported(1)));
}

#[test]
fn a_comparison_ends_when_another_tab_deletes_either_attempt() {
    for deleted in [0, 1] {
        let mut reader = Reader::new();
        let own = reader.take(LEADERSHIP);
        let other = reader.take(MIXED);
        reader.send(Msg::OpenedComparison {
            own: Some(own),
            other: Other::Attempt(other),
        });
        assert!(matches!(reader.session.screen, Screen::Comparison { .. }));
        let mut elsewhere = reader.session.record.clone();
        elsewhere.apply(Edit::DeleteAttempt([own, other][deleted]));
        reader.send(Msg::RecordChanged(elsewhere));
        assert!(matches!(reader.session.screen, Screen::History { .. }));
    }
}

#[test]
fn back_from_a_group_does_not_lead_to_a_result_that_is_gone() {
    let mut reader = Reader::new();
    let attempt = reader.take(LEADERSHIP);
    reader.send(Msg::OpenedGroup);
    reader.back();
    assert_eq!(reader.result(), attempt);
    reader.send(Msg::OpenedGroup);
    reader.send(Msg::RecordChanged(Record::default()));
    reader.back();
    assert_eq!(reader.session.screen, Screen::Intro);
}

/// Few ids, so that made-up messages often meet an attempt that exists.
fn any_id() -> impl Strategy<Value = AttemptId> + Clone {
    (0..6_u64).prop_map(AttemptId)
}

fn any_item() -> impl Strategy<Value = Item> {
    prop_oneof![
        8 => any_question().prop_map(Item::Statement),
        1 => Just(Item::Role),
    ]
}

fn any_other() -> impl Strategy<Value = Other> {
    prop_oneof![
        3 => any_id().prop_map(Other::Attempt),
        1 => any_answers().prop_map(Other::Shared),
    ]
}

/// What a made-up message is; choices are for the question on screen more
/// often than not, else runs would never end.
#[derive(Clone, Debug)]
enum Act {
    Send(Msg),
    Answer(Answer),
    TapAndPause(Answer),
    /// Answers everything up to the role question.
    AnswerTheRest(Answer),
}

fn any_act() -> impl Strategy<Value = Act> {
    let choice = prop_oneof![
        any_answer().prop_map(Choice::Answer),
        any_role().prop_map(Choice::Role),
    ]
    .boxed();
    let deletion = prop_oneof![
        8 => any_id().prop_map(Deletion::One),
        1 => Just(Deletion::All),
    ];
    let notice = prop::sample::select(vec![
        Notice::Unreadable,
        Notice::NotKept,
        Notice::OldestLeft,
        Notice::Deleted,
    ]);
    let msg = prop_oneof![
        4 => Just(Msg::Started),
        2 => Just(Msg::Resumed),
        2 => choice.clone().prop_map(Msg::Chose),
        2 => choice.prop_map(Msg::Tapped),
        2 => (0..60_u32).prop_map(Msg::PauseEnded),
        12 => Just(Msg::PressedNext),
        3 => Just(Msg::PressedBack),
        2 => any_id().prop_map(Msg::OpenedAnswers),
        3 => (any_id(), any_item()).prop_map(|(id, item)| Msg::OpenedCorrection(id, item)),
        2 => Just(Msg::OpenedHistory),
        2 => any_id().prop_map(Msg::OpenedResult),
        2 => deletion.prop_map(Msg::AskedToDelete),
        2 => Just(Msg::ConfirmedDeletion),
        1 => Just(Msg::CancelledDeletion),
        1 => any::<bool>().prop_map(Msg::SwitchedKeeping),
        1 => Just(Msg::SaveFailed),
        1 => Just(Msg::SaveSucceeded),
        1 => Just(Msg::FoundUnreadable),
        1 => notice.prop_map(Msg::Dismissed),
        1 => Just(Msg::DownloadedUnreadable),
        1 => Just(Msg::DeletedUnreadable),
        2 => any_id().prop_map(Msg::Picked),
        3 => (prop::option::of(any_id()), any_other())
            .prop_map(|(own, other)| Msg::OpenedComparison { own, other }),
        2 => any_id().prop_map(Msg::OpenedShare),
        2 => Just(Msg::OpenedGroup),
        1 => prop::collection::vec(any_attempt(any::<u64>().prop_map(AttemptId)), 0..9)
            .prop_map(Msg::Imported),
    ];
    prop_oneof![
        10 => msg.prop_map(Act::Send),
        6 => any_answer().prop_map(Act::Answer),
        4 => any_answer().prop_map(Act::TapAndPause),
        3 => any_answer().prop_map(Act::AnswerTheRest),
    ]
}

fn any_act_with_other_tabs() -> impl Strategy<Value = Act> {
    prop_oneof![
        20 => any_act(),
        1 => any_record(any_id()).prop_map(|record| Act::Send(Msg::RecordChanged(record))),
    ]
}

fn any_moment() -> impl Strategy<Value = Moment> {
    // Clocks may be set back, and chance may repeat itself.
    (0..1_000_000_u64, 0..40_u64).prop_map(|(now, random)| Moment { now, random })
}

fn messages(act: Act, session: &Session) -> Vec<Msg> {
    let on_screen = match session.screen {
        Screen::Question { item, .. } => Some(item),
        _ => None,
    };
    match (act, on_screen) {
        (Act::Send(msg), _) => vec![msg],
        (Act::Answer(answer), Some(Item::Statement(_))) => {
            vec![Msg::Chose(Choice::Answer(answer))]
        }
        (Act::TapAndPause(answer), Some(Item::Statement(_))) => vec![
            Msg::Tapped(Choice::Answer(answer)),
            Msg::PauseEnded(session.turn),
        ],
        (Act::AnswerTheRest(answer), Some(Item::Statement(first))) => Question::all()
            .skip(first.index())
            .flat_map(|_| [Msg::Chose(Choice::Answer(answer)), Msg::PressedNext])
            .collect(),
        (_, _) => vec![Msg::PressedNext],
    }
}

/// What holds after any message.
fn assert_consistent(session: &Session) {
    let attempts = &session.record.attempts;
    assert!(attempts.len() <= MAX_ATTEMPTS);
    assert!(
        attempts.windows(2).all(|pair| pair[0].time >= pair[1].time),
        "newest first"
    );
    let ids: BTreeSet<AttemptId> = attempts.iter().map(|attempt| attempt.id).collect();
    assert_eq!(ids.len(), attempts.len(), "no id twice");
    for attempt in attempts {
        assert_eq!(attempt.answers.first_open(), None, "complete");
    }
    let exists = |id: AttemptId| session.record.attempt(id).is_some();
    match session.screen {
        Screen::Result { attempt, .. } | Screen::Answers { attempt, .. } => {
            assert!(exists(attempt), "the screen speaks of {attempt:?}");
        }
        Screen::Question {
            item,
            purpose,
            choice,
            unanswered,
        } => {
            match purpose {
                Purpose::Attempt => assert!(session.record.draft.is_some()),
                Purpose::Correction(attempt) => assert!(exists(attempt)),
            }
            if let Some(choice) = choice {
                let statement = matches!(item, Item::Statement(_));
                assert_eq!(matches!(choice, Choice::Answer(_)), statement);
            }
            assert!(!(unanswered && choice.is_some()));
        }
        Screen::Share { attempt } => assert!(exists(attempt), "{attempt:?} is shared"),
        Screen::Comparison { own, other } => {
            assert!(own.is_none_or(exists), "{own:?} is compared");
            match other {
                Other::Attempt(attempt) => {
                    assert!(own.is_some() && exists(attempt), "{attempt:?} is compared");
                }
                Other::Shared(_) => {}
            }
        }
        Screen::Intro | Screen::History { .. } | Screen::Group { .. } => {}
    }
    assert!(session.picked.len() <= 2);
    let notices: Vec<_> = session.notices.clone();
    for (place, notice) in notices.iter().enumerate() {
        assert!(!notices[place + 1..].contains(notice), "told twice");
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn any_messages_in_any_order_leave_the_session_consistent(
        record in any_record(any_id()),
        acts in prop::collection::vec((any_act_with_other_tabs(), any_moment()), 0..120),
    ) {
        let mut session = Session::new(record, Keeping::Kept);
        for (act, moment) in acts {
            for msg in messages(act, &session) {
                update(&mut session, msg, moment);
                assert_consistent(&session);
            }
        }
    }

    #[test]
    fn what_is_kept_is_what_is_in_memory(
        record in any_record(any_id()),
        acts in prop::collection::vec((any_act(), any_moment()), 0..120),
    ) {
        let mut device = record.clone();
        let mut session = Session::new(record, Keeping::Kept);
        for (act, moment) in acts {
            for msg in messages(act, &session) {
                for edit in kept(&update(&mut session, msg, moment)) {
                    device.apply(edit);
                }
                prop_assert_eq!(&device, &session.record);
            }
        }
    }

    #[test]
    fn a_list_that_overflows_says_so(now in prop::collection::vec(0..100_u64, 30)) {
        let mut session = Session::new(Record::default(), Keeping::Kept);
        for (turn, now) in now.into_iter().enumerate() {
            let moment = Moment { now, random: turn as u64 };
            update(&mut session, Msg::Started, moment);
            for msg in messages(Act::AnswerTheRest(level(2)), &session) {
                update(&mut session, msg, moment);
            }
            update(&mut session, Msg::PressedNext, moment);
            assert_consistent(&session);
            let attempt = session.record.attempt(AttemptId(turn as u64));
            prop_assert_eq!(attempt.map(|attempt| attempt.answers), Some(straight_line(level(2))));
            prop_assert_eq!(session.notices.contains(&Notice::OldestLeft), turn >= MAX_ATTEMPTS);
        }
    }
}
