//! The colours of the four looks. A test holds every pair of text and ground to the contrast that
//! WCAG asks for: 4.5:1 for text, 3:1 for edges and marks; 7:1 for text in high contrast.

use egui::Color32;

/// The colours of a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The background of the window.
    pub ground: Color32,
    /// The background of cards and fields.
    pub card: Color32,
    /// Lines between things, which nobody must see to understand.
    pub line: Color32,
    /// The edge of what can be pressed or typed in.
    pub edge: Color32,
    /// Text.
    pub text: Color32,
    /// Secondary text.
    pub muted: Color32,
    /// What is chosen, main buttons, scores.
    pub accent: Color32,
    /// A light tint of the accent, behind what is chosen.
    pub tint: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Targets and warnings.
    pub mark: Color32,
    /// What has nothing to do now.
    pub idle: Color32,
    /// Behind warnings.
    pub mark_tint: Color32,
    /// What is well.
    pub good: Color32,
    /// Behind what is well.
    pub good_tint: Color32,
    /// The background of the column at the left.
    pub side: Color32,
    /// What is chosen in the column at the left.
    pub side_chosen: Color32,
    /// Frames and rules in the column at the left.
    pub side_edge: Color32,
    /// Text in the column at the left.
    pub side_text: Color32,
    /// Secondary text in the column at the left.
    pub side_muted: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// Light.
pub const LIGHT: Palette = Palette {
    ground: rgb(0xf3f5f8),
    card: rgb(0xffffff),
    line: rgb(0xdbe1e9),
    edge: rgb(0x78879a),
    text: rgb(0x17212e),
    muted: rgb(0x526071),
    accent: rgb(0x17508c),
    tint: rgb(0xe4edf8),
    on_accent: rgb(0xffffff),
    mark: rgb(0x964406),
    idle: rgb(0x78879a),
    mark_tint: rgb(0xfdf1e0),
    good: rgb(0x1a6b43),
    good_tint: rgb(0xe4f3ea),
    side: rgb(0x11243d),
    side_chosen: rgb(0x254770),
    side_edge: rgb(0x5c7597),
    side_text: rgb(0xeaf0f7),
    side_muted: rgb(0xafc0d5),
};

/// Dark.
pub const DARK: Palette = Palette {
    ground: rgb(0x151b23),
    card: rgb(0x1e2630),
    line: rgb(0x343f4d),
    edge: rgb(0x76859a),
    text: rgb(0xe8edf3),
    muted: rgb(0xa9b5c4),
    accent: rgb(0x86b7f0),
    tint: rgb(0x25384f),
    on_accent: rgb(0x0e1722),
    mark: rgb(0xf0ab62),
    idle: rgb(0x76859a),
    mark_tint: rgb(0x3a2c1b),
    good: rgb(0x74cf9c),
    good_tint: rgb(0x1c3629),
    side: rgb(0x0d131b),
    side_chosen: rgb(0x25384f),
    side_edge: rgb(0x586a80),
    side_text: rgb(0xe8edf3),
    side_muted: rgb(0xa9b5c4),
};

/// Light in high contrast.
pub const LIGHT_CONTRAST: Palette = Palette {
    ground: rgb(0xffffff),
    card: rgb(0xffffff),
    line: rgb(0x4a4a4a),
    edge: rgb(0x000000),
    text: rgb(0x000000),
    muted: rgb(0x2e2e2e),
    accent: rgb(0x003470),
    tint: rgb(0xd6e6fa),
    on_accent: rgb(0xffffff),
    mark: rgb(0x6b2c00),
    idle: rgb(0x949494),
    mark_tint: rgb(0xfff0dc),
    good: rgb(0x004a24),
    good_tint: rgb(0xddf3e5),
    side: rgb(0x000000),
    side_chosen: rgb(0x0b3a70),
    side_edge: rgb(0x9fb6d6),
    side_text: rgb(0xffffff),
    side_muted: rgb(0xe0e0e0),
};

/// Dark in high contrast.
pub const DARK_CONTRAST: Palette = Palette {
    ground: rgb(0x000000),
    card: rgb(0x000000),
    line: rgb(0xb0b0b0),
    edge: rgb(0xffffff),
    text: rgb(0xffffff),
    muted: rgb(0xd6d6d6),
    accent: rgb(0x9fcbff),
    tint: rgb(0x10305a),
    on_accent: rgb(0x000000),
    mark: rgb(0xffc27d),
    idle: rgb(0x767676),
    mark_tint: rgb(0x3a2400),
    good: rgb(0x8ce8b2),
    good_tint: rgb(0x06301b),
    side: rgb(0x000000),
    side_chosen: rgb(0x10305a),
    side_edge: rgb(0xb0b0b0),
    side_text: rgb(0xffffff),
    side_muted: rgb(0xd6d6d6),
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast of two colours by WCAG 2: 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let luminance = |color: Color32| {
            let part = |value: u8| {
                let v = f64::from(value) / 255.0;
                if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(color.r()) + 0.7152 * part(color.g()) + 0.0722 * part(color.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn black_on_white_is_21_to_1() {
        assert!((contrast(rgb(0x000000), rgb(0xffffff)) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn every_text_stands_out_from_every_ground_that_it_is_drawn_on() {
        let looks = [
            ("light", LIGHT, 4.5),
            ("dark", DARK, 4.5),
            ("light, high contrast", LIGHT_CONTRAST, 7.0),
            ("dark, high contrast", DARK_CONTRAST, 7.0),
        ];
        for (name, p, least) in looks {
            let mut pairs = Vec::new();
            for (word, text) in [
                ("text", p.text),
                ("muted", p.muted),
                ("accent", p.accent),
                ("mark", p.mark),
                ("good", p.good),
            ] {
                for ground in [p.ground, p.card, p.tint] {
                    pairs.push((word, text, ground));
                }
            }
            pairs.extend([
                ("mark on its tint", p.mark, p.mark_tint),
                ("text on mark's tint", p.text, p.mark_tint),
                ("good on its tint", p.good, p.good_tint),
                ("text on good's tint", p.text, p.good_tint),
                ("on accent", p.on_accent, p.accent),
                ("side text", p.side_text, p.side),
                ("side text, chosen", p.side_text, p.side_chosen),
                ("side muted", p.side_muted, p.side),
                ("side muted, chosen", p.side_muted, p.side_chosen),
            ]);
            for (pair, text, ground) in pairs {
                let found = contrast(text, ground);
                assert!(found >= least, "{name}: {pair} has {found:.2}:1");
            }
            for (edge, ground) in [(p.edge, p.ground), (p.edge, p.card), (p.side_edge, p.side)] {
                let found = contrast(edge, ground);
                assert!(found >= 3.0, "{name}: an edge has {found:.2}:1");
            }
            for (text, ground) in [(p.text, p.card), (p.side_text, p.side)] {
                let handle = ground.blend(text.gamma_multiply(super::super::HANDLE));
                let found = contrast(handle, ground);
                assert!(found >= 3.0, "{name}: the handle of a scroll bar has {found:.2}:1");
            }
        }
    }
}
