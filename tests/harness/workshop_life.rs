//! A workshop that is killed in its midst, again and again, and goes on from what was left.

use std::path::Path;
use std::time::Duration;

use jiff::civil::date;
use keian::assessment::Assessment;
use keian::assessment::edit::Edit;
use keian::assessment::history::History;
use keian::assessment::workshop::{AgendaItem, AgendaStep, Votes};
use keian::assessment::workshop_words::WorkshopField;
use keian::assessment::{Response, Run};
use keian::audience::{Disclosed, Edition};
use keian::base::ids::{QuestionId, WorkshopId};
use keian::base::lang::Lang;
use keian::base::level::Level;
use keian::paper::page_texts;
use keian::questionnaire::Catalogue;
use keian::questionnaire::at_hand::AtHand;
use keian::questionnaire::shipped::meti_guideline;
use keian::report::{ReportInput, protocol};
use keian::storage::journal::recover::find;
use keian::storage::{Journal, Protection, Subject, Unlock};
use keian::workshop::running::{added, begun, decided, gone_to, item_changed, revealed, stepped};

use super::life::{Said, next, say};

const DAY: jiff::civil::Date = date(2026, 11, 30);
const QUESTIONS: [&str; 5] = ["A-1", "A-2", "P1-1", "P1-2", "G-1"];
const PACE: Duration = Duration::from_millis(70);

/// Every state of a workshop of seven people on five questions with two rounds each, and an undo after each decision.
pub fn states() -> Vec<Assessment> {
    let mut life = Life { now: Assessment { run: Run::Full, ..Assessment::default() }, ..Life::default() };
    let mut workshop = begun(&life.now, "役員会".to_owned(), DAY);
    workshop.agenda = QUESTIONS
        .map(|question| AgendaItem { question: QuestionId::new(question), ..AgendaItem::default() })
        .to_vec();
    let id = workshop.id.clone();
    life.does(Some(added(&life.now, workshop)));
    for (place, question) in QUESTIONS.into_iter().enumerate() {
        let question = QuestionId::new(question);
        let (_, asked) = meti_guideline().question(&question).unwrap();
        let of = (&id, &question);
        life.does(gone_to(&life.now, &id, &question));
        for round in 0..2 {
            let mut votes = Votes { levels: [0, 1, 3, 2, 0], unknown: 1 };
            votes.levels.rotate_right((place + round) % 2);
            life.does(revealed(&life.now, of, votes, DAY));
            life.types(
                &id,
                &WorkshopField::Said(question.clone()),
                &format!("{question} {round} なぜそう思うか。"),
            );
            let then = if round == 0 { AgendaStep::Vote } else { AgendaStep::Decide };
            life.does(stepped(&life.now, of, then));
        }
        let level = Response::Level(Level::ALL[place.clamp(1, 3)]);
        life.does(item_changed(&life.now, of, |item| item.decision.response = level));
        life.types(&id, &WorkshopField::Dissent(question.clone()), &format!("{question}には異論がある。"));
        life.types(&id, &WorkshopField::Reason(question.clone()), &format!("{question}の理由。"));
        life.does(decided(&life.now, (&id, asked), (DAY, Lang::Ja), &AtHand::default()));
        // Taken back by one step, and decided again.
        let before = life.states[life.states.len() - 2].clone();
        assert!(life.history.undo(&mut life.now).is_some());
        assert_eq!(life.now, before, "one undo takes back the whole decision");
        life.states.push(life.now.clone());
        assert!(life.history.redo(&mut life.now).is_some());
        life.states.push(life.now.clone());
    }
    life.states
}

#[derive(Default)]
struct Life {
    now: Assessment,
    history: History,
    states: Vec<Assessment>,
}

impl Life {
    fn does(&mut self, edit: Option<Edit>) {
        assert!(self.history.apply(&mut self.now, edit.expect("a step")));
        self.history.seal();
        self.states.push(self.now.clone());
    }

    /// A few letters at a time.
    fn types(&mut self, workshop: &WorkshopId, field: &WorkshopField, text: &str) {
        let before = self.now.workshop_text(workshop, field).to_owned();
        let letters: Vec<char> = text.chars().collect();
        for end in (4..letters.len()).step_by(4).chain([letters.len()]) {
            let typed: String = before.chars().chain(letters[..end].iter().copied()).collect();
            assert!(
                self.history.apply(&mut self.now, Edit::WorkshopText(workshop.clone(), field.clone(), typed))
            );
            self.states.push(self.now.clone());
        }
        self.history.seal();
    }
}

/// Goes through the states from one on, with a journal.
pub fn workshop_child(folder: &Path, from: usize) {
    let subject = Subject {
        document: None,
        known: None,
        questionnaire: meti_guideline().clone(),
        protection: Protection::Clear,
    };
    let journal = Journal::start(&folder.join("journal"), subject).unwrap();
    for (number, state) in states().into_iter().enumerate().skip(from) {
        journal.note(&state);
        say(&format!("edit {number}"));
        std::thread::sleep(PACE);
    }
    // Whoever waits for the end kills it here.
    std::thread::sleep(Duration::from_secs(60));
}

/// What stands in the record.
fn record(of: &Assessment) -> Vec<String> {
    let questionnaire = meti_guideline();
    let disclosed = &Disclosed::to(Edition::Full, questionnaire, of, DAY);
    let input = ReportInput { questionnaire, disclosed, lang: Lang::Ja, date: DAY, app: "Keian test" };
    page_texts(protocol(&input, &of.workshops[0].id).unwrap()).unwrap()
}

/// Kills the workshop until it has come to its end; returns how often.
pub fn killed_workshop_is_whole() -> usize {
    let all = states();
    let folder = tempfile::tempdir().unwrap();
    let (mut from, mut kills, mut random) = (0, 0, 11);
    while from + 1 < all.len() {
        let life = Duration::from_millis(5_200 + next(&mut random) % 2_500);
        let words = ["workshop-child", folder.path().to_str().unwrap(), &from.to_string()];
        let old = Said::killed(&words, life).old_edit.map(|edit| usize::try_from(edit).unwrap());
        kills += 1;
        let (found, unreadable) = find(&folder.path().join("journal"), &Catalogue::shipped());
        assert!(unreadable.is_empty(), "{unreadable:?}");
        let mut left = from;
        for found in found {
            let (opened, _) = found.open(&Catalogue::shipped(), &Unlock::Nothing).unwrap();
            let place = all.iter().rposition(|state| *state == opened.assessment);
            left = left.max(place.expect("what was left is a state that there was, to the letter"));
            found.discard();
        }
        assert!(old.is_none_or(|old| old <= left), "edit {old:?} was over 5 s old, {left} was left");
        from = left.max(old.unwrap_or(from));
    }
    let end = &all[from];
    let text: String = record(end).concat().split_whitespace().collect();
    for question in QUESTIONS {
        for said in [
            format!("{question}には異論がある。"),
            format!("{question}の理由。"),
            format!("{question}1なぜそう思うか。"),
        ] {
            assert!(text.contains(&said), "the record lacks '{said}': {text}");
        }
    }
    assert_eq!(record(end), record(all.last().unwrap()), "as if nobody had killed it");
    kills
}
