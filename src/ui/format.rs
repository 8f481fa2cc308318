//! Numbers and dates by the browser's own `Intl`.

use js_sys::{
    Array, Date,
    Intl::{DateTimeFormat, PluralRules},
    Object, Reflect,
};

use crate::content::{Language, Plural};
use crate::digits::Digits as _;

fn locales(language: Language) -> Array {
    Array::of1(&language.tag().into())
}

/// A time in milliseconds since 1970, as a date with the time of day.
pub fn date(language: Language, time: u64) -> String {
    let options = Object::new();
    for (name, value) in [("dateStyle", "long"), ("timeStyle", "short")] {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let format = DateTimeFormat::new(&locales(language), &options).format();
    format
        .call1(&format, &Date::new(&(time as f64).into()))
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// A counted phrase: 1 odpowiedź, 2 odpowiedzi, 5 odpowiedzi.
pub fn plural(language: Language, plural: &Plural, count: usize) -> String {
    let category = PluralRules::new(&locales(language), &Object::new())
        .select(count as f64)
        .as_string();
    let form = match category.as_deref() {
        Some("one") => Some(&plural.one),
        Some("few") => plural.few.as_ref(),
        Some("many") => plural.many.as_ref(),
        _ => None,
    };
    form.unwrap_or(&plural.other).fill(&count.digits())
}
