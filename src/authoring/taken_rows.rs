//! Rows of the workbook taken for what they are: a question, a part of one, an area, a fact, a role. What a
//! cell cannot be taken for is a fault there, and the row goes on without it.

use std::str::FromStr;

use super::columns::QuestionColumn;
use super::condition_text::{KnownNames, NoCondition, condition_of};
use super::fault::CellFaults;
use super::fault_kind::CellFaultKind;
use super::marks::{EXPECTED, KINDS, MARKS, Mark};
use super::rows::ReadRow;
use crate::base::ids::{AreaId, ChoiceId, ElementId, FactId, ItemId, QuestionId, RoleId};
use crate::base::lang::{Lang, Text};
use crate::base::level::Level;
use crate::base::meaning::Meaning;
use crate::import::choices::{Choice, named, words};
use crate::import::key::key;
use crate::questionnaire::facts::Choice as FactChoice;
use crate::questionnaire::glossary_term::{GlossaryTerm, TermForms};
use crate::questionnaire::list::{Item, ReferenceList};
use crate::questionnaire::{
    Area, CompanySize, Condition, Element, FactAsked, FactKind, Kind, Question, Role, TargetBySize,
};

/// What rows are read by, and the faults found in them.
pub(super) struct Taking<'a> {
    pub(super) known: &'a KnownNames,
    pub(super) roles: &'a [Role],
    pub(super) lang: Lang,
    pub(super) faults: &'a mut CellFaults,
}

