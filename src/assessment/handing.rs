//! What goes out to departments and comes back: the request that stands in their file, and the note of it
//! in the file of whoever asks.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::edit::{Beside, Edit};
use super::handout::Incoming;
use super::standing::{Along, HandedOut, Request};
use super::{ActionItem, Answer, Assessment, Response, tags};
use crate::base::ids::{ActionId, QuestionId, RequestId};
use crate::base::shared::Shared;
use crate::questionnaire::Checked;

/// Questions that are handed to others.
#[derive(Clone, Debug, PartialEq)]
pub struct Handing {
    /// What they are told.
    pub request: Request,
    /// The questions.
    pub questions: BTreeSet<QuestionId>,
    /// What goes along with them.
    pub along: Along,
}

impl Handing {
    /// The note of it in the file of whoever asks.
    #[must_use]
    pub fn noted(&self) -> HandedOut {
        let Request { id, from: _, to, on, by, then: _ } = self.request.clone();
        let (questions, along) = (self.questions.clone(), self.along);
        HandedOut { request: id, to, on, by, questions, along, back_on: None }
    }
}

impl HandedOut {
    /// Whether it has not come back by the day on which it was wanted.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.back_on.is_none() && self.by.is_some_and(|by| by < today)
    }

    /// How many of its questions are still open in the file of whoever asked.
    #[must_use]
    pub fn open(&self, questionnaire: &Checked, assessment: &Assessment) -> usize {
        let asked = self.questions.iter().filter_map(|id| questionnaire.question(id));
        asked
            .filter(|(_, q)| matches!(assessment.counted(q), Response::Unanswered | Response::Unknown))
            .count()
    }
}

impl Assessment {
    /// The edit that notes that something goes out.
    #[must_use]
    pub fn going_out(&self, handing: &Handing) -> Edit {
        let noted = self.handed_out.iter().cloned().chain([handing.noted()]);
        Edit::Beside(Beside::HandedOut(noted.collect()))
    }

    /// What is out already of these questions: the note of it, and which of them it is about.
    #[must_use]
    pub fn out_already<'a>(
        &'a self,
        questions: &'a BTreeSet<QuestionId>,
    ) -> Vec<(&'a HandedOut, Vec<&'a QuestionId>)> {
        let away = self.handed_out.iter().filter(|noted| noted.back_on.is_none());
        let both = away.map(|noted| (noted, noted.questions.intersection(questions).collect::<Vec<_>>()));
        both.filter(|(_, questions)| !questions.is_empty()).collect()
    }

    /// The note of a request, whether it is out or came back.
    #[must_use]
    pub fn noted(&self, request: &RequestId) -> Option<&HandedOut> {
        self.handed_out.iter().find(|noted| noted.request == *request)
    }

    /// Gives answers that went out alone and came back what was kept here beside them, so that taking one
    /// takes nothing of that away.
    pub fn give_back(&self, theirs: &mut Self) {
        let changed: Vec<_> = theirs
            .answers
            .iter()
            .filter(|(_, came)| ***came != *Answer::untouched())
            .filter_map(|(id, came)| {
                let ours = self.answers.get(id)?;
                Some((id.clone(), with_what_was_kept(id, ours, came)))
            })
            .collect();
        for (id, whole) in changed {
            theirs.answers.insert(id, whole.into());
        }
    }

    /// The edit that takes such a note back: it did not go out.
    #[must_use]
    pub fn staying(&self, request: &RequestId) -> Edit {
        let noted = self.handed_out.iter().filter(|noted| noted.request != *request);
        Edit::Beside(Beside::HandedOut(noted.cloned().collect()))
    }

    /// The note of a request that is out.
    #[must_use]
    pub fn out(&self, request: &RequestId) -> Option<&HandedOut> {
        self.handed_out.iter().find(|noted| noted.request == *request && noted.back_on.is_none())
    }

    /// The edit that notes that what went out under a request came back; `None` where nothing is out under
    /// it.
    #[must_use]
    pub fn coming_back(&self, request: &RequestId, on: Date) -> Option<Edit> {
        self.out(request)?;
        let mut noted = self.handed_out.clone();
        for noted in noted.iter_mut().filter(|noted| noted.request == *request) {
            noted.back_on = Some(on);
        }
        Some(Edit::Beside(Beside::HandedOut(noted)))
    }
}

