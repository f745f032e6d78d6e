//! What the projector shows: a question as it is asked, how many votes are in, and what they come to once they are
//! revealed. It is made of what is asked and of counts alone. No answer, note or name, and no vote before the
//! reveal, can be put into it.

use super::tally::Tally;
use crate::base::lang::Lang;
use crate::base::level::Level;
use crate::questionnaire::{Question, Questionnaire};

/// What the projector shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Projected {
    /// The language.
    pub lang: Lang,
    /// The number of the question on the agenda, from 1, and how many there are.
    pub place: (usize, usize),
    /// Its topic.
    pub topic: String,
    /// The question itself.
    pub text: String,
    /// Its levels, lowest first.
    pub levels: Vec<ProjectedLevel>,
    /// How far it has come.
    pub phase: ProjectedPhase,
    /// How many minutes are left, while they are counted.
    pub minutes_left: Option<u64>,
}

/// A level as it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectedLevel {
    /// The level.
    pub level: Level,
    /// The word of the scale.
    pub word: String,
    /// What it looks like for this question.
    pub text: String,
}

/// How far the question has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectedPhase {
    /// Everyone chooses.
    Voting {
        /// The round, from 0.
        round: usize,
        /// How many votes are in.
        votes: usize,
        /// How many there may be.
        voters: usize,
    },
    /// The votes are revealed.
    Revealed {
        /// The round, from 0.
        round: usize,
        /// What they come to.
        tally: Tally,
    },
    /// It is decided: the level, or none where it is not known.
    Decided(Option<Level>),
    /// It is put off.
    Parked,
}

impl Projected {
    /// A question as it is asked.
    #[must_use]
    pub fn of(
        (questionnaire, question): (&Questionnaire, &Question),
        place: (usize, usize),
        phase: ProjectedPhase,
        minutes_left: Option<u64>,
        lang: Lang,
    ) -> Self {
        let said = |text: Option<&crate::base::lang::Text>| text.map_or("", |text| text.get(lang)).to_owned();
        let levels = question.kind.levels().iter().map(|level| ProjectedLevel {
            level: *level,
            word: said(questionnaire.level_word(question.kind, *level)),
            text: said(question.level_text(*level)),
        });
        Self {
            lang,
            place,
            topic: question.topic.get(lang).to_owned(),
            text: question.text.get(lang).to_owned(),
            levels: levels.collect(),
            phase,
            minutes_left,
        }
    }
}
