//! Where the window was and how large, for the next start: taken down when it closes, and refused
//! where it makes no sense, so that no window ever opens out of reach.

use eframe::icon_data::from_png_bytes;
use egui::{IconData, Pos2, Rect, Vec2, ViewportBuilder, pos2, vec2};
use serde::{Deserialize, Serialize};

/// The program's name in the title of its window.
pub(super) const PROGRAM: &str = "Keian 経安";
/// The least size of the window, in points.
pub const LEAST: Vec2 = vec2(640.0, 360.0);
/// The size at the first start, in points.
const FIRST: Vec2 = vec2(1280.0, 800.0);
/// No screen is larger, in points.
const MOST: f32 = 20_000.0;

/// The place and size of the window, in the system's points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// The width when it is not maximized.
    pub width: f32,
    /// The height when it is not maximized.
    pub height: f32,
    /// It filled the screen.
    pub maximized: bool,
    /// Its upper left corner when it is not maximized; `None` where the system does not tell it or
    /// the window was not wholly on the first screen.
    #[serde(default)]
    pub corner: Option<(f32, f32)>,
}

/// A window as the system tells it, in the system's points.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// What is inside its frame.
    pub inner: Rect,
    /// With its frame, where the system tells it.
    pub outer: Option<Rect>,
    /// The size of the screen, where the system tells it.
    pub screen: Option<Vec2>,
    /// It fills the screen.
    pub maximized: bool,
}

impl WindowPlace {
    /// The place of a window that closes; `before` is what was known of it, and stays while the
    /// window is maximized.
    #[must_use]
    pub fn of(window: Measured, before: Option<Self>) -> Self {
        let Measured { inner, outer, screen, maximized } = window;
        if let (true, Some(before)) = (maximized, before) {
            return Self { maximized, ..before };
        }
        let on_screen = |outer: &Rect| {
            screen.is_some_and(|screen| Rect::from_min_size(Pos2::ZERO, screen).contains_rect(*outer))
        };
        let corner = outer.filter(|_| !maximized).filter(on_screen).map(|outer| outer.min.into());
        Self { width: inner.width(), height: inner.height(), maximized, corner }
    }

    /// The size to open with: at least [`LEAST`], and that of the first start where it is no size.
    #[must_use]
    pub fn size(&self) -> Vec2 {
        let size = vec2(self.width, self.height);
        let sensible = |length: f32| length.is_finite() && length > 0.0 && length <= MOST;
        if sensible(size.x) && sensible(size.y) { size.max(LEAST) } else { FIRST }
    }

    /// The corner to open at, if it is a place on a screen.
    #[must_use]
    pub fn corner(&self) -> Option<Pos2> {
        let (x, y) = self.corner?;
        let sensible = |at: f32| (0.0..MOST).contains(&at);
        (sensible(x) && sensible(y)).then(|| pos2(x, y))
    }

    /// Whether enough of a window at the corner is on a screen to be taken hold of: the screen may
    /// have become smaller since.
    #[must_use]
    pub fn within_reach(&self, screen: Vec2) -> bool {
        self.corner().is_none_or(|corner| corner.x + 200.0 <= screen.x && corner.y + 100.0 <= screen.y)
    }
}

/// Whether the window of the first start would stand partly below the edge of a screen, with its frame and a
/// bar of the desktop: it is maximized there, to what the desktop leaves.
#[must_use]
pub fn is_small(screen: Vec2) -> bool {
    const FRAME_AND_BAR: Vec2 = vec2(16.0, 96.0);
    screen.x < FIRST.x + FRAME_AND_BAR.x || screen.y < FIRST.y + FRAME_AND_BAR.y
}

/// The program's picture in its title and in the bar of the desktop.
#[must_use]
pub fn icon() -> IconData {
    // A picture that cannot be read would leave that of the toolkit: a test looks at it.
    from_png_bytes(include_bytes!("../../assets/icon/keian.png")).unwrap_or_default()
}

