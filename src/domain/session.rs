//! The state machine of one widget: what is on screen and what happens next.
//!
//! [`update`] is total: any message in any state is either carried out or
//! ignored, because a panic would stop every widget on the page.

use std::mem;

use super::{
    Answer, Answers, Attempt, AttemptId, DecodeError, Draft, Edit, MAX_ATTEMPTS, Question,
    REVISION, Record, Role, Scores, ShareError, Verdict,
};

/// Answers given faster than this (median per statement, in milliseconds) are
/// remarked upon; blueprint section 8.
const FAST: u64 = 2_000;

/// One of the things that are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    Statement(Question),
    Role,
}

/// What was chosen: an answer to a statement, or a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Answer(Answer),
    Role(Role),
}

/// Why a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To go on with the attempt in progress.
    Attempt,
    /// To correct a finished attempt.
    Correction(AttemptId),
}

/// What is about to be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    One(AttemptId),
    All,
}

/// What an attempt is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    Attempt(AttemptId),
    /// The answers that came with a link.
    Shared(Answers),
}

/// What the reader looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    Intro,
    Question {
        item: Item,
        purpose: Purpose,
        /// What is marked on the screen.
        choice: Option<Choice>,
        /// Next was pressed without an answer.
        unanswered: bool,
    },
    Result {
        attempt: AttemptId,
        /// The verdict before a correction, for as long as it is news.
        before: Option<Verdict>,
    },
    Answers {
        attempt: AttemptId,
        before: Option<Verdict>,
    },
    History {
        /// Where Back leads: a result, or else the intro.
        from: Option<AttemptId>,
        asking: Option<Deletion>,
    },
    /// Two profiles side by side, or the shared one alone.
    Comparison {
        own: Option<AttemptId>,
        other: Other,
    },
    /// What a link holds, and the link.
    Share {
        attempt: AttemptId,
    },
    /// Several people together.
    Group {
        from: Option<AttemptId>,
    },
}

impl Screen {
    /// Whether both show the same page, whatever is marked on it.
    fn same_page(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Intro, Self::Intro) | (Self::History { .. }, Self::History { .. }) => true,
            (
                Self::Question { item, purpose, .. },
                Self::Question {
                    item: other_item,
                    purpose: other_purpose,
                    ..
                },
            ) => {
                // All statements share a page: see `ui::question`.
                let statement = |item: &Item| matches!(item, Item::Statement(_));
                statement(item) == statement(other_item) && purpose == other_purpose
            }
            (Self::Result { .. }, Self::Result { .. })
            | (Self::Answers { .. }, Self::Answers { .. })
            | (Self::Comparison { .. }, Self::Comparison { .. })
            | (Self::Share { .. }, Self::Share { .. })
            | (Self::Group { .. }, Self::Group { .. }) => self == other,
            _ => false,
        }
    }

    /// The finished attempt the screen speaks of.
    const fn attempt(&self) -> Option<AttemptId> {
        match self {
            Self::Result { attempt, .. }
            | Self::Answers { attempt, .. }
            | Self::Share { attempt }
            | Self::Question {
                purpose: Purpose::Correction(attempt),
                ..
            } => Some(*attempt),
            Self::Comparison { own, .. } => *own,
            _ => None,
        }
    }
}

/// Whether the device keeps what the reader does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    Kept,
    /// The page asked for `storage="off"`.
    Off,
    /// Storage is blocked, full or failing.
    Failed,
}

/// Something the reader is told once, apart from the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// What was stored could not be read; it was set aside.
    Unreadable,
    /// What the reader does cannot be kept.
    NotKept,
    /// More attempts than can be kept: the oldest left.
    OldestLeft,
    /// The deletion that was asked for is done.
    Deleted,
    /// So many attempts came from a file.
    Imported(usize),
    /// Nothing came from a file, for this reason.
    ImportFailed(DecodeError),
    /// A text is on the clipboard.
    Copied,
    /// The clipboard was refused: the text is shown to be copied by hand.
    NotCopied,
    /// Somebody's answers came with the link.
    Shared,
    /// The link is damaged, for this reason.
    BadLink(ShareError),
}

impl Notice {
    /// Whether it says what a button on the page did, and is shown beside it
    /// rather than above a long page, out of sight.
    pub const fn answers_a_button(self) -> bool {
        matches!(
            self,
            Self::Imported(0) | Self::ImportFailed(_) | Self::Copied | Self::NotCopied
        )
    }

