//! The verdict and what it rests on, in the order of blueprint section 9.

use std::rc::Rc;

use super::{
    Context, Settings, State,
    element::{El, el},
    format, outcomes, parts,
};
use crate::digits::Digits as _;
use crate::{
    browser::later,
    content::{Label, Report, Text},
    domain::{
        Answers, Assessment, Attempt, AttemptId, Band, Dimension, DimensionScore, Item, Keeping,
        Msg, Other, Question, Role, Scores, Side, Verdict, assess,
    },
};

/// Names what [`correction`] says for the heading of the page.
pub const CORRECTION: &str = "correction";

/// In milliseconds; by then the page is on the screen.
const REHEARSAL: u32 = 100;

/// What a result is drawn from.
struct Findings {
    attempt: Attempt,
    assessment: Assessment,
    report: Report,
    settings: Settings,
    keeping: Keeping,
    /// The answers came too fast to have been thought about.
    fast: bool,
    /// Whether the page was entered. Or it changed under the eyes of the reader, who may
    /// have scrolled: then all of it comes at once.
    entered: bool,
}

/// Draws a part of a result.
type Part = fn(&Context, &Findings) -> Vec<El>;

/// What follows the verdict: what it rests on and what follows from it. The number is
/// that of moments until it is shown, of which the chart takes five.
const PARTS: [(u32, Part); 7] = [
    (1, |context, findings| {
        let scores = &findings.assessment.scores;
        vec![chart(context, scores, findings.entered)]
    }),
    (5, weighed),
    (6, clarity),
    (6, advice),
    (7, method),
    (7, origin),
    (8, onwards),
];

/// Fills the page, first with what the reader waits for.
pub fn view(
    page: El,
    context: &Context,
    state: &State,
    id: AttemptId,
    before: Option<Verdict>,
    entered: bool,
) -> El {
    let session = &state.session;
    let Some(attempt) = session.record.attempt(id).copied() else {
        return page;
    };
    let assessment = assess(&attempt.answers, attempt.role);
    let findings = Rc::new(Findings {
        attempt,
        report: context.texts().report(&assessment, attempt.role),
        assessment,
        settings: state.settings.clone(),
        keeping: session.keeping,
        fast: session.fast == Some(id),
        entered,
    });
    let page = page
        .child(verdict(context, &findings.report, &findings.assessment))
        .child(correction(context, &attempt, before))
        .children(compare_shared(context, session.shared, id));
    PARTS.into_iter().fold(page, |page, (moments, part)| {
        let findings = Rc::clone(&findings);
        page.more(context, !entered, move |context| {
            let moments = if entered { moments } else { 0 };
            let part = part(context, &findings);
            part.into_iter().map(|el| el.appears(moments)).collect()
        })
    })
}

/// Assesses the answers so far, and draws the verdict for nobody to see. Browsers
/// compile a function when it is first called, which took a slow phone 7 of the 36 ms
/// in which the verdict came; here it takes them while the reader reads the last page.
pub fn rehearse(context: &Context) {
    let context = context.clone();
    later(REHEARSAL, move || {
        let Some(draft) = context.read(|session| session.record.draft) else {
            return;
        };
        let role = Role::Undisclosed;
        let assessment = assess(&draft.answers, role);
        let report = context.texts().report(&assessment, role);
        verdict(&context, &report, &assessment);
    });
}

/// Leads to the answers that came with a link, which the reader came for.
fn compare_shared(context: &Context, shared: Option<Answers>, id: AttemptId) -> Option<El> {
    let other = Other::Shared(shared?);
    let own = Some(id);
    let open = Msg::OpenedComparison { own, other };
    let text = context.texts().result.compare_shared.get();
    Some(parts::actions([parts::primary(
        context, "compare", text, open,
    )]))
}

fn verdict(context: &Context, report: &Report, assessment: &Assessment) -> El {
    let verdict = assessment.verdict;
    let body = report
        .body
        .iter()
        .map(|text| parts::paragraph("lead", text));
    el("div")
        .class("verdict")
        .part("verdict")
        .attr("data-verdict", verdict.code())
        .attr("data-reason", verdict.reason().unwrap_or_default())
        .attr("data-clarity", assessment.clarity.id())
        .child(parts::paragraph(
            "eyebrow",
            context.texts().result.heading.get(),
        ))
        .child(parts::heading(&report.headline).attr("aria-describedby", CORRECTION))
        .children(body)
}

/// Says what a corrected answer did to the verdict. The heading, which takes
/// the focus, is described by it: a region that comes with its text is not
/// announced everywhere.
pub fn correction(context: &Context, attempt: &Attempt, before: Option<Verdict>) -> El {
    let texts = context.texts();
    let after = Verdict::new(&Scores::new(&attempt.answers));
    let text = before.map(|before| {
        if before.same_code(after) {
            texts.result.unchanged.get().to_owned()
        } else {
            let (before, after) = (texts.verdict_name(before), texts.verdict_name(after));
            texts.result.changed.fill(before, after)
        }
    });
    el("div")
        .attr("id", CORRECTION)
        .attr("role", "status")
        .children(text.map(|text| parts::paragraph("notice", &text).part("notice")))
}

