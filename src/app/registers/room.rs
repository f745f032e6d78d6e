//! What the room for the registers remembers between frames about the document that is open.

use super::any_row::AnyRow;
use super::drafts::CellDrafts;
use super::fields::{ColumnSet, row_key};
use super::in_view::{EmptyColumns, ListWanted, RowsInView, WantedRows};
use super::measures::{MeasureField, OfferedRows};
use super::what_if::WhatIfRoom;
use super::writing::Writing;
use crate::app::view::View;
use crate::app::widgets::table::TableState;
use crate::base::ids::ScenarioId;
use crate::import::columns::Part;
use crate::import::units::MoneyUnit;

/// What it remembers.
#[derive(Clone, Debug)]
pub struct RegisterRoom {
    /// What is shown.
    pub at: RoomPlace,
    /// The register that is shown, or was last.
    pub part: Part,
    /// Whose measures are shown.
    pub measures_of: Option<ScenarioId>,
    /// What their measures may be for.
    pub offered: OfferedRows,
    /// The field of theirs in which the person is to be, once it is there.
    pub enters: Option<MeasureField>,
    /// What if something stopped.
    pub what_if: WhatIfRoom,
    /// What amounts of money count.
    pub money: MoneyUnit,
    /// The columns that are shown.
    pub set: ColumnSet,
    /// What is typed and not taken over.
    pub drafts: CellDrafts,
    /// Of each register.
    parts: [PartRoom; Part::ALL.len()],
    /// The row that is to be seen, in which the person is to be.
    reveal: Option<(Part, String)>,
}

/// What of the room is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RoomPlace {
    /// A register.
    #[default]
    Tables,
    /// The measures of a scenario.
    Measures,
    /// What if something stopped.
    WhatIf,
}

/// What it remembers of a register.
#[derive(Clone, Debug, Default)]
pub struct PartRoom {
    /// Which rows are wanted.
    pub wanted: WantedRows,
    /// Those in view.
    pub rows: RowsInView,
    /// By which columns they can be filtered.
    pub empty: EmptyColumns,
    /// Whether the list of these is about to open.
    pub empty_wanted: ListWanted,
    /// Where the person is in the table.
    pub table: TableState,
    /// The first column that is drawn behind the one that stays.
    pub first: usize,
    /// Counts up whenever other rows are wanted, which are then shown from the first on.
    pub turn: u32,
}

impl Default for RegisterRoom {
    fn default() -> Self {
        Self {
            at: RoomPlace::default(),
            part: Part::default(),
            measures_of: None,
            offered: OfferedRows::default(),
            enters: None,
            what_if: WhatIfRoom::default(),
            money: MoneyUnit::Yen,
            set: ColumnSet::default(),
            drafts: CellDrafts::default(),
            parts: Default::default(),
            reveal: None,
        }
    }
}

impl RegisterRoom {
    /// What is remembered of a register.
    pub fn of(&mut self, part: Part) -> &mut PartRoom {
        let place = Part::ALL.iter().position(|other| *other == part);
        &mut self.parts[place.unwrap_or_default()]
    }

    /// Shows a register.
    pub fn show(&mut self, part: Part) {
        (self.at, self.part) = (RoomPlace::Tables, part);
    }

    /// Finds the rows in view anew: the screen was left, or something else was opened.
    pub fn begin(&mut self) {
        self.parts.iter_mut().for_each(|part| part.rows.begin());
    }

    /// Leads to the first of these rows that is there, whatever is filtered. What was typed into them gives way.
    pub fn reveal(&mut self, part: Part, rows: &[String]) {
        self.drafts.give_up_rows(part, rows);
        self.show(part);
        self.reveal = rows.first().map(|row| (part, row.clone()));
    }

    /// Leads to a row that is to come.
    pub fn go_to(&mut self, part: Part, row: String) {
        self.reveal = Some((part, row));
    }

    /// How cells are written.
    #[must_use]
    pub fn writing<'a>(&self, view: &View<'a>) -> Writing<'a> {
        Writing { lang: view.lang, money: self.money, registers: &view.doc.assessment.registers }
    }

    /// Brings up to date which rows of the register that is shown are in view.
    pub fn bring_up(&mut self, view: &View<'_>) {
        let (part, how) = (self.part, self.writing(view));
        let of = (view.doc.id, view.doc.revision);
        let revealed = self.reveal.take_if(|(of, _)| *of == part);
        let room = self.of(part);
        room.rows.bring_up(part, of, &room.wanted, &how);
        room.empty.bring_up(part, of, &how, room.empty_wanted);
        let Some((_, row)) = revealed.filter(|(_, row)| part.find(how.registers, row).is_some()) else {
            return;
        };
        let key = row_key(part, &row);
        if room.rows.row(key).is_none() {
            // A filter that hides it is lifted.
            room.wanted = WantedRows::default();
            room.rows.bring_up(part, of, &room.wanted, &how);
        }
        room.table.go_to(key, 0);
    }

    /// The row at which the person is.
    #[must_use]
    pub fn at_row<'a>(&mut self, view: &View<'a>) -> Option<AnyRow<'a>> {
        let part = self.part;
        let room = self.of(part);
        let (_, key) = room.table.selected()?;
        part.row(&view.doc.assessment.registers, room.rows.place(room.rows.row(key)?)?)
    }

    /// The ids of the rows that are selected in the table.
    #[must_use]
    pub fn selected(&mut self, view: &View<'_>) -> Vec<String> {
        let (part, how) = (self.part, self.writing(view));
        let room = self.of(part);
        let Some((one, other)) = room.table.selected() else { return Vec::new() };
        let (Some(one), Some(other)) = (room.rows.row(one), room.rows.row(other)) else { return Vec::new() };
        let places = (one.min(other)..=one.max(other)).filter_map(|row| room.rows.place(row));
        let rows = places.filter_map(|place| part.row(how.registers, place));
        rows.map(|row| row.id().to_owned()).collect()
    }
}
