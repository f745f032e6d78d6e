//! `keian score`: the scorecard of a file of answers, as text or JSON (see `docs/json.md`).

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::json_figures::number;
use super::shared::{Failure, Format, answers, counted_anew, day, lang, parsed, print, read};
use super::words::words;
use crate::analysis::GaugeReading;
use crate::assessment::{Assessment, Run};
use crate::audience::handing;
use crate::base::digest::{digest_of, sha256_hex};
use crate::base::ids::AreaId;
use crate::base::lang::{Lang, fill};
use crate::base::level::Level;
use crate::questionnaire::bearing::Gauge;
use crate::questionnaire::{Checked, Provenance};
use crate::scoring::names::names;
use crate::scoring::words::score_words;
use crate::scoring::{
    AreaScore, Check, CheckKind, Exact, Gap, Overall, Provisional, Range, Scorecard, State,
};
use crate::scoring::{decimal, percent, round_half_down};
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
        let bytes = answers(read(&self.file, lang)?);
        let opened = parsed(&self.file, &bytes, lang)?;
        counted_anew(&[&opened], lang);
        let (questionnaire, assessment) = (&opened.questionnaire, &opened.assessment);
        let date = self.date.unwrap_or_else(today);
        let card = Scorecard::of(questionnaire, assessment, date);
        print(&match self.format {
            Format::Text => asked_for(assessment, lang) + &text(questionnaire, &card, lang),
            Format::Json => {
                let of = Of { assessment, file: sha256_hex(&bytes), date };
                format!("{:#}\n", to_json(questionnaire, &card, &of))
            }
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
    let (w, scores, names) = (words(lang), score_words(lang), names(lang));
    let mut out = String::new();
    let overall = &card.overall;
    let total = scores.line_with_target(&overall.into(), &w.no_score, lang);
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}: {total}", scores.overall);
    let told = [scores.first_look(overall), scores.provisional_why(overall, questionnaire, lang)];
    for line in told.into_iter().flatten().chain(scores.base(card, lang)) {
        let _ = writeln!(out, "{line}");
    }
    for area in &card.areas {
        let said = scores.line_with_target(&area.into(), &w.no_score, lang);
        let _ = writeln!(out, "{} {}: {said}", area.area, questionnaire.short(&area.area, lang));
        let described = scores.described(area, questionnaire, lang);
        if !described.is_empty() {
            let _ = writeln!(out, "   {described}");
        }
    }
    let _ = match card.gaps.is_empty() {
        true => writeln!(out, "\n{}", scores.no_gaps(overall.counts, overall.unasked)),
        false => writeln!(out, "\n{}", w.gaps),
    };
    for gap in &card.gaps {
        let topic = questionnaire.topic(&gap.question, lang);
        let level = gap.level.map_or_else(|| names.unknown_level.clone(), |level| level.to_string());
        let priority = decimal(gap.priority);
        let _ = writeln!(out, "{priority:>5}  {level} → {}  {} {topic}", gap.target, gap.question);
    }
    let _ = match card.checks.len() {
        0 => writeln!(out, "\n{}", scores.no_checks(overall.counts, overall.unasked)),
        count => writeln!(out, "\n{}: {count}", names.checks),
    };
    for check in &card.checks {
        let said = names.check(check, questionnaire, lang);
        let about = check.question.as_ref().map(|id| format!("{id} {}: ", questionnaire.topic(id, lang)));
        let _ = writeln!(out, "  {}{said}", about.unwrap_or_default());
    }
    let asked = [("questionnaire", &*format!("{} {}", questionnaire.id, questionnaire.edition))];
    let _ = writeln!(out, "\n{}: {}", fill(&w.asked, &asked), questionnaire.said(lang));
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
    let mut areas: Vec<&AreaId> = overall.provisional.iter().map(|(area, _)| area).collect();
    areas.dedup();
    let why: Vec<Value> = overall
        .provisional
        .iter()
        .map(|(area, why)| json!({ "area": area, "why": provisional(*why) }))
        .collect();
    json!({
        "score": overall.score.map(exact),
        "final": overall.final_score().is_some(),
        "range": overall.target.map(|_| range(overall.range)),
        "coverage": overall.target.map(|_| share(overall.coverage)),
        "share": share(overall.share),
        "target": overall.target.map(exact),
        "asked": overall.counts.total(),
        "questions": overall.counts.total() + overall.unasked,
        "provisional": areas,
        "provisional_why": why,
    })
}

fn provisional(why: Provisional) -> &'static str {
    match why {
        Provisional::LittleAnswered => "little_answered",
        Provisional::LittleApplies => "little_applies",
    }
}

