//! The sheets and columns by which a questionnaire stands in a workbook, and what they are called:
//! `assets/sheets/questions.ron`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::base::compiled::compiled_in;
use crate::base::lang::Lang;
use crate::import::key::key;
use crate::questionnaire::CompanySize;

/// A sheet of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuestionSheet {
    /// The name, edition and title of what is made, and its base.
    Questionnaire,
    /// A row for each question.
    Questions,
    /// A row for each part of a question.
    Parts,
    /// A row for each area.
    Areas,
    /// A row for each fact of the profile.
    Facts,
    /// A row for each role.
    Roles,
    /// A row for each reference list.
    Lists,
    /// A row for each item of a list.
    Items,
    /// A row for each word of the glossary.
    Terms,
}

/// A column of one of the sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum QuestionColumn {
    /// Whether a question of the base is left out.
    LeaveOut,
    /// The area of a question.
    Area,
    /// The id of what the row is.
    Id,
    /// How a question is answered.
    Kind,
    /// How much it counts.
    Weight,
    /// Whether it is asked in the short run, too.
    Key,
    /// When it is asked.
    Condition,
    /// Its topic.
    Topic(Lang),
    /// The question itself.
    Asked(Lang),
    /// Why it matters.
    Why(Lang),
    /// What a level looks like.
    Described(u8, Lang),
    /// Examples of evidence, a line each.
    Evidence(Lang),
    /// What to do next from a level.
    Next(u8, Lang),
    /// The roles that know.
    Knows,
    /// Where it comes from.
    Reference(Lang),
    /// When a company may answer that it does not apply.
    NotApplicable(Lang),
    /// Its own target for a size.
    Target(CompanySize),
    /// The questions that it stands for.
    StandsFor,
    /// What it was called before.
    Was,
    /// The number of its meaning.
    Meaning,
    /// The question that a part belongs to.
    Question,
    /// From which level on a part is expected.
    Expected,
    /// A name.
    Name(Lang),
    /// A short name.
    Short(Lang),
    /// What an area is about.
    About(Lang),
    /// What helps to answer a fact.
    Help(Lang),
    /// The choices of a fact, a line each.
    Choices(Lang),
    /// What of the questionnaire stands beside it.
    Item,
    /// What is said of it.
    Value(Lang),
    /// The day of a list.
    AsOf,
    /// The source of a list.
    Source(Lang),
    /// What is to be known of a list.
    Note(Lang),
    /// Where to look for what has happened since.
    Look(Lang),
    /// The questions that a list serves.
    Serves,
    /// The list that an item belongs to.
    List,
    /// More about an item.
    Detail(Lang),
    /// Since when an item is on its list.
    Since,
    /// The forms of a word, a line each.
    Found(Lang),
    /// What a word means.
    Means(Lang),
}

/// A sheet with its names and columns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetWords {
    ja: String,
    en: String,
    /// Its columns, in order.
    pub columns: Vec<ColumnWords>,
}

/// A column with its names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnWords {
    /// Which.
    pub column: QuestionColumn,
    ja: String,
    en: String,
    /// How wide it is, in characters.
    pub width: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AllSheets {
    questionnaire: SheetWords,
    questions: SheetWords,
    parts: SheetWords,
    areas: SheetWords,
    facts: SheetWords,
    roles: SheetWords,
    lists: SheetWords,
    items: SheetWords,
    terms: SheetWords,
}

static ALL: LazyLock<AllSheets> = LazyLock::new(|| {
    compiled_in("assets/sheets/questions.ron", include_str!("../../assets/sheets/questions.ron"))
});

impl QuestionSheet {
    /// All, in the order in which they stand.
    pub const ALL: [Self; 9] = [
        Self::Questionnaire,
        Self::Questions,
        Self::Parts,
        Self::Areas,
        Self::Facts,
        Self::Roles,
        Self::Lists,
        Self::Items,
        Self::Terms,
    ];

    fn words(self) -> &'static SheetWords {
        match self {
            Self::Questionnaire => &ALL.questionnaire,
            Self::Questions => &ALL.questions,
            Self::Parts => &ALL.parts,
            Self::Areas => &ALL.areas,
            Self::Facts => &ALL.facts,
            Self::Roles => &ALL.roles,
            Self::Lists => &ALL.lists,
            Self::Items => &ALL.items,
            Self::Terms => &ALL.terms,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ja => &self.words().ja,
            Lang::En => &self.words().en,
        }
    }

    /// Its columns.
    #[must_use]
    pub fn columns(self) -> &'static [ColumnWords] {
        &self.words().columns
    }

    /// The sheet of a name in either language.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let wanted = key(name);
        Self::ALL.into_iter().find(|sheet| Lang::ALL.iter().any(|lang| key(sheet.name(*lang)) == wanted))
    }

    /// The column of a head in either language.
    #[must_use]
    pub fn column(self, head: &str) -> Option<QuestionColumn> {
        let wanted = key(head);
        let named = |of: &&ColumnWords| Lang::ALL.iter().any(|lang| key(of.name(*lang)) == wanted);
        self.columns().iter().find(named).map(|of| of.column)
    }

    /// What a column is called; empty where the sheet does not have it.
    #[must_use]
    pub fn head(self, column: QuestionColumn, lang: Lang) -> &'static str {
        self.columns().iter().find(|of| of.column == column).map_or("", |of| of.name(lang))
    }
}

impl ColumnWords {
    /// What it is called.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_column_is_found_by_its_name_in_either_language_and_stands_once() {
        for sheet in QuestionSheet::ALL {
            for lang in Lang::ALL {
                assert_eq!(QuestionSheet::named(sheet.name(lang)), Some(sheet));
                for of in sheet.columns() {
                    assert_eq!(sheet.column(of.name(lang)), Some(of.column), "{}", of.name(lang));
                }
            }
            let columns: BTreeSet<QuestionColumn> = sheet.columns().iter().map(|of| of.column).collect();
            assert_eq!(columns.len(), sheet.columns().len());
        }
        assert_eq!(QuestionSheet::Questions.columns().len(), 44);
    }

    #[test]
    fn width_case_and_blanks_of_a_head_do_not_count() {
        let questions = QuestionSheet::Questions;
        assert_eq!(questions.column("レベル０（日本語）"), Some(QuestionColumn::Described(0, Lang::Ja)));
        assert_eq!(questions.column(" LEVEL 0\n(english)"), Some(QuestionColumn::Described(0, Lang::En)));
        assert_eq!(questions.column("備考"), None);
    }
}
