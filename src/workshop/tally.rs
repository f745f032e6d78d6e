//! What a round of votes comes to: how many chose which level, the median, the spread, and whether that is a
//! consensus. See `docs/scores.md`, "Votes of a workshop".

use std::ops::RangeInclusive;

use crate::assessment::workshop::Votes;
use crate::base::level::Level;
use crate::questionnaire::Kind;

/// Fewer votes than this are not shown: each would be somebody's.
pub const LEAST: usize = 3;

/// What part of all votes a consensus needs within one step of the median, in percent; those that do not know are
/// votes that are not.
pub const CONSENSUS: usize = 70;

/// What a round comes to, as far as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tally {
    /// There are so few votes that each would be somebody's.
    TooFew {
        /// How many.
        votes: usize,
    },
    /// There are enough.
    Shown(Counted),
}

/// A round with enough votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The levels of the question, lowest first, and how many chose each.
    pub levels: Vec<(Level, u8)>,
    /// How many do not know.
    pub unknown: u8,
    /// The vote in the middle of those that have a level; none where nobody knows.
    pub median: Option<Median>,
    /// The lowest and the highest level that somebody chose.
    pub spread: Option<(Level, Level)>,
    /// Whether that is a consensus.
    pub consensus: Consensus,
}

/// The vote in the middle. It is never an average: of an even number the two in the middle stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Median {
    /// One level.
    One(Level),
    /// The two votes in the middle differ.
    Between(Level, Level),
}

/// Whether votes are a consensus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consensus {
    /// At least [`CONSENSUS`] percent of all votes are within one step of the median, and none is two away.
    Reached,
    /// They are not.
    Open,
}

impl Median {
    /// The levels that are in the middle: one or two.
    #[must_use]
    pub fn levels(self) -> RangeInclusive<Level> {
        match self {
            Self::One(level) => level..=level,
            Self::Between(low, high) => low..=high,
        }
    }
}

/// The levels by which votes are counted: those of the question, or all where a vote has another one.
fn scale(kind: Kind, votes: &Votes) -> &'static [Level] {
    let counted = Level::ALL.iter().zip(votes.levels).filter(|(_, count)| *count > 0);
    let fits = counted.into_iter().all(|(level, _)| kind.index(*level).is_some());
    if fits { kind.levels() } else { Kind::Maturity.levels() }
}

impl Tally {
    /// What the votes on a question of a kind come to.
    #[must_use]
    pub fn of(kind: Kind, votes: &Votes) -> Self {
        let count = votes.count();
        if count < LEAST {
            return Self::TooFew { votes: count };
        }
        let levels: Vec<(Level, u8)> =
            scale(kind, votes).iter().map(|level| (*level, votes.levels[usize::from(level.get())])).collect();
        // The places of the votes on the scale, in order: a step is from one level of the question to the next.
        let places: Vec<usize> = levels
            .iter()
            .enumerate()
            .flat_map(|(place, (_, count))| std::iter::repeat_n(place, usize::from(*count)))
            .collect();
        let (lower, upper) = match places.len() {
            0 => (None, None),
            known => (places.get((known - 1) / 2), places.get(known / 2)),
        };
        let at = |place: usize| levels[place].0;
        let median = lower.zip(upper).map(|(lower, upper)| {
            if lower == upper { Median::One(at(*lower)) } else { Median::Between(at(*lower), at(*upper)) }
        });
        let spread = places.first().zip(places.last()).map(|(low, high)| (at(*low), at(*high)));
        // Where the two in the middle differ, it must hold for each: it does not depend on which of them counts.
        let near = |middle: Option<&usize>| {
            middle.is_some_and(|middle| places.iter().all(|place| place.abs_diff(*middle) <= 1))
        };
        let enough = places.len() * 100 >= CONSENSUS * count;
        let consensus =
            if enough && near(lower) && near(upper) { Consensus::Reached } else { Consensus::Open };
        Self::Shown(Counted { levels, unknown: votes.unknown, median, spread, consensus })
    }

    /// What may be shown, where anything may.
    #[must_use]
    pub fn counted(&self) -> Option<&Counted> {
        match self {
            Self::TooFew { .. } => None,
            Self::Shown(counted) => Some(counted),
        }
    }
}