impl Taking<'_> {
    fn fault(
        &mut self,
        row: &ReadRow,
        column: QuestionColumn,
        kind: CellFaultKind,
        values: Vec<(&'static str, String)>,
    ) {
        self.faults.push(row.fault(column, kind, values));
    }

    /// The question of a row, without its parts.
    pub(super) fn question(&mut self, row: &ReadRow) -> Question {
        let kind = self.choice(row, QuestionColumn::Kind, &KINDS).unwrap_or_else(|| likely(row));
        let weight = match row.text(QuestionColumn::Weight) {
            "" => 0,
            _ => self.number(row, QuestionColumn::Weight, "1, 2, 3").unwrap_or(1),
        };
        let meaning = match row.text(QuestionColumn::Meaning) {
            "" => None,
            _ => self.number(row, QuestionColumn::Meaning, "1, 2, 3, …").and_then(Meaning::new),
        };
        Question {
            id: QuestionId::new(row.text(QuestionColumn::Id)),
            kind,
            key: self.mark(row, QuestionColumn::Key) == Mark::Set,
            weight,
            condition: self.condition(row),
            stands_for: ids(row.text(QuestionColumn::StandsFor)).map(QuestionId::new).collect(),
            was: ids(row.text(QuestionColumn::Was)).map(QuestionId::new).collect(),
            meaning: meaning.unwrap_or_default(),
            topic: text_of(row, QuestionColumn::Topic),
            text: text_of(row, QuestionColumn::Asked),
            why: text_of(row, QuestionColumn::Why),
            levels: self.by_level(row, kind, kind.levels(), QuestionColumn::Described),
            elements: Vec::new(),
            evidence: self.lines(row, QuestionColumn::Evidence),
            next_steps: self.by_level(
                row,
                kind,
                &kind.levels()[..kind.levels().len() - 1],
                QuestionColumn::Next,
            ),
            knows: ids(row.text(QuestionColumn::Knows)).map(|name| self.role_named(name)).collect(),
            reference: text_of(row, QuestionColumn::Reference),
            not_applicable_when: some_text(row, QuestionColumn::NotApplicable),
            target: self.target(row),
        }
    }

    /// Whether a mark is set.
    pub(super) fn mark(&mut self, row: &ReadRow, column: QuestionColumn) -> Mark {
        self.choice(row, column, &MARKS).unwrap_or(Mark::NotSet)
    }

    /// The part of a row, with the question to which it belongs.
    pub(super) fn part(&mut self, row: &ReadRow) -> (QuestionId, Element) {
        let part = Element {
            id: ElementId::new(row.text(QuestionColumn::Id)),
            condition: self.condition(row),
            name: text_of(row, QuestionColumn::Name),
            expected: self.choice(row, QuestionColumn::Expected, &EXPECTED).unwrap_or_default(),
        };
        (QuestionId::new(row.text(QuestionColumn::Question)), part)
    }

    /// The fact of a row.
    pub(super) fn fact(&mut self, row: &ReadRow) -> FactAsked {
        let choices = self.choices(row);
        FactAsked {
            id: FactId::new(row.text(QuestionColumn::Id)),
            kind: if choices.is_empty() { FactKind::YesNo } else { FactKind::Choice(choices) },
            name: text_of(row, QuestionColumn::Name),
            help: text_of(row, QuestionColumn::Help),
        }
    }

    fn choices(&mut self, row: &ReadRow) -> Vec<FactChoice> {
        let mut choices: Vec<FactChoice> = Vec::new();
        for lang in Lang::ALL {
            let column = QuestionColumn::Choices(lang);
            for line in lines_of(row.text(column)) {
                let parts = line.split_once([':', '：']).map(|(id, name)| (id.trim(), name.trim()));
                let place = parts.and_then(|(id, _)| choices.iter().position(|one| one.id.as_str() == id));
                match (parts, lang, place) {
                    (Some((id, name)), Lang::Ja, _) => {
                        let name = Text { ja: name.to_owned(), en: String::new() };
                        choices.push(FactChoice { id: ChoiceId::new(id), name });
                    }
                    (Some((_, name)), Lang::En, Some(place)) => name.clone_into(&mut choices[place].name.en),
                    _ => {
                        let values = vec![("found", line.to_owned())];
                        self.fault(row, column, CellFaultKind::ChoiceLine, values);
                    }
                }
            }
        }
        choices
    }

    fn choice<T: Copy>(&mut self, row: &ReadRow, column: QuestionColumn, choices: &[Choice<T>]) -> Option<T> {
        let text = row.text(column);
        let found = named(text, choices);
        if found.is_none() && !text.is_empty() {
            let wanted = words(choices, self.lang).join(self.lang.semicolon());
            let values = vec![("found", text.to_owned()), ("wanted", wanted)];
            self.fault(row, column, CellFaultKind::NoChoice, values);
        }
        found
    }

    fn number<T: FromStr>(&mut self, row: &ReadRow, column: QuestionColumn, wanted: &str) -> Option<T> {
        let text = row.text(column);
        let number = key(text).parse().ok();
        if number.is_none() {
            let values = vec![("found", text.to_owned()), ("wanted", wanted.to_owned())];
            self.fault(row, column, CellFaultKind::NoNumber, values);
        }
        number
    }

    fn condition(&mut self, row: &ReadRow) -> Condition {
        let column = QuestionColumn::Condition;
        let (kind, values) = match condition_of(row.text(column), self.known) {
            Ok(condition) => return condition,
            Err(NoCondition::Form(rest)) => (CellFaultKind::ConditionForm, vec![("found", rest)]),
            Err(NoCondition::Value(found)) => (CellFaultKind::ConditionValue, vec![("found", found)]),
            Err(NoCondition::Name(found, near)) => {
                let values = vec![("found", found), ("nearest", near.unwrap_or_default())];
                (CellFaultKind::ConditionName, values)
            }
        };
        self.fault(row, column, kind, values);
        Condition::Always
    }

    /// A text for each of these levels; what stands at others is a fault.
    fn by_level(
        &mut self,
        row: &ReadRow,
        kind: Kind,
        levels: &[Level],
        column: fn(u8, Lang) -> QuestionColumn,
    ) -> Vec<Text> {
        for level in Level::ALL.iter().filter(|level| kind.index(**level).is_none()) {
            for lang in Lang::ALL {
                let column = column(level.get(), lang);
                if !row.text(column).is_empty() {
                    self.fault(row, column, CellFaultKind::NotOnScale, Vec::new());
                }
            }
        }
        levels.iter().map(|level| text_of(row, |lang| column(level.get(), lang))).collect()
    }

    /// Texts that stand a line each, as many in English as in Japanese if there are any.
    fn lines(&mut self, row: &ReadRow, column: fn(Lang) -> QuestionColumn) -> Vec<Text> {
        let of = |lang| lines_of(row.text(column(lang))).map(str::to_owned).collect::<Vec<String>>();
        let (ja, en) = (of(Lang::Ja), of(Lang::En));
        if !en.is_empty() && en.len() != ja.len() {
            let values = vec![("found", en.len().to_string()), ("wanted", ja.len().to_string())];
            self.fault(row, column(Lang::En), CellFaultKind::LinesDiffer, values);
        }
        let mut en = en.into_iter();
        ja.into_iter().map(|ja| Text { ja, en: en.next().unwrap_or_default() }).collect()
    }

    fn target(&mut self, row: &ReadRow) -> Option<TargetBySize> {
        let text = |size| row.text(QuestionColumn::Target(size));
        if CompanySize::ALL.iter().all(|size| text(*size).is_empty()) {
            return None;
        }
        let [small, medium, large] = CompanySize::ALL.map(|size| {
            let level = key(text(size)).parse::<u8>().ok().and_then(|number| Level::new(number).ok());
            if level.is_none() {
                let values = vec![("found", text(size).to_owned()), ("wanted", "0, 1, 2, 3, 4".to_owned())];
                self.fault(row, QuestionColumn::Target(size), CellFaultKind::NoNumber, values);
            }
            level.unwrap_or_default()
        });
        Some(TargetBySize { small, medium, large })
    }

    /// A role by its id or its name; what is neither is left to the check.
    fn role_named(&self, name: &str) -> RoleId {
        let wanted = key(name);
        let called = |role: &&Role| Lang::ALL.iter().any(|lang| key(role.name.get(*lang)) == wanted);
        let found = self.roles.iter().find(|role| role.id.as_str() == name);
        found
            .or_else(|| self.roles.iter().find(called))
            .map_or_else(|| RoleId::new(name), |role| role.id.clone())
    }
}

