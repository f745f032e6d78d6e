//! What stands in each cell of a row: of a question, a part, an area, a fact, a role. What is written is
//! what is compared, so that a base that was not touched is told from one that was.

use super::columns::QuestionColumn;
use super::condition_text::{KnownNames, condition_text};
use super::marks::{EXPECTED, KINDS, MARKS, Mark};
use crate::base::ids::{AreaId, ItemId, QuestionId, RoleId};
use crate::base::lang::{Lang, Text};
use crate::base::level::Level;
use crate::import::choices::word;
use crate::questionnaire::glossary_term::GlossaryTerm;
use crate::questionnaire::list::{Item, ReferenceList};
use crate::questionnaire::{Area, CompanySize, Condition, Element, FactAsked, FactKind, Question, Role};

/// In which words cells are written.
#[derive(Clone, Debug)]
pub(super) struct Wordings {
    /// The names that conditions ask for.
    pub(super) known: KnownNames,
    /// The language of choices.
    pub(super) lang: Lang,
}

impl Wordings {
    fn condition(&self, condition: &Condition) -> String {
        condition_text(condition, &self.known, self.lang)
    }
}

/// A question with its place and whether it is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct QuestionRow<'a> {
    /// The area in which it is asked.
    pub(super) area: &'a AreaId,
    /// The question.
    pub(super) question: &'a Question,
    /// Whether it is left out.
    pub(super) left_out: Mark,
}

impl QuestionRow<'_> {
    /// What stands in a column; `None` in one that a question does not have.
    pub(super) fn text(&self, column: QuestionColumn, how: &Wordings) -> Option<String> {
        let q = self.question;
        let mark = |mark: Mark| match mark {
            Mark::Set => word(&MARKS, &mark, how.lang).to_owned(),
            Mark::NotSet => String::new(),
        };
        let at = |texts: &[Text], level: u8, lang: Lang| {
            let place = Level::new(level).ok().and_then(|level| q.kind.index(level));
            place.and_then(|place| texts.get(place)).map_or("", |text| text.get(lang)).to_owned()
        };
        Some(match column {
            QuestionColumn::LeaveOut => mark(self.left_out),
            QuestionColumn::Area => self.area.to_string(),
            QuestionColumn::Id => q.id.to_string(),
            QuestionColumn::Kind => word(&KINDS, &q.kind, how.lang).to_owned(),
            QuestionColumn::Weight => q.weight.to_string(),
            QuestionColumn::Key => mark(if q.key { Mark::Set } else { Mark::NotSet }),
            QuestionColumn::Condition => how.condition(&q.condition),
            QuestionColumn::Topic(lang) => q.topic.get(lang).to_owned(),
            QuestionColumn::Asked(lang) => q.text.get(lang).to_owned(),
            QuestionColumn::Why(lang) => q.why.get(lang).to_owned(),
            QuestionColumn::Described(level, lang) => at(&q.levels, level, lang),
            QuestionColumn::Evidence(lang) => lines(q.evidence.iter().map(|text| text.get(lang))),
            QuestionColumn::Next(level, lang) => at(&q.next_steps, level, lang),
            QuestionColumn::Knows => listed(q.knows.iter().map(RoleId::as_str)),
            QuestionColumn::Reference(lang) => q.reference.get(lang).to_owned(),
            QuestionColumn::NotApplicable(lang) => {
                q.not_applicable_when.as_ref().map_or("", |text| text.get(lang)).to_owned()
            }
            QuestionColumn::Target(size) => target(q, size),
            QuestionColumn::StandsFor => listed(q.stands_for.iter().map(QuestionId::as_str)),
            QuestionColumn::Was => listed(q.was.iter().map(QuestionId::as_str)),
            QuestionColumn::Meaning if q.meaning.is_first() => String::new(),
            QuestionColumn::Meaning => q.meaning.to_string(),
            _ => return None,
        })
    }
}

fn target(question: &Question, size: CompanySize) -> String {
    question.target.map_or_else(String::new, |target| target.get(size).to_string())
}

