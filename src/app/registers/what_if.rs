//! What if something stopped: what a person chooses, and what it comes to. That is reckoned once for each choice and
//! each state of the registers, and kept from frame to frame; of long registers beside the window, which shows what
//! it had until then.

use std::sync::Arc;

use egui::Context;

use super::reckoned::{Answered, General};
use super::stop_choice::{StopChoice, StopSort};
use crate::analysis::Lasting;
use crate::app::aside::Aside;
use crate::app::view::View;
use crate::assessment::registers::Registers;
use crate::base::lang::Lang;
use crate::session::document::{DocumentId, counts_at_once};

/// For which document, revision and language something was reckoned.
type Of = (DocumentId, u64, Lang);

/// Which stop was reckoned.
type Asked = (Of, StopChoice, Lasting);

/// What was reckoned.
#[derive(Clone, Debug)]
enum Reckoned {
    General(Of, General),
    Answered(Asked, Answered),
}

/// What the panel remembers.
#[derive(Clone, Debug)]
pub struct WhatIfRoom {
    /// By what a stop is told.
    pub sort: StopSort,
    /// What stops.
    pub choice: Option<StopChoice>,
    /// How long.
    pub lasting: Lasting,
    general: Option<(Of, Arc<General>)>,
    answered: Option<(Asked, Arc<Answered>)>,
    aside: Aside<Reckoned>,
    /// How often a stop was reckoned.
    pub reckoned: usize,
}

impl Default for WhatIfRoom {
    fn default() -> Self {
        Self {
            sort: StopSort::default(),
            choice: None,
            lasting: Lasting::USUAL,
            general: None,
            answered: None,
            aside: Aside::default(),
            reckoned: 0,
        }
    }
}

impl WhatIfRoom {
    /// Brings up to date what is shown, or begins to; the window is woken when there is more to show.
    pub fn bring_up(&mut self, view: &View<'_>, window: &Context) {
        if let Some(brought) = self.aside.take() {
            self.take_in(brought);
        }
        let of = (view.doc.id, view.doc.revision, view.lang);
        let registers = &view.doc.assessment.registers;
        if self.general.as_ref().is_none_or(|(made, _)| *made != of) {
            // Another document's, or in another language, says nothing until then.
            self.general.take_if(|((document, _, lang), _)| (*document, *lang) != (of.0, of.2));
            let (registers, lists) = (registers.clone(), view.lists.clone());
            self.reckon(&view.doc.assessment.registers, window, move || {
                Reckoned::General(of, General::of(&registers, &lists, of.2))
            });
        }
        let Some((made, general)) = &self.general else { return };
        let (made, general) = (*made, Arc::clone(general));
        let choices = general.choices(self.sort);
        if !self.choice.as_ref().is_some_and(|choice| choices.iter().any(|(other, _)| other == choice)) {
            self.choice = choices.first().map(|(choice, _)| choice.clone());
            self.lasting = self.choice.as_ref().map_or(Lasting::USUAL, |choice| choice.lasting(registers));
        }
        let Some(choice) = self.choice.clone() else { return };
        let asked = (made, choice, self.lasting);
        if self.answered.as_ref().is_none_or(|(of, _)| *of != asked) {
            self.reckon(registers, window, move || {
                let answered = general.answer(&asked.1, asked.2);
                Reckoned::Answered(asked, answered)
            });
        }
    }

    /// Reckons at once, or beside the window where that would keep the person waiting.
    fn reckon(
        &mut self,
        registers: &Registers,
        window: &Context,
        what: impl FnOnce() -> Reckoned + Send + 'static,
    ) {
        if counts_at_once(registers) {
            self.take_in(what());
        } else {
            self.aside.begin(window, what);
        }
    }

    fn take_in(&mut self, made: Reckoned) {
        match made {
            Reckoned::General(of, general) => {
                // To let go of many thousand rows takes its time, too.
                let long = !counts_at_once(general.registers());
                let before = self.general.replace((of, Arc::new(general)));
                if long {
                    std::thread::spawn(move || drop(before));
                }
            }
            Reckoned::Answered(asked, answered) => {
                self.answered = Some((asked, Arc::new(answered)));
                self.reckoned += 1;
            }
        }
    }

    /// Something else stops: for so long as it says itself.
    pub fn choose(&mut self, choice: StopChoice, registers: &Registers) {
        self.lasting = choice.lasting(registers);
        self.choice = Some(choice);
    }

    /// What the registers come to.
    #[must_use]
    pub fn general(&self) -> Option<Arc<General>> {
        self.general.as_ref().map(|(_, general)| Arc::clone(general))
    }

    /// What a stop comes to: the one that is chosen, or the one before it while that is reckoned.
    #[must_use]
    pub fn answered(&self) -> Option<Arc<Answered>> {
        self.choice.as_ref()?;
        let ((of, ..), answered) = self.answered.as_ref()?;
        let (made, _) = self.general.as_ref()?;
        ((of.0, of.2) == (made.0, made.2)).then(|| Arc::clone(answered))
    }