/// A window of the place that is remembered, or as at the first start.
#[must_use]
pub fn window(place: Option<WindowPlace>) -> ViewportBuilder {
    let builder = ViewportBuilder::default().with_min_inner_size(LEAST);
    let Some(place) = place else { return builder.with_inner_size(FIRST) };
    let builder = builder.with_inner_size(place.size()).with_maximized(place.maximized);
    match place.corner() {
        Some(corner) => builder.with_position(corner),
        None => builder,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(width: f32, height: f32, corner: Option<(f32, f32)>) -> WindowPlace {
        WindowPlace { width, height, maximized: false, corner }
    }

    #[test]
    fn a_size_that_is_none_gives_that_of_the_first_start() {
        for nonsense in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 0.0, -900.0, 1e9] {
            assert_eq!(place(nonsense, 900.0, None).size(), FIRST, "{nonsense}");
            assert_eq!(place(900.0, nonsense, None).size(), FIRST, "{nonsense}");
        }
        assert_eq!(place(10.0, 900.0, None).size(), vec2(640.0, 900.0));
        assert_eq!(place(1500.0, 900.0, None).size(), vec2(1500.0, 900.0));
    }

    #[test]
    fn the_programs_picture_can_be_read() {
        let icon = icon();
        assert_eq!((icon.width, icon.height), (256, 256));
        let at = |x: usize, y: usize| &icon.rgba[(y * 256 + x) * 4..][..4];
        assert_eq!([at(0, 0)[3], at(128, 10)[3], at(128, 40)[3]], [0, 255, 255]);
        assert_eq!(at(128, 40), [255; 4], "the shield is white");
    }

    #[test]
    fn a_corner_off_every_screen_is_left_to_the_system() {
        for nonsense in [f32::NAN, f32::INFINITY, -1.0, -32_000.0, 1e9] {
            assert_eq!(place(900.0, 900.0, Some((nonsense, 10.0))).corner(), None, "{nonsense}");
            assert_eq!(place(900.0, 900.0, Some((10.0, nonsense))).corner(), None, "{nonsense}");
        }
        assert_eq!(place(900.0, 900.0, Some((40.0, 30.0))).corner(), Some(pos2(40.0, 30.0)));
        assert!(!place(900.0, 900.0, Some((1800.0, 30.0))).within_reach(vec2(1280.0, 800.0)));
        assert!(place(900.0, 900.0, Some((1800.0, 30.0))).within_reach(vec2(2560.0, 1440.0)));
    }

    #[test]
    fn a_maximized_window_keeps_the_place_that_it_had_before() {
        let screen = Some(vec2(1920.0, 1080.0));
        let inner = Rect::from_min_size(pos2(44.0, 60.0), vec2(1100.0, 700.0));
        let outer = Some(Rect::from_min_size(pos2(40.0, 30.0), vec2(1108.0, 734.0)));
        let before = WindowPlace::of(Measured { inner, outer, screen, maximized: false }, None);
        assert_eq!(before, place(1100.0, 700.0, Some((40.0, 30.0))));
        let whole = Rect::from_min_size(Pos2::ZERO, vec2(1920.0, 1080.0));
        let after = WindowPlace::of(
            Measured { inner: whole, outer: Some(whole), screen, maximized: true },
            Some(before),
        );
        assert_eq!(after, WindowPlace { maximized: true, ..before });
    }

    #[test]
    fn a_window_that_is_partly_off_the_screen_leaves_its_corner_to_the_system() {
        let inner = Rect::from_min_size(pos2(1500.0, 60.0), vec2(1100.0, 700.0));
        let kept = WindowPlace::of(
            Measured { inner, outer: Some(inner), screen: Some(vec2(1920.0, 1080.0)), maximized: false },
            None,
        );
        assert_eq!(kept, place(1100.0, 700.0, None));
    }
}
