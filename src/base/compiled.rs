//! Data that is compiled in as text: catalogues, the shipped questionnaire, its lists. Each is read by a
//! test, so a program in which one cannot be read was never tested; it stops with the reason instead of
//! going on with nothing.

use serde::de::DeserializeOwned;

/// The value of a compiled-in text; `name` says which, should it not be readable.
///
/// # Panics
/// When the text is no such value, which is a fault of the program and of no file.
pub(crate) fn compiled_in<T: DeserializeOwned>(name: &str, text: &str) -> T {
    match ron::from_str(text) {
        Ok(value) => value,
        Err(error) => unreachable!("{name} is compiled in and cannot be read: {error}"),
    }
}

/// The same of a text that the build has made of another one.
///
/// # Panics
/// As [`compiled_in`] does.
pub(crate) fn compiled_in_as_json<T: DeserializeOwned>(name: &str, text: &str) -> T {
    match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => unreachable!("{name} is compiled in and cannot be read: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compiled_in_text_is_read() {
        assert_eq!(compiled_in::<Vec<u8>>("numbers", "[1, 2]"), [1, 2]);
    }

    #[test]
    #[should_panic(expected = "numbers is compiled in and cannot be read: 1:")]
    fn a_compiled_in_text_that_cannot_be_read_stops_the_program_with_its_name() {
        let _: Vec<u8> = compiled_in("numbers", "[1,");
    }
}