/// The dimensions of both sides and the outcome. On a page that is entered they come
/// one after the other, two in a moment.
pub fn chart(context: &Context, scores: &Scores, entered: bool) -> El {
    let words = &context.texts().result;
    let moments = |place: u32| if entered { 1 + place / 2 } else { 0 };
    let group = |heading: &Text, side: Option<Side>, first: u32| {
        let scores = scores.iter().filter(|score| score.dimension.side() == side);
        let bars = (first..)
            .zip(scores)
            .map(|(place, score)| bar(context, score).appears(moments(place)));
        el("div")
            .class("group")
            .child(el("h4").text(heading.get()))
            .child(el("ul").children(bars))
            .appears(moments(first))
    };
    let sides = el("div")
        .class("groups")
        .child(group(&words.leadership_group, Some(Side::Leadership), 0))
        .child(group(&words.rival_group, Some(Side::Rival), 3));
    let content = [
        sides,
        group(&words.outcome_group, None, 6),
        parts::paragraph("muted", words.chart_note.get()).appears(moments(8)),
        table(context, scores).appears(moments(8)),
    ];
    parts::section("chart", &words.chart_heading, content).part("chart")
}

/// The chart for those who prefer a table.
fn table(context: &Context, scores: &Scores) -> El {
    let words = &context.texts().result;
    let rows = scores.iter().map(|score| {
        let label = context.texts().label(score.dimension);
        let (reading, _) = reading(context, score);
        el("tr")
            .child(parts::row_heading(label))
            .child(el("td").text(&counted(context, score)))
            .child(el("td").text(&reading.fill(label)))
    });
    let headings = [
        &words.table_dimension,
        &words.table_points,
        &words.table_reading,
    ];
    let headings = headings.map(|text| text.get().to_owned());
    el("details")
        .child(el("summary").text(words.table.get()))
        .child(parts::table("table", headings, rows))
}

/// The points of a dimension in words.
fn counted(context: &Context, score: &DimensionScore) -> String {
    let words = &context.texts().result;
    let Some(points) = score.points() else {
        return words.no_answer.get().to_owned();
    };
    let mut text = words.points.fill(&points.digits());
    if score.answered() == 1 {
        text.push_str(", ");
        text.push_str(words.one_answer.get());
    }
    text
}

/// The points of one dimension as a bar with a number.
pub fn small_bar(context: &Context, points: Option<u8>) -> El {
    let Some(points) = points else {
        return el("span").text(context.texts().result.no_answer.get());
    };
    let text = context.texts().result.points.fill(&points.digits());
    el("span")
        .class("small")
        .attr("data-points", &points.digits())
        .child(el("span").text(&text))
        .child(track())
}

/// All dimensions of an attempt at a glance.
pub fn profile(scores: &Scores) -> El {
    let bars = scores.iter().map(|score| {
        let points = score.points().unwrap_or(0);
        el("span").attr("data-points", &points.digits())
    });
    el("span")
        .class("profile")
        .attr("aria-hidden", "true")
        .children(bars)
}

/// Bar and band; the stylesheet draws them from `data-points`.
fn track() -> El {
    el("span")
        .class("track")
        .attr("aria-hidden", "true")
        .child(el("span").class("bar"))
        .child(el("span").class("band"))
}

/// One dimension: its bar, the pale band of the quiz's error, and the same in
/// words.
fn bar(context: &Context, score: &DimensionScore) -> El {
    let points = score.points();
    let (reading, band) = reading(context, score);
    let reading = reading.fill(context.texts().label(score.dimension));
    let data_points = points.map_or("none".to_owned(), |points| points.digits());
    el("li")
        .class("dimension")
        .attr("data-dimension", score.dimension.id())
        .attr("data-points", &data_points)
        .attr("data-band", band)
        .child(el("span").class("reading").text(&reading))
        // The sentence says already that there is none.
        .children(points.map(|_| el("span").class("points").text(&counted(context, score))))
        .children(points.map(|_| track()))
}

/// The sentence for a dimension and the name of its colour.
fn reading(context: &Context, score: &DimensionScore) -> (&'static Label, &'static str) {
    let words = &context.texts().result;
    let outcome = score.dimension == Dimension::Outcome;
    match (score.band(), outcome) {
        (Some(Band::NoBrake), false) => (&words.brake_absent, "low"),
        (Some(Band::NoBrake), true) => (&words.problem_absent, "low"),
        (Some(Band::Uncertain), false) => (&words.brake_uncertain, "middle"),
        (Some(Band::Uncertain), true) => (&words.problem_uncertain, "middle"),
        (Some(Band::Brake), false) => (&words.brake_present, "high"),
        (Some(Band::Brake), true) => (&words.problem_present, "high"),
        (None, _) => (&words.brake_unanswered, "none"),
    }
}

