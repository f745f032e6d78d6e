//! Choices of which one holds, as one stop of Tab: the arrows lead from one to the next and round, Space or
//! Enter chooses. Where Tab comes, the one that holds has the focus, or the first while none does.

use egui::accesskit::Action;
use egui::{
    Context, Event, EventFilter, FocusDirection, Id, Key, Modifiers, Rect, Response, Sense, Ui, Vec2,
};

/// A group of choices, before they are drawn.
#[derive(Clone, Copy, Debug)]
pub struct ChoiceGroup {
    id: Id,
    /// The one at which Tab stops.
    stop: usize,
    /// The one that holds.
    chosen: Option<usize>,
}

/// Has one come into view once it holds: it is chosen by a key of its own, wherever the page stands.
pub fn bring_into_view(ctx: &Context, at: usize) {
    ctx.data_mut(|data| data.insert_temp(by_its_key(), at));
}

fn by_its_key() -> Id {
    Id::unique("chosen by its key")
}

impl ChoiceGroup {
    /// A group of so many, of which one may hold; takes the arrows that are for it.
    pub fn of(ui: &mut Ui, count: usize, chosen: Option<usize>) -> Self {
        let id = ui.next_auto_id();
        ui.skip_ahead_auto_ids(1);
        let mut group = Self { id, stop: chosen.unwrap_or_default(), chosen };
        if let Some(at) = (0..count).find(|at| is_asked_for(ui, group.id(*at))) {
            ui.memory_mut(|memory| memory.request_focus(group.id(at)));
        }
        let focused = ui.memory(|memory| memory.focused());
        let Some(at) = (0..count).find(|at| focused == Some(group.id(*at))) else { return group };
        group.stop = at;
        let forwards = usize::from(ui.layout().prefer_right_to_left());
        let sideways = [[Key::ArrowLeft, Key::ArrowRight], [Key::ArrowRight, Key::ArrowLeft]];
        let [back, on] = sideways[forwards];
        let steps = pressed(ui, &[Key::ArrowDown, on]) + (count - 1) * pressed(ui, &[Key::ArrowUp, back]);
        if steps > 0 {
            group.stop = (at + steps) % count;
            ui.memory_mut(|memory| {
                // The window's own way with the arrows would lead elsewhere.
                memory.move_focus(FocusDirection::None);
                memory.request_focus(group.id(group.stop));
            });
        }
        group
    }

    fn id(&self, at: usize) -> Id {
        self.id.with(at)
    }

    /// The place and the response of one of them, of this size.
    pub fn add(&self, ui: &mut Ui, at: usize, size: Vec2) -> (Rect, Response) {
        let (_, rect) = ui.allocate_space(size);
        let sense = if at == self.stop { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, self.id(at), sense);
        if response.has_focus() {
            let arrows =
                EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        }
        let wanted = ui.data(|data| data.get_temp::<usize>(by_its_key()));
        if wanted == Some(at) && self.chosen == Some(at) {
            ui.data_mut(|data| data.remove::<usize>(by_its_key()));
            // To scroll to what is in view would cost a picture more.
            if !ui.clip_rect().contains_rect(rect) {
                ui.scroll_to_rect(rect, None);
            }
        }
        // Assistive tools go to each by itself: see [`is_asked_for`].
        ui.ctx().accesskit_node_builder(response.id, |node| node.add_action(Action::Focus));
        (rect, response)
    }
}

/// Whether an assistive tool asks that this one has the focus; the toolkit gives it only to what Tab stops at.
fn is_asked_for(ui: &Ui, id: Id) -> bool {
    ui.input(|input| {
        let asks = |event: &Event| match event {
            Event::AccessKitActionRequest(asked) => {
                asked.action == Action::Focus && asked.target_node == id.accesskit_id()
            }
            _ => false,
        };
        input.events.iter().any(asks)
    })
}

/// How often one of these keys was pressed alone; they are then taken.
fn pressed(ui: &Ui, keys: &[Key]) -> usize {
    let is = |event: &Event| matches!(event, Event::Key { key, pressed: true, modifiers: Modifiers::NONE, .. } if keys.contains(key));
    ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !is(event));
        before - input.events.len()
    })
}
