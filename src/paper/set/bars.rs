//! Bars of what the registers come to: a part that is sure is filled, what may come to it is hatched, so that no
//! number stands without what is not known of it.

use super::hatch::{Slope, hatch};
use super::items::count;
use super::text::{Look, Setter, TEXT};
use crate::paper::pages::{Item, Placed, Stroke, corners};
use crate::paper::style::{MARGIN, MARK, MUTED, NAVY, RIGHT, RULE, SMALL, STEEL, TABLE, TINT, WHITE, WIDTH};
use crate::paper::tree::Tag;
use crate::report::bars::{BarMark, Bars, BarsLegend};

/// How high a bar is.
const HIGH: f32 = 10.0;
/// The distance of the lines of a label.
const LINE: f32 = 10.6;
/// How long bars are at least and at most.
const LEAST: f32 = 110.0;
const MOST: f32 = 230.0;

/// Draws bars below each other with their legend; returns the items and the height.
pub(super) fn draw(setter: &mut Setter, bars: &Bars, tag: Tag) -> (Vec<Placed>, f32) {
    let mut items = Vec::new();
    let (label, said) = (Look::new(TABLE, TEXT, tag), Look::new(SMALL, MUTED, tag));
    let wide = |texts: &mut dyn Iterator<Item = f32>| texts.fold(0.0, f32::max);
    let words = wide(&mut bars.bars.iter().map(|bar| setter.measure(&bar.text, said) + 0.1));
    let words = words.min(WIDTH * 0.45);
    let labels = wide(&mut bars.bars.iter().map(|bar| setter.measure(&bar.label, label) + 0.1));
    let room = WIDTH - 8.0 - 6.0 - words;
    let labels = labels.min(room - LEAST).max(60.0);
    let (left, long) = (MARGIN + labels + 8.0, (room - labels).clamp(40.0, MOST));
    let mut top = 0.0;
    for bar in &bars.bars {
        let mut lines = setter.plain(&bar.label, label, labels);
        setter.clip(&mut lines, 2, labels, label);
        let mut beside = setter.plain(&bar.text, said, words);
        setter.clip(&mut beside, 2, words, said);
        let height = 16.0 + count(lines.len().max(beside.len()) - 1) * LINE;
        for (place, line) in lines.into_iter().enumerate() {
            line.put_at(MARGIN, top + 11.0 + count(place) * LINE, &mut items);
        }
        let middle = top + height / 2.0;
        put(&mut items, bar, (left, middle - HIGH / 2.0), long, tag);
        let first = middle + 3.0 - count(beside.len() - 1) * LINE / 2.0;
        for (place, line) in beside.into_iter().enumerate() {
            line.put_at(left + long + 6.0, first + count(place) * LINE, &mut items);
        }
        top += height;
    }
    let height = legend(setter, &mut items, &bars.legend, top + 10.0, tag);
    (items, height)
}

/// A bar: the whole as a frame, what is sure filled, what may come to it tinted, what is not known hatched, the
/// estimate as a line across.
fn put(items: &mut Vec<Placed>, bar: &BarMark, (left, top): (f32, f32), long: f32, tag: Tag) {
    let at = |part: f32| left + long * part.clamp(0.0, 1.0);
    let mut push = |item: Item| items.push(Placed { tag, item });
    let (sure, most, outermost) = (at(bar.sure), at(bar.most.max(bar.sure)), at(bar.outermost));
    if most > sure {
        push(Item::rect(sure, top, most - sure, HIGH, TINT));
        push(Item::frame(sure, top, most - sure, HIGH, STEEL));
    }
    if outermost > most {
        hatched(&mut push, (most, top, outermost - most));
    }
    if sure > left {
        push(Item::rect(left, top, sure - left, HIGH, NAVY));
    }
    push(Item::frame(left, top, long, HIGH, RULE));
    if let Some(estimate) = bar.estimate {
        let x = at(estimate);
        push(Item::line((x, top - 1.0), (x, top + HIGH + 1.0), WHITE, 3.3));
        push(Item::line((x, top - 2.0), (x, top + HIGH + 2.0), MARK, 1.4));
    }
}

fn hatched(push: &mut dyn FnMut(Item), (x, y, width): (f32, f32, f32)) {
    let ring = corners(x, y, width, HIGH);
    let lines = hatch(std::slice::from_ref(&ring), Slope::Up, 2.6);
    if !lines.is_empty() {
        push(Item::Lines { lines: lines.into(), stroke: Stroke::solid(STEEL, 0.55) });
    }
    push(Item::frame(x, y, width, HIGH, STEEL));
}

/// What the parts of a bar mean, each with its sign, on as many lines as that takes; returns where it ends.
fn legend(setter: &mut Setter, items: &mut Vec<Placed>, of: &BarsLegend, top: f32, tag: Tag) -> f32 {
    let look = Look::new(SMALL, MUTED, tag);
    let BarsLegend { sure, most, outermost, estimate } = of;
    let signs = [(Some(sure), 0), (most.as_ref(), 1), (Some(outermost), 2), (estimate.as_ref(), 3)];
    let (mut x, mut base) = (MARGIN, top);
    for (text, sign) in signs.into_iter().filter_map(|(text, sign)| Some((text?, sign))) {
        let width = 20.0 + setter.measure(text, look) + 0.1;
        if x > MARGIN && x + width > RIGHT {
            (x, base) = (MARGIN, base + 12.0);
        }
        let mut push = |item: Item| items.push(Placed { tag, item });
        match sign {
            0 => push(Item::rect(x, base - 7.0, 16.0, 8.0, NAVY)),
            1 => {
                push(Item::rect(x, base - 7.0, 16.0, 8.0, TINT));
                push(Item::frame(x, base - 7.0, 16.0, 8.0, STEEL));
            }
            2 => {
                let ring = corners(x, base - 7.0, 16.0, 8.0);
                let lines = hatch(std::slice::from_ref(&ring), Slope::Up, 2.6);
                push(Item::Lines { lines: lines.into(), stroke: Stroke::solid(STEEL, 0.55) });
                push(Item::frame(x, base - 7.0, 16.0, 8.0, STEEL));
            }
            _ => push(Item::line((x + 8.0, base - 8.0), (x + 8.0, base + 2.0), MARK, 1.4)),
        }
        let line = setter.one_line(text, look, (RIGHT - x - 20.0).max(20.0));
        line.put_at(x + 20.0, base, items);
        x += width + 14.0;
    }
    base + 7.0
}