    /// Whether it speaks of what was just done, and ends with the page.
    const fn is_passing(self) -> bool {
        matches!(
            self,
            Self::Deleted
                | Self::Imported(_)
                | Self::ImportFailed(_)
                | Self::Copied
                | Self::NotCopied
        )
    }
}

/// The whole state of one widget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub record: Record,
    pub screen: Screen,
    /// How many screens were shown before: tells one from the same, shown again.
    pub turn: u32,
    pub keeping: Keeping,
    pub notices: Vec<Notice>,
    /// The attempt that was answered very fast. Not kept.
    pub fast: Option<AttemptId>,
    /// The answers that came with a link. Not kept.
    pub shared: Option<Answers>,
    /// At most two attempts marked for a comparison.
    pub picked: Vec<AttemptId>,
    /// A text to be copied: a link, or what the clipboard refused.
    pub copyable: Option<String>,
    /// The people of the group, and how many codes could not be read.
    pub gathered: Option<(Vec<Answers>, usize)>,
    /// What the message that is being carried out asks for so far.
    effects: Vec<Effect>,
    /// When the question on screen appeared, in milliseconds.
    shown_at: u64,
    /// How long each first answer took, in milliseconds.
    paces: Vec<u64>,
}

/// The time and chance of a message, given from outside so that [`update`]
/// stays a function.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Milliseconds since 1970 (UTC).
    pub now: u64,
    pub random: u64,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    Started,
    Resumed,
    /// Marked with the keyboard or assistive technology.
    Chose(Choice),
    /// Marked with a pointer, which also moves on.
    Tapped(Choice),
    /// The pause after a tap is over; it began in this turn.
    PauseEnded(u32),
    PressedNext,
    PressedBack,
    OpenedAnswers(AttemptId),
    OpenedCorrection(AttemptId, Item),
    OpenedHistory,
    OpenedResult(AttemptId),
    /// Marked or unmarked an attempt for a comparison.
    Picked(AttemptId),
    OpenedComparison {
        own: Option<AttemptId>,
        other: Other,
    },
    OpenedShare(AttemptId),
    OpenedGroup,
    AskedToDelete(Deletion),
    ConfirmedDeletion,
    CancelledDeletion,
    SwitchedLanguage,
    /// Another tab or widget changed what is kept.
    RecordChanged(Record),
    /// The page allowed or forbade keeping anything.
    SwitchedKeeping(bool),
    SaveFailed,
    SaveSucceeded,
    FoundUnreadable,
    Dismissed(Notice),
    DownloadedUnreadable,
    DeletedUnreadable,
    Printed,
    AskedForImage(AttemptId),
    AskedForSummary(AttemptId),
    /// Agreed to the link.
    AskedForLink(AttemptId),
    LinkMade(String),
    Copied,
    CopyFailed(String),
    /// Asked for one attempt, or all, as a file.
    Downloaded(Option<AttemptId>),
    AskedToImport,
    PickedFile,
    Imported(Vec<Attempt>),
    ImportFailed(DecodeError),
    /// The page was opened with somebody's answers.
    CameWithAnswers(Answers),
    CameWithBadLink(ShareError),
    /// Codes were pasted; so many could not be read.
    Gathered(Vec<Answers>, usize),
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Keep(Edit),
    /// Puts the focus on the heading of the screen.
    FocusHeading,
    /// Sends [`Msg::PauseEnded`] after a moment in which the mark is seen.
    PauseThenMoveOn(u32),
    /// Tells the page.
    Emit(Event),
    OpenDialog,
    CloseDialog,
    /// Goes on in the other language.
    SwitchLanguage,
    DownloadUnreadable,
    DeleteUnreadable,
    Print,
    /// Offers the chart of an attempt as an image.
    SaveImage(AttemptId),
    /// Copies an attempt as a text.
    CopySummary(AttemptId),
    /// Makes a link with the answers of an attempt and copies it.
    MakeLink(AttemptId),
    /// Offers one attempt, or all, as a file.
    Download(Option<AttemptId>),
    /// Lets the reader choose a file.
    PickFile,
    /// Sends [`Msg::Imported`] or [`Msg::ImportFailed`].
    ReadFile,
}

/// What the page is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Started,
    Completed,
}

