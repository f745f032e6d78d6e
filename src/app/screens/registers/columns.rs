//! Which columns of a register stand beside each other in a width: the first one stays, the others move by whole
//! columns, so that nothing is ever cut.

use crate::app::registers::fields::{AnyColumn, OwnColumn};
use crate::import::columns::RegisterColumn;

/// How much of what is left the first column takes beside another.
const FIRST: f32 = 2.0;

/// The room between columns, in points.
pub(super) const GAP: f32 = 8.0;

/// A column that is drawn: its place among the columns, and its width in points.
pub(super) type DrawnColumn = (usize, f32);

/// The least width of a column, in points, and whether it takes what is left.
pub(super) type ColumnRoom = (f32, Takes);

/// How much room a column has, whose head and choices are so wide.
pub(super) fn room_of(column: AnyColumn, words: f32) -> ColumnRoom {
    let (least, takes) = usual(column);
    (least.max(words), takes)
}

fn usual(column: AnyColumn) -> ColumnRoom {
    use RegisterColumn as C;
    let column = match column {
        AnyColumn::Sheet(column) => column,
        AnyColumn::Own(own) => {
            return match own {
                OwnColumn::Id | OwnColumn::Measures => (84.0, Takes::Enough),
                OwnColumn::Importance | OwnColumn::Urgency | OwnColumn::Lasts => (96.0, Takes::Enough),
                OwnColumn::ReviewedOn | OwnColumn::ExercisedOn => (116.0, Takes::Enough),
                _ => (112.0, Takes::More),
            };
        }
    };
    match column {
        C::Item
        | C::Name
        | C::Partner
        | C::Topics
        | C::Agreed
        | C::Note
        | C::Products
        | C::AlternativeName => (112.0, Takes::More),
        C::Kind | C::Source | C::Alternative | C::With | C::CompetitionLaw => (132.0, Takes::Enough),
        C::PartnerNumber | C::Yearly | C::MonthlySales | C::Share | C::AlternativeCountry => {
            (130.0, Takes::Enough)
        }
        C::Id | C::Tier | C::Unit => (84.0, Takes::Enough),
        C::Stock | C::Recovery | C::AlternativeDays => (100.0, Takes::Enough),
        _ => (116.0, Takes::Enough),
    }
}

/// Whether a column is wider where there is room.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// It is.
    More,
    /// It is as wide as it has to be.
    Enough,
}

/// The columns that stand beside each other, the first and those from `first` on; and that number as far as there
/// are columns to fill the width.
pub(super) fn fitting(columns: &[ColumnRoom], first: usize, room: f32) -> (Vec<DrawnColumn>, usize) {
    let Some(kept) = columns.first() else { return (Vec::new(), 1) };
    let left = room - kept.0;
    let fits_from = |from: usize| {
        let mut left = left;
        let fit = columns.iter().skip(from).take_while(|column| {
            left -= column.0 + GAP;
            left >= 0.0
        });
        fit.count().max(1)
    };
    // Not so far that the last columns leave room empty.
    let last = (1..columns.len()).find(|from| from + fits_from(*from) >= columns.len()).unwrap_or(1);
    let first = first.clamp(1, last);
    let drawn = (first..columns.len()).take(fits_from(first));
    let places: Vec<usize> = std::iter::once(0).chain(drawn).collect();
    let least: f32 = places.iter().map(|place| columns[*place].0 + GAP).sum();
    // The first, by which a row is known, takes more than the others of what is left.
    let parts = |place: usize| match (columns[place].1, place) {
        (Takes::Enough, _) => 0.0,
        (Takes::More, 0) => FIRST,
        (Takes::More, _) => 1.0,
    };
    let all: f32 = places.iter().map(|place| parts(*place)).sum();
    let more = ((room + GAP - least) / all.max(1.0)).max(0.0);
    let wide = |place: &usize| (*place, columns[*place].0 + (more * parts(*place)).floor());
    let mut drawn: Vec<DrawnColumn> = places.iter().map(wide).collect();
    // In a width for less than two columns both are narrower.
    let over: f32 = drawn.iter().map(|(_, width)| width + GAP).sum::<f32>() - GAP - room;
    if over > 0.0 {
        #[allow(clippy::cast_precision_loss, reason = "some columns")]
        let each = over / drawn.len() as f32;
        drawn.iter_mut().for_each(|(_, width)| *width -= each);
    }
    (drawn, first)
}

/// From which column on is drawn so that one is in view.
pub(super) fn showing(columns: &[ColumnRoom], first: usize, wanted: usize, room: f32) -> usize {
    let is_drawn = |from: usize| fitting(columns, from, room).0.iter().any(|(place, _)| *place == wanted);
    if wanted == 0 || is_drawn(first) {
        first
    } else if wanted < first {
        wanted
    } else {
        (first..columns.len()).find(|from| is_drawn(*from)).unwrap_or(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::registers::fields::ColumnSet;
    use crate::import::columns::Part;

    #[test]
    fn columns_fill_the_width_and_every_one_is_within_reach() {
        let columns: Vec<ColumnRoom> = Part::Trade
            .shown_columns(ColumnSet::All)
            .into_iter()
            .map(|column| room_of(column, 0.0))
            .collect();
        for room in [160.0, 330.0, 500.0, 980.0, 2_400.0] {
            for wanted in 0..columns.len() {
                let first = showing(&columns, 1, wanted, room);
                let (drawn, first_drawn) = fitting(&columns, first, room);
                assert_eq!(first_drawn, first, "{room} {wanted}");
                assert!(drawn.iter().any(|(place, _)| *place == wanted), "{room}: {wanted} in {drawn:?}");
                let all: f32 = drawn.iter().map(|(_, width)| width + GAP).sum::<f32>() - GAP;
                assert!(all <= room + 1.0, "{room}: {all}");
            }
        }
    }
}
