//! The cells of products, technologies and talks.

use super::several_cells::{Called, listed};
use super::written::WrittenCell;
use crate::assessment::registers::dialogue::Dialogue;
use crate::assessment::registers::products::Product;
use crate::assessment::registers::technologies::{LeakEffect, LeakRoute, Technology};
use crate::base::lang::Lang;
use crate::import::choices::{COUNTERPARTS, LOOKED_AT, ROUTES, Routed, word};
use crate::import::columns::RegisterColumn;

pub(super) fn product_cell(row: &Product, column: RegisterColumn) -> WrittenCell {
    match column {
        RegisterColumn::Id => WrittenCell::of(row.id.as_str()),
        RegisterColumn::Name => WrittenCell::of(&row.name),
        RegisterColumn::MonthlySales => WrittenCell::count(row.monthly_sales),
        RegisterColumn::Note => WrittenCell::of(&row.note),
        _ => WrittenCell::Empty,
    }
}

pub(super) fn technology_cell(
    row: &Technology,
    column: RegisterColumn,
    called: &Called<'_>,
    lang: Lang,
) -> WrittenCell {
    match column {
        RegisterColumn::Id => WrittenCell::of(row.id.as_str()),
        RegisterColumn::Name => WrittenCell::of(&row.name),
        RegisterColumn::Products => called.products(&row.products, lang),
        RegisterColumn::Why => WrittenCell::text(row.why.as_ref()),
        RegisterColumn::Holders => WrittenCell::text(row.holders.as_ref()),
        RegisterColumn::SharedWith => WrittenCell::text(row.shared_with.as_ref()),
        RegisterColumn::LeakRoutes => routes(row, lang),
        RegisterColumn::Listed => listed(&row.listed, lang),
        RegisterColumn::LeakYearly => match &row.leak_effect {
            Some(LeakEffect::Yearly(yen)) => WrittenCell::Count(yen.get()),
            Some(LeakEffect::Words(_)) | None => WrittenCell::Empty,
        },
        RegisterColumn::LeakWords => match &row.leak_effect {
            Some(LeakEffect::Words(words)) => WrittenCell::of(words),
            Some(LeakEffect::Yearly(_)) | None => WrittenCell::Empty,
        },
        RegisterColumn::Owner => WrittenCell::text(row.owner.as_ref()),
        RegisterColumn::ReviewedOn => WrittenCell::day(row.reviewed_on),
        _ => WrittenCell::Empty,
    }
}

/// Leak routes, each on a line with its state.
fn routes(row: &Technology, lang: Lang) -> WrittenCell {
    let lines: Vec<String> = row
        .leak_routes
        .iter()
        .map(|(id, route)| match route {
            LeakRoute::Open => format!("{id}: {}", word(&ROUTES, &Routed::Open, lang)),
            LeakRoute::Closed(by) => {
                // A line of the cell is a route.
                let by = by.split_whitespace().collect::<Vec<_>>().join(" ");
                format!("{id}: {} {by}", word(&ROUTES, &Routed::Closed, lang)).trim_end().to_owned()
            }
        })
        .collect();
    WrittenCell::of(&lines.join("\n"))
}

pub(super) fn dialogue_cell(row: &Dialogue, column: RegisterColumn, lang: Lang) -> WrittenCell {
    match column {
        RegisterColumn::Id => WrittenCell::of(row.id.as_str()),
        RegisterColumn::With => WrittenCell::of(word(&COUNTERPARTS, &row.with, lang)),
        RegisterColumn::Name => WrittenCell::text(row.name.as_ref()),
        RegisterColumn::On => WrittenCell::Day(row.on),
        RegisterColumn::Topics => WrittenCell::text(row.topics.as_ref()),
        RegisterColumn::Agreed => WrittenCell::text(row.agreed.as_ref()),
        RegisterColumn::NextOn => WrittenCell::day(row.next_on),
        RegisterColumn::Owner => WrittenCell::text(row.owner.as_ref()),
        RegisterColumn::CompetitionLaw => {
            let law = row.competition_law.as_ref();
            law.map_or(WrittenCell::Empty, |law| WrittenCell::of(word(&LOOKED_AT, law, lang)))
        }
        RegisterColumn::Note => WrittenCell::of(&row.note),
        _ => WrittenCell::Empty,
    }
}
