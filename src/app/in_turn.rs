//! Keys come in turn: what is typed after a key that moves the focus goes to where it moved, however
//! many keys fall into one frame, and however long what they open takes to appear.

use std::collections::{HashSet, VecDeque};

use egui::{Context, Event, Id, Key, Plugin, RawInput, Ui, ViewportId};

/// Has what is typed next wait until the pass after the next one: something appears or goes that takes
/// the focus, or gives it back.
pub fn wait_a_pass(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(asked_to_wait(), ()));
}

fn asked_to_wait() -> Id {
    Id::unique("what is typed waits")
}

/// Has all that is typed after an event of this pass wait for the next one: it is for what comes then.
pub fn leave_for_the_next_pass(ctx: &Context, is_the_last: impl Fn(&Event) -> bool) {
    let left: Vec<Event> = ctx.input_mut(|input| {
        let Some(last) = input.events.iter().position(is_the_last) else { return Vec::new() };
        // The text of the key itself comes with it.
        let own = usize::from(matches!(input.events.get(last + 1), Some(Event::Text(_))));
        let left = input.events.split_off(last + 1 + own);
        for event in &left {
            // It is pressed only then: what comes again is no repetition.
            if let Event::Key { key, pressed: true, repeat: false, .. } = event {
                input.keys_down.remove(key);
            }
        }
        left
    });
    ctx.data_mut(|data| data.insert_temp(left_over(), left));
}

fn left_over() -> Id {
    Id::unique("left for the next pass")
}

/// What waits for its turn.
#[derive(Debug, Default)]
pub struct InTurn {
    waiting: VecDeque<Event>,
    /// An input method composes: it has the keys, and nothing waits.
    composing: bool,
    /// What moved the focus last, while what is typed waits for it.
    last: Option<Key>,
    /// It did so in this pass.
    moving: bool,
    /// What is typed waits for the end of this pass.
    resting: bool,
    /// The keys that are held down, as far as has come.
    down: HashSet<Key>,
    /// The focus when the pass began.
    before: Option<Id>,
}

/// What an event does to the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Nothing, and it is not for what has the focus either.
    Aside,
    /// It is for what has the focus.
    Typed,
    /// It may move it; what follows waits for the next pass.
    Moves(Key),
    /// It is a press of the pointer, which may move it.
    Points,
}

fn kind(event: &Event) -> Kind {
    match event {
        Event::Text(_) | Event::Paste(_) | Event::Copy | Event::Cut => Kind::Typed,
        Event::PointerButton { .. } => Kind::Points,
        Event::Key { key, pressed: true, modifiers, .. } => {
            let always = matches!(
                key,
                Key::Tab
                    | Key::Enter
                    | Key::Escape
                    | Key::ArrowDown
                    | Key::ArrowUp
                    | Key::ArrowLeft
                    | Key::ArrowRight
                    | Key::PageDown
                    | Key::PageUp
                    | Key::F1
                    | Key::F2
                    | Key::F5
            );
            if always || modifiers.command || modifiers.alt { Kind::Moves(*key) } else { Kind::Typed }
        }
        _ => Kind::Aside,
    }
}

/// Several presses in one pass come to as many steps; of other keys each gets a pass of its own.
fn adds_up(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowDown | Key::ArrowUp | Key::ArrowLeft | Key::ArrowRight | Key::PageDown | Key::PageUp
    )
}

impl InTurn {
    /// Takes what came, and gives what has its turn in this pass.
    fn turn(&mut self, came: Vec<Event>) -> Vec<Event> {
        for event in came {
            if let Event::Ime(ime) = &event {
                self.composing = matches!(ime, egui::ImeEvent::Preedit { text, .. } if !text.is_empty());
                self.resting = false;
            }
            let repeats = match &event {
                Event::Key { key, pressed: true, .. } => !self.down.insert(*key),
                Event::Key { key, pressed: false, .. } => {
                    self.down.remove(key);
                    false
                }
                _ => false,
            };
            if !(repeats && self.waits(&event)) {
                self.waiting.push_back(event);
            }
        }
        if self.composing || self.waiting.iter().any(|event| matches!(event, Event::Ime(_))) {
            (self.last, self.moving) = (None, false);
            return self.waiting.drain(..).collect();
        }
        let (rested, mut moved) = (!self.resting, None);
        let mut pointed = false;
        let mut turn = Vec::new();
        while let Some(event) = self.waiting.front() {
            let has_its_turn = match kind(event) {
                Kind::Aside => true,
                Kind::Points => moved.is_none(),
                Kind::Typed => rested && moved.is_none() && !pointed,
                Kind::Moves(key) => match moved {
                    Some(moving) => moving == key && adds_up(key),
                    None => !pointed && (rested || self.last == Some(key)),
                },
            };
            if !has_its_turn {
                break;
            }
            match kind(event) {
                Kind::Moves(key) => moved = Some(key),
                Kind::Points => pointed = true,
                Kind::Aside | Kind::Typed => {}
            }
            turn.extend(self.waiting.pop_front());
        }
        self.moving = moved.is_some();
        self.last = moved.or(self.last.filter(|_| self.resting));
        turn
    }

