//! A country by its code, and a company by the number that the state gives it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::cause::Cause;

/// A country by its code of ISO 3166-1: two capital letters, such as `JP`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country([u8; 2]);

/// A company's 法人番号: thirteen digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CorporateNumber(String);

/// The error of making one of them: the text is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoSuchCode {
    /// It is not two capital letters.
    #[error("{}", Cause::NoCountry)]
    Country,
    /// It is not thirteen digits.
    #[error("{}", Cause::NoCorporateNumber)]
    CorporateNumber,
}

impl Country {
    /// Japan.
    pub const JAPAN: Self = Self(*b"JP");

    /// The country of a code.
    ///
    /// # Errors
    /// [`NoSuchCode::Country`] for a text that is not two capital letters.
    pub fn new(code: &str) -> Result<Self, NoSuchCode> {
        match code.as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Self([*a, *b])),
            _ => Err(NoSuchCode::Country),
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b] = self.0.map(char::from);
        write!(out, "{a}{b}")
    }
}

impl TryFrom<String> for Country {
    type Error = NoSuchCode;

    fn try_from(code: String) -> Result<Self, NoSuchCode> {
        Self::new(&code)
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.to_string()
    }
}

impl CorporateNumber {
    /// The number of thirteen digits.
    ///
    /// # Errors
    /// [`NoSuchCode::CorporateNumber`] for a text that is not thirteen digits.
    pub fn new(digits: impl Into<String>) -> Result<Self, NoSuchCode> {
        let digits = digits.into();
        let well_formed = digits.len() == 13 && digits.bytes().all(|byte| byte.is_ascii_digit());
        if well_formed { Ok(Self(digits)) } else { Err(NoSuchCode::CorporateNumber) }
    }

    /// Its digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for CorporateNumber {
    type Error = NoSuchCode;

    fn try_from(digits: String) -> Result<Self, NoSuchCode> {
        Self::new(digits)
    }
}

impl From<CorporateNumber> for String {
    fn from(number: CorporateNumber) -> Self {
        number.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_two_capital_letters_and_a_company_thirteen_digits() {
        assert_eq!(Country::new("CN").map(|country| country.to_string()), Ok("CN".to_owned()));
        for bad in ["", "C", "cn", "CHN", "中国", "Ｃ"] {
            assert_eq!(Country::new(bad), Err(NoSuchCode::Country), "{bad}");
        }
        assert_eq!(
            CorporateNumber::new("5070001000715").map(|n| n.as_str().to_owned()),
            Ok("5070001000715".to_owned())
        );
        for bad in ["5.07E+12", "507000100071", "50700010007150", "５０７０００１０００７１５"] {
            assert_eq!(CorporateNumber::new(bad), Err(NoSuchCode::CorporateNumber), "{bad}");
        }
    }
}
