//! `keian score`: the scorecard of a file of answers, as text or JSON (see `docs/json.md`).

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::shared::{Failure, Format, day, lang, open, print};
use super::words::words;
use crate::assessment::{Assessment, Run};
use crate::audience::handing;
use crate::base::lang::{Lang, fill};
use crate::base::level::Level;
use crate::questionnaire::{Checked, Provenance};
use crate::scoring::words::score_words;
use crate::scoring::{Exact, Overall, Range, Scorecard, State, percent, round_half_down};
use crate::start::today;

/// Print the scores, ranges and gaps of a file of answers.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian score answers.keian --format json")]
pub(super) struct Score {
    /// The file of answers; - for standard input.
    file: PathBuf,
    /// text or json.
    #[arg(long, default_value = "text")]
    format: Format,
    /// The language: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
    /// The day on which the answers are looked at (YYYY-MM-DD); today without it.
    #[arg(long, value_parser = day)]
    date: Option<Date>,
}

impl Score {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let opened = open(&self.file, lang)?;
        let card = Scorecard::of(&opened.questionnaire, &opened.assessment, self.date.unwrap_or_else(today));
        print(&match self.format {
            Format::Text => {
                let asked = asked_for(&opened.assessment, lang);
                asked + &text(&opened.questionnaire, &card, lang)
            }
            Format::Json => format!("{:#}\n", to_json(&opened.questionnaire, &card)),
        })?;
        Ok(0)
    }
}

/// Whose request a file is that was handed out, and what becomes of it.
fn asked_for(assessment: &Assessment, lang: Lang) -> String {
    if !handing::is_handout(assessment) {
        return String::new();
    }
    let asked = handing::asked(assessment, lang, today()).into_iter().map(|phrase| phrase.said);
    let all: Vec<String> = asked.chain([handing::at_end(assessment, lang)]).collect();
    format!("{}: {}\n", handing::handing_words(lang).mark, all.join(" · "))
}

fn text(questionnaire: &Checked, card: &Scorecard, lang: Lang) -> String {
    let (w, scores) = (words(lang), score_words(lang));
    let mut out = String::new();
    let overall = &card.overall;
    let total = scores.line(overall.into(), &w.provisional);
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}: {total}", scores.overall);
    if !overall.provisional.is_empty() {
        let areas: Vec<&str> =
            overall.provisional.iter().map(|area| questionnaire.short(area, lang)).collect();
        let _ = writeln!(out, "{}", fill(&w.provisional_why, &[("areas", &areas.join(lang.comma()))]));
    }
    if let Some(base) = scores.base(card) {
        let _ = writeln!(out, "{base}");
    }
    for area in &card.areas {
        let said = scores.line(area.into(), &w.no_score);
        let _ = writeln!(out, "{} {}: {said}", area.area, questionnaire.short(&area.area, lang));
    }
    if !card.gaps.is_empty() {
        let _ = writeln!(out, "\n{}", w.gaps);
    }
    for gap in &card.gaps {
        let topic = questionnaire.topic(&gap.question, lang);
        let level = gap.level.map_or_else(|| w.unknown.clone(), |level| level.to_string());
        let _ = writeln!(out, "{:>3}  {level} → {}  {} {topic}", gap.priority, gap.target, gap.question);
    }
    let _ = writeln!(out, "\n{}", fill(&w.checks, &[("count", &card.checks.len().to_string())]));
    let asked = [("questionnaire", &*format!("{} {}", questionnaire.id, questionnaire.edition))];
    let _ = writeln!(out, "{}: {}", fill(&w.asked, &asked), questionnaire.said(lang));
    out
}

/// An exact number as a fraction and as what is shown.
pub(super) fn exact(value: Exact) -> Value {
    json!({ "numerator": value.numer(), "denominator": value.denom(), "shown": round_half_down(value) })
}

/// How a question counts, and its level where it has one; `None` for one that is not asked.
pub(super) fn state(state: Option<State>) -> (&'static str, Option<Level>) {
    match state {
        Some(State::Level(level)) => ("level", Some(level)),
        Some(State::NotApplicable) => ("not_applicable", None),
        Some(State::Unknown) => ("unknown", None),
        Some(State::Unanswered) => ("unanswered", None),
        None => ("not_asked", None),
    }
}

/// A share as a fraction and as the percentage that is shown.
pub(super) fn share(value: Exact) -> Value {
    json!({ "numerator": value.numer(), "denominator": value.denom(), "shown": percent(value) })
}

pub(super) fn range(range: Range) -> Value {
    json!({ "low": exact(range.low), "high": exact(range.high) })
}

/// A questionnaire by name, and who made its questions.
pub(super) fn asked(questionnaire: &Checked) -> Value {
    let (questions, changes) = match questionnaire.provenance() {
        Provenance::Shipped => ("shipped", 0),
        Provenance::Changed { overlay, .. } => ("changed", overlay.changes()),
        Provenance::Own => ("own", 0),
    };
    json!({ "id": questionnaire.id, "edition": questionnaire.edition, "digest": questionnaire.digest(),
        "questions": questions, "changes": changes })
}

fn whole(overall: &Overall) -> Value {
    json!({ "score": overall.score.map(exact), "range": range(overall.range),
        "coverage": share(overall.coverage), "provisional": overall.provisional })
}

fn to_json(questionnaire: &Checked, card: &Scorecard) -> Value {
    let areas: Vec<Value> = card
        .areas
        .iter()
        .map(|area| {
            let terms: Vec<Value> = area
                .terms
                .iter()
                .map(|term| {
                    let (state, level) = state(Some(term.state));
                    json!({ "question": term.question, "weight": term.weight, "state": state,
                        "level": level, "target": term.target })
                })
                .collect();
            json!({ "area": area.area, "score": area.score.map(exact), "range": range(area.range),
                "coverage": share(area.coverage), "level": area.level, "weakest": area.weakest(), "terms": terms })
        })
        .collect();
    let gaps: Vec<Value> = card
        .gaps
        .iter()
        .map(|gap| {
            json!({ "question": gap.question, "area": gap.area, "level": gap.level, "target": gap.target,
                "gap": gap.gap, "weight": gap.weight, "urgency": gap.urgency.factor(), "priority": gap.priority })
        })
        .collect();
    json!({
        "run": match card.run { Run::Short => "short", Run::Full => "full" },
        "questionnaire": asked(questionnaire),
        "overall": whole(&card.overall),
        "base": card.base.as_ref().map(whole),
        "areas": areas,
        "gaps": gaps,
        "open_checks": card.checks.len(),
    })
}
