//! A questionnaire written as a workbook: first how to fill it in, then a sheet each for its name, its
//! questions, their parts, areas, facts and roles. Of an overlay, what it changes stands changed.

use super::columns::{QuestionColumn, QuestionSheet};
use super::condition_text::KnownNames;
use super::marks::{EXPECTED, KINDS, MARKS, Mark};
use super::row_texts::{
    QuestionRow, Wordings, area_text, fact_text, item_text, list_text, part_text, role_text, term_text,
};
use super::words::{QuestionnaireItem, authoring_words};
use crate::base::ids::AreaId;
use crate::base::lang::{Lang, Text};
use crate::export::workbook::{SheetHead, SheetTable, Typed, WorkbookError, tables};
use crate::export::written::WrittenCell;
use crate::import::choices::words;
use crate::questionnaire::overlay::Overlay;
use crate::questionnaire::{Area, Checked, FactAsked, Provenance, Question, Questionnaire, Role};

/// A questionnaire as a workbook.
///
/// # Errors
/// [`WorkbookError`] for a text that no cell holds.
pub fn questions_workbook(questionnaire: &Checked, lang: Lang) -> Result<Vec<u8>, WorkbookError> {
    let mut all = vec![guide()];
    all.extend(question_tables(questionnaire, lang));
    tables(&all)
}

/// How the workbook is filled in, in both languages.
fn guide() -> SheetTable {
    let line = |text: &str| vec![WrittenCell::of(text)];
    let mut rows = Vec::new();
    for lang in Lang::ALL {
        rows.extend(authoring_words(lang).guide.lines().map(line));
        rows.push(line(""));
    }
    let title = Lang::ALL.map(|lang| authoring_words(lang).guide_title.clone()).join(" / ");
    let head = SheetHead { head: title, width: 110.0, typed: Typed::AsText, choices: Vec::new() };
    let name = Lang::ALL.map(|lang| authoring_words(lang).guide_sheet.clone()).join(" ");
    SheetTable { name, heads: vec![head], frozen: 0, rows }
}

fn question_tables(questionnaire: &Checked, lang: Lang) -> Vec<SheetTable> {
    let none = Overlay::default();
    let (base, overlay): (&Questionnaire, &Overlay) = match questionnaire.provenance() {
        Provenance::Changed { base, overlay } => (base, overlay),
        Provenance::Shipped | Provenance::Own => (questionnaire, &none),
    };
    let written = Written::of(base, overlay, lang);
    QuestionSheet::ALL.into_iter().map(|sheet| written.table(sheet)).collect()
}

/// What stands in the workbook.
struct Written<'a> {
    base: &'a Questionnaire,
    overlay: &'a Overlay,
    how: Wordings,
    areas: Vec<&'a Area>,
    facts: Vec<&'a FactAsked>,
    roles: Vec<&'a Role>,
    questions: Vec<(&'a AreaId, Question, Mark)>,
}

impl<'a> Written<'a> {
    fn of(base: &'a Questionnaire, overlay: &'a Overlay, lang: Lang) -> Self {
        let mut questions = Vec::new();
        for area in &base.areas {
            for question in &area.questions {
                let weight = overlay.weights.get(&question.id).copied().unwrap_or(question.weight);
                let left_out =
                    if overlay.leave_out.contains(&question.id) { Mark::Set } else { Mark::NotSet };
                questions.push((&area.id, Question { weight, ..question.clone() }, left_out));
            }
            let own = overlay.add.get(&area.id).into_iter().flatten();
            questions.extend(own.map(|question| (&area.id, question.clone(), Mark::NotSet)));
        }
        for area in &overlay.areas {
            questions
                .extend(area.questions.iter().map(|question| (&area.id, question.clone(), Mark::NotSet)));
        }
        let facts: Vec<&FactAsked> = base.facts.iter().chain(&overlay.facts).collect();
        let known = KnownNames {
            facts: facts.iter().map(|fact| fact.id.clone()).collect(),
            questions: questions.iter().map(|(_, question, _)| question.id.clone()).collect(),
        };
        Self {
            base,
            overlay,
            how: Wordings { known, lang },
            areas: base.areas.iter().chain(&overlay.areas).collect(),
            facts,
            roles: base.roles.iter().chain(&overlay.roles).collect(),
            questions,
        }
    }

