//! How many checks are open: those of the answers, and what was typed and not taken over. That none is,
//! in a notice: good news only once all that the full run asks is answered.

use egui::Ui;

use crate::app::view::View;
use crate::app::widgets::frame::{self, Tone};
use crate::scoring::Counts;
use crate::scoring::words::score_words;

/// How many checks are open.
pub(super) fn count(view: &View<'_>) -> usize {
    view.doc.card.checks.len() + view.doc.drafts.all().len()
}

/// Draws the notice.
pub(super) fn notice(ui: &mut Ui, view: &View<'_>) {
    let overall = &view.doc.card.overall;
    let (counts, unasked) = (overall.counts, overall.unasked);
    frame::notice(ui, tone(counts, unasked), &score_words(view.lang).no_checks(counts, unasked));
}

fn tone(counts: Counts, unasked: usize) -> Tone {
    if counts.answered() > 0 && counts.unanswered + unasked == 0 { Tone::Good } else { Tone::Info }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn that_no_check_is_open_is_good_news_only_once_everything_is_answered() {
        let tone =
            |level, unanswered, unasked| tone(Counts { level, unanswered, ..Counts::default() }, unasked);
        assert_eq!([tone(0, 12, 0), tone(3, 9, 0), tone(12, 0, 0)], [Tone::Info, Tone::Info, Tone::Good]);
        assert_eq!(tone(12, 0, 34), Tone::Info);
    }
}
