//! The registers and their columns as the window has them.

use egui::Id;

use super::words::room_words;
use crate::assessment::edit::RowsEdit;
use crate::assessment::registers::Registers;
use crate::assessment::registers::register::{Becomes, RegisterRow};
use crate::base::fold::folded;
use crate::base::lang::Lang;
use crate::import::columns::{Part, RegisterColumn};
use crate::questionnaire::list::Item;
use crate::questionnaire::shipped;
use crate::scoring::names::names;

/// A register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RegisterPart {
    /// What the company sells.
    #[default]
    Products,
    /// From whom it buys and to whom it sells.
    Trade,
    /// What only it can do.
    Technologies,
    /// What could happen.
    Scenarios,
    /// With whom it speaks.
    Dialogue,
}

/// A column of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AnyColumn {
    /// One that spreadsheets have.
    Sheet(RegisterColumn),
    /// One of technologies or scenarios.
    Own(OwnColumn),
}

/// A column of technologies or scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the field of a register's row that it names")]
pub enum OwnColumn {
    Id,
    Name,
    Products,
    Why,
    Holders,
    SharedWith,
    Effect,
    Owner,
    ReviewedOn,
    /// A way by which a technology could leave, by its place in the list.
    Route(usize),
    HitCountries,
    HitOwners,
    HitPartners,
    Technologies,
    Lasts,
    Importance,
    Urgency,
    Measures,
    ExercisedOn,
}

impl AnyColumn {
    /// Whether it is the id of its row.
    #[must_use]
    pub fn is_id(self) -> bool {
        matches!(self, Self::Sheet(RegisterColumn::Id) | Self::Own(OwnColumn::Id))
    }
}

/// Whether a word says that a way out is open, in either language.
#[must_use]
pub fn is_open_word(word: &str) -> bool {
    Lang::ALL.iter().any(|lang| folded(&room_words(*lang).route_open) == folded(word.trim()))
}