    fn table(&self, sheet: QuestionSheet) -> SheetTable {
        let lang = self.how.lang;
        let columns = || sheet.columns().iter().map(|of| of.column);
        let heads = sheet.columns().iter().map(|of| SheetHead {
            head: of.name(lang).to_owned(),
            width: of.width,
            typed: Typed::AsText,
            choices: choices(of.column, lang),
        });
        let row = |text: &dyn Fn(QuestionColumn) -> Option<String>| -> Vec<WrittenCell> {
            columns().map(|column| WrittenCell::of(&text(column).unwrap_or_default())).collect()
        };
        let rows = match sheet {
            QuestionSheet::Questionnaire => self.named(),
            QuestionSheet::Questions => self
                .questions
                .iter()
                .map(|(area, question, left_out)| {
                    let of = QuestionRow { area, question, left_out: *left_out };
                    row(&|column| of.text(column, &self.how))
                })
                .collect(),
            QuestionSheet::Parts => {
                let parts = self
                    .questions
                    .iter()
                    .flat_map(|(_, of, _)| of.elements.iter().map(move |part| (&of.id, part)));
                parts.map(|(of, part)| row(&|column| part_text(of, part, column, &self.how))).collect()
            }
            QuestionSheet::Areas => {
                self.areas.iter().map(|area| row(&|column| area_text(area, column))).collect()
            }
            QuestionSheet::Facts => {
                self.facts.iter().map(|fact| row(&|column| fact_text(fact, column))).collect()
            }
            QuestionSheet::Roles => {
                self.roles.iter().map(|role| row(&|column| role_text(role, column))).collect()
            }
            QuestionSheet::Lists => {
                self.overlay.lists.iter().map(|list| row(&|column| list_text(list, column))).collect()
            }
            QuestionSheet::Items => {
                let items =
                    self.overlay.lists.iter().flat_map(|of| of.items.iter().map(move |item| (&of.id, item)));
                items.map(|(of, item)| row(&|column| item_text(of, item, column))).collect()
            }
            QuestionSheet::Terms => {
                self.overlay.terms.iter().map(|term| row(&|column| term_text(term, column))).collect()
            }
        };
        let frozen = if sheet == QuestionSheet::Questions { 3 } else { 1 };
        SheetTable { name: sheet.name(lang).to_owned(), heads: heads.collect(), frozen, rows }
    }

    /// The name, edition and title of what is made, and its base.
    fn named(&self) -> Vec<Vec<WrittenCell>> {
        let Overlay { overlay, edition, title, .. } = self.overlay;
        let one = |text: &str| Text { ja: text.to_owned(), en: String::new() };
        QuestionnaireItem::ALL
            .into_iter()
            .map(|item| {
                let value = match item {
                    QuestionnaireItem::Id => one(overlay.as_str()),
                    QuestionnaireItem::Edition => one(edition),
                    QuestionnaireItem::Title => title.clone(),
                    QuestionnaireItem::Base => one(self.base.id.as_str()),
                    QuestionnaireItem::BaseEdition => one(&self.base.edition),
                };
                [item.name(self.how.lang), &value.ja, &value.en].map(WrittenCell::of).to_vec()
            })
            .collect()
    }
}

/// What can be picked in a column.
fn choices(column: QuestionColumn, lang: Lang) -> Vec<&'static str> {
    match column {
        QuestionColumn::LeaveOut | QuestionColumn::Key => words(&MARKS[..1], lang),
        QuestionColumn::Kind => words(&KINDS, lang),
        QuestionColumn::Weight => vec!["1", "2", "3"],
        QuestionColumn::Expected => words(&EXPECTED, lang),
        QuestionColumn::Target(_) => vec!["0", "1", "2", "3", "4"],
        _ => Vec::new(),
    }
}
