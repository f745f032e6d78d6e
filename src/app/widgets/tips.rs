//! What shows when the pointer rests on something. The toolkit asks for two more pictures after every scroll for
//! each tip, wherever the pointer is; here only for the one that the pointer is on.

use egui::{Response, Tooltip, Ui};

use super::text;

/// Shows more where the pointer rests.
pub trait Tips: Sized {
    /// A text; assistive tools have it as the description.
    fn tip(self, words: impl Into<String>) -> Self;
    /// Anything.
    fn tip_ui(self, add: impl FnOnce(&mut Ui)) -> Self;
}

impl Tips for Response {
    fn tip(self, words: impl Into<String>) -> Self {
        let words = words.into();
        if is_on(&self) {
            return self.on_hover_text(words);
        }
        self.ctx.accesskit_node_builder(self.id, |node| {
            if node.description().is_none() {
                node.set_description(words);
            }
        });
        self
    }

    fn tip_ui(self, add: impl FnOnce(&mut Ui)) -> Self {
        if is_on(&self) { self.on_hover_ui(add) } else { self }
    }
}

/// Shows a text where the pointer rests or the focus is.
pub fn explain(ui: &Ui, response: Response, words: &str) {
    if !response.has_focus() || !ui.is_rect_visible(response.rect) {
        response.tip(words);
        return;
    }
    let id = response.id.with("explained");
    Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, response.rect).show(|ui: &mut Ui| {
        ui.set_width(WIDTH);
        text::body(ui, words);
    });
}

/// The width of a text that explains, in points.
const WIDTH: f32 = 380.0;

/// Whether the pointer is on it, or its tip is open.
#[must_use]
pub fn is_on(response: &Response) -> bool {
    response.contains_pointer() || response.is_tooltip_open()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use egui::{Context, Event, Modifiers, MouseWheelUnit, RawInput, TouchPhase, ViewportId, pos2, vec2};

    use super::*;

    /// How long after a notch of the wheel the next picture is asked for, with the pointer beside a label.
    fn next_picture(label: impl Fn(Response)) -> Duration {
        let ctx = Context::default();
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -5.0),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: egui::MouseWheelSource::Unknown,
        };
        let mut delay = Duration::ZERO;
        for frame in 0..14_u8 {
            let events = match frame {
                0 => vec![Event::PointerMoved(pos2(500.0, 500.0))],
                8 => vec![wheel.clone()],
                _ => Vec::new(),
            };
            let input = RawInput { time: Some(f64::from(frame) / 60.0), events, ..RawInput::default() };
            let output = ctx.run_ui(input, |ui| label(ui.label("a label")));
            delay = output.viewport_output[&ViewportId::ROOT].repaint_delay;
            output.drop_without_applying_deltas();
        }
        delay
    }

    #[test]
    fn after_a_scroll_no_picture_is_asked_for_a_tip_on_which_the_pointer_is_not() {
        let by_the_toolkit = next_picture(|response| drop(response.on_hover_text("more")));
        assert!(by_the_toolkit < Duration::from_millis(500), "{by_the_toolkit:?}");
        let here = next_picture(|response| drop(response.tip("more")));
        assert_eq!(here, Duration::MAX);
    }
}
