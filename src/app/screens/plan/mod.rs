//! The action plan: every gap as a row of a table, sorted by a column's head, filtered by owner, due
//! date, area and tag, edited in place.

mod cells;
mod columns;
mod fields;
mod filter;
mod finished;
mod suggested;
mod table;

use std::collections::HashMap;
use std::rc::Rc;

use egui::{Frame, Margin, ScrollArea, Ui};

use crate::app::action::Action;
use crate::app::route::Screen;
use crate::app::view::View;
use crate::app::widgets::table::TableState;
use crate::app::widgets::{choice, frame, text};
use crate::base::ids::QuestionId;
use crate::base::lang::fill;
use crate::scoring::Gap;
use crate::scoring::names::names;
use crate::scoring::plan::{By, Filter, Order, finished, ordered};
use crate::scoring::words::score_words;
use crate::session::document::DocumentId;
use fields::{column_of, row_key};

/// What the screen remembers between frames.
#[derive(Clone, Debug, Default)]
pub struct PlanState {
    order: Order,
    filter: Filter,
    /// The rows in view. They stay as they are while their cells are edited, so that no row moves or
    /// goes under the hand of who types into it.
    rows: Option<Rows>,
    /// The question whose row is to be seen, and in which field the person is to be.
    reveal: Option<(QuestionId, By)>,
    /// Where the person is in the table.
    table: TableState,
    /// What is shown.
    shows: Shows,
    /// What is finished.
    finished: Option<Finished>,
}

/// What of the plan is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shows {
    /// The gaps, and what is done about them.
    #[default]
    Gaps,
    /// What is finished.
    Finished,
}

/// What is finished, and after which change of which document.
#[derive(Clone, Debug)]
struct Finished {
    of: (DocumentId, u64),
    ids: Rc<[QuestionId]>,
}

/// Rows, and what they were made for.
#[derive(Clone, Debug)]
struct Rows {
    order: Order,
    filter: Filter,
    /// The document's generation, and how many gaps it has.
    of: (u64, usize),
    ids: Vec<QuestionId>,
}

impl PlanState {
    /// Shows what passes a filter only.
    pub fn show_only(&mut self, filter: Filter) {
        self.filter = filter;
        self.shows = Shows::Gaps;
    }

    /// Leads to a field of a question, whatever is filtered.
    pub fn reveal(&mut self, question: QuestionId, field: By) {
        self.reveal = Some((question, field));
        self.shows = Shows::Gaps;
    }

    /// Leads to what is to be seen. A filter that hides it is lifted first.
    fn go_to_revealed(&mut self, view: &View<'_>) {
        let Some((question, field)) = self.reveal.take() else { return };
        if !self.gaps(view).iter().any(|gap| gap.question == question) {
            self.filter = Filter::default();
        }
        self.table.go_to(row_key(&question), column_of(field));
    }

    /// Filters and sorts anew: the screen was left, or something else was opened.
    pub fn begin(&mut self) {
        self.rows = None;
    }

    /// Filters and sorts what there is.
    fn fresh(&self, view: &View<'_>) -> Vec<Gap> {
        let assessment = &view.doc.assessment;
        let mut gaps = ordered(&view.doc.card.gaps, self.order, assessment);
        gaps.retain(|gap| {
            self.filter.lets(gap, assessment.answers.get(&gap.question).map(|answer| &**answer), view.today)
        });
        gaps
    }

    /// The gaps in view, in their order.
    fn gaps(&mut self, view: &View<'_>) -> Vec<Gap> {
        let gaps = &view.doc.card.gaps;
        let of = (view.doc.generation, gaps.len());
        let kept = self.rows.as_ref();
        if let Some(rows) = kept.filter(|r| r.of == of && r.order == self.order && r.filter == self.filter) {
            let by_id: HashMap<&QuestionId, &Gap> = gaps.iter().map(|gap| (&gap.question, gap)).collect();
            return rows.ids.iter().filter_map(|id| by_id.get(id)).map(|gap| (*gap).clone()).collect();
        }
        let fresh = self.fresh(view);
        let ids = fresh.iter().map(|gap| gap.question.clone()).collect();
        self.rows = Some(Rows { order: self.order, filter: self.filter.clone(), of, ids });
        fresh
    }