    /// Whether what is shown is of the choice and the registers as they stand.
    #[must_use]
    pub fn is_up_to_date(&self, view: &View<'_>) -> bool {
        let of = (view.doc.id, view.doc.revision, view.lang);
        let answered = self.answered.as_ref().is_some_and(|((made, choice, lasting), _)| {
            *made == of && Some(choice) == self.choice.as_ref() && *lasting == self.lasting
        });
        let general = self.general.as_ref().is_some_and(|(made, _)| *made == of);
        general && (answered || self.choice.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::SingleKeys;
    use crate::app::words::app_words;
    use crate::assessment::Assessment;
    use crate::assessment::edit::{Edit, RowsEdit};
    use crate::assessment::registers::trade::Trade;
    use crate::base::country::Country;
    use crate::base::ids::{ScenarioId, TradeId};
    use crate::questionnaire::at_hand::AtHand;
    use crate::questionnaire::shipped::meti_guideline;
    use crate::session::document::Document;

    const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 25);

    fn company() -> Registers {
        ron::from_str(include_str!("../../../tests/harness/company.ron")).unwrap()
    }

    fn document(registers: Registers) -> Document {
        let assessment = Assessment { registers, ..Assessment::default() };
        Document::new(meti_guideline().clone(), assessment, TODAY)
    }

    fn view<'a>(doc: &'a Document, lists: &'a AtHand) -> View<'a> {
        View {
            doc,
            words: app_words(Lang::En),
            lang: Lang::En,
            today: TODAY,
            lists,
            single_keys: SingleKeys::default(),
            composing: false,
            covered: false,
        }
    }

    #[test]
    fn of_long_registers_a_stop_is_reckoned_beside_the_window_and_comes_to_the_same() {
        let mut registers = company();
        let row = registers.trade.iter().next().unwrap().clone();
        let copies = (0..2_000).map(|n| {
            let id = TradeId::new(format!("X-{n:04}"));
            (id.clone(), Some(Trade { id, ..(*row).clone() }.into()))
        });
        registers.trade.put(copies.collect());
        let (mut doc, lists, mut room) = (document(registers), AtHand::default(), WhatIfRoom::default());
        let window = Context::default();
        let wait = |doc: &Document, room: &mut WhatIfRoom| {
            room.bring_up(&view(doc, &lists), &window);
            assert!(!room.is_up_to_date(&view(doc, &lists)), "nobody waits for it");
            while !room.is_up_to_date(&view(doc, &lists)) {
                std::thread::sleep(std::time::Duration::from_millis(1));
                room.bring_up(&view(doc, &lists), &window);
            }
            let shown = room.answered().unwrap();
            let of = General::of(&doc.assessment.registers, &lists, Lang::En);
            let wanted = of.answer(room.choice.as_ref().unwrap(), room.lasting);
            assert_eq!(format!("{shown:?}"), format!("{wanted:?}"));
            shown
        };
        let china = wait(&doc, &mut room);
        room.sort = StopSort::Scenario;
        room.bring_up(&view(&doc, &lists), &window);
        assert!(Arc::ptr_eq(&room.answered().unwrap(), &china), "until then what was there is shown");
        let scenario = wait(&doc, &mut room);
        assert_ne!(scenario.sentences, china.sentences);
        doc.edit(Edit::Rows(RowsEdit::Trade(vec![(TradeId::new("T-001"), None)])), TODAY);
        wait(&doc, &mut room);
        // Another document is shown nothing of this one.
        let other = document(doc.assessment.registers.clone());
        room.bring_up(&view(&other, &lists), &window);
        assert!(room.general().is_none() && room.answered().is_none());
    }

    #[test]
    fn a_stop_is_reckoned_once_for_each_choice_and_each_change_and_not_with_every_frame() {
        let mut doc = document(company());
        let lists = AtHand::default();
        let mut room = WhatIfRoom::default();
        let frames = |doc: &Document, room: &mut WhatIfRoom| {
            for _ in 0..3 {
                room.bring_up(&view(doc, &lists), &Context::default());
            }
            room.reckoned
        };
        assert_eq!(frames(&doc, &mut room), 1);
        assert_eq!(room.choice, Some(StopChoice::Country(Country::new("CN").unwrap())));
        room.lasting = Lasting::Days(90);
        assert_eq!(frames(&doc, &mut room), 2);
        doc.edit(Edit::Rows(RowsEdit::Trade(vec![(TradeId::new("T-001"), None)])), TODAY);
        assert_eq!(frames(&doc, &mut room), 3);
        room.sort = StopSort::Scenario;
        assert_eq!(frames(&doc, &mut room), 4);
        assert_eq!(room.choice, Some(StopChoice::Scenario(ScenarioId::new("S-01"))));
        assert_eq!(room.lasting, Lasting::Days(180), "as long as the scenario says");
    }
}