/// An answer that came back, with the note, the evidence, the actions and the tags of the one that is here.
fn with_what_was_kept(question: &QuestionId, ours: &Shared<Answer>, came: &Shared<Answer>) -> Answer {
    let (question, ours, theirs) = (question.clone(), ours.clone(), came.clone());
    let mut whole = Incoming { question, ours: ours.clone(), theirs, conflict: false }.joined(came);
    whole.actions.clone_from(&ours.actions);
    for action in &came.actions {
        // Ids count within an answer: the first that was planned there has that of the first here.
        let planned = whole.actions.iter().any(|kept| kept.text == action.text && kept.owner == action.owner);
        if !planned {
            let taken = |id: &ActionId| whole.actions.iter().any(|kept| kept.id == *id);
            let mut free = (1..).map(|number: usize| ActionId::new(number.to_string()));
            let id = free.find(|id| !taken(id)).unwrap_or_else(|| action.id.clone());
            whole.actions.push(ActionItem { id, ..action.clone() });
        }
    }
    let new = came.tags.iter().filter(|tag| !ours.tags.iter().any(|kept| tags::same(kept, tag)));
    whole.tags = ours.tags.iter().chain(new).cloned().collect();
    whole
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::Evidence;
    use crate::base::level::Level;
    use crate::questionnaire::shipped::meti_guideline;

    fn handing(id: &str, by: Option<Date>) -> Handing {
        let request = Request {
            id: RequestId::new(id),
            from: "総務部".to_owned(),
            to: "調達".to_owned(),
            on: date(2026, 11, 28),
            by,
            then: String::new(),
        };
        let questions = ["A-1", "A-2", "gone"].map(QuestionId::new).into();
        Handing { request, questions, along: Along::Everything }
    }

    #[test]
    fn what_goes_out_is_noted_until_it_comes_back_and_each_request_for_itself() {
        let mut sender = Assessment::default();
        for id in ["one", "two"] {
            let edit = sender.going_out(&handing(id, None));
            let _ = edit.apply(&mut sender);
        }
        let two = RequestId::new("two");
        let edit = sender.coming_back(&two, date(2026, 12, 1)).unwrap();
        let back = edit.apply(&mut sender);
        let days: Vec<Option<Date>> = sender.handed_out.iter().map(|noted| noted.back_on).collect();
        assert_eq!(days, [None, Some(date(2026, 12, 1))]);
        for gone in [&two, &RequestId::new("of somebody else")] {
            assert_eq!(sender.coming_back(gone, date(2026, 12, 2)), None);
        }
        let _ = back.apply(&mut sender);
        assert!(sender.out(&two).is_some(), "it can be taken back");
        let edit = sender.staying(&two);
        let _ = edit.apply(&mut sender);
        assert_eq!(sender.handed_out, [handing("one", None).noted()]);
    }

    #[test]
    fn it_is_overdue_from_the_day_after_and_what_is_open_is_counted_where_it_was_asked_for() {
        let by = date(2026, 12, 10);
        let noted = handing("one", Some(by)).noted();
        assert_eq!([by, date(2026, 12, 11)].map(|day| noted.is_overdue(day)), [false, true]);
        assert!(!HandedOut { back_on: Some(by), ..noted.clone() }.is_overdue(date(2027, 1, 1)));
        let mut sender = Assessment::default();
        assert_eq!(noted.open(meti_guideline(), &sender), 2, "one is not asked any more");
        let answer = Answer { response: Response::Level(Level::TWO), ..Answer::default() };
        sender.answers.insert(QuestionId::new("A-1"), answer.into());
        assert_eq!(noted.open(meti_guideline(), &sender), 1);
    }

    #[test]
    fn what_was_kept_here_is_in_the_answers_that_come_back_and_nothing_of_theirs_is_lost() {
        let action = |id: &str, text: &str| ActionItem {
            id: ActionId::new(id),
            text: text.to_owned(),
            ..ActionItem::unsaid().clone()
        };
        let of = |note: &str, evidence: &[&str], actions: Vec<ActionItem>, tags: &[&str]| Answer {
            note: note.to_owned(),
            evidence: evidence.iter().map(|entry| Evidence::of(*entry)).collect(),
            actions,
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            ..Answer::default()
        };
        let with = |answer: Answer| Assessment {
            answers: [(QuestionId::new("A-1"), answer.into())].into_iter().collect(),
            ..Assessment::default()
        };
        let sender = with(of("ask twice", &["list"], vec![action("1", "count")], &["Board"]));
        let level = Response::Level(Level::THREE);
        let came = Answer {
            response: level.clone(),
            ..of("counted in May", &["photo"], vec![action("1", "label")], &["board", "Stock"])
        };
        let mut back = with(came);
        sender.give_back(&mut back);
        let whole = Answer {
            response: level,
            ..of(
                "ask twice\ncounted in May",
                &["list", "photo"],
                vec![action("1", "count"), action("2", "label")],
                &["Board", "Stock"],
            )
        };
        assert_eq!(*back.answers[&QuestionId::new("A-1")], whole);
        // What comes back once more brings nothing twice, and what was not touched brings nothing.
        let once = back.clone();
        with(whole).give_back(&mut back);
        assert_eq!(back, once);
        let mut untouched = with(Answer::default());
        sender.give_back(&mut untouched);
        assert_eq!(untouched, with(Answer::default()));
    }

    #[test]
    fn what_is_out_already_is_known_with_whom_until_it_comes_back() {
        let mut sender = Assessment::default();
        let _ = sender.going_out(&handing("one", None)).apply(&mut sender);
        let [asked, other] = [["A-2", "A-9"], ["A-8", "A-9"]].map(|ids| ids.map(QuestionId::new).into());
        let (question, nothing) = (QuestionId::new("A-2"), Vec::new());
        assert_eq!(sender.out_already(&asked), [(&sender.handed_out[0], vec![&question])]);
        assert_eq!(sender.out_already(&other), nothing);
        let _ = sender.coming_back(&RequestId::new("one"), date(2026, 12, 1)).unwrap().apply(&mut sender);
        assert_eq!(sender.out_already(&asked), nothing);
    }
}
