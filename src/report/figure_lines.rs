//! The figures of the chapter on the registers as lines of a table, for a spreadsheet or another program: what each is
//! of, and its value between its ends. They are those of the chapter, through the same door.

use serde::Serialize;

use crate::analysis::bought_said::known_named;
use crate::analysis::said::place_said;
use crate::analysis::words::register_words;
use crate::analysis::{Bounds, Four, Known, Lasting, PlaceSort, Sum};
use crate::audience::{MeasureFigures, RegisterFigures, ScenarioFigures};
use crate::base::lang::Lang;

/// A part of the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureSection {
    /// What is bought and sold.
    Totals,
    /// Which parts come from where, told apart so.
    Places(PlaceSort),
    /// How much is known.
    Known,
    /// Items that come mostly from one country abroad.
    Marked,
    /// Items from one source.
    Singles,
    /// What each place costs by itself.
    Points,
    /// Scenarios.
    Scenarios,
    /// What is done about scenarios.
    Measures,
    /// Technologies.
    Technologies,
    /// Talks.
    Dialogue,
}

impl FigureSection {
    /// Its name for a program.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Totals => "totals",
            Self::Places(PlaceSort::MadeIn) => "made_in",
            Self::Places(PlaceSort::OwnedFrom) => "owned_from",
            Self::Places(PlaceSort::Partner) => "partner",
            Self::Known => "known",
            Self::Marked => "marked",
            Self::Singles => "single_sources",
            Self::Points => "points",
            Self::Scenarios => "scenarios",
            Self::Measures => "measures",
            Self::Technologies => "technologies",
            Self::Dialogue => "dialogue",
        }
    }
}

/// What a value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureUnit {
    /// Yen.
    Yen,
    /// Millionths of a whole.
    Part,
    /// Things.
    Count,
    /// Days.
    Days,
}

/// What is counted or reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureName {
    /// What is bought in a year.
    Bought,
    /// Rows that are bought.
    Rows,
    /// Rows without an amount.
    WithoutAmount,
    /// What rows of sales come to in a year.
    Sold,
    /// What products sell in a month.
    MonthlySales,
    /// The part of all that is bought.
    Share,
    /// How concentrated it is.
    Concentration,
    /// Sales that are held up.
    HeldUp,
    /// How long it lasts.
    Lasts,
    /// How important it is, up to 3.
    Importance,
    /// How urgent it is, up to 3.
    Urgency,
    /// What it costs once.
    CostOnce,
    /// What it costs a year.
    CostYearly,
    /// What it saves at most.
    Buys,
    /// What is held up after it.
    HeldUpAfter,
    /// Ways out that are closed.
    RoutesClosed,
    /// Ways out that are open.
    RoutesOpen,
    /// Ways out that nobody has looked at.
    RoutesUnseen,
    /// Talks of the last twelve months.
    Talks,
    /// Next talks that are past their day.
    TalksPast,
    /// Next talks within 90 days.
    TalksComing,
    /// Talks with competitors without a word on competition law.
    TalksLawOpen,
}

/// A line: a figure of something, with its ends where it has any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureLine {
    /// The part that it stands in.
    pub section: FigureSection,
    /// What it is of; empty for all of it.
    pub of: String,
    /// What is counted.
    pub kind: FigureName,
    /// What the values count.
    pub unit: FigureUnit,
    /// The value itself, or the estimate; `None` where there is none.
    pub value: Option<Sum>,
    /// At least, at most, and at most with the rows of unknown place, as far as that is told apart.
    pub ends: [Option<Sum>; 3],
}

/// The lines in the order of the chapter.
#[must_use]
pub fn figure_lines(figures: &RegisterFigures, lang: Lang) -> Vec<FigureLine> {
    let mut all = Lines(Vec::new());
    let totals = &figures.totals;
    all.exact(FigureSection::Totals, "", FigureName::Bought, FigureUnit::Yen, totals.bought);
    all.count(FigureSection::Totals, "", FigureName::Rows, totals.rows);
    all.count(FigureSection::Totals, "", FigureName::WithoutAmount, totals.without_amount);
    all.exact(FigureSection::Totals, "", FigureName::Sold, FigureUnit::Yen, totals.sold);
    all.exact(FigureSection::Totals, "", FigureName::MonthlySales, FigureUnit::Yen, totals.monthly);
    for place in &figures.places {
        let section = FigureSection::Places(place.by);
        for of in &place.spread.places {
            let name = place_said(&of.place, lang);
            all.part(section, &name, FigureName::Share, of.share);
            all.between(section, &name, FigureName::Bought, (of.known, of.known + place.spread.unknown));
        }
        if let Some(found) = &place.concentration {
            all.part(section, "", FigureName::Concentration, found.hhi);
        }
    }
    all.known(figures, lang);
    for item in &figures.marked {
        all.part(FigureSection::Marked, &item.item, FigureName::Share, item.share);
    }
    for item in &figures.singles {
        all.exact(FigureSection::Singles, &item.item, FigureName::Bought, FigureUnit::Yen, item.bought);
    }
    all.points(figures, lang);
    figures.scenarios.iter().for_each(|scenario| all.scenario(scenario));
    for of in &figures.technologies {
        let section = FigureSection::Technologies;
        all.count(section, &of.name, FigureName::RoutesClosed, of.routes.0);
        all.count(section, &of.name, FigureName::RoutesOpen, of.routes.1);
        all.count(section, &of.name, FigureName::RoutesUnseen, of.unseen);
    }
    let talks = &figures.talks;
    if talks.all > 0 {
        let lately: usize = talks.with.iter().map(|(_, lately, _)| lately).sum();
        for (kind, count) in [
            (FigureName::Talks, lately),
            (FigureName::TalksPast, talks.next.0),
            (FigureName::TalksComing, talks.next.1),
            (FigureName::TalksLawOpen, talks.law_open),
        ] {
            all.count(FigureSection::Dialogue, "", kind, count);
        }
    }
    all.0
}

