//! A condition as a person writes it into a cell: `uses_moulds = yes and size = small, medium`. Words of
//! both languages are understood. What these words cannot say stands as in a questionnaire's file, and is
//! read so, too.

use crate::base::ids::{ChoiceId, FactId, QuestionId};
use crate::base::lang::Lang;
use crate::base::level::Level;
use crate::base::nearest::nearest;
use crate::import::key::key;
use crate::questionnaire::{CompanySize, Condition, Fact};

/// The names that conditions may ask for.
#[derive(Clone, Debug, Default)]
pub struct KnownNames {
    /// The declared facts.
    pub facts: Vec<FactId>,
    /// The questions.
    pub questions: Vec<QuestionId>,
}

/// Why a condition cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoCondition {
    /// It has no such form: where reading ended.
    Form(String),
    /// A name that is neither a fact nor a question: the name, and the one that it looks like.
    Name(String, Option<String>),
    /// A value that what stands before it never has.
    Value(String),
}

/// The deepest brackets that are read.
const DEEPEST: usize = 16;

/// The deepest nesting of a condition as it stands in a file.
const DEEPEST_IN_FILES: usize = 48;

const OR: [&str; 2] = ["または", "or"];
const AND: [&str; 2] = ["かつ", "and"];
const NOT: [&str; 2] = ["否定", "not"];
const SIZE: [&str; 2] = ["規模", "size"];
const YES: [&str; 2] = ["はい", "yes"];
const NO: [&str; 2] = ["いいえ", "no"];
const UNKNOWN: [&str; 2] = ["分からない", "unknown"];
const SIZES: [(CompanySize, [&str; 2]); 3] = [
    (CompanySize::Small, ["小規模", "small"]),
    (CompanySize::Medium, ["中規模", "medium"]),
    (CompanySize::Large, ["大規模", "large"]),
];

fn of(words: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => words[0],
        Lang::En => words[1],
    }
}

/// A condition as it is written into a cell; nothing where it always holds.
#[must_use]
pub fn condition_text(condition: &Condition, known: &KnownNames, lang: Lang) -> String {
    if *condition == Condition::Always {
        return String::new();
    }
    let said = said(condition, lang);
    if condition_of(&said, known).as_ref() == Ok(condition) {
        return said;
    }
    // Writing data of one's own cannot fail.
    ron::to_string(condition).unwrap_or_default()
}

fn said(condition: &Condition, lang: Lang) -> String {
    let listed = |name: &str, values: Vec<String>| format!("{name} = {}", values.join(", "));
    let joined = |parts: &[Condition], word: [&'static str; 2]| {
        let part = |part: &Condition| match part {
            Condition::All(_) | Condition::Any(_) => format!("({})", said(part, lang)),
            _ => said(part, lang),
        };
        let parts: Vec<String> = parts.iter().map(part).collect();
        parts.join(&format!(" {} ", of(word, lang)))
    };
    match condition {
        Condition::Always => String::new(),
        Condition::Size(sizes) => {
            let word = |size: &CompanySize| SIZES.iter().find(|(of, _)| of == size);
            let words = sizes.iter().filter_map(word).map(|(_, words)| of(*words, lang).to_owned());
            listed(of(SIZE, lang), words.collect())
        }
        Condition::Fact(id, values) => {
            let word = |value: &Fact| match value {
                Fact::Yes => of(YES, lang).to_owned(),
                Fact::No => of(NO, lang).to_owned(),
                Fact::Unknown => of(UNKNOWN, lang).to_owned(),
                Fact::Is(choice) => choice.to_string(),
            };
            listed(id.as_str(), values.iter().map(word).collect())
        }
        Condition::Answered(id, levels) => {
            listed(id.as_str(), levels.iter().map(ToString::to_string).collect())
        }
        Condition::All(parts) => joined(parts, AND),
        Condition::Any(parts) => joined(parts, OR),
        Condition::Not(part) => format!("{}({})", of(NOT, lang), said(part, lang)),
    }
}

