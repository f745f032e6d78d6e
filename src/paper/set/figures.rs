//! Figures as vectors. Shape, hatching and label say what colour says: a range is hatched, a
//! target is a triangle or a dashed line, a state has its own pattern.

use super::hatch::{Slope, hatch};
use super::items::count;
use super::text::{Look, Setter, TEXT};
use crate::paper::pages::{Ends, Item, Placed, Stroke, corners};
use crate::paper::style::{
    MARGIN, MARK, MUTED, NAVY, RIGHT, RULE, Rgb, SMALL, STEEL, TABLE, TINT, Type, WHITE, WIDTH,
};
use crate::paper::tree::Tag;
use crate::report::document::{FigureKind, GapMark, ScoreMark, Steps};
use crate::report::radar::{RINGS, Stands, direction, stands};

/// A figure being drawn; its top is at 0.
struct Pen<'a> {
    setter: &'a mut Setter,
    items: Vec<Placed>,
    tag: Tag,
}

/// Type within figures that is too small for running text.
const TINY: Type = Type { size: 6.6, leading: 8.0 };

/// The room for an area's name beside its bar, and for its score.
const BAR_NAME: f32 = 89.0;
const BAR_SAID: f32 = 82.0;

/// From the ring of a radar to the name of an area: no mark on the ring touches it.
const BESIDE: f32 = 5.5;
/// The sizes of a radar: the largest that leaves the names room.
const RADII: [f32; 6] = [44.0, 41.0, 38.0, 35.0, 32.0, 29.0];

/// Where the bars of areas begin, and how long they are.
fn bar_place(left: f32) -> (f32, f32) {
    (left + BAR_NAME, RIGHT - BAR_SAID - 8.0 - left - BAR_NAME)
}

/// Draws a figure; returns its items and height.
pub(in crate::paper) fn draw(setter: &mut Setter, kind: &FigureKind, tag: Tag) -> (Vec<Placed>, f32) {
    let mut pen = Pen { setter, items: Vec::new(), tag };
    let height = match kind {
        FigureKind::Areas { areas, legend } => pen.areas(areas, legend),
        FigureKind::Level { steps, label } => pen.level(steps, label),
        FigureKind::States(parts) => pen.states(parts),
        FigureKind::Gaps(gaps) => pen.gaps(gaps),
        FigureKind::Bars(bars) => return super::bars::draw(pen.setter, bars, tag),
        FigureKind::Cards(cards) => return super::cards::draw(pen.setter, cards, tag),
    };
    (pen.items, height)
}

/// The levels of a question as small boxes in a line of a table.
pub(in crate::paper) fn small_level(
    setter: &mut Setter,
    steps: &Steps,
    (x, y): (f32, f32),
    tag: Tag,
) -> Vec<Placed> {
    let mut pen = Pen { setter, items: Vec::new(), tag };
    pen.boxes(steps, (x, y + 1.5), (13.0, 9.0), TINY);
    pen.items
}

/// How far out a line of the radar lies at an area, if it goes there.
type Along<'a> = &'a dyn Fn(&ScoreMark) -> Option<f32>;

