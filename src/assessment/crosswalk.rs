//! A list of items from elsewhere (the official checklist, a framework of the company's own) held against
//! the questions: which item is answered by which question, and what of either side has no counterpart.
//! The items are the company's to enter: no such list is built in.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::base::fold::folded;
use crate::base::ids::QuestionId;
use crate::questionnaire::{Checked, Question};

/// A list of items from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crosswalk {
    /// What the list is called.
    pub title: String,
    /// Its date or issue as it stands on it, by which one is told from another.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub dated: String,
    /// Its items, in the order of the list.
    pub items: Vec<CrosswalkItem>,
}

/// An item of such a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrosswalkItem {
    /// Its number, as it stands in the list.
    pub number: String,
    /// What it is about, in the company's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The questions that answer it; none where it has no counterpart.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub questions: BTreeSet<QuestionId>,
}

/// What stands between the parts of an item that is written in a row. A spreadsheet puts tabs there.
const PARTS: [char; 3] = ['\t', '|', '｜'];

impl Crosswalk {
    /// Whether nothing is said in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.title.trim().is_empty() && self.dated.trim().is_empty() && self.items.is_empty()
    }

    /// The items that a question answers, in the order of the list.
    pub fn of<'a>(&'a self, question: &'a QuestionId) -> impl Iterator<Item = &'a CrosswalkItem> {
        self.items.iter().filter(|item| item.questions.contains(question))
    }

    /// The items that no question answers.
    pub fn without_question(&self) -> impl Iterator<Item = &CrosswalkItem> {
        self.items.iter().filter(|item| item.questions.is_empty())
    }

    /// The questions of a questionnaire that answer no item.
    pub fn without_item<'a>(&'a self, questionnaire: &'a Checked) -> impl Iterator<Item = &'a Question> {
        let matched: BTreeSet<&QuestionId> = self.items.iter().flat_map(|item| &item.questions).collect();
        let questions = questionnaire.questions().map(|(_, question)| question);
        questions.filter(move |question| !matched.contains(&question.id))
    }

    /// The ids that items name and the questionnaire does not have: mistyped, or of another edition.
    #[must_use]
    pub fn unknown(&self, questionnaire: &Checked) -> BTreeSet<&QuestionId> {
        let named = self.items.iter().flat_map(|item| &item.questions);
        named.filter(|id| questionnaire.question(id).is_none()).collect()
    }

    /// The items as rows of a text: number, what it is about, questions, a bar between them.
    #[must_use]
    pub fn rows(&self) -> String {
        let rows: Vec<String> = self.items.iter().map(CrosswalkItem::row).collect();
        rows.join("\n")
    }

    /// The items that rows of a text are: typed, or copied from a spreadsheet, in any order of its columns
    /// so long as the number stands before what the item is about. An empty row is none.
    #[must_use]
    pub fn items_of(rows: &str, questionnaire: &Checked) -> Vec<CrosswalkItem> {
        rows.lines().filter_map(|row| CrosswalkItem::of_row(row, questionnaire)).collect()
    }
}

impl CrosswalkItem {
    fn row(&self) -> String {
        let questions: Vec<&str> = self.questions.iter().map(QuestionId::as_str).collect();
        let parts = [self.number.as_str(), self.about.as_str(), &questions.join(", ")];
        let filled = parts.iter().rposition(|part| !part.is_empty()).map_or(0, |last| last + 1);
        parts[..filled].join(" | ")
    }

    fn of_row(row: &str, questionnaire: &Checked) -> Option<Self> {
        let mut item = Self::default();
        for part in row.split(PARTS).map(str::trim).filter(|part| !part.is_empty()) {
            match ids(part, questionnaire) {
                Some(questions) => item.questions.extend(questions),
                None if item.number.is_empty() => item.number = part.to_owned(),
                None if item.about.is_empty() => item.about = part.to_owned(),
                None => {
                    item.about.push(' ');
                    item.about.push_str(part);
                }
            }
        }
        (item != Self::default()).then_some(item)
    }
}

/// The questions that a part of a row lists; `None` where it lists something else. What looks like an id
/// beside one that is known is taken for one, too: it is said to be unknown rather than lost.
fn ids(part: &str, questionnaire: &Checked) -> Option<BTreeSet<QuestionId>> {
    let folded = folded(part).replace(is_dash, "-").to_uppercase();
    let words = folded.split([',', '、', ';', ' ']).filter(|word| !word.is_empty());
    let ids: Vec<QuestionId> = words.map(QuestionId::new).collect();
    let some_known = ids.iter().any(|id| questionnaire.question(id).is_some());
    (some_known && ids.iter().all(QuestionId::is_well_formed)).then(|| ids.into_iter().collect())
}

/// What is written for a hyphen where none is at hand.
fn is_dash(char: char) -> bool {
    matches!(char, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::shipped::meti_guideline;

    fn ids(ids: &[&str]) -> BTreeSet<QuestionId> {
        ids.iter().copied().map(QuestionId::new).collect()
    }

    fn item(number: &str, about: &str, questions: &[&str]) -> CrosswalkItem {
        CrosswalkItem { number: number.to_owned(), about: about.to_owned(), questions: ids(questions) }
    }

    #[test]
    fn rows_of_a_spreadsheet_become_items_whatever_the_width_of_their_signs() {
        let rows = "1-1\t責任者を決めている\tP1-1, G-1\r\n1-2\t\tＡ－２\n\n2\t在庫\ta-4 A-99\n3\t手順\n\
                    4 | 予算 | P2-1\n5｜教育";
        let items = Crosswalk::items_of(rows, meti_guideline());
        assert_eq!(
            items,
            [
                item("1-1", "責任者を決めている", &["P1-1", "G-1"]),
                item("1-2", "", &["A-2"]),
                item("2", "在庫", &["A-4", "A-99"]),
                item("3", "手順", &[]),
                item("4", "予算", &["P2-1"]),
                item("5", "教育", &[]),
            ]
        );
        let crosswalk = Crosswalk { items, ..Crosswalk::default() };
        assert_eq!(crosswalk.unknown(meti_guideline()), BTreeSet::from([&QuestionId::new("A-99")]));
        assert_eq!(Crosswalk::items_of(&crosswalk.rows(), meti_guideline()), crosswalk.items);
    }

    #[test]
    fn what_has_no_counterpart_is_known_on_either_side() {
        let items = vec![item("1", "", &["A-1", "A-2"]), item("2", "", &[]), item("3", "", &["A-2"])];
        let crosswalk = Crosswalk { items, ..Crosswalk::default() };
        let numbers = |id: &str| -> Vec<String> {
            crosswalk.of(&QuestionId::new(id)).map(|item| item.number.clone()).collect()
        };
        assert_eq!((numbers("A-2"), numbers("A-3")), (vec!["1".to_owned(), "3".to_owned()], vec![]));
        let alone: Vec<&str> = crosswalk.without_question().map(|item| item.number.as_str()).collect();
        assert_eq!(alone, ["2"]);
        assert_eq!(crosswalk.without_item(meti_guideline()).count(), 46);
    }
}