struct Lines(Vec<FigureLine>);

impl Lines {
    fn exact(&mut self, section: FigureSection, of: &str, kind: FigureName, unit: FigureUnit, value: Sum) {
        let of = of.to_owned();
        self.0.push(FigureLine { section, of, kind, unit, value: Some(value), ends: [None; 3] });
    }

    fn count(&mut self, section: FigureSection, of: &str, kind: FigureName, count: usize) {
        self.exact(section, of, kind, FigureUnit::Count, count as Sum);
    }

    fn part(&mut self, section: FigureSection, of: &str, kind: FigureName, part: Bounds) {
        let ends = [Some(part.low.into()), Some(part.high.into()), None];
        let of = of.to_owned();
        self.0.push(FigureLine { section, of, kind, unit: FigureUnit::Part, value: None, ends });
    }

    fn between(&mut self, section: FigureSection, of: &str, kind: FigureName, (low, high): (Sum, Sum)) {
        let (of, ends) = (of.to_owned(), [Some(low), Some(high), None]);
        self.0.push(FigureLine { section, of, kind, unit: FigureUnit::Yen, value: None, ends });
    }

    fn four(&mut self, section: FigureSection, of: &str, kind: FigureName, found: Four<Sum>) {
        let ends = [Some(found.least), Some(found.most), Some(found.outermost)];
        let (of, value) = (of.to_owned(), found.estimate);
        self.0.push(FigureLine { section, of, kind, unit: FigureUnit::Yen, value, ends });
    }

    fn known(&mut self, figures: &RegisterFigures, lang: Lang) {
        let known = &figures.knowledge;
        let words = register_words(lang);
        for (name, of) in known_named(words, known) {
            let Known { rows, .. } = of;
            if let Some(part) = of.part(known.all) {
                self.part(FigureSection::Known, name, FigureName::Share, part);
            }
            self.count(FigureSection::Known, name, FigureName::Rows, rows);
        }
    }

    fn points(&mut self, figures: &RegisterFigures, lang: Lang) {
        let Some(points) = &figures.points else { return };
        let words = register_words(lang);
        for point in points.abroad.iter().chain(&points.home) {
            let name = place_said(&point.place, lang);
            self.four(FigureSection::Points, &name, FigureName::HeldUp, point.lost);
        }
        if let Some(own) = points.own_sites {
            self.four(FigureSection::Points, &words.own_sites, FigureName::HeldUp, own);
        }
    }

    fn scenario(&mut self, scenario: &ScenarioFigures) {
        let (section, title) = (FigureSection::Scenarios, scenario.title.as_str());
        let (importance, urgency) = scenario.ranks;
        for (kind, rank) in [(FigureName::Importance, importance), (FigureName::Urgency, urgency)] {
            if let Some(rank) = rank {
                self.exact(section, title, kind, FigureUnit::Count, rank.get().into());
            }
        }
        if let Lasting::Days(days) = scenario.lasting {
            self.exact(section, title, FigureName::Lasts, FigureUnit::Days, days.into());
        }
        if let Some(found) = &scenario.what_if {
            self.four(section, title, FigureName::HeldUp, found.company);
        }
        for MeasureFigures { measure, gain } in &scenario.measures {
            let (section, of) = (FigureSection::Measures, format!("{title}: {}", measure.what));
            for (kind, cost) in
                [(FigureName::CostOnce, measure.cost.once), (FigureName::CostYearly, measure.cost.yearly)]
            {
                if let Some(cost) = cost {
                    self.exact(section, &of, kind, FigureUnit::Yen, cost.get().into());
                }
            }
            if let Some(gain) = gain.as_ref().filter(|gain| gain.lacks.is_empty()) {
                self.exact(section, &of, FigureName::Buys, FigureUnit::Yen, gain.in_scenario.at_most);
                self.four(section, &of, FigureName::HeldUpAfter, gain.in_scenario.after);
            }
        }
    }
}
