//! In which cell each part of an overlay stands that a workbook makes, so that a fault of the overlay is
//! shown there.

use std::collections::BTreeMap;

use super::columns::{QuestionColumn, QuestionSheet};
use super::fault::CellPlace;
use super::rows::ReadRow;
use crate::base::lang::Lang;
use crate::questionnaire::{CompanySize, Question};

/// The cells by the paths of what stands in them, such as `add.A.0.weight`.
#[derive(Debug, Default)]
pub(super) struct CellPlaces(BTreeMap<String, CellPlace>);

impl CellPlaces {
    /// The cell of a path, or of what it is a part of.
    pub(super) fn of(&self, path: &str) -> CellPlace {
        let mut path = path;
        loop {
            if let Some(place) = self.0.get(path) {
                return place.clone();
            }
            match path.rfind('.') {
                Some(dot) => path = &path[..dot],
                None => return CellPlace::sheet(whole(path)),
            }
        }
    }

    pub(super) fn put(&mut self, path: &str, at: CellPlace) {
        self.0.entry(path.to_owned()).or_insert(at);
    }

    /// What is a row by itself, shown at its id.
    pub(super) fn row(&mut self, path: &str, row: &ReadRow, id: QuestionColumn) {
        self.put(path, row.at(id));
    }

    /// A text in both languages.
    pub(super) fn texts(&mut self, path: &str, row: &ReadRow, column: impl Fn(Lang) -> QuestionColumn) {
        self.put(path, row.at(column(Lang::Ja)));
        for lang in Lang::ALL {
            self.put(&format!("{path}.{}", lang.tag()), row.at(column(lang)));
        }
    }

    /// A reference list but for its items.
    pub(super) fn list(&mut self, path: &str, row: &ReadRow) {
        self.row(path, row, QuestionColumn::Id);
        self.put(&format!("{path}.as_of"), row.at(QuestionColumn::AsOf));
        self.put(&format!("{path}.serves"), row.at(QuestionColumn::Serves));
        for (name, column) in [
            ("title", QuestionColumn::Name as fn(Lang) -> QuestionColumn),
            ("source", QuestionColumn::Source),
            ("note", QuestionColumn::Note),
            ("check", QuestionColumn::Look),
        ] {
            self.texts(&format!("{path}.{name}"), row, column);
        }
    }

    /// An item of a list.
    pub(super) fn item(&mut self, path: &str, row: &ReadRow) {
        self.row(path, row, QuestionColumn::Id);
        self.put(&format!("{path}.since"), row.at(QuestionColumn::Since));
        self.texts(&format!("{path}.name"), row, QuestionColumn::Name);
        self.texts(&format!("{path}.detail"), row, QuestionColumn::Detail);
    }

    /// A question but for its parts.
    pub(super) fn question(&mut self, path: &str, row: &ReadRow, question: &Question) {
        self.row(path, row, QuestionColumn::Id);
        for (name, column) in [
            ("weight", QuestionColumn::Weight),
            ("condition", QuestionColumn::Condition),
            ("knows", QuestionColumn::Knows),
            ("stands_for", QuestionColumn::StandsFor),
            ("levels", QuestionColumn::Described(0, Lang::Ja)),
            ("next_steps", QuestionColumn::Next(0, Lang::Ja)),
        ] {
            self.put(&format!("{path}.{name}"), row.at(column));
        }
        for (name, column) in [
            ("topic", QuestionColumn::Topic as fn(Lang) -> QuestionColumn),
            ("text", QuestionColumn::Asked),
            ("why", QuestionColumn::Why),
            ("reference", QuestionColumn::Reference),
            ("not_applicable_when", QuestionColumn::NotApplicable),
            ("evidence", QuestionColumn::Evidence),
        ] {
            self.texts(&format!("{path}.{name}"), row, column);
        }
        for i in 0..question.evidence.len() {
            self.texts(&format!("{path}.evidence.{i}"), row, QuestionColumn::Evidence);
        }
        for (i, level) in question.kind.levels().iter().enumerate() {
            let level = level.get();
            self.texts(&format!("{path}.levels.{i}"), row, |lang| QuestionColumn::Described(level, lang));
            self.texts(&format!("{path}.next_steps.{i}"), row, |lang| QuestionColumn::Next(level, lang));
        }
        for (name, size) in ["small", "medium", "large"].into_iter().zip(CompanySize::ALL) {
            self.put(&format!("{path}.target.{name}"), row.at(QuestionColumn::Target(size)));
        }
    }
}

/// The sheet of what has no row.
fn whole(path: &str) -> QuestionSheet {
    match path {
        "overlay" | "edition" | "title" | "base" => QuestionSheet::Questionnaire,
        "facts" => QuestionSheet::Facts,
        "roles" => QuestionSheet::Roles,
        "areas" => QuestionSheet::Areas,
        "lists" => QuestionSheet::Lists,
        "terms" => QuestionSheet::Terms,
        _ => QuestionSheet::Questions,
    }
}