/// The condition of a cell's text.
///
/// # Errors
/// [`NoCondition`] with what cannot be read.
pub fn condition_of(text: &str, known: &KnownNames) -> Result<Condition, NoCondition> {
    if text.trim().is_empty() {
        return Ok(Condition::Always);
    }
    let options = ron::Options::default().with_recursion_limit(DEEPEST_IN_FILES);
    if let Ok(condition) = options.from_str::<Condition>(text.trim()) {
        return Ok(condition);
    }
    let mut reader = Reader { parts: parts(text), at: 0, known };
    let condition = reader.any(0)?;
    match reader.peek() {
        None => Ok(condition),
        Some(_) => Err(reader.form()),
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Open,
    Close,
    Is,
    Comma,
    Word(String),
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut word = String::new();
    for char in text.chars().chain([' ']) {
        let part = match char {
            '(' | '（' => Some(Part::Open),
            ')' | '）' => Some(Part::Close),
            '=' | '＝' => Some(Part::Is),
            ',' | '，' | '、' => Some(Part::Comma),
            _ => None,
        };
        if part.is_none() && !char.is_whitespace() {
            word.push(char);
            continue;
        }
        if !word.is_empty() {
            parts.push(Part::Word(std::mem::take(&mut word)));
        }
        parts.extend(part);
    }
    parts
}

struct Reader<'a> {
    parts: Vec<Part>,
    at: usize,
    known: &'a KnownNames,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Part> {
        self.parts.get(self.at)
    }

    /// Goes past a part, if it stands here.
    fn past(&mut self, part: &Part) -> Option<()> {
        let there = self.peek() == Some(part);
        self.at += usize::from(there);
        there.then_some(())
    }

    /// Goes past one of these words, if it stands here.
    fn past_word(&mut self, words: [&str; 2]) -> Option<()> {
        let there = matches!(self.peek(), Some(Part::Word(word)) if is(word, words));
        self.at += usize::from(there);
        there.then_some(())
    }

    fn form(&self) -> NoCondition {
        let shown = self.parts.iter().skip(self.at).take(3).map(|part| match part {
            Part::Open => "(",
            Part::Close => ")",
            Part::Is => "=",
            Part::Comma => ",",
            Part::Word(word) => word,
        });
        NoCondition::Form(shown.collect::<Vec<_>>().join(" "))
    }

    fn any(&mut self, depth: usize) -> Result<Condition, NoCondition> {
        let mut parts = vec![self.all(depth)?];
        while self.past_word(OR).is_some() {
            parts.push(self.all(depth)?);
        }
        Ok(one_or(parts, Condition::Any))
    }

    fn all(&mut self, depth: usize) -> Result<Condition, NoCondition> {
        let mut parts = vec![self.one(depth)?];
        while self.past_word(AND).is_some() {
            parts.push(self.one(depth)?);
        }
        Ok(one_or(parts, Condition::All))
    }

    fn one(&mut self, depth: usize) -> Result<Condition, NoCondition> {
        if depth > DEEPEST {
            return Err(self.form());
        }
        if self.past_word(NOT).is_some() {
            return Ok(Condition::Not(Box::new(self.one(depth + 1)?)));
        }
        if self.past(&Part::Open).is_some() {
            let within = self.any(depth + 1)?;
            self.past(&Part::Close).ok_or_else(|| self.form())?;
            return Ok(within);
        }
        let name = self.word()?;
        self.past(&Part::Is).ok_or_else(|| self.form())?;
        let mut values = vec![self.word()?];
        while self.past(&Part::Comma).is_some() {
            values.push(self.word()?);
        }
        self.asked(&name, &values)
    }

    fn word(&mut self) -> Result<String, NoCondition> {
        let Some(Part::Word(word)) = self.peek() else { return Err(self.form()) };
        let word = word.clone();
        self.at += 1;
        Ok(word)
    }

    fn asked(&self, name: &str, values: &[String]) -> Result<Condition, NoCondition> {
        if is(name, SIZE) {
            let size = |value: &String| {
                let found = SIZES.iter().find(|(_, words)| is(value, *words)).map(|(size, _)| *size);
                found.ok_or_else(|| NoCondition::Value(value.clone()))
            };
            return Ok(Condition::Size(values.iter().map(size).collect::<Result<_, _>>()?));
        }
        if let Some(fact) = self.known.facts.iter().find(|fact| fact.as_str() == name) {
            let value = |value: &String| match value {
                value if is(value, YES) => Fact::Yes,
                value if is(value, NO) => Fact::No,
                value if is(value, UNKNOWN) => Fact::Unknown,
                value => Fact::Is(ChoiceId::new(value.clone())),
            };
            return Ok(Condition::Fact(fact.clone(), values.iter().map(value).collect()));
        }
        let questions = &self.known.questions;
        let Some(question) = questions.iter().find(|question| question.as_str() == name) else {
            let facts = self.known.facts.iter().map(FactId::as_str);
            let known = facts.chain(questions.iter().map(QuestionId::as_str)).chain(SIZE);
            return Err(NoCondition::Name(name.to_owned(), nearest(name, known)));
        };
        let level = |value: &String| {
            let number = key(value).parse::<u8>().ok();
            let level = number.and_then(|number| Level::new(number).ok());
            level.ok_or_else(|| NoCondition::Value(value.clone()))
        };
        Ok(Condition::Answered(question.clone(), values.iter().map(level).collect::<Result<_, _>>()?))
    }
}

fn is(word: &str, words: [&str; 2]) -> bool {
    let word = key(word);
    words.iter().any(|one| *one == word)
}

