//! What a decision becomes: the answer gets the level, the reason goes into its note, owner and date into its first
//! action. What was said against it stays in the workshop, which only those see who may see everything.

use jiff::civil::Date;

use super::tally::{Consensus, Tally};
use super::words::workshop_words;
use crate::assessment::workshop::{AgendaItem, Decision, Workshop};
use crate::assessment::{Answer, Response};
use crate::base::lang::Lang;
use crate::base::lang::fill;
use crate::questionnaire::{Kind, Question};

/// How a question was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accord {
    /// The last votes are a consensus, what was decided is near to them, and nobody has spoken against it.
    Consensus,
    /// Anything else that was voted on.
    Dissent,
    /// Nobody has voted, or too few for it to be told.
    NotVoted,
}

/// How a question was decided, or would be.
#[must_use]
pub fn accord(kind: Kind, item: &AgendaItem) -> Accord {
    let Decision { response, dissent, .. } = &item.decision;
    let tally = item.rounds.last().map(|votes| Tally::of(kind, votes));
    match tally.as_ref().and_then(Tally::counted) {
        _ if !dissent.trim().is_empty() => Accord::Dissent,
        None => Accord::NotVoted,
        Some(counted) => {
            let near = response.level().is_some_and(|level| counted.is_near(level));
            if near && counted.consensus == Consensus::Reached { Accord::Consensus } else { Accord::Dissent }
        }
    }
}

/// Whether a decision can be taken over: a level, or that it is not known, has been chosen.
#[must_use]
pub fn is_chosen(question: &Question, decision: &Decision) -> bool {
    match &decision.response {
        Response::Level(level) => question.kind.index(*level).is_some(),
        Response::Unknown => true,
        Response::NotApplicable(_) | Response::Unanswered => false,
    }
}

/// An answer as it is once a decision is taken over on a day.
#[must_use]
pub fn answered(
    answer: &Answer,
    question: &Question,
    (workshop, decision): (&Workshop, &Decision),
    today: Date,
    lang: Lang,
) -> Answer {
    let mut now = answer.clone();
    now.response = decision.response.clone();
    now.confirmed_on = Some(today);
    now.meaning = question.meaning;
    now.elements.retain(|id| question.elements.iter().any(|element| element.id == *id));
    if let Some(paragraph) = paragraph(workshop, decision, lang) {
        now.note = match answer.note.trim_end() {
            "" => paragraph,
            note => format!("{note}\n{paragraph}"),
        };
    }
    let owner = decision.owner.trim();
    if !owner.is_empty() {
        owner.clone_into(&mut now.action_mut().owner);
    }
    if decision.due.is_some() {
        now.action_mut().due = decision.due;
    }
    now
}

/// The reason as it stands in the note, with where it comes from; none where no reason was given.
fn paragraph(workshop: &Workshop, decision: &Decision, lang: Lang) -> Option<String> {
    let reason = decision.reason.trim();
    let values = [("name", workshop.name.trim()), ("date", &*workshop.on.to_string()), ("reason", reason)];
    (!reason.is_empty()).then(|| fill(&workshop_words(lang).in_note, &values))
}

