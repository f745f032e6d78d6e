//! `keian questions`: all that is asked, as text or JSON (see `docs/json.md`).

use std::fmt::Write;

use clap::Args;
use serde_json::{Value, json};

use super::shared::{Failure, Format, lang, print};
use crate::base::lang::Lang;
use crate::questionnaire::shipped::meti_guideline;
use crate::questionnaire::{Checked, CompanySize, Questionnaire, TargetBySize};

/// Print the shipped questions.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian questions --format json | jq '.questions | length'")]
pub(super) struct Questions {
    /// The language of the text form: ja or en. JSON holds both.
    #[arg(long)]
    lang: Option<Lang>,
    /// text or json.
    #[arg(long, default_value = "text")]
    format: Format,
}

impl Questions {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let questionnaire = meti_guideline();
        print(&match self.format {
            Format::Text => text(questionnaire, lang(self.lang)),
            Format::Json => format!("{:#}\n", to_json(questionnaire)),
        })?;
        Ok(0)
    }
}

fn text(questionnaire: &Checked, lang: Lang) -> String {
    let mut out = String::new();
    for area in &questionnaire.areas {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "# {}\n", area.name.get(lang));
        for q in &area.questions {
            let _ =
                writeln!(out, "{} {}\n{}\n{}", q.id, q.topic.get(lang), q.text.get(lang), q.why.get(lang));
            for (level, text) in q.kind.levels().iter().zip(&q.levels) {
                let _ = writeln!(out, "  {level}: {}", text.get(lang));
            }
            out.push('\n');
        }
    }
    out
}

fn to_json(questionnaire: &Checked) -> Value {
    let Questionnaire { maturity_target, decision_target, scale, decision_scale, .. } = &**questionnaire;
    let areas: Vec<Value> = questionnaire
        .areas
        .iter()
        .map(|area| json!({ "id": area.id, "name": area.name, "short": area.short, "about": area.about }))
        .collect();
    let questions: Vec<Value> = questionnaire
        .questions()
        .map(|(area, q)| {
            let mut value = serde_json::to_value(q).unwrap_or_else(|_| json!({}));
            value["area"] = json!(area.id);
            let [small, medium, large] = CompanySize::ALL.map(|size| questionnaire.default_target(q, size));
            value["target"] = json!(TargetBySize { small, medium, large });
            value
        })
        .collect();
    json!({
        "id": questionnaire.id,
        "edition": questionnaire.edition,
        "digest": questionnaire.digest(),
        "targets": { "maturity": maturity_target, "decision": decision_target },
        "scale": scale,
        "decision_scale": decision_scale,
        "areas": areas,
        "questions": questions,
    })
}