fn one_or(mut parts: Vec<Condition>, several: fn(Vec<Condition>) -> Condition) -> Condition {
    match (parts.len(), parts.pop()) {
        (1, Some(one)) => one,
        (_, last) => {
            parts.extend(last);
            several(parts)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn known() -> KnownNames {
        KnownNames {
            facts: ["moulds", "share"].map(FactId::new).to_vec(),
            questions: ["A-1", "A-2"].map(QuestionId::new).to_vec(),
        }
    }

    #[test]
    fn conditions_are_written_in_words_of_either_language_and_read_in_both() {
        let moulds = || Condition::Fact(FactId::new("moulds"), vec![Fact::Yes, Fact::Unknown]);
        let size = || Condition::Size(vec![CompanySize::Small, CompanySize::Medium]);
        let answered = Condition::Answered(QuestionId::new("A-1"), vec![Level::THREE, Level::FOUR]);
        for (condition, ja, en) in [
            (Condition::Always, "", ""),
            (moulds(), "moulds = はい, 分からない", "moulds = yes, unknown"),
            (
                Condition::All(vec![moulds(), Condition::Any(vec![size(), answered.clone()])]),
                "moulds = はい, 分からない かつ (規模 = 小規模, 中規模 または A-1 = 3, 4)",
                "moulds = yes, unknown and (size = small, medium or A-1 = 3, 4)",
            ),
            (Condition::Not(Box::new(size())), "否定(規模 = 小規模, 中規模)", "not(size = small, medium)"),
            (
                Condition::Any(vec![Condition::Fact(
                    FactId::new("share"),
                    vec![Fact::Is(ChoiceId::new("most"))],
                )]),
                "Any([Fact(\"share\",[Is(\"most\")])])",
                "Any([Fact(\"share\",[Is(\"most\")])])",
            ),
        ] {
            for (lang, text) in [(Lang::Ja, ja), (Lang::En, en)] {
                assert_eq!(condition_text(&condition, &known(), lang), text);
                assert_eq!(condition_of(text, &known()), Ok(condition.clone()), "{text}");
            }
        }
        let typed = "ＭＯＵＬＤＳ";
        assert_eq!(condition_of(typed, &known()), Err(NoCondition::Form(String::new())));
        assert_eq!(condition_of("規模＝小規模、中規模", &known()), Ok(size()));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let refused = |text: &str| condition_of(text, &known()).unwrap_err();
        assert_eq!(refused("mould = yes"), NoCondition::Name("mould".to_owned(), Some("moulds".to_owned())));
        assert_eq!(refused("A-1 = 5"), NoCondition::Value("5".to_owned()));
        assert_eq!(refused("size = huge"), NoCondition::Value("huge".to_owned()));
        assert_eq!(refused("moulds = yes or"), NoCondition::Form(String::new()));
        assert_eq!(refused("(moulds = yes"), NoCondition::Form(String::new()));
        assert_eq!(refused("moulds yes"), NoCondition::Form("yes".to_owned()));
        assert_eq!(refused("moulds = yes)"), NoCondition::Form(")".to_owned()));
        let deep = format!("{}moulds = yes{}", "(".repeat(10_000), ")".repeat(10_000));
        assert_eq!(refused(&deep), NoCondition::Form("( ( (".to_owned()));
    }

    fn conditions() -> impl Strategy<Value = Condition> {
        let fact = prop::sample::select(vec![
            Fact::Yes,
            Fact::No,
            Fact::Unknown,
            Fact::Is(ChoiceId::new("yes")),
            Fact::Is(ChoiceId::new("most")),
        ]);
        let leaf = prop_oneof![
            Just(Condition::Always),
            prop::collection::vec(prop::sample::select(CompanySize::ALL.to_vec()), 0..3)
                .prop_map(Condition::Size),
            ("(moulds|share|size|strange)", prop::collection::vec(fact, 0..3))
                .prop_map(|(id, values)| Condition::Fact(FactId::new(id), values)),
            ("(A-1|A-2|B)", prop::collection::vec(prop::sample::select(Level::ALL.to_vec()), 0..3))
                .prop_map(|(id, levels)| Condition::Answered(QuestionId::new(id), levels)),
        ];
        leaf.prop_recursive(3, 12, 3, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..3).prop_map(Condition::All),
                prop::collection::vec(inner.clone(), 0..3).prop_map(Condition::Any),
                inner.prop_map(|part| Condition::Not(Box::new(part))),
            ]
        })
    }

    proptest! {
        #[test]
        fn every_condition_is_read_as_it_was_written(condition in conditions()) {
            for lang in Lang::ALL {
                let text = condition_text(&condition, &known(), lang);
                prop_assert_eq!(condition_of(&text, &known()), Ok(condition.clone()), "{}", text);
            }
        }

        #[test]
        fn any_text_is_read_to_its_end(text in r#"((または|or|and|not|moulds|size|A-1|yes|[\[\](){}=,、 "]) ?){0,30}"#) {
            let _ = condition_of(&text, &known());
        }
    }
}