impl Counted {
    /// From the lowest to the highest vote, in levels; 0 where nobody chose one.
    #[must_use]
    pub fn width(&self) -> u8 {
        self.spread.map_or(0, |(low, high)| high.get() - low.get())
    }

    /// Whether a level is within one step of the median: of each of the two in the middle, where they differ.
    #[must_use]
    pub fn is_near(&self, level: Level) -> bool {
        let place = |of: Level| self.levels.iter().position(|(level, _)| *level == of);
        let Some((median, place_of)) = self.median.zip(place(level)) else { return false };
        let ends = [*median.levels().start(), *median.levels().end()];
        ends.into_iter().filter_map(place).all(|middle| place_of.abs_diff(middle) <= 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn votes(text: &str) -> Votes {
        let mut votes = Votes::default();
        for char in text.chars() {
            match char.to_digit(10) {
                Some(digit) => votes.levels[digit as usize] += 1,
                None => votes.unknown += 1,
            }
        }
        votes
    }

    fn level(number: u8) -> Level {
        Level::new(number).unwrap()
    }

    fn counted(kind: Kind, text: &str) -> Counted {
        Tally::of(kind, &votes(text)).counted().unwrap_or_else(|| panic!("{text}")).clone()
    }

    #[test]
    fn votes_come_to_these_medians_spreads_and_consensuses() {
        use Consensus::{Open, Reached};
        use Kind::{Decision, Maturity};
        for (kind, text, median, spread, consensus) in [
            (Maturity, "333", Some((3, 3)), Some((3, 3)), Reached),
            (Maturity, "234", Some((3, 3)), Some((2, 4)), Reached),
            (Maturity, "1333", Some((3, 3)), Some((1, 3)), Open),
            // Two in the middle: a vote must be near to both.
            (Maturity, "2233", Some((2, 3)), Some((2, 3)), Reached),
            (Maturity, "1233", Some((2, 3)), Some((1, 3)), Open),
            (Maturity, "2234", Some((2, 3)), Some((2, 4)), Open),
            (Maturity, "1223", Some((2, 2)), Some((1, 3)), Reached),
            (Maturity, "0044", Some((0, 4)), Some((0, 4)), Open),
            // Those that do not know are votes: three of ten may not, three of nine are too many.
            (Maturity, "2222222???", Some((2, 2)), Some((2, 2)), Reached),
            (Maturity, "222222???", Some((2, 2)), Some((2, 2)), Open),
            (Maturity, "22?", Some((2, 2)), Some((2, 2)), Open),
            (Maturity, "???", None, None, Open),
            (Maturity, "33241?", Some((3, 3)), Some((1, 4)), Open),
            // No, partly, yes: a step is from one of them to the next.
            (Decision, "0224", Some((2, 2)), Some((0, 4)), Reached),
            (Decision, "0044", Some((0, 4)), Some((0, 4)), Open),
            (Decision, "2244", Some((2, 4)), Some((2, 4)), Reached),
            (Decision, "004", Some((0, 0)), Some((0, 4)), Open),
        ] {
            let counted = counted(kind, text);
            let ends = counted.median.map(|median| {
                let levels = median.levels();
                (levels.start().get(), levels.end().get())
            });
            let wide = counted.spread.map(|(low, high)| (low.get(), high.get()));
            assert_eq!((ends, wide, counted.consensus), (median, spread, consensus), "{text}");
        }
    }

    #[test]
    fn fewer_than_three_votes_tell_nothing_but_how_many_they_are() {
        for (text, count) in [("", 0), ("4", 1), ("?", 1), ("04", 2), ("2?", 2)] {
            assert_eq!(Tally::of(Kind::Maturity, &votes(text)), Tally::TooFew { votes: count });
        }
        assert!(matches!(Tally::of(Kind::Maturity, &votes("2??")), Tally::Shown(_)));
    }

    #[test]
    fn votes_on_levels_that_a_question_has_no_more_are_shown_on_the_whole_scale() {
        let counted = counted(Kind::Decision, "013");
        assert_eq!(counted.levels.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 1, 0, 1, 0]);
        assert_eq!(counted.median, Some(Median::One(level(1))));
    }

    /// All ways in which up to seven people can vote, against the rules said word for word.
    #[test]
    fn every_round_of_up_to_seven_votes_comes_to_what_the_words_say() {
        for (kind, scale) in [(Kind::Maturity, vec![0_u8, 1, 2, 3, 4]), (Kind::Decision, vec![0, 2, 4])] {
            let (mut seen, mut reached) = (0, 0);
            for many in 3..=7_usize {
                for unknown in 0..=many {
                    each(&scale, many - unknown, &mut Vec::new(), &mut |chosen: &[u8]| {
                        let text: String = chosen.iter().map(u8::to_string).collect();
                        let result = counted(kind, &format!("{text}{}", "?".repeat(unknown)));
                        assert_eq!(
                            result.levels.iter().map(|(_, count)| usize::from(*count)).sum::<usize>(),
                            chosen.len()
                        );
                        let wanted = by_words(&scale, chosen, many);
                        assert_eq!(result.consensus == Consensus::Reached, wanted, "{chosen:?} {unknown}");
                        // Turned upside down it is the same: neither high nor low votes count for more.
                        let turned: String = chosen.iter().map(|vote| (4 - vote).to_string()).collect();
                        let other = counted(kind, &format!("{turned}{}", "?".repeat(unknown)));
                        assert_eq!(other.consensus, result.consensus, "{chosen:?}");
                        // The median parts the votes: at most half are above, at most half below.
                        if let Some(median) = result.median {
                            let levels = median.levels();
                            let below = chosen.iter().filter(|vote| **vote < levels.end().get()).count();
                            let above = chosen.iter().filter(|vote| **vote > levels.start().get()).count();
                            assert!(2 * below <= chosen.len() && 2 * above <= chosen.len(), "{chosen:?}");
                            assert!(
                                chosen.contains(&levels.start().get())
                                    && chosen.contains(&levels.end().get())
                            );
                        }
                        seen += 1;
                        reached += usize::from(wanted);
                    });
                }
            }
            assert!(reached > 50 && seen > 2 * reached, "{seen} {reached}");
        }
    }

    /// Calls with every choice of so many votes, each in ascending order.
    fn each(scale: &[u8], left: usize, chosen: &mut Vec<u8>, with: &mut dyn FnMut(&[u8])) {
        if left == 0 {
            return with(chosen);
        }
        for vote in scale {
            if chosen.last().is_none_or(|last| last <= vote) {
                chosen.push(*vote);
                each(scale, left - 1, chosen, with);
                chosen.pop();
            }
        }
    }

    /// At least 70 of 100 votes are within one step of the median and nobody is two away, whichever of the two
    /// votes in the middle is called the median.
    fn by_words(scale: &[u8], chosen: &[u8], all: usize) -> bool {
        let step = |vote: u8| scale.iter().position(|level| *level == vote).unwrap();
        let far = |vote: u8, median: u8| step(vote).max(step(median)) - step(vote).min(step(median));
        let known = chosen.len();
        let middles: Vec<u8> = match known {
            0 => return false,
            odd if odd % 2 == 1 => vec![chosen[odd / 2]],
            even => vec![chosen[even / 2 - 1], chosen[even / 2]],
        };
        middles.iter().all(|median| {
            let within = chosen.iter().filter(|vote| far(**vote, *median) <= 1).count();
            let two_away = chosen.iter().any(|vote| far(*vote, *median) >= 2);
            within * 10 >= all * 7 && !two_away
        })
    }

    #[test]
    fn a_level_is_near_to_the_votes_where_it_is_within_one_step_of_the_median() {
        let near = |kind, text: &str| -> Vec<u8> {
            let counted = counted(kind, text);
            let levels = kind_levels(kind);
            levels.into_iter().filter(|number| counted.is_near(level(*number))).collect()
        };
        assert_eq!(near(Kind::Maturity, "333"), [2, 3, 4]);
        assert_eq!(near(Kind::Maturity, "2233"), [2, 3]);
        assert_eq!(near(Kind::Maturity, "0044"), Vec::<u8>::new());
        assert_eq!(near(Kind::Decision, "004"), [0, 2]);
        assert_eq!(near(Kind::Maturity, "???"), Vec::<u8>::new());
    }

    fn kind_levels(kind: Kind) -> Vec<u8> {
        kind.levels().iter().map(|level| level.get()).collect()
    }
}
