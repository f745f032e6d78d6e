//! How many checks are open: those of the answers, and what was typed and not taken over. That none is,
//! in a notice: good news only once everything is answered.

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
    let counts = view.doc.card.overall.counts;
    frame::notice(ui, tone(counts), &score_words(view.lang).no_checks(counts));
}

fn tone(counts: Counts) -> Tone {
    if counts.answered() > 0 && counts.unanswered == 0 { Tone::Good } else { Tone::Info }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn that_no_check_is_open_is_good_news_only_once_everything_is_answered() {
        let tone = |level, unanswered| tone(Counts { level, unanswered, ..Counts::default() });
        assert_eq!([tone(0, 12), tone(3, 9), tone(12, 0)], [Tone::Info, Tone::Info, Tone::Good]);
    }
}
