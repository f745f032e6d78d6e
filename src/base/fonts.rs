//! The embedded fonts, as bytes: the window and the report use the same.
//! Where they come from and how they were made: `assets/fonts/README.md`.

/// BIZ UDPGothic Regular.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic-Regular.ttf");
/// BIZ UDPGothic Bold.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic-Bold.ttf");
/// Noto Sans JP: what BIZ UDPGothic lacks.
pub const FALLBACK: &[u8] = include_bytes!("../../assets/fonts/NotoSansJP-Fallback.ttf");