/// The answers that weighed most, in the reader's own words.
fn weighed(context: &Context, findings: &Findings) -> Vec<El> {
    let texts = context.texts();
    let attempt = &findings.attempt;
    let quote = |question: &Question| {
        let answer = attempt.answers.get(*question)?;
        let number = question.number().digits();
        let link = texts.result.weighed_link.fill(&number);
        let open = Msg::OpenedCorrection(attempt.id, Item::Statement(*question));
        Some(
            el("blockquote")
                .child(parts::paragraph("", texts.statement(*question)))
                .child(parts::paragraph("answer", texts.answer(answer)))
                .child(parts::plain_button(context, "correct", &link, open).class("link")),
        )
    };
    let weighed = &findings.assessment.weighed;
    if weighed.is_empty() {
        return Vec::new();
    }
    let quotes = weighed.iter().filter_map(quote);
    vec![parts::section(
        "weighed",
        &texts.result.weighed_heading,
        quotes,
    )]
}

/// How clear the pattern is, and a word to those who were fast.
fn clarity(context: &Context, findings: &Findings) -> Vec<El> {
    let words = &context.texts().result;
    let report = &findings.report;
    let unknown = findings.assessment.unknown;
    let unknown =
        (unknown > 0).then(|| format::plural(context.language(), &words.unanswered, unknown));
    let sentences = [
        report.clarity.clone(),
        Some(report.same.clone()),
        report.change.clone(),
        unknown,
    ];
    let content = sentences
        .into_iter()
        .flatten()
        .map(|text| parts::paragraph("", &text));
    let mut clarity = vec![parts::section("clarity", &words.clarity_heading, content)];
    if findings.fast {
        clarity.push(parts::paragraph("muted", words.fast.get()));
    }
    clarity
}

/// How to prove the verdict wrong, and what to do.
fn advice(context: &Context, findings: &Findings) -> Vec<El> {
    let words = &context.texts().result;
    let report = &findings.report;
    let mut advice = Vec::new();
    if let Some((heading, text)) = &report.falsify {
        advice.push(parts::section(
            "falsify",
            heading,
            [parts::paragraph("", text)],
        ));
    }
    if !report.steps.is_empty() {
        let mut content = Vec::new();
        if let Some(text) = report.steps_intro {
            content.push(parts::paragraph("", text.get()));
        }
        let steps = report.steps.iter().map(|step| el("li").text(step));
        content.push(el("ol").children(steps));
        advice.push(parts::section("steps", &words.steps_heading, content));
    }
    if let Some(text) = report.role_note {
        let note = [parts::paragraph("", text.get())];
        advice.push(parts::section("role", &words.role_heading, note));
    }
    advice
}

/// How the result was reached.
fn method(context: &Context, _: &Findings) -> Vec<El> {
    let words = &context.texts().result;
    let lines = words.method.iter().map(|line| el("li").text(line.get()));
    let method = [el("ul").children(lines)];
    vec![parts::section("method", &words.method_heading, method)]
}

/// The fixed note, where the quiz comes from, and whether the result is kept.
fn origin(context: &Context, findings: &Findings) -> Vec<El> {
    let words = &context.texts().result;
    let note = [parts::paragraph("", words.note.get())];
    let links = [
        (&findings.settings.article, &words.article),
        (&findings.settings.contact, &words.contact),
    ];
    let links = links.into_iter().filter_map(|(href, text)| {
        let link = el("a").class("button").part("button");
        Some(link.attr("href", href.as_ref()?).text(text.get()))
    });
    let origin = [
        parts::paragraph("", context.texts().quiz.origin.get()),
        parts::actions(links),
    ];
    let kept = match findings.keeping {
        Keeping::Kept => &words.kept,
        Keeping::Off | Keeping::Failed => &words.not_kept,
    };
    vec![
        parts::section("note", &words.note_heading, note),
        parts::section("origin", &words.origin_heading, origin),
        parts::paragraph("muted", kept.get()),
    ]
}

/// Ways to keep the result elsewhere and to ask others, and what else there is to do.
fn onwards(context: &Context, findings: &Findings) -> Vec<El> {
    let words = &context.texts().result;
    let id = findings.attempt.id;
    let along = [
        ("print", &words.print, Msg::Printed),
        ("copy", &words.copy, Msg::AskedForSummary(id)),
        ("image", &words.image, Msg::AskedForImage(id)),
        ("download", &words.download, Msg::Downloaded(Some(id))),
        ("share", &words.share, Msg::OpenedShare(id)),
        ("group", &words.group, Msg::OpenedGroup),
    ];
    let others = [
        ("answers", &words.answers, Msg::OpenedAnswers(id)),
        ("restart", &words.again, Msg::Started),
        ("history", &words.history, Msg::OpenedHistory),
    ];
    let button =
        |(action, text, msg): (_, &Text, _)| parts::button(context, action, text.get(), msg);
    let along = [parts::actions(along.map(button)), outcomes(context)];
    vec![
        parts::section("along", &words.take_along, along),
        parts::actions(others.map(button)),
    ]
}