/// What stands in a column of a part of a question.
pub(super) fn part_text(
    of: &QuestionId,
    part: &Element,
    column: QuestionColumn,
    how: &Wordings,
) -> Option<String> {
    let Element { id, condition, name, expected } = part;
    Some(match column {
        QuestionColumn::Question => of.to_string(),
        QuestionColumn::Id => id.to_string(),
        QuestionColumn::Name(lang) => name.get(lang).to_owned(),
        QuestionColumn::Expected => word(&EXPECTED, expected, how.lang).to_owned(),
        QuestionColumn::Condition => how.condition(condition),
        _ => return None,
    })
}

/// What stands in a column of an area.
pub(super) fn area_text(area: &Area, column: QuestionColumn) -> Option<String> {
    let Area { id, name, short, about, questions: _ } = area;
    Some(match column {
        QuestionColumn::Id => id.to_string(),
        QuestionColumn::Name(lang) => name.get(lang).to_owned(),
        QuestionColumn::Short(lang) => short.get(lang).to_owned(),
        QuestionColumn::About(lang) => about.get(lang).to_owned(),
        _ => return None,
    })
}

/// What stands in a column of a fact.
pub(super) fn fact_text(fact: &FactAsked, column: QuestionColumn) -> Option<String> {
    let FactAsked { id, kind, name, help } = fact;
    Some(match column {
        QuestionColumn::Id => id.to_string(),
        QuestionColumn::Name(lang) => name.get(lang).to_owned(),
        QuestionColumn::Help(lang) => help.get(lang).to_owned(),
        QuestionColumn::Choices(lang) => match kind {
            FactKind::YesNo => String::new(),
            FactKind::Choice(choices) => {
                let named = choices.iter().filter(|choice| !choice.name.get(lang).is_empty());
                let said: Vec<String> =
                    named.map(|choice| format!("{}: {}", choice.id, choice.name.get(lang))).collect();
                lines(said.iter().map(String::as_str))
            }
        },
        _ => return None,
    })
}

/// What stands in a column of a role.
pub(super) fn role_text(role: &Role, column: QuestionColumn) -> Option<String> {
    match column {
        QuestionColumn::Id => Some(role.id.to_string()),
        QuestionColumn::Name(lang) => Some(role.name.get(lang).to_owned()),
        _ => None,
    }
}

/// What stands in a column of a reference list.
pub(super) fn list_text(list: &ReferenceList, column: QuestionColumn) -> Option<String> {
    let ReferenceList { id, title, as_of, source, note, check, serves, items: _ } = list;
    let optional = |text: &Option<Text>, lang| text.as_ref().map_or("", |text| text.get(lang)).to_owned();
    Some(match column {
        QuestionColumn::Id => id.to_string(),
        QuestionColumn::Name(lang) => title.get(lang).to_owned(),
        QuestionColumn::AsOf => as_of.clone(),
        QuestionColumn::Source(lang) => source.get(lang).to_owned(),
        QuestionColumn::Note(lang) => optional(note, lang),
        QuestionColumn::Look(lang) => optional(check, lang),
        QuestionColumn::Serves => listed(serves.iter().map(QuestionId::as_str)),
        _ => return None,
    })
}

/// What stands in a column of an item of a list.
pub(super) fn item_text(list: &ItemId, item: &Item, column: QuestionColumn) -> Option<String> {
    let Item { id, name, detail, since } = item;
    Some(match column {
        QuestionColumn::List => list.to_string(),
        QuestionColumn::Id => id.to_string(),
        QuestionColumn::Name(lang) => name.get(lang).to_owned(),
        QuestionColumn::Detail(lang) => detail.as_ref().map_or("", |text| text.get(lang)).to_owned(),
        QuestionColumn::Since => since.clone().unwrap_or_default(),
        _ => return None,
    })
}

/// What stands in a column of a word of the glossary.
pub(super) fn term_text(term: &GlossaryTerm, column: QuestionColumn) -> Option<String> {
    match column {
        QuestionColumn::Found(lang) => Some(lines(term.forms(lang).iter().map(String::as_str))),
        QuestionColumn::Means(lang) => Some(term.meaning(lang).to_owned()),
        _ => None,
    }
}

/// Entries, a line each; none where all are empty, as those of a language that is not there.
fn lines<'a>(entries: impl Iterator<Item = &'a str>) -> String {
    let lines: Vec<String> = entries.map(|entry| entry.replace('\n', " ")).collect();
    if lines.iter().all(String::is_empty) { String::new() } else { lines.join("\n") }
}

fn listed<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.collect::<Vec<_>>().join(", ")
}
