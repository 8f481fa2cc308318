//! The verdict and what it rests on, in the order of blueprint section 9.

use leptos::prelude::*;

use super::{Context, Page, parts};
use crate::{
    content::{Label, Report},
    domain::{
        Assessment, Attempt, AttemptId, Band, Dimension, DimensionScore, Item, Keeping, Msg,
        Question, Scores, Side, Verdict, assess,
    },
};

pub fn view(context: Context, page: &Page, id: AttemptId, before: Option<Verdict>) -> AnyView {
    let texts = context.texts;
    let words = &texts.result;
    let Some(attempt) = page.session.record.attempt(id) else {
        return ().into_any();
    };
    let assessment = assess(&attempt.answers, attempt.role);
    let report = texts.report(&assessment, attempt.role);
    let Report { headline, body, .. } = &report;
    let fast = (page.session.fast == Some(id)).then(|| parts::paragraph("muted", words.fast.get()));
    let kept = match page.session.keeping {
        Keeping::Kept => &words.kept,
        Keeping::Off | Keeping::Failed => &words.not_kept,
    };
    let body: Vec<AnyView> = body
        .iter()
        .map(|text| parts::paragraph("lead", text.clone()))
        .collect();
    view! {
        <header
            class="verdict"
            part="verdict"
            data-verdict=assessment.verdict.code()
            data-reason=assessment.verdict.reason().unwrap_or_default()
            data-clarity=assessment.clarity.id()
        >
            <p class="eyebrow">{words.heading.get()}</p>
            {parts::heading(headline.clone())}
            {body}
        </header>
        {correction(context, attempt, before)}
        {chart(context, &assessment.scores)}
        {weighed(context, attempt, &assessment)}
        {clarity(context, &report, &assessment)}
        {fast}
        {advice(context, report)}
        {background(context, page)}
        {parts::paragraph("muted", kept.get())}
        {parts::actions(vec![
            parts::button(context, "answers", &words.answers, Msg::OpenedAnswers(id)),
            parts::button(context, "restart", &words.again, Msg::Started),
            parts::button(context, "history", &words.history, Msg::OpenedHistory),
        ])}
    }
    .into_any()
}

/// Says what a corrected answer did to the verdict.
pub fn correction(context: Context, attempt: &Attempt, before: Option<Verdict>) -> AnyView {
    let texts = context.texts;
    let after = Verdict::new(&Scores::new(&attempt.answers));
    let text = before.map(|before| {
        if before.same_code(after) {
            texts.result.unchanged.get().to_owned()
        } else {
            let (before, after) = (texts.verdict_name(before), texts.verdict_name(after));
            texts.result.changed.fill(before, after)
        }
    });
    view! {
        <div role="status">
            {text.map(|text| view! { <p class="notice" part="notice">{text}</p> })}
        </div>
    }
    .into_any()
}

fn chart(context: Context, scores: &Scores) -> AnyView {
    let words = &context.texts.result;
    let group = |heading: &'static str, rows: Vec<AnyView>| {
        view! {
            <div class="group">
                <h4>{heading}</h4>
                <ul>{rows}</ul>
            </div>
        }
        .into_any()
    };
    let side = |side: Side| {
        scores
            .of_side(side)
            .map(|score| bar(context, score))
            .collect::<Vec<_>>()
    };
    let outcome = scores
        .iter()
        .filter(|score| score.dimension == Dimension::Outcome)
        .map(|score| bar(context, score))
        .collect();
    view! {
        <section class="chart" part="chart">
            <h3>{words.chart_heading.get()}</h3>
            <div class="groups">
                {group(words.leadership_group.get(), side(Side::Leadership))}
                {group(words.rival_group.get(), side(Side::Rival))}
            </div>
            {group(words.outcome_group.get(), outcome)}
            {parts::paragraph("muted", words.chart_note.get())}
        </section>
    }
    .into_any()
}

