//! Cards that are counted: the digits are typed as they are lifted, `33241?`, a question mark for "does not know".

use crate::assessment::workshop::Votes;
use crate::base::level::Level;
use crate::questionnaire::Kind;

/// Why what was typed is no count of cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardFault {
    /// A character that no card has.
    NoCard(char),
    /// A level that the question does not have.
    NoLevel(Level),
    /// More cards than people who vote.
    TooMany {
        /// How many cards.
        cards: usize,
        /// How many people.
        voters: usize,
    },
}

/// A card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// A level.
    Level(Level),
    /// "Does not know".
    Unknown,
}

impl Votes {
    /// Counts a card.
    pub fn add(&mut self, card: Card) {
        let place = match card {
            Card::Level(level) => &mut self.levels[usize::from(level.get())],
            Card::Unknown => &mut self.unknown,
        };
        *place = place.saturating_add(1);
    }
}

/// Counts cards from what was typed. Digits and marks may be as wide as kanji; spaces, commas and line ends between
/// them say nothing.
///
/// # Errors
/// [`CardFault`]: the first thing that cannot be.
pub fn counted(typed: &str, kind: Kind, voters: u8) -> Result<Votes, CardFault> {
    let mut votes = Votes::default();
    for char in typed.chars().filter(|char| !between(*char)) {
        votes.add(card(char, kind)?);
    }
    let (cards, voters) = (votes.count(), usize::from(voters));
    if cards > voters { Err(CardFault::TooMany { cards, voters }) } else { Ok(votes) }
}

fn between(char: char) -> bool {
    char.is_whitespace() || matches!(char, ',' | '、' | '，' | '・' | '.')
}

/// The card that a key or a character stands for.
///
/// # Errors
/// [`CardFault`]: there is no such card, or the question has no such level.
pub fn card(char: char, kind: Kind) -> Result<Card, CardFault> {
    if matches!(char, '?' | '？') {
        return Ok(Card::Unknown);
    }
    let wide = u32::from(char).checked_sub(u32::from('０')).filter(|digit| *digit < 10);
    let digit = char.to_digit(10).or(wide);
    let level = digit.and_then(|digit| Level::new(u8::try_from(digit).ok()?).ok());
    match level {
        None => Err(CardFault::NoCard(char)),
        Some(level) if kind.index(level).is_none() => Err(CardFault::NoLevel(level)),
        Some(level) => Ok(Card::Level(level)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(levels: [u8; 5], unknown: u8) -> Votes {
        Votes { levels, unknown }
    }

    #[test]
    fn typed_cards_are_counted_however_they_are_written() {
        let wanted = Ok(of([0, 1, 1, 2, 1], 1));
        for typed in ["33241?", "３３２４１？", " 3 3, 2、4\n1 ? ", "?14233", "3.3.2.4.1.?"] {
            assert_eq!(counted(typed, Kind::Maturity, 7), wanted, "{typed}");
        }
        assert_eq!(counted("", Kind::Maturity, 3), Ok(Votes::default()));
        assert_eq!(counted("420?", Kind::Decision, 4), Ok(of([1, 0, 1, 0, 1], 1)));
    }

    #[test]
    fn what_is_no_card_is_said_by_its_first_fault() {
        for (typed, kind, voters, fault) in [
            ("335", Kind::Maturity, 7, CardFault::NoCard('5')),
            ("3x9", Kind::Maturity, 7, CardFault::NoCard('x')),
            ("-1", Kind::Maturity, 7, CardFault::NoCard('-')),
            ("403", Kind::Decision, 7, CardFault::NoLevel(Level::THREE)),
            ("１", Kind::Decision, 7, CardFault::NoLevel(Level::ONE)),
            ("3333", Kind::Maturity, 3, CardFault::TooMany { cards: 4, voters: 3 }),
        ] {
            assert_eq!(counted(typed, kind, voters), Err(fault), "{typed}");
        }
    }

    #[test]
    fn every_character_is_a_card_or_is_refused() {
        let cards = |kind| {
            (0..=u32::from(char::MAX))
                .filter_map(char::from_u32)
                .filter(move |char| card(*char, kind).is_ok())
        };
        assert_eq!(cards(Kind::Maturity).collect::<String>(), "01234?０１２３４？");
        assert_eq!(cards(Kind::Decision).collect::<String>(), "024?０２４？");
    }
}