impl Pen<'_> {
    fn push(&mut self, item: Item) {
        self.items.push(Placed { tag: self.tag, item });
    }

    fn look(&self, of: Type, color: Rgb) -> Look {
        Look::new(of, color, self.tag)
    }

    /// One line of text from a place on; returns its width.
    fn say(&mut self, text: &str, look: Look, (x, base): (f32, f32), width: f32) -> f32 {
        let line = self.setter.one_line(text, look, width);
        let width = line.width;
        line.put_at(x, base, &mut self.items);
        width
    }

    fn stroke(&mut self, points: Vec<(f32, f32)>, ends: Ends, stroke: Stroke) {
        self.push(Item::Path { points: points.into(), ends, fill: None, stroke: Some(stroke) });
    }

    fn hatched(&mut self, rings: &[Vec<(f32, f32)>], slope: Slope, spacing: f32, color: Rgb) {
        let lines = hatch(rings, slope, spacing);
        if !lines.is_empty() {
            self.push(Item::Lines { lines: lines.into(), stroke: Stroke::solid(color, 0.55) });
        }
    }

    /// A downward triangle whose point is at a place.
    fn target(&mut self, (x, y): (f32, f32), size: f32) {
        let points = vec![(x - size, y - size * 1.6), (x + size, y - size * 1.6), (x, y)];
        self.push(Item::Path { points: points.into(), ends: Ends::Joined, fill: Some(MARK), stroke: None });
    }

    /// The areas: the radar at the left, the bars at the right, one legend below.
    fn areas(&mut self, areas: &[ScoreMark], legend: &[String; 3]) -> f32 {
        const BAR: f32 = 25.0;
        let applying: Vec<&ScoreMark> = areas.iter().filter(|area| area.applies).collect();
        let radar = applying.len() > 2;
        let tall = count(areas.len()) * BAR;
        let height = if radar { tall.max(141.0) } else { tall };
        let left = if radar { MARGIN + 234.0 } else { MARGIN };
        if radar {
            self.radar(&applying, height / 2.0, left - 3.0);
        }
        let top = (height - tall) / 2.0;
        for (place, area) in areas.iter().enumerate() {
            self.bar(area, (left, top + count(place) * BAR));
        }
        // Where no area has a bar, there is nothing to read off.
        if applying.is_empty() {
            return height;
        }
        self.ticks(left, top + tall);
        self.legend(legend, height + 22.0);
        height + 29.0
    }

    /// The radar with its labels, from the margin to where the bars begin.
    fn radar(&mut self, areas: &[&ScoreMark], cy: f32, right: f32) {
        let (radius, cx) = self.ring(areas, right);
        let point = |i: usize, value: f32| {
            let (right, down) = direction(i, areas.len());
            let r = radius * value.clamp(0.0, 100.0) / 100.0;
            (cx + r * right, cy + r * down)
        };
        let ring = |value: &dyn Fn(&ScoreMark) -> f32| -> Vec<(f32, f32)> {
            areas.iter().enumerate().map(|(i, area)| point(i, value(area))).collect::<Vec<_>>()
        };
        let (high, low) = (ring(&|area| area.range.1), ring(&|area| area.range.0));
        if areas.iter().any(|area| area.range.0 < area.range.1) {
            self.hatched(&[high.clone(), low.clone()], Slope::Up, 2.6, STEEL);
            self.stroke(high, Ends::Joined, Stroke::solid(STEEL, 0.5));
            self.stroke(low, Ends::Joined, Stroke::solid(STEEL, 0.5));
        }
        for step in RINGS {
            self.stroke(ring(&|_| step), Ends::Joined, Stroke::solid(RULE, 0.5));
        }
        for i in 0..areas.len() {
            self.push(Item::line((cx, cy), point(i, 100.0), RULE, 0.5));
        }
        // Where an area has none yet, the line has a gap. The dashes of the target leave the score visible
        // where both lie on one line.
        let lines: [(Along<'_>, Stroke); 2] = [
            (&|area| area.score, Stroke::solid(NAVY, 1.8)),
            (&|area| area.target, Stroke::dashed(MARK, 1.1)),
        ];
        for (value, stroke) in lines {
            let all: Vec<Option<(f32, f32)>> =
                areas.iter().enumerate().map(|(i, area)| value(area).map(|value| point(i, value))).collect();
            if let Some(whole) = all.iter().copied().collect::<Option<Vec<_>>>() {
                self.stroke(whole, Ends::Joined, stroke);
                continue;
            }
            for (i, from) in all.iter().enumerate() {
                if let (Some(from), Some(to)) = (from, all[(i + 1) % all.len()]) {
                    self.stroke(vec![*from, to], Ends::Free, stroke);
                }
            }
        }
        for (i, area) in areas.iter().enumerate() {
            if let Some(score) = area.score {
                let (x, y) = point(i, score);
                self.push(Item::rect(x - 2.0, y - 2.0, 4.0, 4.0, NAVY));
            }
            self.name(&area.label, point(i, 100.0), direction(i, areas.len()), right);
        }
    }

    /// How large the radar is and how far from the left its middle, so that the names have room at both sides.
    fn ring(&mut self, areas: &[&ScoreMark], right: f32) -> (f32, f32) {
        let look = self.look(SMALL, TEXT).bold();
        let names: Vec<(f32, (f32, f32))> = (0..areas.len())
            .map(|i| (self.setter.measure(&areas[i].label, look) + 0.1, direction(i, areas.len())))
            .collect();
        let middle = (MARGIN + right) / 2.0;
        let place = |radius: f32| {
            let (mut from, mut to) = (MARGIN, right);
            for (width, toward) in &names {
                let beside = width + BESIDE + radius * toward.0.abs();
                match stands(*toward) {
                    Stands::Right => to = to.min(right - beside),
                    Stands::Left => from = from.max(MARGIN + beside),
                    Stands::Above | Stands::Below => {}
                }
            }
            (from <= to).then(|| (radius, middle.clamp(from, to)))
        };
        RADII.into_iter().find_map(place).unwrap_or((RADII[0], middle))
    }

    /// The name of an area at the end of its line, on two lines where it has no room beside the ring.
    fn name(&mut self, label: &str, (x, y): (f32, f32), toward: (f32, f32), right: f32) {
        const LINE: f32 = 10.6;
        let stands = stands(toward);
        let room = match stands {
            Stands::Right => right - x - BESIDE,
            Stands::Left => x - BESIDE - MARGIN,
            Stands::Above | Stands::Below => 110.0,
        };
        let look = self.look(SMALL, TEXT).bold();
        let mut lines = self.setter.plain(label, look, room);
        self.setter.clip(&mut lines, 2, room, look);
        let more = count(lines.len() - 1) * LINE;
        let first = match stands {
            Stands::Right | Stands::Left => y + 3.0 + toward.1 * 5.0 - more / 2.0,
            Stands::Above => y - 7.0 - more,
            Stands::Below => y + 13.0,
        };
        for (place, line) in lines.into_iter().enumerate() {
            let at = match stands {
                Stands::Right => x + BESIDE,
                Stands::Left => x - BESIDE - line.width,
                Stands::Above | Stands::Below => x - line.width / 2.0,
            };
            line.put_at(at, first + count(place) * LINE, &mut self.items);
        }
    }

    /// An area as a bar: its name and coverage at the left, score and range at the right.
    fn bar(&mut self, area: &ScoreMark, (left, top): (f32, f32)) {
        let (from, width) = bar_place(left);
        let (name, said) = (BAR_NAME, BAR_SAID);
        let at = |value: f32| from + width * value.clamp(0.0, 100.0) / 100.0;
        let text = self.look(TABLE, TEXT).bold();
        // Where nothing stands below the name, it stands on the line of what is said beside it.
        if !area.applies {
            self.say(&area.label, text, (left, top + 16.0), name - 4.0);
            self.say(&area.text, text, (from, top + 16.0), width + said);
            return;
        }
        self.say(&area.label, text, (left, top + 10.0), name - 4.0);
        self.say(&area.coverage, self.look(SMALL, MUTED), (left, top + 20.5), name - 4.0);
        self.push(Item::rect(from, top + 6.0, width, 14.0, TINT));
        let (low, high) = area.range;
        let band = corners(at(low), top + 6.0, (at(high) - at(low)).max(0.0), 14.0);
        self.hatched(std::slice::from_ref(&band), Slope::Up, 2.6, STEEL);
        if high > low {
            self.stroke(band, Ends::Joined, Stroke::solid(STEEL, 0.5));
        }
        if let Some(score) = area.score {
            self.push(Item::rect(from, top + 10.0, (at(score) - from).max(0.8), 6.0, NAVY));
        }
        self.push(Item::frame(from, top + 6.0, width, 14.0, RULE));
        if let Some(target) = area.target {
            // White at both sides keeps the mark apart from the bar.
            let x = at(target);
            self.push(Item::line((x, top + 6.4), (x, top + 19.6), WHITE, 3.3));
            self.push(Item::line((x, top + 5.0), (x, top + 20.0), MARK, 1.1));
            self.target((x, top + 6.0), 2.9);
        }
        let base = if area.wanted.is_empty() { top + 16.0 } else { top + 10.0 };
        self.say(&area.text, text, (RIGHT - said, base), said);
        self.say(&area.wanted, self.look(SMALL, MUTED), (RIGHT - said, top + 20.5), said);
    }

    /// The numbers below the bars.
    fn ticks(&mut self, left: f32, top: f32) {
        let (from, width) = bar_place(left);
        for value in [0.0_f32, 50.0, 100.0] {
            let x = from + width * value / 100.0;
            self.push(Item::line((x, top - 3.0), (x, top + 0.5), RULE, 0.8));
            let line = self.setter.one_line(&value.to_string(), self.look(TINY, MUTED), 30.0);
            let centre = x - line.width / 2.0;
            line.put_at(centre, top + 8.0, &mut self.items);
        }
    }

    /// Score, range and target, each with its sign.
    fn legend(&mut self, [score, range, target]: &[String; 3], base: f32) {
        let look = self.look(SMALL, MUTED);
        let mut x = MARGIN;
        self.push(Item::rect(x, base - 5.5, 16.0, 5.0, NAVY));
        x += 20.0;
        x += self.say(score, look, (x, base), 80.0) + 16.0;
        let band = corners(x, base - 7.0, 16.0, 8.0);
        self.hatched(std::slice::from_ref(&band), Slope::Up, 2.6, STEEL);
        self.stroke(band, Ends::Joined, Stroke::solid(STEEL, 0.5));
        x += 20.0;
        x += self.say(range, look, (x, base), 310.0) + 16.0;
        self.target((x + 3.0, base - 0.5), 2.9);
        self.stroke(
            vec![(x + 8.0, base - 3.0), (x + 22.0, base - 3.0)],
            Ends::Free,
            Stroke::dashed(MARK, 1.1),
        );
        x += 26.0;
        self.say(target, look, (x, base), 80.0);
    }

    /// Boxes of levels: the reached ones are filled, the target has a triangle above it.
    fn boxes(&mut self, steps: &Steps, (left, top): (f32, f32), (width, high): (f32, f32), of: Type) -> f32 {
        for (place, level) in steps.levels.iter().enumerate() {
            let x = left + count(place) * (width + 2.0);
            let filled = steps.reached.is_some_and(|reached| place <= reached);
            if filled {
                self.push(Item::rect(x, top, width, high, NAVY));
            }
            self.push(Item::frame(x, top, width, high, if filled { NAVY } else { STEEL }));
            let look = self.look(of, if filled { WHITE } else { MUTED });
            let line = self.setter.one_line(&level.to_string(), look, width);
            let centre = x + (width - line.width) / 2.0;
            line.put_at(centre, top + high / 2.0 + of.size * 0.36, &mut self.items);
            if steps.target == Some(place) {
                self.target((x + width / 2.0, top + 0.2), high * 0.24);
            }
        }
        left + count(steps.levels.len()) * (width + 2.0)
    }

    fn level(&mut self, steps: &Steps, label: &str) -> f32 {
        let x = self.boxes(steps, (MARGIN, 6.0), (26.0, 13.0), SMALL) + 8.0;
        self.say(label, self.look(TABLE, TEXT).bold(), (x, 15.5), RIGHT - x);
        21.0
    }

    /// Level, unknown, not applicable and open, each with its own pattern.
    fn states(&mut self, parts: &[(String, usize); 4]) -> f32 {
        let total = count(parts.iter().map(|(_, n)| n).sum::<usize>().max(1));
        let (mut x, mut words) = (MARGIN, MARGIN);
        for (place, (label, n)) in parts.iter().enumerate() {
            let width = WIDTH * count(*n) / total;
            if *n > 0 {
                self.state(place, (x, 2.0), (width, 10.0));
            }
            x += width;
            self.state(place, (words, 19.0), (12.0, 8.0));
            let look = self.look(SMALL, MUTED);
            words += 16.0 + self.say(&format!("{label}: {n}"), look, (words + 16.0, 26.0), 150.0) + 16.0;
        }
        31.0
    }

    fn state(&mut self, place: usize, (x, y): (f32, f32), (width, height): (f32, f32)) {
        let area = corners(x, y, width, height);
        match place {
            0 => self.push(Item::rect(x, y, width, height, NAVY)),
            1 => self.hatched(std::slice::from_ref(&area), Slope::Up, 2.6, NAVY),
            2 => {
                self.push(Item::rect(x, y, width, height, RULE));
                self.hatched(std::slice::from_ref(&area), Slope::Down, 4.0, MUTED);
            }
            _ => {}
        }
        self.push(Item::frame(x, y, width, height, MUTED));
    }

    fn gaps(&mut self, gaps: &[GapMark]) -> f32 {
        /// The distance of the lines of a label, and the length that the longest bar has at least.
        const LINE: f32 = 10.6;
        const LEAST: f32 = 90.0;
        let (label, text) = (self.look(TABLE, TEXT), self.look(SMALL, MUTED));
        // All words beside the bars have room, and so have the labels, on two lines where need be.
        let (mut words, mut labels): (f32, f32) = (0.0, 0.0);
        for gap in gaps {
            words = words.max(self.setter.one_line(&gap.text, text, WIDTH).width);
            labels = labels.max(self.setter.measure(&gap.label, label) + 0.1);
        }
        let room = WIDTH - 8.0 - 6.0 - words - 0.1;
        let labels = labels.min(room - LEAST).max(150.0);
        let longest = (room - labels).clamp(40.0, 170.0);
        let most = gaps.iter().map(|gap| gap.priority).fold(f32::MIN_POSITIVE, f32::max);
        let mut top = 0.0;
        for gap in gaps {
            let mut lines = self.setter.plain(&gap.label, label, labels);
            self.setter.clip(&mut lines, 2, labels, label);
            let height = 16.0 + count(lines.len() - 1) * LINE;
            for (place, line) in lines.into_iter().enumerate() {
                line.put_at(MARGIN, top + 11.0 + count(place) * LINE, &mut self.items);
            }
            let middle = top + height / 2.0;
            let width = longest * gap.priority / most;
            self.push(Item::rect(MARGIN + labels + 8.0, middle - 4.5, width, 9.0, NAVY));
            let x = MARGIN + labels + 8.0 + width + 6.0;
            self.say(&gap.text, text, (x, middle + 3.0), RIGHT - x);
            top += height;
        }
        top
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(label: &str, score: Option<f32>) -> ScoreMark {
        let (applies, text) = (score.is_some(), if score.is_some() { "50" } else { "Not applicable" });
        let of = |said: &str| if applies { said.to_owned() } else { String::new() };
        ScoreMark {
            label: label.to_owned(),
            score,
            range: (50.0, 50.0),
            target: score,
            text: text.to_owned(),
            coverage: of("coverage 100%"),
            wanted: of("target 50"),
            applies,
        }
    }

    #[test]
    fn that_an_area_does_not_apply_stands_on_the_line_of_its_name() {
        let areas = vec![mark("Dialogue", Some(50.0)), mark("Autonomy", None)];
        let kind = FigureKind::Areas { areas, legend: ["s", "r", "t"].map(str::to_owned) };
        let (items, _) = draw(&mut Setter::new().unwrap(), &kind, Tag::Artifact);
        let base = |wanted: &str| {
            let found = items.iter().find_map(|placed| match &placed.item {
                Item::Text { y, glyphs, .. } => {
                    let text: String = glyphs.iter().map(|glyph| glyph.char).collect();
                    (text == wanted).then_some(*y)
                }
                _ => None,
            });
            found.unwrap()
        };
        assert_eq!(base("Autonomy").to_bits(), base("Not applicable").to_bits());
        assert!(base("Dialogue") < base("coverage 100%"));
    }
}
