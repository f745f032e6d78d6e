//! What a part of a question must say, and what it must not say any more, in both languages: the tables of the
//! findings of readers are held against the texts here.

use keian::base::lang::{Lang, Text};
use keian::questionnaire::Question;
use keian::questionnaire::shipped::meti_guideline;

/// Words in Japanese and in English; an empty one asks for nothing.
pub type Words = (&'static str, &'static str);

/// A question, a part of it, what stands there, and what no longer does.
pub type Row = (&'static str, &'static str, Words, Words);

fn joined<'a>(texts: impl IntoIterator<Item = &'a Text>, lang: Lang) -> String {
    texts.into_iter().map(|text| text.get(lang)).collect::<Vec<_>>().join("\n")
}

fn question(id: &str) -> Option<&'static Question> {
    meti_guideline().questions().map(|(_, q)| q).find(|q| q.id.as_str() == id)
}

/// The text of a part: `L2` is level 2, `N0` the next step from level 0; without a question, a part of the
/// whole questionnaire.
pub fn part(id: &str, part: &str, lang: Lang) -> Option<String> {
    let whole = meti_guideline();
    if id.is_empty() {
        return match part {
            "about" => Some(joined(&whole.about, lang)),
            "source" => Some(whole.source.get(lang).to_owned()),
            fact => {
                let asked = whole.facts.iter().find(|asked| asked.id.as_str() == fact)?;
                Some(joined([&asked.name, &asked.help], lang))
            }
        };
    }
    let q = question(id)?;
    let place = |part: &str| part.get(1..)?.parse::<usize>().ok();
    let text = match part {
        "topic" => joined([&q.topic], lang),
        "text" => joined([&q.text], lang),
        "why" => joined([&q.why], lang),
        "elements" => joined(q.elements.iter().map(|element| &element.name), lang),
        "evidence" => joined(&q.evidence, lang),
        "reference" => joined([&q.reference], lang),
        "left out" => joined(q.not_applicable_when.as_ref(), lang),
        level if level.starts_with('L') => joined([q.levels.get(place(level)?)?], lang),
        step if step.starts_with('N') => joined([q.next_steps.get(place(step)?)?], lang),
        _ => return None,
    };
    Some(text)
}

/// The rows that the texts do not fulfil, each with what stands there.
pub fn unfulfilled(rows: &[Row]) -> Vec<String> {
    let mut faults = Vec::new();
    for (id, name, says, no_longer) in rows {
        for lang in Lang::ALL {
            let of = |words: &Words| if lang == Lang::Ja { words.0 } else { words.1 };
            let Some(text) = part(id, name, lang) else {
                faults.push(format!("there is no {id} {name}"));
                continue;
            };
            let (wanted, unwanted) = (of(says), of(no_longer));
            if !text.contains(wanted) {
                faults.push(format!("{id} {name} does not say '{wanted}': {text}"));
            }
            if !unwanted.is_empty() && text.contains(unwanted) {
                faults.push(format!("{id} {name} says '{unwanted}' again: {text}"));
            }
        }
    }
    faults
}

#[test]
fn a_row_that_is_not_fulfilled_is_seen_in_either_language_and_either_way() {
    let good: Row = ("A-4", "text", ("緊急度", "urgency"), ("筋道", "courses"));
    assert!(unfulfilled(&[good]).is_empty());
    let bad: [Row; 5] = [
        ("A-4", "text", ("四半期", ""), ("", "")),
        ("A-4", "text", ("", "quarterly"), ("", "")),
        ("A-4", "text", ("", ""), ("緊急度", "")),
        ("A-4", "text", ("", ""), ("", "urgency")),
        ("A-4", "L7", ("", ""), ("", "")),
    ];
    for row in bad {
        assert!(!unfulfilled(&[row]).is_empty(), "{row:?}");
    }
}
