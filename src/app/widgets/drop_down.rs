//! A list that hangs open below a button, of which one is chosen. By keyboard: Enter or Space opens it
//! at what is chosen, arrows, Home, End and first letters move, Enter or Space picks, Escape and Tab
//! close it, and the button has the focus again.

use egui::{ComboBox, Context, Event, FocusDirection, Id, Key, Modifiers, Popup, Response, RichText, Role};
use egui::{Ui, WidgetInfo};

use crate::app::theme;

/// A list to choose from.
#[derive(Clone, Copy, Debug)]
pub struct DropDown<'a> {
    /// Which one it is.
    pub key: &'a str,
    /// What it is called by assistive tools.
    pub name: &'a str,
    /// The width of its button, in points.
    pub width: f32,
}

impl DropDown<'_> {
    /// Draws it; returns its button, and what was picked if that is another choice.
    pub fn show<T: Clone + PartialEq>(
        self,
        ui: &mut Ui,
        chosen: &T,
        choices: &[(T, &str)],
    ) -> (Response, Option<T>) {
        let place = choices.iter().position(|(value, _)| value == chosen);
        let word = place.and_then(|place| choices.get(place)).map_or("", |(_, word)| *word);
        let ctx = ui.ctx().clone();
        let mut picked = None;
        let mut list = List::default();
        let shown = ComboBox::from_id_salt(self.key)
            .selected_text(RichText::new(word).font(theme::regular(theme::SMALL)))
            .width(self.width)
            .truncate()
            .show_ui(ui, |ui| {
                let id = ui.scope_id().with("at");
                let words: Vec<&str> = choices.iter().map(|(_, word)| *word).collect();
                list = List::moved(&ctx, id, place.unwrap_or(0), &words);
                for (at, (value, word)) in choices.iter().enumerate() {
                    let response = ui.selectable_label(value == chosen, *word);
                    if response.clicked() {
                        picked = Some(value.clone());
                    }
                    if list.wants == Some(at) {
                        response.request_focus();
                        response.scroll_to_me(None);
                    }
                }
            });
        let button = shown.response;
        button.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, true, self.name);
            info.current_text_value = Some(word.to_owned());
            info
        });
        if shown.inner.is_some() && (picked.is_some() || list.closes) {
            Popup::close_all(&ctx);
            button.request_focus();
        }
        (button, picked.filter(|value| value != chosen))
    }
}

/// What the keys do in a list that is open.
#[derive(Clone, Copy, Debug, Default)]
struct List {
    /// The choice that is to have the focus.
    wants: Option<usize>,
    /// The list closes.
    closes: bool,
}

/// At which choice a list stands, and in which pass it was last open.
#[derive(Clone, Copy, Debug)]
struct Standing {
    at: usize,
    pass: u64,
}

impl List {
    fn moved(ctx: &Context, id: Id, chosen: usize, words: &[&str]) -> Self {
        let pass = ctx.cumulative_pass_nr();
        let kept = ctx.data(|data| data.get_temp::<Standing>(id)).filter(|kept| kept.pass + 1 >= pass);
        let before = kept.map(|kept| kept.at);
        let last = words.len().saturating_sub(1);
        let mut at = before.unwrap_or(chosen).min(last);
        let mut moves = false;
        let mut closes = false;
        if before.is_some() {
            ctx.input_mut(|input| {
                let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
                let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
                moves |= down + up > 0;
                at = (at + down).min(last).saturating_sub(up);
                for (key, to) in [(Key::Home, 0), (Key::End, last)] {
                    if input.consume_key(Modifiers::NONE, key) {
                        (at, moves) = (to, true);
                    }
                }
                let tab = input.consume_key(Modifiers::SHIFT, Key::Tab)
                    || input.consume_key(Modifiers::NONE, Key::Tab);
                moves |= tab;
                closes = tab || input.key_pressed(Key::Escape);
                for event in &input.events {
                    if let Event::Text(typed) = event
                        && let Some(found) = beginning(words, typed, at)
                    {
                        (at, moves) = (found, true);
                    }
                }
            });
        }
        if moves {
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        ctx.data_mut(|data| data.insert_temp(id, Standing { at, pass }));
        Self { wants: (before.is_none() || moves).then_some(at), closes }
    }
}

/// The next choice after one that begins with what was typed.
fn beginning(words: &[&str], typed: &str, after: usize) -> Option<usize> {
    let typed = typed.trim().to_lowercase();
    let begins = |at: &usize| words[*at].to_lowercase().starts_with(&typed);
    let all = (after + 1..words.len()).chain(0..words.len().min(after + 1));
    all.filter(|_| !typed.is_empty()).find(begins)
}