    /// Whether a press of the same key waits: one that is held down does not queue up behind itself, but for
    /// those that add up.
    fn waits(&self, event: &Event) -> bool {
        let Event::Key { key, .. } = event else { return false };
        !adds_up(*key)
            && self
                .waiting
                .iter()
                .any(|other| matches!(other, Event::Key { key: k, pressed: true, .. } if k == key))
    }
}

impl Plugin for InTurn {
    fn debug_name(&self) -> &'static str {
        "keys in turn"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        // The projector's window has keys of its own, and nothing to type in.
        if input.viewport_id != ViewportId::ROOT {
            return;
        }
        input.events = self.turn(std::mem::take(&mut input.events));
        self.before = ctx.memory(|memory| memory.focused());
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx();
        if ctx.viewport_id() != ViewportId::ROOT {
            return;
        }
        let left = ctx.data_mut(|data| data.remove_temp::<Vec<Event>>(left_over())).unwrap_or_default();
        for event in left.into_iter().rev() {
            self.waiting.push_front(event);
        }
        let asked = ctx.data_mut(|data| data.remove_temp::<()>(asked_to_wait())).is_some();
        // Shift+Tab moves it at the end of the pass.
        let moved = ctx.memory(|memory| memory.focused()) != self.before || self.last == Some(Key::Tab);
        self.resting = asked || (self.moving && moved);
        if !self.waiting.is_empty() {
            ctx.request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{ImeEvent, Modifiers};

    use super::*;

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    fn let_go(key: Key) -> Event {
        let modifiers = Modifiers::NONE;
        Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    #[test]
    fn what_follows_a_key_that_moves_the_focus_waits_for_the_next_pass() {
        let mut turns = InTurn::default();
        let came = vec![text("a"), key(Key::Tab), text("b"), text("c"), key(Key::Enter), text("d")];
        assert_eq!(turns.turn(came), [text("a"), key(Key::Tab)]);
        turns.resting = true;
        assert_eq!(turns.turn(vec![text("e")]), [], "it appears only now");
        turns.resting = false;
        assert_eq!(turns.turn(Vec::new()), [text("b"), text("c"), key(Key::Enter)]);
        assert_eq!(turns.turn(Vec::new()), [text("d"), text("e")], "the focus did not move");
        assert!(turns.waiting.is_empty());
    }

    #[test]
    fn steps_by_the_same_arrow_add_up_and_every_tab_has_a_pass() {
        let mut turns = InTurn::default();
        let down = [key(Key::ArrowDown), let_go(Key::ArrowDown), key(Key::ArrowDown)];
        let tabs = [key(Key::Tab), let_go(Key::Tab), key(Key::Tab), let_go(Key::Tab), text("a")];
        let came = down.iter().chain(&tabs).cloned().collect();
        assert_eq!(turns.turn(came), down);
        assert_eq!(turns.turn(Vec::new()), tabs[..2]);
        turns.resting = true;
        assert_eq!(turns.turn(Vec::new()), tabs[2..4], "it goes on without waiting");
        assert_eq!(turns.turn(Vec::new()), []);
        turns.resting = false;
        assert_eq!(turns.turn(Vec::new()), [text("a")]);
    }

    #[test]
    fn a_key_that_is_held_down_does_not_go_on_when_it_is_let_go() {
        let mut turns = InTurn::default();
        assert_eq!(turns.turn(vec![key(Key::Tab)]), [key(Key::Tab)]);
        let came = std::iter::repeat_with(|| key(Key::Tab)).take(30).collect();
        assert_eq!(turns.turn(came), [key(Key::Tab)]);
        assert!(turns.waiting.is_empty());
    }

    #[test]
    fn an_input_method_has_its_keys_at_once() {
        let mut turns = InTurn::default();
        let composed = Event::Ime(ImeEvent::Preedit { text: "か".to_owned(), active_range_chars: None });
        let came = vec![key(Key::Enter), composed, text("a")];
        assert_eq!(turns.turn(came.clone()), came);
        let came = vec![Event::Ime(ImeEvent::Commit("化".to_owned())), key(Key::Enter)];
        assert_eq!(turns.turn(came.clone()), came);
        assert_eq!(turns.turn(vec![text("b")]), [text("b")]);
    }
}
