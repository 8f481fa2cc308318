//! Chooses the texts of a result by verdict, reason, dimension and role
//! (blueprint section 9).

use super::{Dimension as Tips, Text, Texts};
use crate::digits::Digits as _;
use crate::domain::{
    Assessment, Clarity, Dimension, DimensionScore, Reason, Role, Scores, Side, Verdict,
};

/// The sentences of a result, in the order they are shown.
#[derive(Clone, Debug)]
pub struct Report {
    pub headline: String,
    pub body: Vec<String>,
    /// How clear the pattern is; `None` without a verdict.
    pub clarity: Option<String>,
    /// How many one-step changes keep the verdict.
    pub same: String,
    /// The nearest change that would alter the verdict.
    pub change: Option<String>,
    /// How to prove the verdict wrong, under its heading.
    pub falsify: Option<(&'static Text, String)>,
    /// Stands before the steps.
    pub steps_intro: Option<&'static Text>,
    /// At most three.
    pub steps: Vec<&'static str>,
    pub role_note: Option<&'static Text>,
}

impl Texts {
    /// All sentences that depend on the answers and the role.
    pub fn report(&'static self, assessment: &Assessment, role: Role) -> Report {
        let steps = self.steps(assessment, role);
        Report {
            headline: self.headline(assessment),
            body: self.body(assessment),
            clarity: self.clarity(assessment),
            same: self
                .result
                .same
                .fill(&assessment.same.digits(), &assessment.total.digits()),
            change: assessment.nearest.map(|change| {
                let number = change.question.number().digits();
                let verdict = self.verdict_name(change.verdict);
                if change.higher {
                    self.result.higher.fill(&number, verdict)
                } else {
                    self.result.lower.fill(&number, verdict)
                }
            }),
            falsify: self.falsify(assessment),
            steps_intro: (role == Role::Outside && !steps.is_empty())
                .then_some(&self.result.steps_outside),
            steps,
            role_note: match role {
                Role::Undisclosed => None,
                Role::Top => Some(&self.role_notes.top),
                Role::Manager => Some(&self.role_notes.manager),
                Role::Staff => Some(&self.role_notes.staff),
                Role::Outside => Some(&self.role_notes.outside),
            },
        }
    }

    /// The short name of a verdict, within a sentence.
    pub const fn verdict_name(&self, verdict: Verdict) -> &'static str {
        let v = &self.verdicts;
        match verdict {
            Verdict::Leadership => v.leadership.name.get(),
            Verdict::Partly => v.partly.name.get(),
            Verdict::Elsewhere => v.elsewhere.name.get(),
            Verdict::Outside => v.outside.name.get(),
            Verdict::NoProblem { .. } => v.no_problem.name.get(),
            Verdict::Unclear(_) => v.unclear.name.get(),
        }
    }

    /// The headline of a verdict.
    pub fn headline(&self, assessment: &Assessment) -> String {
        let v = &self.verdicts;
        match assessment.verdict {
            Verdict::Leadership => v.leadership.headline.get().to_owned(),
            Verdict::Partly => v.partly.headline.get().to_owned(),
            Verdict::Elsewhere => v.elsewhere.headline.fill(&self.names(&assessment.named)),
            Verdict::Outside => v.outside.headline.get().to_owned(),
            Verdict::NoProblem { .. } => v.no_problem.headline.get().to_owned(),
            Verdict::Unclear(_) => v.unclear.headline.get().to_owned(),
        }
    }

    fn body(&self, assessment: &Assessment) -> Vec<String> {
        let v = &self.verdicts;
        let Assessment { scores, named, .. } = assessment;
        let names = self.names(named);
        let together = |text: &Text| {
            let certain = named
                .iter()
                .any(|dimension| scores.points(*dimension) >= Some(DimensionScore::BRAKE));
            (!certain).then(|| text.get().to_owned())
        };
        let (body, more) = match assessment.verdict {
            Verdict::Leadership => (
                v.leadership.body.fill(&names),
                together(&v.leadership.together),
            ),
            Verdict::Partly => {
                let (lead, rival) = self.sides(named);
                (v.partly.body.fill(&lead, &rival), None)
            }
            Verdict::Elsewhere => (
                v.elsewhere.body.fill(&names),
                together(&v.elsewhere.together),
            ),
            Verdict::Outside => (v.outside.body.get().to_owned(), None),
            Verdict::NoProblem { minor } => (
                v.no_problem.body.get().to_owned(),
                minor.then(|| v.no_problem.minor.get().to_owned()),
            ),
            Verdict::Unclear(reason) => (self.unclear(reason, scores), None),
        };
        std::iter::once(body).chain(more).collect()
    }

