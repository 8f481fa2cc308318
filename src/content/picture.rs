//! A result as a text and as a drawing, to be taken elsewhere.

use super::{Report, Texts};
use crate::digits::Digits as _;
use crate::domain::{Assessment, Scores};

/// Size of the drawing, in pixels.
pub const WIDTH: u32 = 800;
/// See [`WIDTH`].
pub const HEIGHT: u32 = 640;

/// Characters in a line of the headline.
const LINE: usize = 46;
/// Where the bars start, and how wide a full one is, in pixels.
const LEFT: usize = 330;
const FULL: usize = 400;

impl Texts {
    /// The result in plain words, for an e-mail or a note.
    pub fn summary(&self, report: &Report, scores: &Scores, date: &str, address: &str) -> String {
        let mut lines = vec![
            [self.quiz.title.get(), " (", date, ")"].concat(),
            String::new(),
            report.headline.clone(),
        ];
        lines.extend(report.body.iter().cloned());
        lines.push(String::new());
        lines.extend(scores.iter().map(|score| {
            let points = match score.points() {
                Some(points) => self.result.points.fill(&points.digits()),
                None => self.result.no_answer.get().to_owned(),
            };
            ["- ", self.label(score.dimension), ": ", &points].concat()
        }));
        lines.push(String::new());
        lines.extend(report.clarity.clone());
        lines.push(report.same.clone());
        lines.extend(report.change.clone());
        if let Some((heading, text)) = &report.falsify {
            lines.extend([String::new(), [heading.get(), ": ", text].concat()]);
        }
        if !report.steps.is_empty() {
            let heading = report.steps_intro.unwrap_or(&self.result.steps_heading);
            lines.extend([String::new(), heading.get().to_owned()]);
            lines.extend(report.steps.iter().map(|step| ["- ", step].concat()));
        }
        lines.extend([
            String::new(),
            self.result.note.get().to_owned(),
            [self.result.made_with.get(), " ", address].concat(),
        ]);
        lines.join("\n")
    }

    /// The verdict and the seven dimensions as an SVG of [`WIDTH`] ×
    /// [`HEIGHT`]. Its texts come from our own data files, so nothing in it
    /// needs escaping but `&` and `<`.
    pub fn picture(&self, assessment: &Assessment) -> String {
        let mut svg = [
            "<svg xmlns='http://www.w3.org/2000/svg' width='800' height='640' ",
            "font-family='Georgia,serif' fill='#1b1f22'>",
            "<rect width='800' height='640' fill='#fff'/>",
        ]
        .concat();
        text(&mut svg, 40, 56, 18, "#565e64", self.quiz.title.get());
        let mut y = 100;
        for line in wrap(&self.headline(assessment), LINE) {
            text(&mut svg, 40, y, 30, "#1b1f22", &line);
            y += 38;
        }
        y += 20;
        for score in assessment.scores.iter() {
            text(&mut svg, 40, y, 18, "#1b1f22", self.label(score.dimension));
            if let Some(points) = score.points() {
                let value = usize::from(points) * FULL / 8;
                // The quiz's own error of one dimension: 17 of 100.
                let error = FULL * 17 / 100;
                let low = value.saturating_sub(error);
                let high = (value + error).min(FULL);
                let counted = self.result.points.fill(&points.digits());
                rect(&mut svg, LEFT, y - 14, FULL, "#e9edef");
                rect(&mut svg, LEFT, y - 14, value, "#0d5c63");
                rect(&mut svg, LEFT + low, y - 14, high - low, "#1b1f2233");
                text(&mut svg, LEFT + FULL + 12, y, 14, "#565e64", &counted);
            } else {
                text(
                    &mut svg,
                    LEFT,
                    y,
                    14,
                    "#565e64",
                    self.result.no_answer.get(),
                );
            }
            y += 44;
        }
        for line in wrap(self.result.chart_note.get(), 96) {
            text(&mut svg, 40, y, 14, "#565e64", &line);
            y += 20;
        }
        svg.push_str("</svg>");
        svg
    }
}

fn text(svg: &mut String, x: usize, y: usize, size: usize, colour: &str, words: &str) {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    let (x, y, size) = (x.digits(), y.digits(), size.digits());
    svg.push_str(
        &[
            "<text x='",
            &x,
            "' y='",
            &y,
            "' font-size='",
            &size,
            "' fill='",
            colour,
            "'>",
            &words,
            "</text>",
        ]
        .concat(),
    );
}

fn rect(svg: &mut String, x: usize, y: usize, width: usize, colour: &str) {
    let (x, y, width) = (x.digits(), y.digits(), width.digits());
    svg.push_str(
        &[
            "<rect x='",
            &x,
            "' y='",
            &y,
            "' width='",
            &width,
            "' height='16' fill='",
            colour,
            "'/>",
        ]
        .concat(),
    );
}

/// Breaks a text into lines of at most `length` characters, at spaces.
fn wrap(text: &str, length: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= length => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