impl RegisterPart {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Products, Self::Trade, Self::Technologies, Self::Scenarios, Self::Dialogue];

    /// What it is called.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        let words = room_words(lang);
        match self {
            Self::Products => &words.part_products,
            Self::Trade => &words.part_trade,
            Self::Technologies => &words.part_technologies,
            Self::Scenarios => &words.part_scenarios,
            Self::Dialogue => &words.part_dialogue,
        }
    }

    /// The same as its cells are read like those of a sheet, where they are.
    #[must_use]
    pub fn sheet(self) -> Option<Part> {
        match self {
            Self::Products => Some(Part::Products),
            Self::Trade => Some(Part::Trade),
            Self::Dialogue => Some(Part::Dialogue),
            Self::Technologies | Self::Scenarios => None,
        }
    }

    /// The same as a whole sheet is read into it.
    #[must_use]
    pub fn imported(self) -> Part {
        match self {
            Self::Products => Part::Products,
            Self::Trade => Part::Trade,
            Self::Technologies => Part::Technologies,
            Self::Scenarios => Part::Scenarios,
            Self::Dialogue => Part::Dialogue,
        }
    }

    /// What the ids of its new rows begin with, and how many digits follow at least.
    pub(super) fn numbering(self) -> (&'static str, usize) {
        match self {
            Self::Products => ("P-", 2),
            Self::Trade => ("T-", 3),
            Self::Technologies => ("K-", 2),
            Self::Scenarios => ("S-", 2),
            Self::Dialogue => ("D-", 3),
        }
    }

    /// How many rows it has.
    #[must_use]
    pub fn len(self, registers: &Registers) -> usize {
        match self {
            Self::Products => registers.products.len(),
            Self::Trade => registers.trade.len(),
            Self::Technologies => registers.technologies.len(),
            Self::Scenarios => registers.scenarios.len(),
            Self::Dialogue => registers.dialogue.len(),
        }
    }

    /// The register that an edit is about, and its rows.
    #[must_use]
    pub fn of(edit: &RowsEdit) -> (Self, Vec<String>) {
        match edit {
            RowsEdit::Products(rows) => (Self::Products, ids(rows)),
            RowsEdit::Trade(rows) => (Self::Trade, ids(rows)),
            RowsEdit::Technologies(rows) => (Self::Technologies, ids(rows)),
            RowsEdit::Scenarios(rows) => (Self::Scenarios, ids(rows)),
            RowsEdit::Dialogue(rows) => (Self::Dialogue, ids(rows)),
        }
    }

    /// The columns of a choice of them, in their order.
    #[must_use]
    pub fn columns(self, set: ColumnSet) -> Vec<AnyColumn> {
        if let Some(sheet) = self.sheet() {
            return self.of_sheet(sheet, set).into_iter().map(AnyColumn::Sheet).collect();
        }
        use OwnColumn as C;
        let routes = || (0..ROUTES).map(C::Route);
        let own: Vec<C> = match (self, set) {
            (Self::Technologies, ColumnSet::Readiness) => std::iter::once(C::Name).chain(routes()).collect(),
            (Self::Technologies, set) => {
                let mut all = vec![
                    C::Name,
                    C::Products,
                    C::Why,
                    C::Holders,
                    C::SharedWith,
                    C::Effect,
                    C::Owner,
                    C::ReviewedOn,
                ];
                if set == ColumnSet::All {
                    all.extend(routes());
                }
                all.push(C::Id);
                all
            }
            _ => vec![
                C::Name,
                C::Importance,
                C::Urgency,
                C::Lasts,
                C::HitCountries,
                C::HitPartners,
                C::Products,
                C::HitOwners,
                C::Technologies,
                C::Measures,
                C::ExercisedOn,
                C::ReviewedOn,
                C::Id,
            ],
        };
        own.into_iter().map(AnyColumn::Own).collect()
    }

    fn of_sheet(self, sheet: Part, set: ColumnSet) -> Vec<RegisterColumn> {
        use RegisterColumn as C;
        let all = || sheet.columns().iter().map(|named| named.column).collect();
        match (self, set) {
            (Self::Trade, ColumnSet::Main) => {
                vec![C::Item, C::Kind, C::Partner, C::MadeIn, C::Yearly, C::Products, C::Stock]
            }
            (Self::Trade, ColumnSet::Readiness) => vec![
                C::Item,
                C::Partner,
                C::Source,
                C::Stock,
                C::Recovery,
                C::Alternative,
                C::AlternativeName,
                C::AlternativeCountry,
                C::AlternativeDays,
            ],
            (Self::Trade, ColumnSet::Details) => vec![
                C::Item,
                C::Partner,
                C::PartnerNumber,
                C::OwnedFrom,
                C::Tier,
                C::Share,
                C::Volume,
                C::Unit,
                C::ConfirmedOn,
                C::Basis,
                C::Note,
                C::Id,
            ],
            // What tells rows apart stays at the left.
            (Self::Trade, ColumnSet::All) => {
                let mut all: Vec<C> = all();
                // What stands in several lines of a cell is for spreadsheets.
                all.retain(|column| !matches!(column, C::Item | C::Listed | C::Lines));
                all.insert(0, C::Item);
                all
            }
            _ => {
                let mut all: Vec<C> = all();
                all.retain(|column| *column != C::Id);
                all.push(C::Id);
                all
            }
        }
    }

    /// Whether so many columns that one chooses among them.
    #[must_use]
    pub fn has_sets(self) -> bool {
        matches!(self, Self::Trade | Self::Technologies)
    }

    /// What a column is called, as in a spreadsheet.
    #[must_use]
    pub fn column_name(self, column: AnyColumn, lang: Lang) -> &'static str {
        let column = match column {
            AnyColumn::Sheet(column) => column,
            AnyColumn::Own(column) => return self.own_name(column, lang),
        };
        let columns = self.sheet().map(Part::columns).unwrap_or_default();
        columns.iter().find(|named| named.column == column).map_or("", |named| named.name(lang))
    }

    fn own_name(self, column: OwnColumn, lang: Lang) -> &'static str {
        let w = room_words(lang);
        match column {
            OwnColumn::Id => "ID",
            OwnColumn::Name if self == Self::Scenarios => &w.part_scenarios,
            OwnColumn::Name => &w.part_technologies,
            OwnColumn::Products => &w.column_products,
            OwnColumn::Why => &w.column_why,
            OwnColumn::Holders => &w.column_holders,
            OwnColumn::SharedWith => &w.column_shared,
            OwnColumn::Effect => &w.column_effect,
            OwnColumn::Owner => &names(lang).owner,
            OwnColumn::ReviewedOn => &w.column_reviewed,
            OwnColumn::Route(place) => route(place).map_or("", |item| item.name.get(lang)),
            OwnColumn::HitCountries => &w.column_countries,
            OwnColumn::HitOwners => &w.stop_owner,
            OwnColumn::HitPartners => &w.stop_by_partner,
            OwnColumn::Technologies => &w.part_technologies,
            OwnColumn::Lasts => &w.column_lasts,
            OwnColumn::Importance => &w.column_importance,
            OwnColumn::Urgency => &names(lang).urgency,
            OwnColumn::Measures => &w.column_measures,
            OwnColumn::ExercisedOn => &w.column_exercised,
        }
    }
}

