//! `keian position`: where a company stands in an association's published results. Reckoned here; nothing
//! leaves the machine.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::association::cohort;
use super::shared::{Failure, Format, lang, open, print};
use crate::base::lang::Lang;
use crate::cohort::position::{OwnStanding, Position, StandardScore};
use crate::cohort::position_words::{no_position, parts, position_title, standard_score, standing};
use crate::cohort::release::Cohort;
use crate::questionnaire::Checked;
use crate::scoring::round_half_down;
use crate::scoring::words::score_words;

/// Print where the company stands in an association's published results.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian position answers.keian --cohort cohort.ron")]
pub(super) struct PositionCommand {
    /// The file of answers; - for standard input.
    file: PathBuf,
    /// The association's published results.
    #[arg(long, value_name = "FILE")]
    cohort: PathBuf,
    /// text or json.
    #[arg(long, default_value = "text")]
    format: Format,
    /// The language: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

impl PositionCommand {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let (cohort, questionnaire) = cohort(&self.cohort, lang)?;
        let opened = open(&self.file, lang)?;
        let position = Position::of(&cohort, &opened.questionnaire, &opened.assessment);
        let position = position.map_err(|error| Failure::Said(no_position(&cohort, &error, lang)))?;
        print(&match self.format {
            Format::Text => text(&cohort, &position, &questionnaire, lang),
            Format::Json => format!("{:#}\n", to_json(&position)),
        })?;
        Ok(0)
    }
}

fn text(cohort: &Cohort, position: &Position<'_>, asked: &Checked, lang: Lang) -> String {
    let mut out = position_title(cohort, position, lang);
    let mut line = |text: String| {
        out.push('\n');
        out.push_str(&text);
    };
    line(standing(&score_words(lang).overall, &position.whole, lang));
    if let Some(said) = standard_score(position, lang) {
        line(said);
    }
    for (area, own) in &position.areas {
        line(standing(asked.short(area, lang), own, lang));
    }
    for (of, sign) in &position.questions {
        line(parts(of, *sign, position.shown.steps.get(), asked, lang));
    }
    let _ = writeln!(out);
    out
}

fn to_json(position: &Position<'_>) -> Value {
    let standing = |of: &OwnStanding| {
        let [low, high] = of.spread.quarters.map_or([None; 2], |ends| ends.map(|end| Some(end.get().get())));
        json!({ "own": of.own.map(round_half_down), "median": of.spread.median.get().get(),
            "lower_quarter": low, "upper_quarter": high,
            "from": of.part.map(|(from, _)| from), "to": of.part.map(|(_, to)| to), "of": of.of })
    };
    let areas: Vec<Value> = position
        .areas
        .iter()
        .map(|(area, own)| json!({ "area": area.as_str(), "standing": standing(own) }))
        .collect();
    let questions: Vec<Value> = position
        .questions
        .iter()
        .map(|(of, sign)| {
            let reached: Vec<u8> = of.reached.iter().map(|step| step.get().get()).collect();
            json!({ "question": of.question.as_str(), "own": sign.char().to_string(), "reached": reached,
                "unknown": of.unknown.get().get(), "without_level": of.without_level.get().get() })
        })
        .collect();
    let value = match position.standard_score {
        StandardScore::Value(value) => Some(value),
        StandardScore::NotGiven | StandardScore::TooNear => None,
    };
    json!({ "companies": position.shown.companies.get(), "steps": position.shown.steps.get(),
        "whole": standing(&position.whole), "standard_score": value,
        "areas": areas, "questions": questions })
}
