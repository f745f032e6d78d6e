//! `keian compare`: two states of a company side by side, as text or JSON (see `docs/json.md`).

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::score::{self, exact, range, share};
use super::shared::{Failure, Format, beside, counted_anew, day, lang, open, print};
use super::words::words;
use crate::analysis::frozen::{Movement, frozen};
use crate::analysis::words::register_words;
use crate::assessment::registers::frozen::FrozenFigures;
use crate::assessment::{Assessment, Milestone};
use crate::base::lang::{Lang, fill};
use crate::base::nearest::nearest;
use crate::questionnaire::Checked;
use crate::scoring::names::names;
use crate::scoring::words::score_words;
use crate::scoring::{
    Alike, Certainty, ChangeKind, Comparison, Doubt, Figures, ScoreChange, Scorecard, State, doubts,
};
use crate::start::today;

/// Compare an earlier file of answers, or a milestone in a file, with a later one.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian compare 2025.ron 2026.ron --format json\n         \
                        keian compare 2026.ron --milestone 'Spring board'")]
pub(super) struct Compare {
    /// The earlier and the later file of answers; with --milestone one file. - for standard input.
    #[arg(num_args = 1..=2, required = true)]
    files: Vec<PathBuf>,
    /// The milestone of the file that is the earlier state.
    #[arg(long)]
    milestone: Option<String>,
    /// text or json.
    #[arg(long, default_value = "text")]
    format: Format,
    /// The language: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
    /// The day on which the later answers are looked at (YYYY-MM-DD); today without it.
    #[arg(long, value_parser = day)]
    date: Option<Date>,
}

/// One side of the comparison.
struct Side {
    name: String,
    assessment: Assessment,
    /// What its registers come to, or came to when it was frozen.
    figures: Option<FrozenFigures>,
}

impl Compare {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let date = self.date.unwrap_or_else(today);
        let (questionnaire, before, after) = match (self.files.as_slice(), &self.milestone) {
            ([file], Some(name)) => {
                let opened = open(file, lang)?;
                let found = milestone(&opened.assessment, name, lang)?;
                let before = Side {
                    name: found.name.clone(),
                    assessment: found.assessment(),
                    figures: found.figures.clone(),
                };
                counted_anew(&[&opened], lang);
                (opened.questionnaire, before, Side::file(file, opened.assessment, date))
            }
            ([old, new], None) => {
                let (before, after) = (open(old, lang)?, open(new, lang)?);
                counted_anew(&[&before, &after], lang);
                let before = beside(old, before, &after.questionnaire, lang)?;
                (after.questionnaire, Side::file(old, before, date), Side::file(new, after.assessment, date))
            }
            _ => return Err(Failure::Usage),
        };
        let card = Scorecard::of(&questionnaire, &after.assessment, date);
        let comparison = Comparison::of(&questionnaire, &before.assessment, (&after.assessment, &card), date);
        if self.format == Format::Json {
            for doubt in before.doubts(&after) {
                writeln!(std::io::stderr(), "keian: {}", score_words(lang).doubt(&doubt))?;
            }
        }
        print(&match self.format {
            Format::Text => text(&questionnaire, &comparison, &before, &after, lang),
            Format::Json => format!("{:#}\n", to_json(&comparison, &before, &after)),
        })?;
        Ok(0)
    }
}

impl Side {
    fn file(path: &Path, assessment: Assessment, date: Date) -> Self {
        let figures = frozen(&assessment.registers, date);
        Self { name: path.display().to_string(), assessment, figures }
    }

    /// What is doubtful about this as the state before another.
    fn doubts(&self, after: &Self) -> Vec<Doubt> {
        doubts(&self.assessment, &after.assessment)
    }
}

/// The milestone of that name; when there is none, the failure names the one that it looks like and
/// those that there are.
pub(super) fn milestone<'a>(of: &'a Assessment, name: &str, lang: Lang) -> Result<&'a Milestone, Failure> {
    let w = words(lang);
    let known: Vec<&str> = of.milestones.iter().map(|milestone| milestone.name.as_str()).collect();
    of.milestones.iter().map(|milestone| &**milestone).find(|milestone| milestone.name == name).ok_or_else(
        || {
            let near = nearest(name, known.iter().copied());
            let near = near.map_or_else(String::new, |near| fill(&w.compare_nearest, &[("name", &near)]));
            let known = if known.is_empty() { w.compare_none.clone() } else { known.join(lang.comma()) };
            Failure::Said(fill(
                &w.compare_no_milestone,
                &[("name", name), ("nearest", &near), ("known", &known)],
            ))
        },
    )
}

