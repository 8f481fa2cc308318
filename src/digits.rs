//! Whole numbers as text. What `std` has for it can do more than is needed here
//! and makes the wasm 0.8 kB larger (brotli).

/// A whole number that can be written down.
pub trait Digits {
    /// Decimal digits, as many as needed.
    fn digits(self) -> String;
}

macro_rules! digits {
    ($($number:ty),+) => {
        $(impl Digits for $number {
            fn digits(self) -> String {
                written(self as u64, 10, 1)
            }
        })+
    };
}

digits!(u8, u32, u64, usize);

/// Sixteen hexadecimal digits.
pub fn hex(number: u64) -> String {
    written(number, 16, 16)
}

/// The digits of a number, at least so many.
fn written(mut number: u64, base: u64, least: usize) -> String {
    let mut digits = Vec::new();
    while number > 0 || digits.len() < least {
        digits.extend(char::from_digit((number % base) as u32, base as u32));
        number /= base;
    }
    digits.into_iter().rev().collect()
}
