//! The check of an overlay: what it names must be there, and what it makes of its base must be without a
//! fault. Faults stand where the overlay's own text has the thing.

use std::sync::Arc;

use super::fault::{Fault, FaultKind};
use super::found::Found;
use super::{MOST_BYTES, accept, judge, unknown_question};
use crate::questionnaire::overlay::Overlay;
use crate::questionnaire::{Catalogue, Checked, Provenance, Questionnaire};

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
    let Some(overlay) = parsed else { return Err(found.sorted()) };
    let named = |base: &Checked| (&base.id, &base.edition) == (&overlay.base, &overlay.base_edition);
    let known = base.filter(named).or_else(|| catalogue.named(&overlay.base, &overlay.base_edition));
    let Some(base) = known else {
        let values = [("found", format!("{} {}", overlay.base, overlay.base_edition))];
        let known = [("known", catalogue.names().join(", "))];
        found.add("base", FaultKind::UnknownBase, values.into_iter().chain(known).collect());
        return Err(found.sorted());
    };
    laid(found, base, overlay)
}

/// What an overlay makes of its base, or every fault of it.
fn laid(mut found: Found<'_>, base: Checked, overlay: Overlay) -> Result<Checked, Vec<Fault>> {
    for area in overlay.add.keys().filter(|area| base.area(area).is_none()) {
        let known = base.areas.iter().map(|area| area.id.as_str());
        found.named(&format!("add.{area}"), FaultKind::UnknownArea, area.as_str(), known);
    }
    for id in overlay.weights.keys().filter(|id| base.question(id).is_none()) {
        unknown_question(&mut found, &format!("weights.{id}"), &base, id);
    }
    let asked = overlay.over(&base);
    // What the base has is without a fault, so that a fault is of what is laid over it.
    let own = base.clone();
    found.shown_at(move |path| in_overlay(path, &own));
    judge(&mut found, &asked);
    let provenance = match base.provenance() {
        Provenance::Shipped => Provenance::Changed { base, overlay: Arc::new(overlay) },
        Provenance::Changed { .. } | Provenance::Own => Provenance::Own,
    };
    accept(found, asked, provenance, MOST_BYTES)
}

/// Where a part of what an overlay makes stands in the overlay.
fn in_overlay(path: &str, base: &Questionnaire) -> String {
    let parts: Vec<&str> = path.splitn(5, '.').collect();
    let number = |text: &str| text.parse::<usize>().ok();
    match parts.as_slice() {
        ["areas", area, "questions", question, rest] => {
            let Some((area, place)) =
                number(area).and_then(|area| base.areas.get(area)).zip(number(question))
            else {
                return path.to_owned();
            };
            match area.questions.get(place) {
                Some(question) => format!("weights.{}", question.id),
                None => format!("add.{}.{}.{rest}", area.id, place - area.questions.len()),
            }
        }
        ["facts", place, ..] => match number(place).and_then(|place| place.checked_sub(base.facts.len())) {
            Some(own) => path.replacen(place, &own.to_string(), 1),
            None => path.to_owned(),
        },
        ["id"] => "overlay".to_owned(),
        _ => path.to_owned(),
    }
}
