//! How the window is looked at: sizes, text sizes, languages and looks, and 24 combinations of them in which
//! every two values meet.

/// Windows in pixels, the last two as a screen of 1366 × 768 at 150 % and one of 4K at 200 % are.
pub const SIZES: [(f32, f32); 6] =
    [(1024.0, 640.0), (1280.0, 800.0), (1920.0, 1080.0), (2560.0, 1440.0), (911.0, 440.0), (1920.0, 1040.0)];

/// Text sizes, by their names in the settings, and how much larger everything is then.
pub const TEXTS: [(&str, f32); 3] = [("Normal", 1.0), ("Large", 1.25), ("Projector", 1.5)];

/// Themes, by their names in the settings, and whether contrasts are high.
pub const LOOKS: [(&str, bool); 4] = [("Light", false), ("Dark", false), ("Light", true), ("Dark", true)];

/// How many languages there are.
pub const LANGUAGES: usize = 2;

/// A size, a text size, a language and a look, by their places.
pub type Combination = [usize; 4];

/// The combinations, by size and then by look: fewer than one for each of these two could not be. The text size
/// goes round with both, so that each size and each look has all three; the language changes from look to look
/// and from one half of the sizes to the other.
pub fn every_two_values() -> Vec<Combination> {
    let of = |size: usize, look: usize| {
        [size, (size + look) % TEXTS.len(), (size / (SIZES.len() / 2) + look) % LANGUAGES, look]
    };
    (0..SIZES.len()).flat_map(|size| (0..LOOKS.len()).map(move |look| of(size, look))).collect()
}
