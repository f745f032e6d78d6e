//! The overlay that a workbook of questions makes of its base. What stands in it as in the base is no
//! change; all faults are found at once, and with any there is no overlay.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{QuestionColumn, QuestionSheet};
use super::condition_text::KnownNames;
use super::fault::{CellFault, CellFaults, WrongCell};
use super::fault_kind::CellFaultKind;
use super::marks::Mark;
use super::places::CellPlaces;
use super::row_texts::{QuestionRow, Wordings, area_text, fact_text, part_text, role_text};
use super::rows::{ReadRow, ReadSheet, read_sheets};
use super::taken_rows::{Taking, area, item, list, role, term, text_of};
use super::words::QuestionnaireItem;
use crate::base::ids::{AreaId, FactId, QuestionId, QuestionnaireId};
use crate::base::lang::{Lang, Text};
use crate::base::nearest::nearest;
use crate::import::key::key;
use crate::questionnaire::check::laid_over;
use crate::questionnaire::overlay::Overlay;
use crate::questionnaire::{Checked, Element, Question, Role};
use crate::sheets::{SheetError, Source};

/// What a workbook makes.
#[derive(Debug)]
pub struct MadeOverlay {
    /// The overlay; it changes nothing where the workbook is that of the base.
    pub overlay: Overlay,
    /// The questions of the base that have no row. They stay as they are.
    pub missing: Vec<QuestionId>,
    /// The columns that are not known, by their sheets.
    pub unread: Vec<(QuestionSheet, Vec<String>)>,
}

/// Why a workbook makes nothing.
#[derive(Debug)]
pub enum NoOverlay {
    /// It cannot be read.
    Sheet(SheetError),
    /// Its faults, by their places.
    Faults(Vec<CellFault>),
}

/// The overlay that a workbook makes of a base.
///
/// # Errors
/// [`NoOverlay`] with every fault.
pub fn overlay_of(source: &mut Source, base: &Checked, lang: Lang) -> Result<MadeOverlay, NoOverlay> {
    let (sheets, faults) = read_sheets(source).map_err(NoOverlay::Sheet)?;
    let known = KnownNames { facts: facts_named(&sheets, base), questions: questions_named(&sheets, base) };
    let mut making = Making {
        base,
        how: Wordings { known, lang },
        roles: base.roles.clone(),
        overlay: Overlay { base: base.id.clone(), base_edition: base.edition.clone(), ..Overlay::default() },
        places: CellPlaces::default(),
        faults,
    };
    making.all(&sheets);
    if making.overlay.changes() > 0 {
        making.must_be_named();
    }
    let Making { overlay, places, mut faults, .. } = making;
    if overlay.changes() > 0
        && let Err(found) = laid_over(base.clone(), overlay.clone())
    {
        for of in found {
            faults.push_first(CellFault { at: places.of(&of.path), what: WrongCell::Checked(of.fault) });
        }
    }
    let mut faults = faults.sorted();
    if !faults.is_empty() {
        for CellFault { at, what: _ } in &mut faults {
            let read = sheets.iter().find(|read| read.sheet == at.sheet);
            at.called = read.map(|read| read.name.clone()).unwrap_or_default();
        }
        return Err(NoOverlay::Faults(faults));
    }
    let rows =
        sheets.iter().filter(|read| read.sheet == QuestionSheet::Questions).flat_map(|read| &read.rows);
    let there: BTreeSet<&str> = rows.map(|row| row.text(QuestionColumn::Id)).collect();
    let missing = base.questions().map(|(_, question)| &question.id);
    let missing = missing.filter(|id| !there.contains(id.as_str())).cloned().collect();
    let unread = sheets.into_iter().filter(|read| !read.unread.is_empty());
    Ok(MadeOverlay { overlay, missing, unread: unread.map(|read| (read.sheet, read.unread)).collect() })
}

fn facts_named(sheets: &[ReadSheet], base: &Checked) -> Vec<FactId> {
    let own = ids(sheets, QuestionSheet::Facts).map(FactId::new);
    base.facts.iter().map(|fact| fact.id.clone()).chain(own).collect()
}

fn questions_named(sheets: &[ReadSheet], base: &Checked) -> Vec<QuestionId> {
    let own = ids(sheets, QuestionSheet::Questions).map(QuestionId::new);
    base.questions().map(|(_, question)| question.id.clone()).chain(own).collect()
}

fn ids(sheets: &[ReadSheet], sheet: QuestionSheet) -> impl Iterator<Item = &str> {
    let rows = sheets.iter().filter(move |read| read.sheet == sheet).flat_map(|read| &read.rows);
    rows.map(|row| row.text(QuestionColumn::Id)).filter(|id| !id.is_empty())
}