impl Session {
    /// A widget that shows the intro.
    pub fn new(record: Record, keeping: Keeping) -> Self {
        Self {
            record,
            screen: Screen::Intro,
            turn: 0,
            keeping,
            notices: Vec::new(),
            fast: None,
            shared: None,
            picked: Vec::new(),
            copyable: None,
            gathered: None,
            effects: Vec::new(),
            shown_at: 0,
            paces: Vec::new(),
        }
    }

    /// Whether both are drawn as the same page: with the same content, whatever
    /// is marked on it.
    pub fn same_page(&self, other: &Self) -> bool {
        // Another tab or widget may go on with other attempts meanwhile.
        let same_attempt = |id| self.record.attempt(id) == other.record.attempt(id);
        let same_content = match self.screen {
            Screen::Question { .. } | Screen::Group { .. } => true,
            Screen::Intro => self.record == other.record && self.keeping == other.keeping,
            Screen::Result { attempt, .. } => {
                same_attempt(attempt)
                    && self.keeping == other.keeping
                    && self.shared == other.shared
            }
            Screen::Answers { attempt, .. } | Screen::Share { attempt } => same_attempt(attempt),
            Screen::History { .. } | Screen::Comparison { .. } => {
                self.record.attempts == other.record.attempts && self.keeping == other.keeping
            }
        };
        same_content && self.screen.same_page(&other.screen)
    }

    fn show(&mut self, screen: Screen) {
        self.turn_to(screen);
        self.effects.push(Effect::FocusHeading);
    }

    /// The same, if the attempt that it speaks of is still kept.
    fn show_of(&mut self, attempt: AttemptId, screen: Screen) {
        if self.record.attempt(attempt).is_some() {
            self.show(screen);
        }
    }

    /// Shows a screen the reader did not ask for, and leaves the focus alone.
    fn turn_to(&mut self, screen: Screen) {
        self.screen = screen;
        self.turn += 1;
        self.notices.retain(|notice| !notice.is_passing());
        self.picked.clear();
        self.copyable = None;
    }

    /// Asks `item` of the attempt in progress.
    fn ask(&mut self, item: Item, now: u64) {
        self.shown_at = now;
        let choice = match item {
            Item::Statement(question) => self.draft_answers().get(question).map(Choice::Answer),
            Item::Role => None,
        };
        self.show(Screen::Question {
            item,
            purpose: Purpose::Attempt,
            choice,
            unanswered: false,
        })
    }

    fn draft_answers(&self) -> Answers {
        self.record
            .draft
            .map(|draft| draft.answers)
            .unwrap_or_default()
    }

    fn keep(&mut self, edit: Edit) {
        if self.record.apply(edit) > 0 {
            self.tell(Notice::OldestLeft);
        }
        self.effects.push(Effect::Keep(edit));
    }

    fn tell(&mut self, notice: Notice) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    fn start(&mut self, moment: Moment) {
        self.paces.clear();
        // The result leads to the comparison.
        self.notices.retain(|notice| *notice != Notice::Shared);
        let draft = Draft {
            id: self.record.unused_id(moment.random),
            answers: Answers::default(),
        };
        self.keep(Edit::PutDraft(draft));
        self.effects.push(Effect::Emit(Event::Started));
        self.ask(Item::Statement(Question::FIRST), moment.now);
    }

    fn resume(&mut self, now: u64) {
        if let Some(draft) = self.record.draft {
            let open = draft.answers.first_open();
            self.ask(open.map_or(Item::Role, Item::Statement), now);
        }
    }

    fn choose(&mut self, chosen: Choice, now: u64) {
        let Screen::Question {
            item,
            purpose,
            choice,
            unanswered,
        } = &mut self.screen
        else {
            return;
        };
        let answered = match (*item, chosen) {
            (Item::Statement(question), Choice::Answer(answer)) => Some((question, answer)),
            (Item::Role, Choice::Role(_)) => None,
            _ => return,
        };
        *choice = Some(chosen);
        *unanswered = false;
        let (Purpose::Attempt, Some((question, answer)), Some(mut draft)) =
            (*purpose, answered, self.record.draft)
        else {
            return;
        };
        match draft.answers.get(question) {
            Some(before) if before == answer => return,
            Some(_) => {}
            None => self.paces.push(now.saturating_sub(self.shown_at)),
        }
        draft.answers.set(question, answer);
        self.keep(Edit::PutDraft(draft));
    }

