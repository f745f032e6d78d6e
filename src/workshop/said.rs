//! What votes and decisions are in words: the same in the window, on the projector and in the protocol.

use super::decided::Accord;
use super::tally::{Consensus, Counted, Median, Tally};
use super::words::workshop_words;
use crate::assessment::workshop::{Ballot, Workshop};
use crate::base::lang::{Lang, fill};

/// The name of a round of votes, counted from 0.
#[must_use]
pub fn round_name(round: usize, lang: Lang) -> String {
    let words = workshop_words(lang);
    match round {
        0 => words.first_vote.clone(),
        1 => words.second_vote.clone(),
        more => fill(&words.vote_number, &[("number", &(more + 1).to_string())]),
    }
}

/// What a round comes to, sentence by sentence: the median, the ends, how many do not know, whether it is a
/// consensus. It offers no level for an answer.
#[must_use]
pub fn sentences(tally: &Tally, lang: Lang) -> Vec<String> {
    let words = workshop_words(lang);
    let counted = match tally {
        Tally::TooFew { votes } => return vec![fill(&words.too_few, &[("count", &votes.to_string())])],
        Tally::Shown(counted) => counted,
    };
    let mut said = vec![match counted.median {
        None => words.median_none.clone(),
        Some(Median::One(level)) => fill(&words.median, &[("level", &level.to_string())]),
        Some(Median::Between(low, high)) => {
            fill(&words.median_between, &[("low", &low.to_string()), ("high", &high.to_string())])
        }
    }];
    match counted.spread {
        Some((low, high)) if low == high => {
            said.push(fill(&words.ends_alike, &[("level", &low.to_string())]));
        }
        Some((low, high)) => {
            said.push(fill(&words.ends, &[("low", &low.to_string()), ("high", &high.to_string())]));
        }
        None => {}
    }
    let votes = counted.levels.iter().map(|(_, count)| usize::from(*count)).sum::<usize>()
        + usize::from(counted.unknown);
    let values = [("count", &*counted.unknown.to_string()), ("votes", &*votes.to_string())];
    said.push(fill(&words.all_unknown, &values));
    said.push(consensus(counted, lang).to_owned());
    said
}

/// Whether the votes are a consensus.
#[must_use]
pub fn consensus(counted: &Counted, lang: Lang) -> &'static str {
    let words = workshop_words(lang);
    match counted.consensus {
        Consensus::Reached => &words.consensus,
        Consensus::Open => &words.apart,
    }
}

/// How many votes each level has, and how many do not know.
#[must_use]
pub fn counts(counted: &Counted, lang: Lang) -> String {
    let words = workshop_words(lang);
    let level = |(level, count): &(crate::base::level::Level, u8)| {
        fill(&words.level_count, &[("level", &level.to_string()), ("count", &count.to_string())])
    };
    let mut parts: Vec<String> = counted.levels.iter().map(level).collect();
    parts.push(fill(&words.unknown_count, &[("count", &counted.unknown.to_string())]));
    parts.join(lang.comma())
}

/// How a question was decided.
#[must_use]
pub fn accord_said(accord: Accord, lang: Lang) -> &'static str {
    let words = workshop_words(lang);
    match accord {
        Accord::Consensus => &words.decided_consensus,
        Accord::Dissent => &words.decided_dissent,
        Accord::NotVoted => &words.decided_alone,
    }
}

/// How votes are given.
#[must_use]
pub fn ballot_said(ballot: Ballot, lang: Lang) -> &'static str {
    let words = workshop_words(lang);
    match ballot {
        Ballot::Cards => &words.ballot_cards,
        Ballot::PassedRound => &words.ballot_passed,
    }
}

/// The name of a workshop.
#[must_use]
pub fn name_said(workshop: &Workshop, lang: Lang) -> &str {
    match workshop.name.trim() {
        "" => &workshop_words(lang).unnamed,
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::workshop::Votes;
    use crate::questionnaire::Kind;

    #[test]
    fn a_round_is_said_without_an_average_and_without_a_single_vote_of_two() {
        let of = |levels, unknown| Tally::of(Kind::Maturity, &Votes { levels, unknown });
        let said = |levels, unknown| sentences(&of(levels, unknown), Lang::En).join(" ");
        assert_eq!(
            said([0, 1, 1, 2, 1], 1),
            "The median is 3. The lowest vote is 1, the highest 4. Unknown: 1 of 6. The votes are apart."
        );
        assert_eq!(
            said([0, 0, 2, 2, 0], 0),
            "The median is between 2 and 3. The lowest vote is 2, the highest 3. Unknown: 0 of 4. The votes are a \
             consensus."
        );
        assert_eq!(said([0, 0, 0, 0, 2], 0), "Votes: 2. They are shown from three on.");
        assert_eq!(said([0; 5], 3), "Nobody has chosen a level. Unknown: 3 of 3. The votes are apart.");
        let ja = sentences(&of([0, 0, 3, 0, 0], 0), Lang::Ja).concat();
        assert_eq!(
            ja,
            "中央値は2です。レベルを選んだ人は全員2です。分からないとした人は3人中0人です。合意しています。"
        );
        let tally = of([0, 1, 1, 2, 1], 1);
        assert_eq!(
            counts(tally.counted().unwrap(), Lang::En),
            "level 0: 0, level 1: 1, level 2: 1, level 3: 2, level 4: 1, unknown: 1"
        );
        assert_eq!(
            [0, 1, 2].map(|round| round_name(round, Lang::Ja)),
            ["第1回の投票", "第2回の投票", "第3回の投票"]
        );
    }
}
