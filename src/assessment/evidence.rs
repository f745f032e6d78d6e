//! What an answer rests on, as a thing of its own: words, and what is known of the file behind them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::dates;
use crate::base::ids::Digest;

/// A piece of evidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it is, in words.
    pub text: String,
    /// What sort of thing it is, where somebody has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<EvidenceSort>,
    /// The day that it is of.
    #[serde(default, deserialize_with = "dates::optional", skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Its file: a path from the document's folder, with `/` between its parts. What leads out of that
    /// folder, or is no such path, is text and is never touched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What the file was when a person last asked for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<EvidenceSeen>,
}

/// What sort of thing a piece of evidence is: told where the thing itself is not to be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EvidenceSort {
    /// Minutes of a meeting, a decision.
    Minutes,
    /// A rule, a policy, a plan.
    Rule,
    /// A contract, an agreement.
    Contract,
    /// A list, a register, a drawing of who supplies what.
    List,
    /// A record of what was done: an inspection, a test, a training.
    Record,
    /// A certificate of somebody outside.
    Certificate,
    /// Anything else.
    Other,
}

/// What a file was on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceSeen {
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// The day.
    #[serde(deserialize_with = "dates::date")]
    pub on: Date,
}

impl Evidence {
    /// Evidence of which nothing is known but its words.
    #[must_use]
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether it says anything.
    #[must_use]
    pub fn is_said(&self) -> bool {
        [Some(&self.text), self.path.as_ref()].into_iter().flatten().any(|said| !said.trim().is_empty())
    }
}

/// Evidence as it is typed, one thing a line, with what is known of those whose lines have stayed: an
/// entry is told by its words, or else by its place where no line came or went.
#[must_use]
pub fn of_lines(text: &str, old: &[Evidence]) -> Vec<Evidence> {
    if text.is_empty() {
        return Vec::new();
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let same = |(line, entry): &(&&str, &Evidence)| **line == entry.text;
    let head = lines.iter().zip(old).take_while(same).count();
    let (lines_left, old_left) = (&lines[head..], &old[head..]);
    let tail = lines_left.iter().rev().zip(old_left.iter().rev()).take_while(same).count();
    let (changed, before) = (&lines_left[..lines_left.len() - tail], &old_left[..old_left.len() - tail]);
    let in_place = changed.len() == before.len();
    let middle = changed.iter().enumerate().map(|(place, line)| {
        let known = match in_place {
            true => before.get(place),
            false => before.iter().find(|entry| entry.text == **line),
        };
        Evidence { text: (*line).to_owned(), ..known.cloned().unwrap_or_default() }
    });
    let kept_end = &old_left[old_left.len() - tail..];
    old[..head].iter().cloned().chain(middle).chain(kept_end.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filed(text: &str, path: &str) -> Evidence {
        Evidence { path: Some(path.to_owned()), ..Evidence::of(text) }
    }

    #[test]
    fn what_is_known_of_a_line_stays_while_it_and_others_are_typed() {
        let old = [filed("a", "a.pdf"), filed("b", "b.pdf"), Evidence::of("c")];
        for (typed, expected) in [
            ("a\nb\nc", old.to_vec()),
            ("a\nbb\nc", vec![old[0].clone(), filed("bb", "b.pdf"), old[2].clone()]),
            ("b\nc", vec![old[1].clone(), old[2].clone()]),
            ("a\nnew\nb\nc", vec![old[0].clone(), Evidence::of("new"), old[1].clone(), old[2].clone()]),
            ("b\na\nnew\nc", vec![old[1].clone(), old[0].clone(), Evidence::of("new"), old[2].clone()]),
            ("", vec![]),
        ] {
            assert_eq!(of_lines(typed, &old), expected, "{typed:?}");
        }
        assert_eq!(of_lines("x", &[]), [Evidence::of("x")]);
    }
}
