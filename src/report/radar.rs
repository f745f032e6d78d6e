//! How the areas lie around the centre of a radar: the first above it, the others clockwise. Window and
//! paper draw it with their own pens.

/// The rings: the values at which a radar has a line all around.
pub const RINGS: [f32; 4] = [25.0, 50.0, 75.0, 100.0];

/// Labels in a direction with a greater part sideways than this, of 1, stand at the side of the ring.
const SIDEWAYS: f32 = 0.2;

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// At the right of the ring.
    Right,
    /// At its left.
    Left,
    /// Above it.
    Above,
    /// Below it.
    Below,
}

/// The way from the centre to an area: its part to the right and its part downwards, together 1 long.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "a questionnaire has a handful of areas")]
pub fn direction(place: usize, areas: usize) -> (f32, f32) {
    let angle = std::f32::consts::TAU * place as f32 / areas.max(1) as f32;
    (angle.sin(), -angle.cos())
}

/// Where the label of an area in a direction stands.
#[must_use]
pub fn stands((right, down): (f32, f32)) -> Stands {
    if right > SIDEWAYS {
        Stands::Right
    } else if right < -SIDEWAYS {
        Stands::Left
    } else if down < 0.0 {
        Stands::Above
    } else {
        Stands::Below
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_areas_stand_around_the_centre_the_first_above_it() {
        let sides: Vec<Stands> = (0..6).map(|place| stands(direction(place, 6))).collect();
        assert_eq!(
            sides,
            [Stands::Above, Stands::Right, Stands::Right, Stands::Below, Stands::Left, Stands::Left]
        );
        let (right, down) = direction(1, 4);
        assert!((right - 1.0).abs() < 1e-6 && down.abs() < 1e-6);
    }
}
