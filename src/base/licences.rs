//! What others wrote that is built into the program, with their licences. The text is made by
//! `assets/licences/make.py`.

/// A list of crates and fonts, then the licences' texts: lines of at most 100 characters.
pub static THIRD_PARTY: &str = include_str!("../../assets/licences/third-party.txt");

#[cfg(test)]
mod tests {
    use super::THIRD_PARTY;

    #[test]
    fn every_crate_that_is_named_in_the_manifest_and_both_fonts_are_listed() {
        let manifest = include_str!("../../Cargo.toml");
        let tables = manifest.split("\n[").filter(|table| {
            table.starts_with("dependencies]") || table.starts_with("target.'cfg(target_os = \"linux\")'")
        });
        let crates: Vec<&str> = tables
            .flat_map(|table| table.lines().skip(1))
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once(" = ").map(|(name, _)| name))
            .collect();
        assert!(crates.len() > 20, "{crates:?}");
        for name in crates.into_iter().chain([
            "BIZ UDPGothic",
            "Noto Sans JP",
            "Noto Sans SC",
            "Noto Sans TC",
            "Noto Sans KR",
        ]) {
            let listed = THIRD_PARTY.lines().any(|line| {
                let rest = line.strip_prefix(name).and_then(|rest| rest.strip_prefix(' '));
                rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '('))
            });
            assert!(listed, "{name} is not listed: run assets/licences/make.py");
        }
    }
}
