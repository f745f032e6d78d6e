//! Figures as vectors. Shape and label say what colour says: ranges are bands with end marks,
//! targets are dashed or triangular.

use super::document::{FigureKind, GapMark, ScoreMark};
use super::layout::Layout;
use super::pages::{Item, Stroke};
use super::style::{BAND, MARGIN, MARK, MUTED, NAVY, RULE, Rgb, SMALL, TABLE, Type, WHITE, WIDTH};
use super::text::TEXT;

const RADAR: f32 = 232.0;
const BAR: f32 = 26.0;
const LEVEL: f32 = 30.0;
const STATES: f32 = 40.0;
const GAP: f32 = 17.0;
const LEGEND: f32 = 20.0;

#[allow(clippy::cast_precision_loss, reason = "counts of bars and boxes")]
fn count(n: usize) -> f32 {
    n as f32
}

/// The height that a figure takes.
pub(super) fn height(kind: &FigureKind) -> f32 {
    match kind {
        FigureKind::Radar { .. } => RADAR + LEGEND,
        FigureKind::Bars { bars, .. } => count(bars.len()) * BAR + LEGEND,
        FigureKind::Level { .. } => LEVEL,
        FigureKind::States(_) => STATES,
        FigureKind::Gaps(gaps) => count(gaps.len()) * GAP + 8.0,
    }
}

/// Draws a figure at the cursor.
pub(super) fn draw(layout: &mut Layout<'_>, kind: &FigureKind) {
    match kind {
        FigureKind::Radar { axes, legend } => radar(layout, axes, legend),
        FigureKind::Bars { bars, legend } => score_bars(layout, bars, legend),
        FigureKind::Level { steps, reached, target, label } => level(layout, steps, *reached, *target, label),
        FigureKind::States(parts) => states(layout, parts),
        FigureKind::Gaps(gaps) => gap_bars(layout, gaps),
    }
}

fn say(
    layout: &mut Layout<'_>,
    text: &str,
    bold: bool,
    color: Rgb,
    of: Type,
    at: (f32, f32),
    width: f32,
) -> f32 {
    let Some(line) = layout.setter.plain(text, bold, color, of, width).into_iter().next() else { return 0.0 };
    let width = line.width;
    layout.put(line, at.0, at.1, of.size);
    width
}

fn outline(points: Vec<(f32, f32)>, color: Rgb, width: f32, dashed: bool) -> Item {
    Item::Path { points, closed: true, fill: None, stroke: Some(Stroke { color, width, dashed }) }
}

fn radar(layout: &mut Layout<'_>, axes: &[ScoreMark], words: &[String; 3]) {
    let (cx, cy, radius) = (MARGIN + WIDTH / 2.0, layout.y + RADAR / 2.0, 82.0);
    let point = |i: usize, value: f32| {
        let angle = std::f32::consts::TAU * count(i) / count(axes.len().max(1));
        let r = radius * value.clamp(0.0, 100.0) / 100.0;
        (cx + r * angle.sin(), cy - r * angle.cos())
    };
    let ring = |value: &dyn Fn(&ScoreMark) -> f32| -> Vec<(f32, f32)> {
        axes.iter().enumerate().map(|(i, axis)| point(i, value(axis))).collect()
    };
    let high = ring(&|axis| axis.range.1);
    let low = ring(&|axis| axis.range.0);
    layout.push(Item::Path { points: high.clone(), closed: true, fill: Some(BAND), stroke: None });
    layout.push(Item::Path { points: low.clone(), closed: true, fill: Some(WHITE), stroke: None });
    for step in [25.0, 50.0, 75.0, 100.0] {
        layout.push(outline(ring(&|_| step), RULE, 0.6, false));
    }
    for i in 0..axes.len() {
        layout.push(Item::line((cx, cy), point(i, 100.0), RULE, 0.6));
    }
    if axes.iter().all(|axis| axis.target.is_some()) {
        layout.push(outline(ring(&|axis| axis.target.unwrap_or(0.0)), MARK, 1.3, true));
    }
    if axes.iter().all(|axis| axis.score.is_some()) {
        layout.push(outline(ring(&|axis| axis.score.unwrap_or(0.0)), NAVY, 2.0, false));
    }
    for (i, axis) in axes.iter().enumerate() {
        if let Some(score) = axis.score {
            let (x, y) = point(i, score);
            layout.push(Item::rect(x - 2.2, y - 2.2, 4.4, 4.4, NAVY));
        }
        let (x, y) = point(i, 118.0_f32.min(100.0));
        let (dx, dy) = ((x - cx) / radius, (y - cy) / radius);
        let label = layout.setter.plain(&axis.label, true, TEXT, TABLE, 160.0);
        let value = layout.setter.plain(&axis.text, false, MUTED, SMALL, 160.0);
        let mut base = cy + dy * (radius + 18.0) - if dy < -0.5 { 6.0 } else { 0.0 };
        for (line, size) in
            label.into_iter().map(|l| (l, TABLE.size)).chain(value.into_iter().map(|l| (l, SMALL.size)))
        {
            let left = match dx {
                d if d > 0.2 => cx + dx * (radius + 10.0),
                d if d < -0.2 => cx + dx * (radius + 10.0) - line.width,
                _ => cx - line.width / 2.0,
            };
            layout.put(line, left, base, size);
            base += SMALL.leading;
        }
    }
    let y = layout.y + RADAR + 8.0;
    legend(layout, words, y);
}