    fn next(&mut self, moment: Moment) {
        let Screen::Question {
            item,
            purpose,
            choice,
            unanswered,
        } = &mut self.screen
        else {
            return;
        };
        match (*purpose, *item, *choice) {
            (_, Item::Statement(_), None) => *unanswered = true,
            (Purpose::Correction(attempt), item, choice) => self.correct(attempt, item, choice),
            (Purpose::Attempt, Item::Statement(question), Some(_)) => {
                let item = question.next().map_or(Item::Role, Item::Statement);
                self.ask(item, moment.now)
            }
            (Purpose::Attempt, Item::Role, choice) => self.finish(choice, moment.now),
        }
    }

    fn finish(&mut self, choice: Option<Choice>, now: u64) {
        let Some(draft) = self.record.draft else {
            return self.show(Screen::Intro);
        };
        if let Some(question) = draft.answers.first_open() {
            return self.ask(Item::Statement(question), now);
        }
        let role = match choice {
            Some(Choice::Role(role)) => role,
            _ => Role::default(),
        };
        // Paces are known for the whole attempt or, after a reload, not at all.
        let measured = self.paces.len() == Question::COUNT;
        let quick = self.paces.iter().filter(|pace| **pace < FAST).count();
        self.fast = (measured && 2 * quick > Question::COUNT).then_some(draft.id);
        // When the clock was set back, the new attempt must not be the one that
        // leaves a full list.
        let oldest = self.record.attempts.get(MAX_ATTEMPTS - 1);
        self.keep(Edit::PutAttempt(Attempt {
            id: draft.id,
            time: oldest.map_or(now, |oldest| now.max(oldest.time + 1)),
            revision: REVISION,
            answers: draft.answers,
            role,
        }));
        self.effects.push(Effect::Emit(Event::Completed));
        self.show(Screen::Result {
            attempt: draft.id,
            before: None,
        });
    }

    fn correct(&mut self, id: AttemptId, item: Item, choice: Option<Choice>) {
        let Some(attempt) = self.record.attempt(id).copied() else {
            return self.show(self.history());
        };
        let mut corrected = attempt;
        match (item, choice) {
            (Item::Statement(question), Some(Choice::Answer(answer))) => {
                corrected.answers.set(question, answer);
            }
            (Item::Role, Some(Choice::Role(role))) => corrected.role = role,
            _ => {}
        }
        if corrected == attempt {
            return self.show(Screen::Answers {
                attempt: id,
                before: None,
            });
        }
        self.keep(Edit::PutAttempt(corrected));
        self.show(Screen::Answers {
            attempt: id,
            before: Some(Verdict::new(&Scores::new(&attempt.answers))),
        });
    }

    fn back(&mut self, now: u64) {
        match self.screen {
            Screen::Intro => {}
            Screen::Question {
                purpose: Purpose::Correction(attempt),
                ..
            } => self.show(Screen::Answers {
                attempt,
                before: None,
            }),
            Screen::Question { item, .. } => {
                let previous = match item {
                    Item::Statement(question) => question.previous(),
                    Item::Role => Question::all().last(),
                };
                match previous {
                    Some(question) => self.ask(Item::Statement(question), now),
                    None => self.show(Screen::Intro),
                }
            }
            Screen::Answers { attempt, before } => self.show(Screen::Result { attempt, before }),
            Screen::History {
                from: Some(attempt),
                ..
            }
            | Screen::Group {
                from: Some(attempt),
            } if self.record.attempt(attempt).is_some() => self.show(Screen::Result {
                attempt,
                before: None,
            }),
            Screen::Share { attempt }
            | Screen::Comparison {
                own: Some(attempt),
                other: Other::Shared(_),
            } => self.show(Screen::Result {
                attempt,
                before: None,
            }),
            Screen::Comparison {
                other: Other::Attempt(_),
                ..
            } => self.show(self.history()),
            Screen::Result { .. }
            | Screen::History { .. }
            | Screen::Comparison { .. }
            | Screen::Group { .. } => self.show(Screen::Intro),
        }
    }

    fn open_correction(&mut self, id: AttemptId, item: Item) {
        let Some(attempt) = self.record.attempt(id) else {
            return;
        };
        let choice = match item {
            Item::Statement(question) => attempt.answers.get(question).map(Choice::Answer),
            Item::Role => Some(Choice::Role(attempt.role)),
        };
        self.show(Screen::Question {
            item,
            purpose: Purpose::Correction(id),
            choice,
            unanswered: false,
        })
    }