struct Making<'a> {
    base: &'a Checked,
    how: Wordings,
    /// The roles of the base and those of its own.
    roles: Vec<Role>,
    overlay: Overlay,
    places: CellPlaces,
    faults: CellFaults,
}

impl Making<'_> {
    fn all(&mut self, sheets: &[ReadSheet]) {
        let rows = |sheet| sheets.iter().filter(move |read| read.sheet == sheet).flat_map(|read| &read.rows);
        self.named(rows(QuestionSheet::Questionnaire));
        for row in rows(QuestionSheet::Areas) {
            self.area(row);
        }
        for row in rows(QuestionSheet::Facts) {
            self.fact(row);
        }
        for row in rows(QuestionSheet::Roles) {
            self.role(row);
        }
        self.roles.extend(self.overlay.roles.iter().cloned());
        let mut parts: BTreeMap<QuestionId, Vec<(&ReadRow, Element)>> = BTreeMap::new();
        for row in rows(QuestionSheet::Parts) {
            let (of, part) = self.taking().part(row);
            if !self.how.known.questions.contains(&of) {
                let kind = CellFaultKind::NoQuestion;
                self.fault(row, QuestionColumn::Question, kind, vec![("found", of.to_string())]);
                continue;
            }
            match self.base.question(&of).map(|(_, question)| question) {
                Some(question) => self.base_part(row, question, &part),
                None => parts.entry(of).or_default().push((row, part)),
            }
        }
        self.beside(sheets);
        let mut seen = BTreeSet::new();
        for row in rows(QuestionSheet::Questions) {
            let question = self.taking().question(row);
            let base = self.base.clone();
            if question.id.as_str().is_empty() {
                self.fault(row, QuestionColumn::Id, CellFaultKind::NoId, Vec::new());
            } else if let Some((area, of)) = base.question(&question.id) {
                if seen.insert(question.id.clone()) {
                    self.base_question(row, (&area.id, of), &question);
                } else {
                    let values = vec![("found", question.id.to_string())];
                    self.fault(row, QuestionColumn::Id, CellFaultKind::RowTwice, values);
                }
            } else {
                let own = parts.get(&question.id).map_or(&[][..], Vec::as_slice);
                self.own_question(row, question, own);
            }
        }
    }

    fn taking(&mut self) -> Taking<'_> {
        Taking { known: &self.how.known, roles: &self.roles, lang: self.how.lang, faults: &mut self.faults }
    }

    /// A fault of a cell that has none so far.
    fn fault(
        &mut self,
        row: &ReadRow,
        column: QuestionColumn,
        kind: CellFaultKind,
        values: Vec<(&'static str, String)>,
    ) {
        self.faults.push_first(row.fault(column, kind, values));
    }

    /// The name, edition and title of what is made; the base must be the one that is named.
    fn named<'r>(&mut self, rows: impl Iterator<Item = &'r ReadRow>) {
        let value = QuestionColumn::Value(Lang::Ja);
        for row in rows {
            let Some(item) = QuestionnaireItem::named(row.text(QuestionColumn::Item)) else { continue };
            let text = row.text(value).to_owned();
            let other = |own: &str| !text.is_empty() && text != own;
            match item {
                QuestionnaireItem::Id => {
                    if text == self.base.id.as_str() {
                        self.fault(row, value, CellFaultKind::BaseName, vec![("found", text.clone())]);
                    }
                    self.overlay.overlay = QuestionnaireId::new(text);
                    self.places.put("overlay", row.at(value));
                }
                QuestionnaireItem::Edition => {
                    self.overlay.edition = text;
                    self.places.put("edition", row.at(value));
                }
                QuestionnaireItem::Title => {
                    self.overlay.title = text_of(row, QuestionColumn::Value);
                    self.places.texts("title", row, QuestionColumn::Value);
                }
                QuestionnaireItem::Base if other(self.base.id.as_str()) => {
                    let values = vec![("found", text), ("wanted", self.base.id.to_string())];
                    self.fault(row, value, CellFaultKind::OtherBase, values);
                }
                QuestionnaireItem::BaseEdition if other(&self.base.edition) => {
                    let values = vec![("found", text), ("wanted", self.base.edition.clone())];
                    self.fault(row, value, CellFaultKind::OtherBase, values);
                }
                QuestionnaireItem::Base | QuestionnaireItem::BaseEdition => {}
            }
        }
    }

    /// What changes something has an id, an edition and a title.
    fn must_be_named(&mut self) {
        let Overlay { overlay, edition, title, .. } = &self.overlay;
        for (item, path, text) in [
            (QuestionnaireItem::Id, "overlay", overlay.as_str()),
            (QuestionnaireItem::Edition, "edition", edition),
            (QuestionnaireItem::Title, "title.ja", &title.ja),
        ] {
            if text.is_empty() {
                let values = vec![("item", item.name(self.how.lang).to_owned())];
                let what = WrongCell::Cell(CellFaultKind::NotNamed, values);
                self.faults.push(CellFault { at: self.places.of(path), what });
            }
        }
    }

    fn area(&mut self, row: &ReadRow) {
        let own = area(row);
        let base = self.base.clone();
        if let Some(of) = base.area(&own.id) {
            self.unchanged(row, &|column| area_text(&own, column), &|column| area_text(of, column));
            return;
        }
        let at = format!("areas.{}", self.overlay.areas.len());
        self.places.row(&at, row, QuestionColumn::Id);
        for (name, column) in [
            ("name", QuestionColumn::Name as fn(Lang) -> QuestionColumn),
            ("short", QuestionColumn::Short),
            ("about", QuestionColumn::About),
        ] {
            self.places.texts(&format!("{at}.{name}"), row, column);
        }
        self.overlay.areas.push(own);
    }

    fn fact(&mut self, row: &ReadRow) {
        let own = self.taking().fact(row);
        let base = self.base.clone();
        if let Some(of) = base.fact(&own.id) {
            self.unchanged(row, &|column| fact_text(&own, column), &|column| fact_text(of, column));
            return;
        }
        let at = format!("facts.{}", self.overlay.facts.len());
        self.places.row(&at, row, QuestionColumn::Id);
        self.places.texts(&format!("{at}.name"), row, QuestionColumn::Name);
        self.places.texts(&format!("{at}.help"), row, QuestionColumn::Help);
        self.places.texts(&format!("{at}.kind"), row, QuestionColumn::Choices);
        self.overlay.facts.push(own);
    }

    fn role(&mut self, row: &ReadRow) {
        let own = role(row);
        let base = self.base.clone();
        if let Some(of) = base.role(&own.id) {
            self.unchanged(row, &|column| role_text(&own, column), &|column| role_text(of, column));
            return;
        }
        let at = format!("roles.{}", self.overlay.roles.len());
        self.places.row(&at, row, QuestionColumn::Id);
        self.places.texts(&format!("{at}.name"), row, QuestionColumn::Name);
        self.overlay.roles.push(own);
    }

    /// Lists with their items, and words of the glossary: all of its own.
    fn beside(&mut self, sheets: &[ReadSheet]) {
        let rows = |sheet| sheets.iter().filter(move |read| read.sheet == sheet).flat_map(|read| &read.rows);
        for (i, row) in rows(QuestionSheet::Lists).enumerate() {
            self.places.list(&format!("lists.{i}"), row);
            self.overlay.lists.push(list(row));
        }
        for row in rows(QuestionSheet::Items) {
            let (of, item) = item(row);
            let Some(i) = self.overlay.lists.iter().position(|list| list.id == of) else {
                let values = vec![("found", of.to_string())];
                self.fault(row, QuestionColumn::List, CellFaultKind::NoList, values);
                continue;
            };
            let items = &mut self.overlay.lists[i].items;
            self.places.item(&format!("lists.{i}.items.{}", items.len()), row);
            items.push(item);
        }
        for (i, row) in rows(QuestionSheet::Terms).enumerate() {
            self.places.row(&format!("terms.{i}"), row, QuestionColumn::Found(Lang::Ja));
            self.places.texts(&format!("terms.{i}.found"), row, QuestionColumn::Found);
            self.places.texts(&format!("terms.{i}.meaning"), row, QuestionColumn::Means);
            self.overlay.terms.push(term(row));
        }
    }

    fn base_part(&mut self, row: &ReadRow, of: &Question, part: &Element) {
        let how = self.how.clone();
        match of.elements.iter().find(|other| other.id == part.id) {
            Some(other) => self.unchanged(row, &|column| part_text(&of.id, part, column, &how), &|column| {
                part_text(&of.id, other, column, &how)
            }),
            None => {
                let values = vec![("found", of.id.to_string())];
                self.fault(row, QuestionColumn::Id, CellFaultKind::BaseExtended, values);
            }
        }
    }

    /// A question of the base: its weight may be another, and it may be left out.
    fn base_question(&mut self, row: &ReadRow, (area, of): (&AreaId, &Question), typed: &Question) {
        let left_out = self.taking().mark(row, QuestionColumn::LeaveOut);
        if left_out == Mark::Set {
            let at = format!("leave_out.{}", self.overlay.leave_out.len());
            self.places.put(&at, row.at(QuestionColumn::LeaveOut));
            self.overlay.leave_out.push(of.id.clone());
        }
        if !row.text(QuestionColumn::Weight).is_empty() && typed.weight != of.weight {
            let at = format!("weights.{}", of.id);
            self.places.put(&at, row.at(QuestionColumn::Weight));
            self.overlay.weights.insert(of.id.clone(), typed.weight);
        }
        let how = self.how.clone();
        let now = self.area_named(row.text(QuestionColumn::Area)).unwrap_or_default();
        let typed = Question { weight: of.weight, ..typed.clone() };
        let typed = QuestionRow { area: &now, question: &typed, left_out };
        let of = QuestionRow { area, question: of, left_out };
        self.unchanged(row, &|column| typed.text(column, &how), &|column| of.text(column, &how));
    }

    /// Every cell of a row of the base stands as in the base. A row that has but its id and what may be
    /// changed says nothing of the others.
    fn unchanged(
        &mut self,
        row: &ReadRow,
        typed: &dyn Fn(QuestionColumn) -> Option<String>,
        base: &dyn Fn(QuestionColumn) -> Option<String>,
    ) {
        let free = |column: &QuestionColumn| {
            matches!(
                column,
                QuestionColumn::Id
                    | QuestionColumn::Question
                    | QuestionColumn::Area
                    | QuestionColumn::Weight
                    | QuestionColumn::LeaveOut
            )
        };
        let is_short = row.columns().filter(|column| !free(column)).all(|column| row.text(column).is_empty());
        for column in row.columns() {
            if row.text(column).is_empty() && (is_short || free(&column)) {
                continue;
            }
            let plain = |text: Option<String>| text.map(|text| text.trim().to_owned());
            let wanted = plain(base(column));
            if plain(typed(column)) != wanted {
                let values = vec![("wanted", wanted.unwrap_or_default())];
                self.fault(row, column, CellFaultKind::BaseChanged, values);
            }
        }
    }

    fn own_question(&mut self, row: &ReadRow, mut question: Question, parts: &[(&ReadRow, Element)]) {
        if self.taking().mark(row, QuestionColumn::LeaveOut) == Mark::Set {
            self.fault(row, QuestionColumn::LeaveOut, CellFaultKind::OwnLeftOut, Vec::new());
        }
        question.elements = parts.iter().map(|(_, part)| part.clone()).collect();
        let name = row.text(QuestionColumn::Area);
        if name.is_empty() {
            self.fault(row, QuestionColumn::Area, CellFaultKind::NoArea, Vec::new());
        }
        let area = self.area_named(name).unwrap_or_else(|| {
            // What else is wrong with the question is found where there is an area for it.
            let known = self.base.areas.iter().chain(&self.overlay.areas).map(|area| area.id.as_str());
            let near = nearest(name, known).unwrap_or_default();
            let values = vec![("found", name.to_owned()), ("nearest", near)];
            self.fault(row, QuestionColumn::Area, CellFaultKind::AreaName, values);
            self.base.areas.first().map(|area| area.id.clone()).unwrap_or_default()
        });
        let own = self.overlay.areas.iter().position(|one| one.id == area);
        let at = match own {
            Some(place) => format!("areas.{place}.questions.{}", self.overlay.areas[place].questions.len()),
            None => {
                let of = format!("add.{area}");
                self.places.put(&of, row.at(QuestionColumn::Area));
                format!("{of}.{}", self.overlay.add.get(&area).map_or(0, Vec::len))
            }
        };
        self.places.question(&at, row, &question);
        for (i, (row, _)) in parts.iter().enumerate() {
            let at = format!("{at}.elements.{i}");
            self.places.row(&at, row, QuestionColumn::Id);
            self.places.texts(&format!("{at}.name"), row, QuestionColumn::Name);
            self.places.put(&format!("{at}.condition"), row.at(QuestionColumn::Condition));
        }
        match own {
            Some(place) => self.overlay.areas[place].questions.push(question),
            None => self.overlay.add.entry(area).or_default().push(question),
        }
    }

    /// An area by its id or one of its names.
    fn area_named(&self, name: &str) -> Option<AreaId> {
        let all = || self.base.areas.iter().chain(&self.overlay.areas);
        let wanted = key(name);
        let is = |text: &Text| Lang::ALL.iter().any(|lang| key(text.get(*lang)) == wanted);
        let by_id = all().find(|area| area.id.as_str() == name);
        let found = by_id.or_else(|| all().find(|area| is(&area.name) || is(&area.short)));
        found.filter(|_| !name.is_empty()).map(|area| area.id.clone())
    }
}
