//! The check of an overlay: what it names must be there, and what it makes of its base must be without a
//! fault. Faults stand where the overlay's own text has the thing.

use std::sync::Arc;

use super::fault::{Fault, FaultKind};
use super::found::{English, Found, PathFault};
use super::{MOST_BYTES, accept, alone, judge, lists, unknown_question};
use crate::base::ids::{ItemId, QuestionId};
use crate::questionnaire::overlay::Overlay;
use crate::questionnaire::{Catalogue, Checked, Provenance, Question, Questionnaire, shipped};

/// The questionnaire that the text of an overlay makes of its base.
///
/// # Errors
/// Every fault, by place in the overlay.
pub fn overlaid(text: &str, catalogue: &Catalogue) -> Result<Checked, Vec<Fault>> {
    overlaid_on(text, None, catalogue)
}

/// The same of a base that is known by more than its name.
///
/// # Errors
/// As for [`overlaid`].
pub fn overlaid_on(text: &str, base: Option<Checked>, catalogue: &Catalogue) -> Result<Checked, Vec<Fault>> {
    let (mut found, parsed) = Found::parse::<Overlay>(text);
    let Some(overlay) = parsed else { return Err(alone(found.sorted())) };
    let named = |base: &Checked| (&base.id, &base.edition) == (&overlay.base, &overlay.base_edition);
    let known = base.filter(named).or_else(|| catalogue.named(&overlay.base, &overlay.base_edition));
    let Some(base) = known else {
        let values = [("found", format!("{} {}", overlay.base, overlay.base_edition))];
        let known = [("known", catalogue.names().join(", "))];
        found.add("base", FaultKind::UnknownBase, values.into_iter().chain(known).collect());
        return Err(alone(found.sorted()));
    };
    laid(found, base, overlay).map_err(alone)
}

/// What an overlay that has no text of its own makes of its base.
///
/// # Errors
/// Every fault, by its path in the overlay.
pub fn laid_over(base: Checked, overlay: Overlay) -> Result<Checked, Vec<PathFault>> {
    laid(Found::in_text(""), base, overlay)
}

/// What an overlay makes of its base, or every fault of it.
fn laid(mut found: Found<'_>, base: Checked, overlay: Overlay) -> Result<Checked, Vec<PathFault>> {
    for area in overlay.add.keys().filter(|area| base.area(area).is_none()) {
        let known = base.areas.iter().map(|area| area.id.as_str());
        found.named(&format!("add.{area}"), FaultKind::UnknownArea, area.as_str(), known);
    }
    for id in overlay.weights.keys() {
        let at = format!("weights.{id}");
        if base.question(id).is_none() {
            unknown_question(&mut found, &at, &base, id);
        } else if overlay.leave_out.contains(id) {
            found.add(&at, FaultKind::WeightOfLeftOut, vec![("found", id.to_string())]);
        }
    }
    for (i, area) in overlay.areas.iter().enumerate() {
        for (lang, short) in [("ja", &area.short.ja), ("en", &area.short.en)] {
            if half_widths(short) > MOST_HALF_WIDTHS {
                let values = vec![("found", short.clone())];
                found.add(&format!("areas.{i}.short.{lang}"), FaultKind::NotShort, values);
            }
        }
    }
    // What cannot be left out is said, and everything else is judged as if it had not been.
    let kept = not_left_out(&mut found, &base, &overlay);
    let judged = Overlay {
        leave_out: overlay.leave_out.iter().filter(|id| !kept.contains(id)).cloned().collect(),
        ..overlay.clone()
    };
    // What the base has is without a fault, so that a fault is of what is laid over it.
    found.shown_at(in_overlay(&base, &judged));
    // Who has only the program has a shipped base, and with it what marks a text as Japanese.
    let provenance = match base.provenance() {
        Provenance::Shipped => {
            found.english(English::MayBeMissing);
            Provenance::Changed { base: base.clone(), overlay: Arc::new(overlay.clone()) }
        }
        Provenance::Changed { .. } | Provenance::Own => Provenance::Own,
    };
    let made = judged.as_written_over(&base);
    judge(&mut found, &made);
    beside(&mut found, &overlay, (&base, &made));
    accept(found, overlay.over(&base), provenance, MOST_BYTES)
}

