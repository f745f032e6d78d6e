//! The names by which things are known: questionnaires, areas, questions, elements, roles, list items.
//! Each is a type of its own, so that one can never stand where another belongs.
//! A copy of one costs a count: maps of thousands are copied with each change of a shared document.
//! Ids order as people count: `A-9` comes before `A-10`.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// An id from its text. Whether the text is well formed is said by [`Self::is_well_formed`].
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into().into())
            }

            /// The id as it stands in a file.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// True when the id has 1 to 64 ASCII letters, digits, `-`, `_` or `.`.
            #[must_use]
            pub fn is_well_formed(&self) -> bool {
                is_well_formed(&self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from).map(Self::new)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                natural(&self.0, &other.0)
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }
    };
}

id!(
    /// A questionnaire, such as `meti-guideline`.
    QuestionnaireId
);
id!(
    /// An area of a questionnaire, such as `P1` or `A`.
    AreaId
);
id!(
    /// A question, such as `A-6`. Unique within a questionnaire.
    QuestionId
);
id!(
    /// An element of a question: a part that is ticked by itself. Unique within its question.
    ElementId
);
id!(
    /// A role in a company, such as `procurement`: who usually knows the answer.
    RoleId
);
id!(
    /// A fact of a company, such as `overseas_production`: it decides what is asked.
    FactId
);
id!(
    /// A choice of a fact. Unique within the fact.
    ChoiceId
);
id!(
    /// A reference list or an item of one.
    ItemId
);

id!(
    /// A reference list, such as `critical-minerals`.
    ListId
);
id!(
    /// An action. Unique within its question.
    ActionId
);
id!(
    /// A product in its register.
    ProductId
);
id!(
    /// A row of trade in its register.
    TradeId
);
id!(
    /// A technology in its register.
    TechnologyId
);
id!(
    /// A scenario in its register.
    ScenarioId
);
id!(
    /// A measure of a scenario. Unique within its scenario.
    MeasureId
);
id!(
    /// An entry in the register of dialogue.
    DialogueId
);
id!(
    /// A workshop.
    WorkshopId
);
id!(
    /// A request to a department, in its file and in that of the sender.
    RequestId
);
id!(
    /// An association's invitation: the fingerprint by which it is made public.
    InvitationId
);
id!(
    /// What a member handed in: 128 random bits in hexadecimal, made anew for every invitation.
    SubmissionId
);
id!(
    /// SHA-256 in hexadecimal.
    Digest
);

pub(crate) fn is_well_formed(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

/// Compares runs of digits by their number and everything else by character; equal-looking ids
/// (`A-1`, `A-01`) fall back to plain text order, so that `Ord` agrees with `Eq`.
fn natural(a: &str, b: &str) -> Ordering {
    let (x, y) = (a.as_bytes(), b.as_bytes());
    let Some(differs) = x.iter().zip(y).position(|(c, d)| c != d) else { return x.len().cmp(&y.len()) };
    // What is the same before that decides nothing, but for the digits of a number that goes on there.
    let same = differs - x[..differs].iter().rev().take_while(|b| b.is_ascii_digit()).count();
    piecewise(&x[same..], &y[same..]).then_with(|| a.cmp(b))
}

fn piecewise(mut x: &[u8], mut y: &[u8]) -> Ordering {
    loop {
        match (x.first(), y.first()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(c), Some(d)) if c.is_ascii_digit() && d.is_ascii_digit() => {
                let (n, rest_x) = digits(x);
                let (m, rest_y) = digits(y);
                let order = n.len().cmp(&m.len()).then_with(|| n.cmp(m));
                if order != Ordering::Equal {
                    return order;
                }
                (x, y) = (rest_x, rest_y);
            }
            (Some(c), Some(d)) => {
                if c != d {
                    return c.cmp(d);
                }
                (x, y) = (&x[1..], &y[1..]);
            }
        }
    }
}

/// The leading digits without their leading zeros, and what follows them.
fn digits(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|b| !b.is_ascii_digit()).unwrap_or(bytes.len());
    let (number, rest) = bytes.split_at(end);
    let zeros = number.iter().take_while(|&&b| b == b'0').count();
    (&number[zeros..], rest)
}

/// What something is called: its name, or its id where nobody has given it one.
#[must_use]
pub fn called<'a>(name: &'a str, id: &'a str) -> &'a str {
    if name.trim().is_empty() { id } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn question_ten_comes_after_question_nine() {
        let mut ids = ["A-10", "P1-2", "A-9", "A-1", "I-1"].map(QuestionId::new);
        ids.sort();
        assert_eq!(ids.map(|id| id.to_string()), ["A-1", "A-9", "A-10", "I-1", "P1-2"]);
    }

    #[test]
    fn ids_that_differ_only_in_zeros_are_different_and_ordered() {
        assert_eq!(natural("A-01", "A-1"), Ordering::Less);
        assert_eq!(natural("A-1", "A-1"), Ordering::Equal);
        assert_eq!(natural("A", "A-1"), Ordering::Less);
    }

    #[test]
    fn a_common_start_changes_no_order() {
        let pieces = ["", "0", "00", "1", "01", "10", "9", "a", "b", "-"];
        let two = pieces.iter().flat_map(|a| pieces.iter().map(move |b| format!("{a}{b}")));
        let ids: Vec<String> =
            two.flat_map(|start| pieces.iter().map(move |end| format!("{start}{end}"))).collect();
        for a in &ids {
            for b in &ids {
                let whole = piecewise(a.as_bytes(), b.as_bytes()).then_with(|| a.cmp(b));
                assert_eq!(natural(a, b), whole, "{a} {b}");
            }
        }
    }

    #[test]
    fn an_id_is_ascii_without_spaces() {
        assert!(QuestionId::new("P1-2").is_well_formed());
        for bad in ["", "A 1", "A-１", "質問", &"x".repeat(65)] {
            assert!(!QuestionId::new(bad).is_well_formed(), "{bad}");
        }
    }
}