/// The area of a row, without questions.
pub(super) fn area(row: &ReadRow) -> Area {
    Area {
        id: AreaId::new(row.text(QuestionColumn::Id)),
        name: text_of(row, QuestionColumn::Name),
        short: text_of(row, QuestionColumn::Short),
        about: text_of(row, QuestionColumn::About),
        questions: Vec::new(),
    }
}

/// The role of a row.
pub(super) fn role(row: &ReadRow) -> Role {
    Role { id: RoleId::new(row.text(QuestionColumn::Id)), name: text_of(row, QuestionColumn::Name) }
}

/// The reference list of a row, without items.
pub(super) fn list(row: &ReadRow) -> ReferenceList {
    ReferenceList {
        id: ItemId::new(row.text(QuestionColumn::Id)),
        title: text_of(row, QuestionColumn::Name),
        as_of: row.text(QuestionColumn::AsOf).to_owned(),
        source: text_of(row, QuestionColumn::Source),
        note: some_text(row, QuestionColumn::Note),
        check: some_text(row, QuestionColumn::Look),
        serves: ids(row.text(QuestionColumn::Serves)).map(QuestionId::new).collect(),
        items: Vec::new(),
    }
}

/// The item of a row, with the list to which it belongs.
pub(super) fn item(row: &ReadRow) -> (ItemId, Item) {
    let since = row.text(QuestionColumn::Since);
    let item = Item {
        id: ItemId::new(row.text(QuestionColumn::Id)),
        name: text_of(row, QuestionColumn::Name),
        detail: some_text(row, QuestionColumn::Detail),
        since: (!since.is_empty()).then(|| since.to_owned()),
    };
    (ItemId::new(row.text(QuestionColumn::List)), item)
}

/// The word of a row.
pub(super) fn term(row: &ReadRow) -> GlossaryTerm {
    let forms = |lang| lines_of(row.text(QuestionColumn::Found(lang))).map(str::to_owned).collect();
    GlossaryTerm {
        found: TermForms { ja: forms(Lang::Ja), en: forms(Lang::En) },
        meaning: text_of(row, QuestionColumn::Means),
    }
}

fn some_text(row: &ReadRow, column: fn(Lang) -> QuestionColumn) -> Option<Text> {
    Some(text_of(row, column)).filter(|text| *text != Text::default())
}

/// How a question is answered whose row does not say it: by the levels that it describes.
fn likely(row: &ReadRow) -> Kind {
    let between = [1, 3].into_iter().any(|level| {
        Lang::ALL.iter().any(|lang| !row.text(QuestionColumn::Described(level, *lang)).is_empty())
    });
    if between { Kind::Maturity } else { Kind::Decision }
}

pub(super) fn text_of(row: &ReadRow, column: impl Fn(Lang) -> QuestionColumn) -> Text {
    let of = |lang| row.text(column(lang)).to_owned();
    Text { ja: of(Lang::Ja), en: of(Lang::En) }
}

fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn ids(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '，', '、', '\n', ';', '；']).map(str::trim).filter(|id| !id.is_empty())
}