fn ids<T: RegisterRow>(rows: &[Becomes<T>]) -> Vec<String> {
    rows.iter().map(|(id, _)| id.to_string()).collect()
}

/// The list of the ways by which technologies leave, of which the first are routes.
const ROUTES_LIST: &str = "leak-routes";

/// How many of the list's entries are routes.
const ROUTES: usize = 7;

/// A route by its place: its entry of the list.
#[must_use]
pub fn route(place: usize) -> Option<&'static Item> {
    let list = shipped::lists().iter().find(|list| list.id.as_str() == ROUTES_LIST)?;
    list.items.get(place)
}

/// Which columns are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ColumnSet {
    /// Those that one begins with.
    #[default]
    Main,
    /// What a stop would meet: stock, recovery, alternatives.
    Readiness,
    /// The rest.
    Details,
    /// All of them.
    All,
}

/// What is done with the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entering {
    /// Its texts are read.
    Reads,
    /// They are typed.
    Types,
    /// They are picked from a list.
    Picks,
}

/// What is done with the cells of a column.
#[must_use]
pub fn entering(column: AnyColumn) -> Entering {
    use RegisterColumn as C;
    let column = match column {
        AnyColumn::Sheet(column) => column,
        AnyColumn::Own(OwnColumn::Id | OwnColumn::Measures) => return Entering::Reads,
        AnyColumn::Own(OwnColumn::Importance | OwnColumn::Urgency) => return Entering::Picks,
        AnyColumn::Own(_) => return Entering::Types,
    };
    match column {
        C::Id => Entering::Reads,
        C::Kind | C::Source | C::Alternative | C::Basis | C::With | C::CompetitionLaw => Entering::Picks,
        _ => Entering::Types,
    }
}

/// The words of a column that is picked from a list; the empty one for what is not known, where it may be so.
#[must_use]
pub fn choices(column: AnyColumn, lang: Lang) -> Vec<&'static str> {
    use RegisterColumn as C;
    let w = room_words(lang);
    let column = match column {
        AnyColumn::Sheet(column) => column,
        AnyColumn::Own(_) => return vec!["", "1", "2", "3"],
    };
    match column {
        C::Kind => vec![&w.kind_purchase, &w.kind_outsourced, &w.kind_own, &w.kind_sale],
        C::Source => vec!["", &w.source_several, &w.source_single, &w.source_sole],
        C::Alternative => {
            vec!["", &w.alternative_nothing, &w.alternative_candidate, &w.alternative_qualified]
        }
        C::Basis => vec!["", &w.basis_recorded, &w.basis_estimated],
        C::With => vec![
            &w.with_customer,
            &w.with_supplier,
            &w.with_bank,
            &w.with_shareholder,
            &w.with_government,
            &w.with_municipality,
            &w.with_peers,
            &w.with_inside,
        ],
        C::CompetitionLaw => vec!["", &w.law_looked_at, &w.law_not_needed, &w.law_not_looked_at],
        _ => Vec::new(),
    }
}

/// By what a row is known in a table, wherever it stands.
#[must_use]
pub fn row_key(part: RegisterPart, id: &str) -> Id {
    Id::unique(("register row", part, id))
}

/// The key of the text field of a cell.
#[must_use]
pub fn cell_key(part: RegisterPart, id: &str, column: AnyColumn) -> String {
    format!("register {part:?} {id} {column:?}")
}