    /// What is finished, looked for once for each change of the document.
    fn finished(&mut self, view: &View<'_>) -> Rc<[QuestionId]> {
        let of = (view.doc.id, view.doc.revision);
        if let Some(kept) = self.finished.as_ref().filter(|kept| kept.of == of) {
            return Rc::clone(&kept.ids);
        }
        let ids: Rc<[QuestionId]> = finished(&view.doc.card, &view.doc.assessment).into();
        self.finished = Some(Finished { of, ids: Rc::clone(&ids) });
        ids
    }

    /// A column's head was clicked: what was edited since is put in its place first.
    fn clicked(&mut self, by: By, view: &View<'_>) {
        let fresh = self.fresh(view);
        let kept = self.rows.take();
        let as_kept = kept.is_none_or(|rows| rows.ids.iter().eq(fresh.iter().map(|gap| &gap.question)));
        if as_kept || self.order.by != by {
            self.order = self.order.clicked(by);
        }
    }
}

/// Lower than this, in points, what is left below the title is for the table.
const LOW: f32 = 340.0;

/// A window that leaves less than this, in points, has the rows and what opens when it is wanted.
const LOWEST: f32 = 270.0;

/// Draws the screen; `plan` is kept between frames. Returns what the person asked for.
pub fn show(ui: &mut Ui, view: &View<'_>, plan: &mut PlanState) -> Vec<Action> {
    let words = view.words;
    let mut actions = Vec::new();
    let lowest = ui.available_height() < LOWEST;
    let (top, bottom) = if lowest { (6, 4) } else { (18, 12) };
    Frame::new().inner_margin(Margin { left: 24, right: 24, top, bottom }).show(ui, |ui| {
        frame::start(ui, &names(view.lang).plan);
        if !lowest {
            text::title(ui, &names(view.lang).plan);
        }
        let finished = plan.finished(view);
        if view.doc.card.gaps.is_empty() {
            ui.add_space(4.0);
            let overall = &view.doc.card.overall;
            if overall.counts.answered() == 0 {
                text::body(ui, &words.results_gaps_later);
                ui.add_space(8.0);
                if choice::primary(ui, &words.start_button) {
                    actions.push(Action::Show(Screen::Question));
                }
            } else {
                text::body(ui, &score_words(view.lang).no_gaps(overall.counts, overall.unasked));
            }
            if !finished.is_empty() {
                ui.add_space(8.0);
                text::heading(ui, &names(view.lang).finished);
                finished::show(ui, view, &finished, &mut actions);
            }
            return;
        }
        // Where nothing is finished there is nothing to choose.
        if finished.is_empty() {
            plan.shows = Shows::Gaps;
        } else {
            let counted = |words: &str, count: usize| fill(words, &[("count", &count.to_string())]);
            let gaps = counted(&words.plan_gaps, view.doc.card.gaps.len());
            let done = counted(&words.plan_finished, finished.len());
            let both = [(Shows::Gaps, gaps.as_str()), (Shows::Finished, &done)];
            if let Some(shows) = choice::row(ui, plan.shows, &both) {
                plan.shows = shows;
            }
        }
        if plan.shows == Shows::Finished {
            finished::show(ui, view, &finished, &mut actions);
            return;
        }
        // In a low window the rows have the room.
        if ui.available_height() > LOW {
            text::muted(ui, &words.plan_intro);
            ui.add_space(2.0);
        }
        plan.go_to_revealed(view);
        let gaps = plan.gaps(view);
        if lowest {
            let shown = filter::shown(view, gaps.len());
            frame::part(ui, "plan filters", &words.filter_title, &shown, |ui| {
                filter::show(ui, view, &mut plan.filter, gaps.len());
            });
        } else {
            filter::show(ui, view, &mut plan.filter, gaps.len());
        }
        ui.add_space(4.0);
        if gaps.is_empty() {
            text::body(ui, &words.filter_none);
            return;
        }
        let clicked = ScrollArea::horizontal()
            .auto_shrink([false, false])
            .show(ui, |ui| table::show(ui, view, &gaps, (plan.order, &mut plan.table), &mut actions));
        if let Some(by) = clicked.inner {
            plan.clicked(by, view);
        }
    });
    actions
}
