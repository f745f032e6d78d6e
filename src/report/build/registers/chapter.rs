//! What every part of the chapter on the registers needs: the figures, the wording, and how a number is said in a
//! table or drawn as a bar.

use jiff::civil::Date;

use crate::analysis::words::{RegisterWords, Rounded, money, register_words};
use crate::analysis::{Bounds, Four, Sum, WHOLE};
use crate::audience::RegisterFigures;
use crate::base::lang::{Lang, fill};
use crate::base::numbers_said::grouped;
use crate::report::build::builder::Builder;
use crate::report::document::Block;
use crate::report::pieces::bullets;
use crate::report::register_words::{RegisterReportWords, register_report_words};

/// What stands between figures of one line.
pub(super) const BETWEEN: &str = " · ";

/// What every part needs.
pub(super) struct Chapter<'a> {
    pub(super) b: &'a Builder<'a>,
    pub(super) figures: &'a RegisterFigures,
    /// What commands and window say as well.
    pub(super) r: &'static RegisterWords,
    /// What the report alone says.
    pub(super) w: &'static RegisterReportWords,
}

impl<'a> Chapter<'a> {
    pub(super) fn of(b: &'a Builder<'a>, figures: &'a RegisterFigures) -> Self {
        let lang = b.input.lang;
        Self { b, figures, r: register_words(lang), w: register_report_words(lang) }
    }

    pub(super) fn lang(&self) -> Lang {
        self.b.input.lang
    }

    /// How many things are to look at in the registers, if there are any.
    pub(super) fn doubts(&self) -> Option<String> {
        let count = self.figures.doubts;
        (count > 0).then(|| fill(&self.r.doubts, &[("count", &counted(count))]))
    }

    /// That nothing is held up; where no sales are known, that nobody can say it.
    pub(super) fn none_held(&self, none: &str) -> String {
        if self.figures.totals.monthly == 0 { self.w.no_sales.clone() } else { none.to_owned() }
    }

    pub(super) fn estimate(&self, of: Option<Sum>) -> String {
        of.map_or_else(|| self.b.w.no_number.clone(), |sum| money(sum, Rounded::Nearest, self.lang()))
    }

    pub(super) fn least(&self, of: Sum) -> String {
        money(of, Rounded::Down, self.lang())
    }

    pub(super) fn most(&self, of: Sum) -> String {
        money(of, Rounded::Up, self.lang())
    }

    /// The four figures, each for a cell of its own.
    pub(super) fn four(&self, of: Four<Sum>) -> [String; 4] {
        [self.estimate(of.estimate), self.least(of.least), self.most(of.most), self.most(of.outermost)]
    }

    /// A day, or that there is none.
    pub(super) fn day(&self, of: Option<Date>) -> String {
        of.map_or_else(|| self.b.w.no_number.clone(), |day| day.to_string())
    }

    /// How many rows a table leaves to the registers, if it leaves any.
    pub(super) fn rest(&self, count: usize, shown: usize) -> Option<String> {
        (count > shown).then(|| fill(&self.w.rest, &[("count", &counted(count - shown))]))
    }

    /// A line that ends like all others of the chapter.
    pub(super) fn closed(&self, line: String) -> String {
        let stop = self.lang().full_stop();
        if line.ends_with(stop) { line } else { format!("{line}{stop}") }
    }

    /// Lines as bullets.
    pub(super) fn bullets(&self, lines: impl IntoIterator<Item = String>) -> Block {
        bullets(lines.into_iter().map(|line| self.closed(line)))
    }

    /// Sentences one behind the other.
    pub(super) fn run_on(&self, sentences: Vec<String>) -> String {
        sentences.join(self.lang().space())
    }
}

/// A count with its thousands apart.
pub(super) fn counted(of: usize) -> String {
    grouped(of as u128)
}

/// The ends of a part of the whole, for drawing only.
#[allow(clippy::cast_precision_loss, reason = "millionths are few enough")]
pub(super) fn drawn(part: Bounds) -> (f32, f32) {
    let of = |end: u32| end as f32 / WHOLE as f32;
    (of(part.low), of(part.high))
}

/// A part of a sum, for drawing only.
pub(super) fn part(of: Sum, whole: Sum) -> f32 {
    drawn(Bounds::part(of.min(whole), whole)).0
}