/// A note without the reason that a decision has put there; as it is where it has been changed since.
#[must_use]
pub fn without_reason(note: &str, workshop: &Workshop, decision: &Decision) -> String {
    for lang in Lang::ALL {
        let Some(paragraph) = paragraph(workshop, decision, lang) else { continue };
        if let Some(before) = note.strip_suffix(&paragraph) {
            return before.trim_end().to_owned();
        }
        if let Some((before, after)) = note.split_once(&format!("{paragraph}\n")) {
            return format!("{before}{after}");
        }
    }
    note.to_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::workshop::Votes;
    use crate::assessment::{ActionItem, Assessment};
    use crate::base::ids::QuestionId;
    use crate::base::level::Level;
    use crate::base::meaning::Meaning;
    use crate::questionnaire::shipped::meti_guideline;
    use crate::workshop::running::begun;

    const DAY: Date = date(2026, 11, 30);

    fn question(id: &str) -> &'static Question {
        meti_guideline().question(&QuestionId::new(id)).unwrap().1
    }

    fn decision(level: Level) -> Decision {
        Decision { response: Response::Level(level), ..Decision::default() }
    }

    #[test]
    fn a_decision_becomes_level_note_owner_and_date_and_leaves_the_rest() {
        let workshop = begun(&Assessment::default(), "役員会".to_owned(), DAY);
        let due = Some(date(2027, 3, 31));
        let decided = Decision {
            reason: "記録がある".to_owned(),
            dissent: "早すぎる".to_owned(),
            owner: "調達部".to_owned(),
            due,
            ..decision(Level::THREE)
        };
        let before = Answer {
            note: "前からのメモ\n".to_owned(),
            actions: vec![ActionItem::of("表を作る", "総務部", None)],
            respondent: "佐藤".to_owned(),
            ..Answer::default()
        };
        let a1 = question("A-1");
        let now = answered(&before, a1, (&workshop, &decided), DAY, Lang::Ja);
        let expected = Answer {
            response: Response::Level(Level::THREE),
            meaning: a1.meaning,
            confirmed_on: Some(DAY),
            note: "前からのメモ\n[役員会、2026-11-30] 記録がある".to_owned(),
            actions: vec![ActionItem::of("表を作る", "調達部", due)],
            ..before.clone()
        };
        assert_eq!(now, expected);
        // What is not decided stays: owner and date, and a note without a reason is not touched.
        let bare = answered(&now, a1, (&workshop, &decision(Level::ONE)), DAY, Lang::Ja);
        assert_eq!(bare, Answer { response: Response::Level(Level::ONE), ..now.clone() });
        let empty = answered(&Answer::default(), a1, (&workshop, &decision(Level::ONE)), DAY, Lang::En);
        assert_eq!((empty.actions.len(), empty.note.as_str()), (0, ""));
        assert!(empty.meaning == a1.meaning && empty.meaning >= Meaning::FIRST);
    }

    #[test]
    fn a_reason_is_taken_out_of_a_note_again_wherever_it_stands_unless_it_was_changed() {
        let workshop = begun(&Assessment::default(), "W".to_owned(), DAY);
        let decided = Decision { reason: "a\nb".to_owned(), ..decision(Level::TWO) };
        let a1 = question("A-1");
        for before in ["", "first"] {
            for lang in Lang::ALL {
                let answer = Answer { note: before.to_owned(), ..Answer::default() };
                let note = answered(&answer, a1, (&workshop, &decided), DAY, lang).note;
                assert_eq!(without_reason(&note, &workshop, &decided), before);
                assert_eq!(
                    without_reason(&format!("{note}\nlater"), &workshop, &decided),
                    if before.is_empty() { "later".to_owned() } else { format!("{before}\nlater") }
                );
                let changed = note.replace('b', "c");
                assert_eq!(without_reason(&changed, &workshop, &decided), changed);
            }
        }
    }

    #[test]
    fn it_is_a_consensus_only_by_votes_level_and_words() {
        let item = |levels: [u8; 5], unknown: u8, decision: Decision| AgendaItem {
            rounds: vec![Votes { levels: [9, 0, 0, 0, 9], unknown: 0 }, Votes { levels, unknown }],
            decision,
            ..AgendaItem::default()
        };
        let of = |item: &AgendaItem| accord(Kind::Maturity, item);
        let agreed = [0, 0, 2, 5, 0];
        assert_eq!(of(&item(agreed, 0, decision(Level::THREE))), Accord::Consensus);
        assert_eq!(of(&item(agreed, 0, decision(Level::TWO))), Accord::Consensus);
        assert_eq!(of(&item(agreed, 0, decision(Level::ONE))), Accord::Dissent);
        assert_eq!(of(&item(agreed, 4, decision(Level::THREE))), Accord::Dissent);
        let unknown = Decision { response: Response::Unknown, ..Decision::default() };
        assert_eq!(of(&item(agreed, 0, unknown)), Accord::Dissent);
        let against = Decision { dissent: " no ".to_owned(), ..decision(Level::THREE) };
        assert_eq!(of(&item(agreed, 0, against.clone())), Accord::Dissent);
        assert_eq!(of(&item([0, 1, 0, 0, 1], 0, decision(Level::THREE))), Accord::NotVoted);
        assert_eq!(
            of(&AgendaItem { decision: decision(Level::ONE), ..AgendaItem::default() }),
            Accord::NotVoted
        );
        assert_eq!(of(&AgendaItem { decision: against, ..AgendaItem::default() }), Accord::Dissent);
    }

    #[test]
    fn only_a_level_of_the_question_or_that_nobody_knows_can_be_decided() {
        let (maturity, yes_no) = (question("A-1"), {
            let (_, found) = meti_guideline().questions().find(|(_, q)| q.kind == Kind::Decision).unwrap();
            found
        });
        assert!(is_chosen(maturity, &decision(Level::ONE)) && !is_chosen(yes_no, &decision(Level::ONE)));
        let of = |response| Decision { response, ..Decision::default() };
        assert!(is_chosen(yes_no, &of(Response::Unknown)));
        assert!(!is_chosen(yes_no, &of(Response::Unanswered)));
        assert!(!is_chosen(yes_no, &of(Response::NotApplicable(String::new()))));
    }
}