    const fn history(&self) -> Screen {
        Screen::History {
            from: self.screen.attempt(),
            asking: None,
        }
    }

    fn pick(&mut self, id: AttemptId) {
        if self.picked.contains(&id) {
            self.picked.retain(|picked| *picked != id);
        } else if self.record.attempt(id).is_some() {
            // A third one takes the place of the first.
            self.picked.push(id);
            let surplus = self.picked.len().saturating_sub(2);
            self.picked.drain(..surplus);
        }
    }

    fn open_comparison(&mut self, own: Option<AttemptId>, other: Other) {
        let known = |id: AttemptId| self.record.attempt(id).is_some();
        let sound = own.is_none_or(known)
            && match other {
                Other::Attempt(id) => own.is_some() && known(id),
                Other::Shared(_) => true,
            };
        if !sound {
            return;
        }
        self.notices.retain(|notice| *notice != Notice::Shared);
        self.show(Screen::Comparison { own, other })
    }

    /// Adds the attempts that are not here yet.
    fn import(&mut self, attempts: Vec<Attempt>) {
        let new: Vec<Attempt> = attempts
            .into_iter()
            .filter(|attempt| self.record.attempt(attempt.id).is_none())
            .collect();
        for attempt in &new {
            self.keep(Edit::PutAttempt(*attempt));
        }
        self.leave_what_is_gone();
        self.notices.retain(|notice| !notice.is_passing());
        // A full list has no room for older ones.
        let kept = |attempt: &&Attempt| self.record.attempt(attempt.id).is_some();
        let count = new.iter().filter(kept).count();
        self.tell(Notice::Imported(count));
        if count > 0 {
            // The list is a new one, and the button that had the focus is gone.
            self.effects.push(Effect::FocusHeading);
        }
    }

    fn delete(&mut self) {
        let Screen::History { from, asking } = self.screen else {
            return;
        };
        let edit = match asking {
            None => return,
            Some(Deletion::One(id)) => Edit::DeleteAttempt(id),
            Some(Deletion::All) => Edit::DeleteAll,
        };
        self.effects.push(Effect::CloseDialog);
        self.keep(edit);
        self.show(Screen::History { from, asking: None });
        self.tell(Notice::Deleted);
    }

    /// Takes over what another tab or widget kept. An attempt being answered
    /// here stays as it is, and nothing takes the focus.
    fn adopt(&mut self, mut record: Record, random: u64) {
        if let Screen::Question {
            purpose: Purpose::Attempt,
            ..
        } = self.screen
        {
            // One that was finished there becomes another attempt here.
            let finished = |id| record.attempt(id).is_some();
            record.draft = self.record.draft.map(|draft| match finished(draft.id) {
                true => Draft {
                    id: record.unused_id(random),
                    ..draft
                },
                false => draft,
            });
        }
        self.record = record;
        self.leave_what_is_gone();
    }

    /// Leaves a screen that speaks of an attempt which is no longer kept.
    fn leave_what_is_gone(&mut self) {
        let other = match self.screen {
            Screen::Comparison {
                other: Other::Attempt(id),
                ..
            } => Some(id),
            _ => None,
        };
        if [self.screen.attempt(), other]
            .into_iter()
            .flatten()
            .any(|id| self.record.attempt(id).is_none())
        {
            self.turn_to(self.history());
        }
    }
}

