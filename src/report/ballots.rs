//! What is printed before a workshop: a set of cards, and a ballot with the questions and what their levels mean. It is
//! made of what is asked alone; one set is printed for each person who votes.

use jiff::civil::Date;

use super::document::{Begins, Block, CardFace, Document, Figure, FigureKind, Meta, Span, Style};
use super::frame::framed;
use super::pieces::heading;
use crate::assessment::workshop::Workshop;
use crate::base::ids::QuestionId;
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};
use crate::base::level::Level;
use crate::questionnaire::{Checked, Kind, Question};
use crate::scoring::names::names;
use crate::workshop::said::name_said;

texts! {
    /// The wording of cards and ballots.
    struct BallotWords {
        file_title subject cards cards_how cards_alt decision_card ballot ballot_how level_choice unknown_choice
    }
}

static WORDS: Wording<BallotWords> = Wording::new(
    include_str!("../../assets/lang/ja/ballots.ron"),
    include_str!("../../assets/lang/en/ballots.ron"),
);

/// What a set is printed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BallotSet {
    /// The name of the workshop.
    pub name: String,
    /// How many people vote: how often it is printed.
    pub voters: u8,
    /// The questions, in order.
    pub questions: Vec<QuestionId>,
}

impl BallotSet {
    /// Of a workshop: its name, how many vote, and its questions; nothing else of it.
    #[must_use]
    pub fn of(workshop: &Workshop, lang: Lang) -> Self {
        Self {
            name: name_said(workshop, lang).to_owned(),
            voters: workshop.voters,
            questions: workshop.agenda.iter().map(|item| item.question.clone()).collect(),
        }
    }
}

/// Cards and ballot of a set, in a language, made on a day by a program.
#[must_use]
pub fn ballots(set: &BallotSet, questionnaire: &Checked, lang: Lang, date: Date, app: &str) -> Document {
    let w = WORDS.get(lang);
    let questions: Vec<&Question> = set
        .questions
        .iter()
        .filter_map(|id| questionnaire.question(id))
        .map(|(_, question)| question)
        .collect();
    let voters = set.voters.to_string();
    let mut blocks = vec![
        heading(1, &w.cards),
        Block::Paragraph(Style::Body, vec![Span::plain(fill(&w.cards_how, &[("count", &voters)]))]),
        Block::Figure(Figure {
            alt: w.cards_alt.clone(),
            kind: FigureKind::Cards(cards(questionnaire, &questions, lang)),
        }),
    ];
    if !questions.is_empty() {
        blocks.push(heading(1, &w.ballot));
        blocks.push(Block::Paragraph(Style::Body, vec![Span::plain(&w.ballot_how)]));
    }
    blocks.extend(questions.iter().map(|question| one(questionnaire, question, lang)));
    Document {
        begins: Begins::Blocks,
        blocks,
        header: (set.name.clone(), String::new()),
        ..framed(Meta {
            title: fill(&w.file_title, &[("name", &set.name)]),
            author: String::new(),
            subject: w.subject.clone(),
            lang,
            date,
            creator: app.to_owned(),
            fingerprint: None,
            recipe: None,
        })
    }
}

/// A card for each level and one for "does not know". What a level means for questions of the two kinds stands on
/// it, of those kinds that are asked.
fn cards(questionnaire: &Checked, questions: &[&Question], lang: Lang) -> Vec<CardFace> {
    let w = WORDS.get(lang);
    let asked = |kind: Kind| questions.is_empty() || questions.iter().any(|question| question.kind == kind);
    let word = |kind: Kind, level: Level| {
        let word = questionnaire.level_word(kind, level).filter(|_| asked(kind));
        word.map(|word| word.get(lang).to_owned())
    };
    let card = |level: &Level| {
        let decision = word(Kind::Decision, *level).map(|word| match asked(Kind::Maturity) {
            true => fill(&w.decision_card, &[("word", &word)]),
            false => word,
        });
        let lines = word(Kind::Maturity, *level).into_iter().chain(decision).collect();
        CardFace { mark: level.to_string(), lines }
    };
    let unknown = CardFace { mark: "?".to_owned(), lines: vec![names(lang).unknown.clone()] };
    Level::ALL.iter().map(card).chain([unknown]).collect()
}

/// A question with boxes to tick.
fn one(questionnaire: &Checked, question: &Question, lang: Lang) -> Block {
    let w = WORDS.get(lang);
    let level = |level: &Level| {
        let word = questionnaire.level_word(question.kind, *level).map_or("", |word| word.get(lang));
        let label = fill(&w.level_choice, &[("level", &level.to_string()), ("word", word)]);
        (label, question.level_text(*level).map_or("", |text| text.get(lang)).to_owned())
    };
    let unknown = (fill(&w.unknown_choice, &[("word", &names(lang).unknown)]), String::new());
    let levels: Vec<(String, String)> = question.kind.levels().iter().map(level).collect();
    let topic = format!("{} {}", question.id, question.topic.get(lang));
    Block::Together(vec![
        heading(2, &topic),
        Block::Paragraph(Style::Body, vec![Span::plain(question.text.get(lang))]),
        Block::Choices(levels.into_iter().chain([unknown]).collect()),
    ])
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::questionnaire::shipped::meti_guideline;

    fn set(kinds: &[Kind]) -> (BallotSet, Vec<&'static Question>) {
        let first = |kind: &Kind| {
            let mut all = meti_guideline().questions().map(|(_, question)| question);
            all.find(|question| question.kind == *kind).unwrap()
        };
        let questions: Vec<&Question> = kinds.iter().map(first).collect();
        let ids = questions.iter().map(|question| question.id.clone()).collect();
        (BallotSet { name: "役員会".to_owned(), voters: 7, questions: ids }, questions)
    }

    #[test]
    fn both_languages_have_every_text_with_the_same_placeholders() {
        WORDS.assert_alike();
    }

    #[test]
    fn a_set_has_a_card_for_each_level_and_a_box_for_each_choice_of_each_question() {
        for lang in Lang::ALL {
            let (set, questions) = set(&[Kind::Maturity, Kind::Decision]);
            let document = ballots(&set, meti_guideline(), lang, date(2026, 11, 30), "Keian test");
            let cards = cards(meti_guideline(), &questions, lang);
            let marks: Vec<&str> = cards.iter().map(|card| card.mark.as_str()).collect();
            assert_eq!(marks, ["0", "1", "2", "3", "4", "?"]);
            assert_eq!(cards.iter().map(|card| card.lines.len()).collect::<Vec<_>>(), [2, 1, 2, 1, 2, 1]);
            let boxes: Vec<usize> = document
                .blocks
                .iter()
                .filter_map(|block| match block {
                    Block::Together(parts) => parts.iter().find_map(|part| match part {
                        Block::Choices(choices) => Some(choices.len()),
                        _ => None,
                    }),
                    _ => None,
                })
                .collect();
            assert_eq!(boxes, [6, 4]);
        }
    }

    #[test]
    fn cards_say_what_levels_mean_for_the_kinds_of_questions_that_are_asked() {
        let lines = |kinds: &[Kind]| -> Vec<usize> {
            let (_, questions) = set(kinds);
            cards(meti_guideline(), &questions, Lang::En).iter().map(|card| card.lines.len()).collect()
        };
        assert_eq!(lines(&[Kind::Maturity]), [1, 1, 1, 1, 1, 1]);
        assert_eq!(lines(&[Kind::Decision]), [1, 0, 1, 0, 1, 1]);
        assert_eq!(lines(&[]), [2, 1, 2, 1, 2, 1]);
    }
}
