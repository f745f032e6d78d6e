//! The cells of a row of trade.

use super::several_cells::{Called, country, listed};
use super::written::WrittenCell;
use crate::assessment::registers::trade::{Alternative, Trade};
use crate::base::lang::Lang;
use crate::import::choices::{BASES, Choice, KINDS, REPLACES, Replaces, SOURCES, word};
use crate::import::columns::RegisterColumn;

pub(super) fn trade_cell(
    row: &Trade,
    column: RegisterColumn,
    called: &Called<'_>,
    lang: Lang,
) -> WrittenCell {
    let alternative = row.alternative.as_ref().and_then(Alternative::substitute);
    match column {
        RegisterColumn::Id => WrittenCell::of(row.id.as_str()),
        RegisterColumn::Kind => WrittenCell::of(word(&KINDS, &row.kind, lang)),
        RegisterColumn::Item => WrittenCell::of(&row.item),
        RegisterColumn::Partner => WrittenCell::text(row.partner.as_ref()),
        RegisterColumn::PartnerNumber => row
            .partner_number
            .as_ref()
            .map_or(WrittenCell::Empty, |number| WrittenCell::Text(number.as_str().to_owned())),
        RegisterColumn::MadeIn => country(row.made_in, lang),
        RegisterColumn::OwnedFrom => country(row.owned_from, lang),
        RegisterColumn::Tier => WrittenCell::count(row.tier),
        RegisterColumn::Yearly => WrittenCell::count(row.yearly),
        RegisterColumn::Volume => {
            row.volume.map_or(WrittenCell::Empty, |volume| WrittenCell::Thousandths(volume.get()))
        }
        RegisterColumn::Unit => WrittenCell::text(row.unit.as_ref()),
        RegisterColumn::Share => {
            row.share.map_or(WrittenCell::Empty, |share| WrittenCell::Millionths(share.get()))
        }
        RegisterColumn::Products => called.products(&row.products, lang),
        RegisterColumn::Source => chosen(&SOURCES, row.source, lang),
        RegisterColumn::Alternative => chosen(&REPLACES, row.alternative.as_ref().map(Replaces::of), lang),
        RegisterColumn::AlternativeName => WrittenCell::text(alternative.and_then(|of| of.name.as_ref())),
        RegisterColumn::AlternativeCountry => country(alternative.and_then(|of| of.country), lang),
        RegisterColumn::AlternativeOwnedFrom => country(alternative.and_then(|of| of.owned_from), lang),
        RegisterColumn::AlternativeDays => WrittenCell::count(alternative.and_then(|of| of.days)),
        RegisterColumn::Stock => WrittenCell::count(row.stock),
        RegisterColumn::Recovery => WrittenCell::count(row.recovery),
        RegisterColumn::Listed => listed(&row.listed, lang),
        RegisterColumn::Lines => WrittenCell::count(row.lines),
        RegisterColumn::ConfirmedOn => WrittenCell::day(row.confirmed_on),
        RegisterColumn::Basis => chosen(&BASES, row.basis, lang),
        RegisterColumn::Note => WrittenCell::of(&row.note),
        _ => WrittenCell::Empty,
    }
}

fn chosen<T: PartialEq>(choices: &[Choice<T>], chosen: Option<T>, lang: Lang) -> WrittenCell {
    chosen.map_or(WrittenCell::Empty, |choice| WrittenCell::of(word(choices, &choice, lang)))
}