/// One dimension: its bar, the pale band of the quiz's error, and the same in
/// words.
fn bar(context: Context, score: &DimensionScore) -> AnyView {
    let words = &context.texts.result;
    let points = score.points();
    // The stylesheet draws the bar and the band from the points.
    let track = points.map(|points| {
        view! {
            <div class="track" aria-hidden="true" style:--points=points.to_string()>
                <div class="bar"></div>
                <div class="band"></div>
            </div>
        }
    });
    let counted = match (points, score.answered()) {
        (None, _) => words.no_answer.get().to_owned(),
        (Some(points), answered) => {
            let mut text = words.points.fill(&points.to_string());
            if answered == 1 {
                text.push_str(", ");
                text.push_str(words.one_answer.get());
            }
            text
        }
    };
    let (reading, band) = reading(context, score);
    view! {
        <li
            class="dimension"
            data-dimension=score.dimension.id()
            data-points=points.map_or("none".to_owned(), |points| points.to_string())
            data-band=band
        >
            <span class="reading">{reading.fill(context.texts.label(score.dimension))}</span>
            <span class="points">{counted}</span>
            {track}
        </li>
    }
    .into_any()
}

/// The sentence for a dimension and the name of its colour.
fn reading(context: Context, score: &DimensionScore) -> (&'static Label, &'static str) {
    let words = &context.texts.result;
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
fn weighed(context: Context, attempt: &Attempt, assessment: &Assessment) -> AnyView {
    let texts = context.texts;
    let id = attempt.id;
    let quote = |question: Question| {
        let answer = attempt.answers.get(question)?;
        let link = texts
            .result
            .weighed_link
            .fill(&question.number().to_string());
        let open = Msg::OpenedCorrection(id, Item::Statement(question));
        Some(
            view! {
                <blockquote>
                    <p>{texts.statement(question)}</p>
                    <p class="answer">{texts.answer(answer)}</p>
                    <button
                        type="button"
                        class="link"
                        data-action="correct"
                        on:click=move |_| context.send(open.clone())
                    >
                        {link}
                    </button>
                </blockquote>
            }
            .into_any(),
        )
    };
    let quotes: Vec<AnyView> = assessment
        .weighed
        .iter()
        .copied()
        .filter_map(quote)
        .collect();
    if quotes.is_empty() {
        return ().into_any();
    }
    parts::section("weighed", &texts.result.weighed_heading, quotes)
}

fn clarity(context: Context, report: &Report, assessment: &Assessment) -> AnyView {
    let words = &context.texts.result;
    let unknown = (assessment.unknown > 0)
        .then(|| super::format::plural(context.language, &words.unanswered, assessment.unknown));
    let sentences = [
        report.clarity.clone(),
        Some(report.same.clone()),
        report.change.clone(),
        unknown,
    ];
    let content = sentences
        .into_iter()
        .flatten()
        .map(|text| parts::paragraph("", text))
        .collect();
    parts::section("clarity", &words.clarity_heading, content)
}

/// How to prove the verdict wrong, and what to do.
fn advice(context: Context, report: Report) -> AnyView {
    let words = &context.texts.result;
    let falsify = report.falsify.map(|(heading, text)| {
        parts::section("falsify", heading, vec![parts::paragraph("", text)])
    });
    let steps = (!report.steps.is_empty()).then(|| {
        let intro = report
            .steps_intro
            .map(|text| parts::paragraph("", text.get()));
        let steps: Vec<_> = report
            .steps
            .into_iter()
            .map(|step| view! { <li>{step}</li> })
            .collect();
        let list = view! { <ol>{steps}</ol> }.into_any();
        let content = intro.into_iter().chain([list]).collect();
        parts::section("steps", &words.steps_heading, content)
    });
    let role = report.role_note.map(|text| {
        let content = vec![parts::paragraph("", text.get())];
        parts::section("role", &words.role_heading, content)
    });
    view! {
        {falsify}
        {steps}
        {role}
    }
    .into_any()
}

/// The method, the fixed note, and where the quiz comes from.
fn background(context: Context, page: &Page) -> AnyView {
    let texts = context.texts;
    let words = &texts.result;
    let lines: Vec<_> = words
        .method
        .iter()
        .map(|line| view! { <li>{line.get()}</li> })
        .collect();
    let method = view! { <ul>{lines}</ul> }.into_any();
    let settings = &page.settings;
    let links: Vec<AnyView> = [
        (settings.article.clone(), &words.article),
        (settings.contact.clone(), &words.contact),
    ]
    .into_iter()
    .filter_map(|(href, text)| Some(parts::link(href?, text)))
    .collect();
    let origin = vec![
        parts::paragraph("", texts.quiz.origin.get()),
        parts::actions(links),
    ];
    view! {
        {parts::section("method", &words.method_heading, vec![method])}
        {parts::section("note", &words.note_heading, vec![parts::paragraph("", words.note.get())])}
        {parts::section("origin", &words.origin_heading, origin)}
    }
    .into_any()
}
