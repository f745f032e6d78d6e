//! What goes out to departments and comes back: the request that stands in their file, and the note of it
//! in the file of whoever asks.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::edit::{Beside, Edit};
use super::standing::{HandedOut, Request};
use super::{Assessment, Response};
use crate::base::ids::{QuestionId, RequestId};
use crate::questionnaire::Checked;

/// Questions that are handed to others.
#[derive(Clone, Debug, PartialEq)]
pub struct Handing {
    /// What they are told.
    pub request: Request,
    /// The questions.
    pub questions: BTreeSet<QuestionId>,
}

impl Handing {
    /// The note of it in the file of whoever asks.
    #[must_use]
    pub fn noted(&self) -> HandedOut {
        let Request { id, from: _, to, on, by, then: _ } = self.request.clone();
        HandedOut { request: id, to, on, by, questions: self.questions.clone(), back_on: None }
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::Answer;
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
        Handing { request, questions: ["A-1", "A-2", "gone"].map(QuestionId::new).into() }
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
}
