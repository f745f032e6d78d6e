//! What was typed has changed nothing but the field that took it.

use egui::{Context, Id, Response, Ui};

fn mark() -> Id {
    Id::unique("typed in place")
}

/// A field that had the focus has been laid out: notes whether it has it still, and stands where it stood and as
/// large.
pub(super) fn laid_out(ui: &Ui, response: &Response) {
    let (place, pass) = (response.id.with("place"), ui.ctx().cumulative_pass_nr());
    let stood = ui.data(|data| data.get_temp(place));
    ui.data_mut(|data| data.insert_temp(place, response.rect));
    if response.has_focus() && stood == Some(response.rect) {
        ui.data_mut(|data| data.insert_temp(mark(), pass));
    }
}

/// Whether in this pass a field that had the focus has it still, and stands where it stood.
pub fn field_stands(ctx: &Context) -> bool {
    let pass = ctx.cumulative_pass_nr();
    ctx.data(|data| data.get_temp(mark())) == Some(pass)
}
