//! Hatching: parallel lines that fill the inside of rings, so that an area is told from others
//! without colour.

/// Which way the lines run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::paper) enum Slope {
    /// From the bottom left to the top right.
    Up,
    /// From the top left to the bottom right.
    Down,
}

type Point = (f32, f32);

/// Lines at 45 degrees, `spacing` points apart, inside the rings taken by the even-odd rule: a
/// ring within a ring is a hole.
pub(in crate::paper) fn hatch(rings: &[Vec<Point>], slope: Slope, spacing: f32) -> Vec<[Point; 2]> {
    // Turned by 45 degrees the lines are level: `v` counts them, `u` runs along them.
    let half = std::f32::consts::FRAC_1_SQRT_2;
    let sign = if slope == Slope::Up { 1.0 } else { -1.0 };
    let turn = |(x, y): Point| ((x - sign * y) * half, (sign * x + y) * half);
    let back = |u: f32, v: f32| ((u + sign * v) * half, (v - sign * u) * half);
    let edges: Vec<(Point, Point)> = rings
        .iter()
        .flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)))
        .map(|(a, b)| (turn(*a), turn(*b)))
        .collect();
    let low = edges.iter().map(|(a, _)| a.1).fold(f32::INFINITY, f32::min);
    let high = edges.iter().map(|(a, _)| a.1).fold(f32::NEG_INFINITY, f32::max);
    let mut lines = Vec::new();
    if !(low.is_finite() && high.is_finite()) {
        return lines;
    }
    let mut v = (low / spacing).floor() * spacing + spacing;
    while v < high {
        let mut crossed: Vec<f32> = edges
            .iter()
            .filter(|(a, b)| (a.1 <= v) != (b.1 <= v))
            .map(|(a, b)| a.0 + (b.0 - a.0) * (v - a.1) / (b.1 - a.1))
            .collect();
        crossed.sort_by(f32::total_cmp);
        for pair in crossed.chunks_exact(2) {
            if pair[1] - pair[0] > 0.05 {
                lines.push([back(pair[0], v), back(pair[1], v)]);
            }
        }
        v += spacing;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::pages::corners;

    #[test]
    fn lines_stay_inside_a_ring_and_outside_a_hole() {
        let (outer, hole) = (corners(0.0, 0.0, 30.0, 30.0), corners(10.0, 10.0, 10.0, 10.0));
        for slope in [Slope::Up, Slope::Down] {
            let lines = hatch(&[outer.clone(), hole.clone()], slope, 3.0);
            assert!(lines.len() > 12);
            for [a, b] in lines {
                let middle = ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
                let within =
                    |p: (f32, f32), low: f32, high: f32| p.0 > low && p.0 < high && p.1 > low && p.1 < high;
                assert!(within(middle, -0.01, 30.01) && !within(middle, 10.01, 19.99), "{middle:?}");
            }
        }
    }
}