/// Score, range and target, each with its sign.
fn legend(layout: &mut Layout<'_>, words: &[String; 3], y: f32) {
    let [score, range, target] = words;
    let mut x = MARGIN + 60.0;
    layout.push(Item::rect(x, y - 5.0, 16.0, 4.0, NAVY));
    x += 20.0;
    x += say(layout, score, false, MUTED, SMALL, (x, y), 120.0) + 18.0;
    layout.push(Item::rect(x, y - 7.0, 16.0, 8.0, BAND));
    x += 20.0;
    x += say(layout, range, false, MUTED, SMALL, (x, y), 200.0) + 18.0;
    let stroke = Some(Stroke { color: MARK, width: 1.3, dashed: true });
    layout.push(Item::Path {
        points: vec![(x, y - 3.0), (x + 16.0, y - 3.0)],
        closed: false,
        fill: None,
        stroke,
    });
    x += 20.0;
    say(layout, target, false, MUTED, SMALL, (x, y), 120.0);
}

fn score_bars(layout: &mut Layout<'_>, bars: &[ScoreMark], words: &[String; 3]) {
    let (left, width) = (MARGIN + 92.0, 200.0);
    let at = |value: f32| left + width * value.clamp(0.0, 100.0) / 100.0;
    for (i, bar) in bars.iter().enumerate() {
        let top = layout.y + count(i) * BAR;
        say(layout, &bar.label, true, TEXT, TABLE, (MARGIN, top + 14.0), 88.0);
        layout.push(Item::frame(left, top + 5.0, width, 12.0, RULE));
        let (low, high) = bar.range;
        layout.push(Item::rect(at(low), top + 5.0, (at(high) - at(low)).max(0.5), 12.0, BAND));
        if let Some(score) = bar.score {
            layout.push(Item::rect(left, top + 8.0, (at(score) - left).max(0.8), 6.0, NAVY));
        }
        if let Some(target) = bar.target {
            let x = at(target);
            let stroke = Some(Stroke { color: MARK, width: 1.4, dashed: true });
            let points = vec![(x, top + 1.5), (x, top + 20.5)];
            layout.push(Item::Path { points, closed: false, fill: None, stroke });
        }
        say(layout, &bar.text, false, TEXT, TABLE, (left + width + 12.0, top + 14.0), WIDTH - 304.0);
    }
    let y = layout.y + count(bars.len()) * BAR + 10.0;
    legend(layout, words, y);
}

fn level(
    layout: &mut Layout<'_>,
    steps: &[String],
    reached: Option<usize>,
    target: Option<usize>,
    label: &str,
) {
    let size = 34.0;
    let top = layout.y + 8.0;
    for (i, step) in steps.iter().enumerate() {
        let x = MARGIN + count(i) * (size + 3.0);
        let filled = reached.is_some_and(|reached| i <= reached);
        if filled {
            layout.push(Item::rect(x, top, size, 14.0, NAVY));
        }
        layout.push(Item::frame(x, top, size, 14.0, if filled { NAVY } else { RULE }));
        let color = if filled { WHITE } else { MUTED };
        if let Some(line) = layout.setter.plain(step, false, color, SMALL, size).into_iter().next() {
            let centre = x + (size - line.width) / 2.0;
            layout.put(line, centre, top + 10.0, SMALL.size);
        }
        if target == Some(i) {
            let mid = x + size / 2.0;
            let points = vec![(mid - 4.0, top - 7.0), (mid + 4.0, top - 7.0), (mid, top - 1.0)];
            layout.push(Item::Path { points, closed: true, fill: Some(MARK), stroke: None });
        }
    }
    let x = MARGIN + count(steps.len()) * (size + 3.0) + 10.0;
    say(layout, label, true, TEXT, TABLE, (x, top + 10.5), MARGIN + WIDTH - x);
}

fn states(layout: &mut Layout<'_>, parts: &[(String, usize)]) {
    let total = count(parts.iter().map(|(_, n)| n).sum::<usize>().max(1));
    let shades: [Rgb; 4] = [NAVY, BAND, RULE, WHITE];
    let (mut x, mut words) = (MARGIN, MARGIN);
    for (i, (label, n)) in parts.iter().enumerate() {
        let width = WIDTH * count(*n) / total;
        let shade = shades[i % shades.len()];
        if *n > 0 {
            layout.push(Item::rect(x, layout.y + 3.0, width, 10.0, shade));
            layout.push(Item::frame(x, layout.y + 3.0, width, 10.0, MUTED));
        }
        x += width;
        layout.push(Item::rect(words, layout.y + 20.0, 8.0, 8.0, shade));
        layout.push(Item::frame(words, layout.y + 20.0, 8.0, 8.0, MUTED));
        let y = layout.y + 27.0;
        words +=
            12.0 + say(layout, &format!("{label} {n}"), false, MUTED, SMALL, (words + 12.0, y), 120.0) + 16.0;
    }
}

fn gap_bars(layout: &mut Layout<'_>, gaps: &[GapMark]) {
    let most = gaps.iter().map(|gap| gap.priority).max().unwrap_or(1).max(1);
    for (i, gap) in gaps.iter().enumerate() {
        let top = layout.y + count(i) * GAP;
        say(layout, &gap.label, true, TEXT, TABLE, (MARGIN, top + 11.0), 60.0);
        #[allow(clippy::cast_precision_loss, reason = "a priority is at most 36")]
        let width = 130.0 * gap.priority as f32 / most as f32;
        layout.push(Item::rect(MARGIN + 64.0, top + 4.0, width, 8.0, NAVY));
        say(layout, &gap.text, false, TEXT, SMALL, (MARGIN + 204.0, top + 11.0), WIDTH - 204.0);
    }
}
