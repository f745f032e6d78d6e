//! What would replace the source of a row, as a sheet says it: its state, name, country and days in columns of their
//! own, or a state with a name behind it. What it does not say stays as it is.

use super::choices::{REPLACES, Replaces, choice};
use super::columns::RegisterColumn;
use super::given::{Given, Sameness, Taking};
use super::refusal::CellRefusal;
use super::values::{country, is_none, length, name, text};
use crate::assessment::registers::trade::{Alternative, Substitute};
use crate::base::country::Country;
use crate::base::units::Days;
use crate::sheets::SheetCell;

/// What a row says of its alternative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    state: Option<Replaces>,
    name: Given<String>,
    country: Given<Country>,
    owned_from: Given<Country>,
    days: Given<Days>,
}

/// What a row says of its alternative.
pub(super) fn said(taking: &mut Taking<'_, '_>) -> Given<Said> {
    let before = taking.refused.count;
    let whole = taking.take(RegisterColumn::Alternative, |cell| text(cell));
    let mut said = Said {
        state: None,
        name: taking.take(RegisterColumn::AlternativeName, name),
        country: taking.take(RegisterColumn::AlternativeCountry, country),
        owned_from: taking.take(RegisterColumn::AlternativeOwnedFrom, country),
        days: length(taking, RegisterColumn::AlternativeDays),
    };
    if taking.refused.count > before {
        return Given::Absent;
    }
    if let Given::Value(whole) = &whole {
        let split = || {
            let (first, rest) = whole.split_once([' ', '　', ':', '：'])?;
            Some((choice(SheetCell::Text(first), &REPLACES).ok()??, rest.trim().to_owned()))
        };
        match (choice(SheetCell::Text(whole), &REPLACES), split()) {
            (Ok(state), _) => said.state = state,
            (Err(_), Some((state, rest))) if said.name == Given::Absent => {
                (said.state, said.name) = (Some(state), Given::Value(rest));
            }
            (Err(why), _) => {
                taking.refuse(RegisterColumn::Alternative, why);
                return Given::Absent;
            }
        }
    }
    let nobody = matches!(&said.name, Given::Value(name) if is_none(name));
    let somebody = !nobody && matches!(said.name, Given::Value(_));
    let more = somebody
        || matches!(said.country, Given::Value(_))
        || matches!(said.owned_from, Given::Value(_))
        || matches!(said.days, Given::Value(_));
    match (said.state, nobody) {
        (Some(Replaces::Nothing), _) if more => {
            taking.refuse(RegisterColumn::Alternative, CellRefusal::Contradicts);
            Given::Absent
        }
        (Some(Replaces::Candidate | Replaces::Qualified), true) => {
            taking.refuse(RegisterColumn::AlternativeName, CellRefusal::Contradicts);
            Given::Absent
        }
        (_, true) => Given::Value(Said { state: Some(Replaces::Nothing), ..said }),
        (Some(_), false) => Given::Value(said),
        (None, false) if more => Given::Value(said),
        (None, false) => match (whole, &said.name) {
            (Given::Absent, Given::Absent) => Given::Absent,
            _ => Given::Empty,
        },
    }
}

/// Puts it where it belongs: what the sheet does not say of it stays.
pub(super) fn put(given: Given<Said>, there: &mut Option<Alternative>, same: Sameness) {
    let said = match given {
        Given::Value(said) => said,
        Given::Open => return *there = None,
        Given::Empty if same == Sameness::ById => return *there = None,
        Given::Empty | Given::Absent => return,
    };
    let (was, mut of) = match there.take() {
        Some(Alternative::Qualified(of)) => (Some(Replaces::Qualified), of),
        Some(Alternative::Candidate(of)) => (Some(Replaces::Candidate), of),
        Some(Alternative::Nothing) | None => (None, Substitute::default()),
    };
    said.name.put(&mut of.name, same);
    said.country.put(&mut of.country, same);
    said.owned_from.put(&mut of.owned_from, same);
    said.days.put(&mut of.days, same);
    *there = Some(match said.state.or(was) {
        Some(Replaces::Nothing) => Alternative::Nothing,
        Some(Replaces::Qualified) => Alternative::Qualified(of),
        // What is named without a word on its state has not been tried as far as anybody says.
        Some(Replaces::Candidate) | None => Alternative::Candidate(of),
    });
}