fn area(area: &AreaScore) -> Value {
    let terms: Vec<Value> = area
        .terms
        .iter()
        .map(|term| {
            let (state, level) = state(Some(term.state));
            json!({ "question": term.question, "weight": term.weight, "state": state,
                "level": level, "target": term.target })
        })
        .collect();
    let unasked: Vec<Value> = area
        .unasked
        .iter()
        .map(|term| json!({ "question": term.question, "weight": term.weight, "target": term.target }))
        .collect();
    json!({ "area": area.area, "score": area.score.map(exact), "range": area.target.map(|_| range(area.range)),
        "coverage": area.target.map(|_| share(area.coverage)), "share": share(area.share), "target": area.target.map(exact),
        "levels": area.levels(), "level": area.reached(), "weakest": area.weakest(), "terms": terms,
        "unasked": unasked })
}

fn gap(gap: &Gap) -> Value {
    let mut priority = exact(gap.priority);
    priority["shown"] = json!(decimal(gap.priority));
    json!({ "question": gap.question, "area": gap.area, "level": gap.level, "target": gap.target,
        "gap": gap.gap, "weight": gap.weight, "urgency": gap.urgency.factor(), "priority": priority })
}

/// What the scores are of: on another desk, they are tied to their file by it.
struct Of<'a> {
    assessment: &'a Assessment,
    /// SHA-256 of the file.
    file: String,
    date: Date,
}

fn to_json(questionnaire: &Checked, card: &Scorecard, of: &Of<'_>) -> Value {
    json!({
        "organisation": of.assessment.profile.organisation,
        "file": of.file,
        "answers": digest_of(of.assessment).ok(),
        "date": of.date,
        "run": match card.run { Run::Short => "short", Run::Full => "full" },
        "questionnaire": asked(questionnaire),
        "overall": whole(&card.overall),
        "base": card.base.as_ref().map(whole),
        "base_left_out": questionnaire.left_out(),
        "areas": card.areas.iter().map(area).collect::<Vec<_>>(),
        "gaps": card.gaps.iter().map(gap).collect::<Vec<_>>(),
        "open_checks": card.checks.len(),
        "checks": card.checks.iter().map(check).collect::<Vec<_>>(),
    })
}

/// A check by its kind, with what it is about.
fn check(check: &Check) -> Value {
    let (kind, about) = match &check.kind {
        CheckKind::AssessedInFuture(date) => ("assessed_in_future", json!({ "date": date })),
        CheckKind::NoEvidence => ("no_evidence", json!({})),
        CheckKind::ElementsOpen(elements) => ("elements_open", json!({ "elements": elements })),
        CheckKind::NoReason => ("no_reason", json!({})),
        CheckKind::NotForeseen => ("not_foreseen", json!({})),
        CheckKind::LeftOut => ("left_out", json!({})),
        CheckKind::Unfounded { fact, said } => ("unfounded", json!({ "fact": fact, "said": said })),
        CheckKind::MoreThanRegister { level, gauge, reading } => {
            ("more_than_register", json!({ "level": level, "by": counted(*gauge, *reading) }))
        }
        CheckKind::LessThanRegister { level, gauge, reading } => {
            ("less_than_register", json!({ "level": level, "by": counted(*gauge, *reading) }))
        }
        CheckKind::ProfileBesideRegister { fact, said, gauge, reading } => {
            let by = counted(*gauge, *reading);
            ("profile_beside_register", json!({ "fact": fact, "said": said, "by": by }))
        }
        CheckKind::TargetBelowLevel { target, level } => {
            ("target_below_level", json!({ "target": target, "level": level }))
        }
        CheckKind::AreaTargetBelowLevel { target, level } => {
            ("area_target_below_level", json!({ "target": target, "level": level }))
        }
        CheckKind::NoOwner => ("no_owner", json!({})),
        CheckKind::NoDueDate => ("no_due_date", json!({})),
        CheckKind::Overdue(date) => ("overdue", json!({ "date": date })),
        CheckKind::NotConfirmed(date) => ("not_confirmed", json!({ "date": date })),
        CheckKind::ConfirmedInFuture(date) => ("confirmed_in_future", json!({ "date": date })),
        CheckKind::EvidenceInFuture(date) => ("evidence_in_future", json!({ "date": date })),
        CheckKind::EarlierMeaning => ("earlier_meaning", json!({})),
        CheckKind::DueOutOfReach(date) => ("due_out_of_reach", json!({ "date": date })),
        CheckKind::NotShown(characters) => ("not_shown", json!({ "characters": characters })),
    };
    let mut value = json!({ "question": check.question, "kind": kind });
    if let (Some(value), Value::Object(about)) = (value.as_object_mut(), about) {
        value.extend(about);
    }
    value
}

/// What the registers say, by which a check was found.
fn counted(gauge: Gauge, reading: GaugeReading) -> Value {
    let (have, all) = reading.count;
    let yen = reading.amount.map(|(have, all)| json!({ "have": number(have), "all": number(all) }));
    json!({ "gauge": gauge.to_string(), "have": have, "all": all, "yen": yen })
}
