//! What a debug build of the toolkit paints over the window after three events in a row: that the layout was
//! done twice for each, which is meant here. It knows no way to turn that off, so it is taken out of what is
//! painted.

use egui::{Context, FullOutput, Plugin, Shape};

/// Takes the notice away.
pub(super) struct NoNotice;

impl Plugin for NoNotice {
    fn debug_name(&self) -> &'static str {
        "no notice of repeated layouts"
    }

    fn output_hook(&mut self, _: &Context, output: &mut FullOutput) {
        let is_it = |shape: &Shape| matches!(shape, Shape::Text(text) if text.galley.text().starts_with("egui PERF WARNING"));
        if let Some(at) = output.shapes.iter().rposition(|clipped| is_it(&clipped.shape)) {
            // Its ground is painted before it.
            output.shapes.drain(at.saturating_sub(1)..=at);
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::RawInput;

    use super::*;

    /// What is painted at the fifth of so many frames that are laid out twice.
    fn painted(ctx: &Context) -> Vec<Shape> {
        let mut last = Vec::new();
        for _ in 0..5 {
            let output = ctx.run_ui(RawInput::default(), |ui| {
                ui.label("a label");
                ui.ctx().request_discard("as after an event");
            });
            last = output.shapes.iter().map(|clipped| clipped.shape.clone()).collect();
            output.drop_without_applying_deltas();
        }
        last
    }

    #[test]
    fn five_events_in_a_row_paint_what_is_there_and_nothing_over_it() {
        let texts = |shapes: &[Shape]| -> Vec<String> {
            let text = |shape: &Shape| match shape {
                Shape::Text(text) => Some(text.galley.text().to_owned()),
                _ => None,
            };
            shapes.iter().filter_map(text).collect()
        };
        let (with, without) = (Context::default(), Context::default());
        without.add_plugin(NoNotice);
        let (with, without) = (painted(&with), painted(&without));
        assert_eq!(texts(&with).len(), 2, "the toolkit has its notice");
        assert_eq!(texts(&without), ["a label"]);
        assert_eq!(without.len(), with.len() - 2);
    }
}