    fn unclear(&self, reason: Reason, scores: &Scores) -> String {
        let v = &self.verdicts.unclear;
        let dimensions = reason.dimensions(scores);
        let names = self.names(&dimensions);
        match reason {
            Reason::Missing => v.missing.fill(&names),
            Reason::Contradictory => v
                .contradictory
                .fill(&dimensions.len().digits(), &scores.gaps().count().digits()),
            Reason::Mixed if dimensions.is_empty() => v.mixed_unnamed.get().to_owned(),
            Reason::Mixed => v.mixed.fill(&names),
            Reason::Flat => v.flat.fill(&names),
        }
    }

    fn clarity(&self, assessment: &Assessment) -> Option<String> {
        let words = &self.clarity;
        match (assessment.clarity, assessment.alternative) {
            (Clarity::None, _) => None,
            (Clarity::Clear, _) => Some(words.clear.get().to_owned()),
            (Clarity::Moderate, _) => Some(words.moderate.get().to_owned()),
            (Clarity::Weak, Some(other)) => Some(words.weak.fill(self.verdict_name(other))),
            (Clarity::Weak, None) => Some(words.weak_alone.get().to_owned()),
        }
    }

    fn falsify(&'static self, assessment: &Assessment) -> Option<(&'static Text, String)> {
        let v = &self.verdicts;
        let text = match assessment.verdict {
            Verdict::Leadership => &v.leadership.falsify,
            Verdict::Elsewhere => &v.elsewhere.falsify,
            Verdict::Outside => &v.outside.falsify,
            Verdict::NoProblem { .. } => &v.no_problem.falsify,
            Verdict::Partly => {
                let (_, rival) = self.sides(&assessment.named);
                return Some((&self.result.settle_heading, v.partly.settle.fill(&rival)));
            }
            Verdict::Unclear(_) => return None,
        };
        Some((&self.result.falsify_heading, text.get().to_owned()))
    }

    /// At most three things to do. A verdict's own step comes with the tips
    /// for the strongest dimension it names.
    fn steps(&'static self, assessment: &Assessment, role: Role) -> Vec<&'static str> {
        let v = &self.verdicts;
        let run = matches!(role, Role::Top | Role::Outside);
        let own = |if_run: &'static Text, if_team: &'static Text| {
            if run { if_run.get() } else { if_team.get() }
        };
        let tips = |side: Side| -> [&'static str; 2] {
            let strongest = assessment
                .named
                .iter()
                .filter(|dimension| dimension.side() == Some(side))
                .rev()
                .max_by_key(|dimension| assessment.scores.points(**dimension));
            match strongest.and_then(|dimension| self.tips(*dimension)) {
                Some(tips) if run => tips.run.each_ref().map(Text::get),
                Some(tips) => tips.team.each_ref().map(Text::get),
                None => [""; 2],
            }
        };
        match assessment.verdict {
            Verdict::Leadership => {
                let [first, second] = tips(Side::Leadership);
                vec![own(&v.leadership.run, &v.leadership.team), first, second]
            }
            Verdict::Partly if run => {
                let ([lead, _], [rival, _]) = (tips(Side::Leadership), tips(Side::Rival));
                vec![v.partly.run.get(), lead, rival]
            }
            Verdict::Partly => {
                let [first, second] = tips(Side::Rival);
                vec![v.partly.team.get(), first, second]
            }
            Verdict::Elsewhere => {
                let [first, second] = tips(Side::Rival);
                vec![first, second, own(&v.elsewhere.run, &v.elsewhere.team)]
            }
            Verdict::Outside => v.outside.steps.iter().map(Text::get).collect(),
            Verdict::NoProblem { .. } => {
                let steps = if run {
                    &v.no_problem.run
                } else {
                    &v.no_problem.team
                };
                steps.iter().map(Text::get).collect()
            }
            Verdict::Unclear(_) => Vec::new(),
        }
    }

    const fn tips(&self, dimension: Dimension) -> Option<&Tips> {
        let d = &self.dimensions;
        match dimension {
            Dimension::Outcome => None,
            Dimension::Horizon => Some(&d.horizon),
            Dimension::Example => Some(&d.example),
            Dimension::Managers => Some(&d.managers),
            Dimension::Legacy => Some(&d.legacy),
            Dimension::Process => Some(&d.process),
            Dimension::Skills => Some(&d.skills),
        }
    }

    /// Labels in lower case, joined with commas (blueprint section 9.1).
    fn names(&self, dimensions: &[Dimension]) -> String {
        let labels: Vec<String> = dimensions
            .iter()
            .map(|dimension| {
                // All labels start with an ASCII letter; the Unicode tables
                // would cost kilobytes.
                let mut label = self.label(*dimension).to_owned();
                if let Some(first) = label.get_mut(..1) {
                    first.make_ascii_lowercase();
                }
                label
            })
            .collect();
        labels.join(", ")
    }

    fn sides(&self, named: &[Dimension]) -> (String, String) {
        let of = |side: Side| {
            let dimensions: Vec<Dimension> = named
                .iter()
                .copied()
                .filter(|dimension| dimension.side() == Some(side))
                .collect();
            self.names(&dimensions)
        };
        (of(Side::Leadership), of(Side::Rival))
    }
}
