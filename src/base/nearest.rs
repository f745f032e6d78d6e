//! The known name that looks most like a mistyped one.

/// The nearest of the known names, if any is like it at all: at most one letter in three differs,
/// and one more.
#[must_use]
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(found, name), name))
        .filter(|(distance, name)| *distance <= 1 + name.chars().count() / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_name_is_recognised_and_a_strange_one_is_not() {
        assert_eq!(nearest("wieght", ["weight", "levels"]).as_deref(), Some("weight"));
        assert_eq!(nearest("colour", ["weight", "levels"]), None);
    }
}