/// What an overlay brings beside its questions: lists, and words that the glossary explains.
fn beside(found: &mut Found<'_>, overlay: &Overlay, (base, made): (&Checked, &Questionnaire)) {
    let Overlay { lists, terms, .. } = overlay;
    if !matches!(base.provenance(), Provenance::Shipped) {
        for (name, count) in [("lists", lists.len()), ("terms", terms.len())] {
            if count > 0 {
                found.add(name, FaultKind::OnlyOverShipped, vec![("field", name.to_owned())]);
            }
        }
        return;
    }
    let shipped = shipped::lists().iter().map(|list| &list.id);
    let mut known: Vec<&ItemId> = shipped.collect();
    for (i, list) in lists.iter().enumerate() {
        let at = format!("lists.{i}.");
        lists::list(found, &at, list);
        if known.contains(&&list.id) {
            found.add(&format!("{at}id"), FaultKind::Twice, vec![("id", list.id.to_string())]);
        }
        known.push(&list.id);
        found.filled(&format!("{at}serves"), list.serves.len());
        for (j, id) in list.serves.iter().enumerate().filter(|(_, id)| made.question(id).is_none()) {
            unknown_question(found, &format!("{at}serves.{j}"), made, id);
        }
    }
    for (i, term) in terms.iter().enumerate() {
        found.filled(&format!("terms.{i}.found"), term.found.ja.len());
        for (lang, forms) in [("ja", &term.found.ja), ("en", &term.found.en)] {
            for (j, form) in forms.iter().enumerate() {
                let at = format!("terms.{i}.found.{lang}.{j}");
                found.filled(&at, form.trim().len());
                found.visible(&at, form);
            }
        }
        found.text(&format!("terms.{i}.meaning"), &term.meaning);
    }
}

/// What a short name may take up, in Latin characters; a Japanese one is twice as wide.
const MOST_HALF_WIDTHS: usize = 18;

fn half_widths(text: &str) -> usize {
    text.chars().map(|char| if char.is_ascii() { 1 } else { 2 }).sum()
}

/// The questions that an overlay leaves out and cannot: each is a fault.
fn not_left_out<'o>(found: &mut Found<'_>, base: &Checked, overlay: &'o Overlay) -> Vec<&'o QuestionId> {
    let mut kept = Vec::new();
    found.unique("leave_out", overlay.leave_out.iter().map(QuestionId::as_str));
    let stays = |question: &&Question| !overlay.leave_out.contains(&question.id);
    let asked = base.questions().map(|(_, question)| question).filter(stays);
    let asked: Vec<&Question> = asked.chain(overlay.questions().map(|(_, question)| question)).collect();
    for (i, id) in overlay.leave_out.iter().enumerate() {
        let at = format!("leave_out.{i}");
        if base.question(id).is_none() {
            unknown_question(found, &at, base, id);
        }
        for other in asked.iter().filter(|other| needs(other, id)) {
            let values = vec![("found", id.to_string()), ("other", other.id.to_string())];
            found.add(&at, FaultKind::LeftOutNeeded, values);
            kept.push(id);
        }
    }
    for area in &base.areas {
        let own = overlay.add.get(&area.id).is_some_and(|own| !own.is_empty());
        let last = overlay.leave_out.iter().rposition(|id| area.questions.iter().any(|one| one.id == *id));
        if let Some(last) = last.filter(|_| !own && !area.questions.iter().any(|one| stays(&one))) {
            let values = vec![("found", area.id.to_string())];
            found.add(&format!("leave_out.{last}"), FaultKind::AreaLeftEmpty, values);
            kept.extend(overlay.leave_out.get(last));
        }
    }
    kept
}

/// Whether a question asks for the answer to another, or stands for it.
fn needs(question: &Question, other: &QuestionId) -> bool {
    let conditions = question.elements.iter().map(|element| &element.condition).chain([&question.condition]);
    question.stands_for.contains(other)
        || conditions.into_iter().any(|condition| condition.asks_for().contains(&other))
}

/// Where a part of what an overlay makes of its base stands in the overlay.
fn in_overlay(base: &Checked, overlay: &Overlay) -> impl Fn(&str) -> String + 'static {
    let (base, left_out) = (base.clone(), overlay.leave_out.clone());
    move |path| {
        let parts: Vec<&str> = path.splitn(5, '.').collect();
        let number = |text: &str| text.parse::<usize>().ok();
        let own = |place: &str, of_base: usize| {
            let own = number(place).and_then(|place| place.checked_sub(of_base));
            own.map_or_else(|| path.to_owned(), |own| path.replacen(place, &own.to_string(), 1))
        };
        match parts.as_slice() {
            ["facts", place, ..] => own(place, base.facts.len()),
            ["roles", place, ..] => own(place, base.roles.len()),
            ["areas", place, rest @ ..] => {
                let Some(area) = number(place).and_then(|place| base.areas.get(place)) else {
                    return own(place, base.areas.len());
                };
                let ["questions", question, rest] = rest else { return path.to_owned() };
                let Some(question) = number(question) else { return path.to_owned() };
                let mut asked = area.questions.iter().filter(|one| !left_out.contains(&one.id));
                match asked.clone().nth(question) {
                    Some(question) => format!("weights.{}", question.id),
                    None => format!("add.{}.{}.{rest}", area.id, question - asked.by_ref().count()),
                }
            }
            ["id"] => "overlay".to_owned(),
            _ => path.to_owned(),
        }
    }
}
