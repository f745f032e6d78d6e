//! How whole numbers are written.

/// A number with its thousands apart: `1,234,567`.
#[must_use]
pub fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let numbers = [1, 999, 1_000, 20_000, 100_000, 1_234_567];
        assert_eq!(numbers.map(grouped), ["1", "999", "1,000", "20,000", "100,000", "1,234,567"]);
    }
}