fn text(questionnaire: &Checked, comparison: &Comparison, before: &Side, after: &Side, lang: Lang) -> String {
    let w = words(lang);
    let mut out = fill(&w.compare_title, &[("before", &before.name), ("after", &after.name)]);
    out.push('\n');
    // Writing to a String cannot fail.
    let scores = score_words(lang);
    for doubt in before.doubts(after) {
        let _ = writeln!(out, "{}", scores.doubt(&doubt));
    }
    out.push('\n');
    let areas = comparison.areas.iter().map(|(area, change)| {
        let name = questionnaire.short(area, lang);
        (format!("{area} {name}"), *change)
    });
    let wholes = std::iter::once((scores.overall.clone(), comparison.overall))
        .chain(comparison.base.map(|base| (scores.base_name.clone(), base)));
    for (name, change) in wholes.chain(areas) {
        let _ = writeln!(out, "{name}: {}", points(change, &w.no_score, lang));
        if change.alike.is_some() {
            let _ = writeln!(out, "   {}", scores.alike(&change));
        }
    }
    for kind in ChangeKind::ALL {
        let changes: Vec<_> = comparison.of_kind(kind).collect();
        if changes.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{}", score_words(lang).changes(kind, changes.len()));
        if kind == ChangeKind::Unchanged {
            if let Some(said) = scores.confirmed_again(comparison) {
                let _ = writeln!(out, "  {said}");
            }
            continue;
        }
        let state = |state| names(lang).level_or_state(state, |level| level.to_string());
        for change in changes {
            let topic = questionnaire.topic(&change.question, lang);
            let (then, now) = (state(change.before), state(change.after));
            let _ = writeln!(out, "  {then} → {now}  {} {topic}", change.question);
        }
    }
    let movement = before.figures.clone().zip(after.figures.clone());
    let movement = movement.map(|(then, now)| Movement::between(then, now, &after.assessment.registers));
    let moved = movement.map(|movement| movement.said(lang)).unwrap_or_default();
    if !moved.is_empty() {
        let w = register_words(lang);
        let _ = writeln!(out, "\n{}", w.moved);
        for (what, then, now) in &moved {
            let values = [("what", &**what), ("before", &**then), ("after", &**now)];
            let _ = writeln!(out, "  {}", fill(&w.moved_line, &values));
        }
    }
    out
}

/// Both scores with the points like for like; `without` stands for a score that there is not.
fn points(change: ScoreChange, without: &str, lang: Lang) -> String {
    let w = words(lang);
    let side = |figures: Option<Figures>| {
        figures.map_or_else(|| names(lang).not_asked.clone(), |of| score_words(lang).line(&of, without, lang))
    };
    let points = change.points().map_or_else(|| "–".to_owned(), |points| format!("{points:+}"));
    let (before, after) = (side(change.before), side(change.after));
    fill(&w.compare_points, &[("before", &before), ("after", &after), ("points", &points)])
}

fn to_json(comparison: &Comparison, then: &Side, now: &Side) -> Value {
    let state = |of: Option<State>| {
        let (state, level) = score::state(of);
        json!({ "state": state, "level": level })
    };
    let kind = |kind: ChangeKind| match kind {
        ChangeKind::Improved => "improved",
        ChangeKind::Worse => "worse",
        ChangeKind::Unchanged => "unchanged",
        ChangeKind::NewlyAnswered => "newly_answered",
        ChangeKind::NoLongerAnswered => "no_longer_answered",
        ChangeKind::Reclassified => "reclassified",
        ChangeKind::NotAsked => "not_asked",
    };
    let side = |figures: Option<Figures>| {
        figures.map(|f| {
            json!({ "score": f.score.map(exact), "final": f.standing == Certainty::Final,
                "range": f.target.map(|_| range(f.range)), "coverage": f.target.map(|_| share(f.coverage)),
                "share": share(f.share), "target": f.target.map(exact) })
        })
    };
    let alike = |of: Alike| json!({ "before": exact(of.before), "after": exact(of.after), "questions": of.questions });
    let change = |change: ScoreChange| {
        json!({ "before": side(change.before), "after": side(change.after), "alike": change.alike.map(alike),
            "points": change.points() })
    };
    let areas: Vec<Value> = comparison
        .areas
        .iter()
        .map(|(area, of)| {
            let mut value = change(*of);
            value["area"] = json!(area);
            value
        })
        .collect();
    let questions: Vec<Value> = comparison
        .questions
        .iter()
        .map(|q| {
            json!({ "question": q.question, "area": q.area, "change": kind(q.kind),
                "before": state(q.before), "after": state(q.after), "confirmed_again": q.confirmed_again })
        })
        .collect();
    let doubts: Vec<Value> = then.doubts(now).iter().map(doubt).collect();
    let (again, kept) = comparison.confirmed_again();
    json!({
        "before": named(then),
        "after": named(now),
        "doubts": doubts,
        "confirmed_again": { "confirmed": again, "of": kept },
        "overall": change(comparison.overall),
        "base": comparison.base.map(change),
        "areas": areas,
        "questions": questions,
        "registers": { "before": then.figures, "after": now.figures },
    })
}

fn named(side: &Side) -> Value {
    json!({ "name": side.name, "organisation": side.assessment.profile.organisation })
}

fn doubt(doubt: &Doubt) -> Value {
    match doubt {
        Doubt::OtherOrganisation(before, after) => {
            json!({ "doubt": "other_organisation", "before": before, "after": after })
        }
        Doubt::OtherRun => json!({ "doubt": "other_run" }),
        Doubt::Later(before, after) => json!({ "doubt": "later", "before": before, "after": after }),
    }
}