/// Carries out a message and returns what is to be done outside.
pub fn update(session: &mut Session, msg: Msg, moment: Moment) -> Vec<Effect> {
    match msg {
        Msg::Started => session.start(moment),
        Msg::Resumed => session.resume(moment.now),
        Msg::Chose(choice) => session.choose(choice, moment.now),
        Msg::Tapped(choice) => {
            session.choose(choice, moment.now);
            match session.screen {
                Screen::Question {
                    choice: Some(marked),
                    ..
                } if marked == choice => {
                    session.effects.push(Effect::PauseThenMoveOn(session.turn));
                }
                _ => {}
            }
        }
        Msg::PauseEnded(turn) => {
            if turn == session.turn {
                session.next(moment);
            }
        }
        Msg::PressedNext => session.next(moment),
        Msg::PressedBack => session.back(moment.now),
        Msg::OpenedAnswers(attempt) => session.show_of(
            attempt,
            Screen::Answers {
                attempt,
                before: None,
            },
        ),
        Msg::OpenedCorrection(attempt, item) => session.open_correction(attempt, item),
        Msg::OpenedHistory => session.show(session.history()),
        Msg::OpenedResult(attempt) => session.show_of(
            attempt,
            Screen::Result {
                attempt,
                before: None,
            },
        ),
        Msg::Picked(id) => {
            session.pick(id);
        }
        Msg::OpenedComparison { own, other } => session.open_comparison(own, other),
        Msg::OpenedShare(attempt) => session.show_of(attempt, Screen::Share { attempt }),
        Msg::OpenedGroup => {
            session.gathered = None;
            session.show(Screen::Group {
                from: session.screen.attempt(),
            })
        }
        Msg::AskedToDelete(deletion) => {
            if let Screen::History { asking, .. } = &mut session.screen {
                *asking = Some(deletion);
                session.effects.push(Effect::OpenDialog);
            }
        }
        Msg::ConfirmedDeletion => session.delete(),
        Msg::CancelledDeletion => match &mut session.screen {
            Screen::History { asking, .. } if asking.is_some() => {
                *asking = None;
                session.effects.push(Effect::CloseDialog);
            }
            _ => {}
        },
        Msg::SwitchedLanguage => session.effects.push(Effect::SwitchLanguage),
        Msg::RecordChanged(record) => {
            session.adopt(record, moment.random);
        }
        Msg::SwitchedKeeping(keeps) => {
            if keeps != (session.keeping != Keeping::Off) {
                session.keeping = if keeps { Keeping::Kept } else { Keeping::Off };
            }
        }
        Msg::SaveFailed => {
            if session.keeping == Keeping::Kept {
                session.keeping = Keeping::Failed;
                session.tell(Notice::NotKept);
            }
        }
        Msg::SaveSucceeded => {
            if session.keeping == Keeping::Failed {
                session.keeping = Keeping::Kept;
                session.notices.retain(|notice| *notice != Notice::NotKept);
            }
        }
        Msg::FoundUnreadable => {
            session.tell(Notice::Unreadable);
        }
        Msg::Dismissed(notice) => {
            session.notices.retain(|told| *told != notice);
        }
        Msg::DownloadedUnreadable => session.effects.push(Effect::DownloadUnreadable),
        Msg::DeletedUnreadable => {
            session.notices.retain(|told| *told != Notice::Unreadable);
            session.effects.push(Effect::DeleteUnreadable);
        }
        Msg::Printed => session.effects.push(Effect::Print),
        Msg::AskedForImage(attempt) => session.effects.push(Effect::SaveImage(attempt)),
        Msg::AskedForSummary(attempt) => session.effects.push(Effect::CopySummary(attempt)),
        Msg::AskedForLink(attempt) => session.effects.push(Effect::MakeLink(attempt)),
        Msg::LinkMade(link) => {
            session.copyable = Some(link);
        }
        Msg::Copied => {
            session.notices.retain(|told| *told != Notice::NotCopied);
            session.tell(Notice::Copied);
        }
        Msg::CopyFailed(text) => {
            session.copyable = Some(text);
            session.notices.retain(|told| *told != Notice::Copied);
            session.tell(Notice::NotCopied);
        }
        Msg::Downloaded(attempt) => session.effects.push(Effect::Download(attempt)),
        Msg::AskedToImport => session.effects.push(Effect::PickFile),
        Msg::PickedFile => session.effects.push(Effect::ReadFile),
        Msg::Imported(attempts) => session.import(attempts),
        Msg::ImportFailed(error) => {
            session.notices.retain(|notice| !notice.is_passing());
            session.tell(Notice::ImportFailed(error));
        }
        Msg::CameWithAnswers(answers) => {
            session.shared = Some(answers);
            let damaged = |notice: &Notice| matches!(notice, Notice::BadLink(_));
            session.notices.retain(|notice| !damaged(notice));
            session.tell(Notice::Shared);
        }
        Msg::CameWithBadLink(error) => {
            session.tell(Notice::BadLink(error));
        }
        Msg::Gathered(people, unreadable) => {
            session.gathered = Some((people, unreadable));
        }
    }
    mem::take(&mut session.effects)
}
