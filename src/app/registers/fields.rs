//! The registers and their columns as the window has them.

use egui::Id;

use super::measures::MeasureField;
use super::words::room_words;
use crate::analysis::words::register_words;
use crate::assessment::edit::RowsEdit;
use crate::assessment::registers::register::{Becomes, RegisterRow};
use crate::base::fold::folded;
use crate::base::lang::{Lang, fill};
use crate::import::choices::{
    self, BASES, COUNTERPARTS, KINDS, LOOKED_AT, REPLACES, Routed, SOURCES, STAGES, state_and_rest, words,
};
use crate::import::columns::{Part, RegisterColumn};
use crate::questionnaire::list::Item;
use crate::questionnaire::shipped;
use crate::scoring::names::names;

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
    /// A field of one of a scenario's measures.
    Measure(MeasureField),
    ExercisedOn,
}

impl AnyColumn {
    /// Whether it is the id of its row.
    #[must_use]
    pub fn is_id(self) -> bool {
        matches!(self, Self::Sheet(RegisterColumn::Id) | Self::Own(OwnColumn::Id))
    }
}

/// Whether a word says that a way out is open, in either language, here or in a spreadsheet.
#[must_use]
pub fn is_open_word(word: &str) -> bool {
    let here = Lang::ALL.iter().any(|lang| folded(&room_words(*lang).route_open) == folded(word.trim()));
    here || matches!(state_and_rest(word.trim(), &choices::ROUTES), Some((Routed::Open, "")))
}

impl Part {
    /// Whether its cells are read as those of a sheet are.
    #[must_use]
    pub fn is_read_as_a_sheet(self) -> bool {
        !matches!(self, Self::Technologies | Self::Scenarios)
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
    pub fn shown_columns(self, set: ColumnSet) -> Vec<AnyColumn> {
        if self.is_read_as_a_sheet() {
            return self.of_sheet(set).into_iter().map(AnyColumn::Sheet).collect();
        }
        use OwnColumn as C;
        let routes = || (0..shipped::leak_routes().len()).map(C::Route);
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

    fn of_sheet(self, set: ColumnSet) -> Vec<RegisterColumn> {
        use RegisterColumn as C;
        let all = || Part::columns(self).iter().map(|named| named.column).collect();
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
        Part::columns(self).iter().find(|named| named.column == column).map_or("", |named| named.name(lang))
    }

    /// What a cell is called: its row, which of the row's measures it is about, and its column.
    #[must_use]
    pub fn cell_name(self, row: &str, column: AnyColumn, lang: Lang) -> String {
        let name = self.column_name(column, lang);
        match column {
            AnyColumn::Own(OwnColumn::Measure(field)) => {
                let measure =
                    fill(&room_words(lang).measure_number, &[("number", &(field.measure + 1).to_string())]);
                format!("{row} {measure} {name}")
            }
            _ => format!("{row} {name}"),
        }
    }

    fn own_name(self, column: OwnColumn, lang: Lang) -> &'static str {
        let (w, r) = (room_words(lang), register_words(lang));
        match column {
            OwnColumn::Id => "ID",
            OwnColumn::Name => {
                // As its spreadsheets name it.
                let title = self == Self::Scenarios;
                let column = if title { RegisterColumn::Title } else { RegisterColumn::Name };
                self.column_name(AnyColumn::Sheet(column), lang)
            }
            OwnColumn::Products => &r.lives_by,
            OwnColumn::Why => &w.column_why,
            OwnColumn::Holders => &w.column_holders,
            OwnColumn::SharedWith => &w.column_shared,
            OwnColumn::Effect => &w.column_effect,
            OwnColumn::Owner => &names(lang).owner,
            OwnColumn::ReviewedOn => &r.reviewed,
            OwnColumn::Route(place) => route(place).map_or("", |item| item.name.get(lang)),
            OwnColumn::HitCountries => &w.column_countries,
            OwnColumn::HitOwners => &w.stop_owner,
            OwnColumn::HitPartners => &w.stop_by_partner,
            OwnColumn::Technologies => Self::Technologies.name(lang),
            OwnColumn::Lasts => &w.column_lasts,
            OwnColumn::Importance => &r.importance,
            OwnColumn::Urgency => &names(lang).urgency,
            OwnColumn::Measures => &w.column_measures,
            OwnColumn::Measure(field) => self.column_name(AnyColumn::Sheet(field.column), lang),
            OwnColumn::ExercisedOn => &r.exercised,
        }
    }
}

fn ids<T: RegisterRow>(rows: &[Becomes<T>]) -> Vec<String> {
    rows.iter().map(|(id, _)| id.to_string()).collect()
}

/// A route by its place: its entry of the list.
#[must_use]
pub fn route(place: usize) -> Option<&'static Item> {
    shipped::leak_routes().get(place)
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
        AnyColumn::Own(OwnColumn::Measure(field)) if field.column == C::State => return Entering::Picks,
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
    let column = match column {
        AnyColumn::Sheet(column) => column,
        AnyColumn::Own(OwnColumn::Measure(_)) => return words(&STAGES, lang),
        AnyColumn::Own(_) => return vec!["", "1", "2", "3"],
    };
    let or_not_known = |words: Vec<&'static str>| std::iter::once("").chain(words).collect();
    match column {
        C::Kind => words(&KINDS, lang),
        C::Source => or_not_known(words(&SOURCES, lang)),
        C::Alternative => or_not_known(words(&REPLACES, lang)),
        C::Basis => or_not_known(words(&BASES, lang)),
        C::With => words(&COUNTERPARTS, lang),
        C::CompetitionLaw => or_not_known(words(&LOOKED_AT, lang)),
        _ => Vec::new(),
    }
}

/// By what a row is known in a table, wherever it stands.
#[must_use]
pub fn row_key(part: Part, id: &str) -> Id {
    Id::unique(("register row", part, id))
}

/// The key of the text field of a cell.
#[must_use]
pub fn cell_key(part: Part, id: &str, column: AnyColumn) -> String {
    format!("register {part:?} {id} {column:?}")
}
