//! Texts that stand in one long text of the program: [`Str`], and the [`Pool`] that the build script fills.
//!
//! Shared with the build script.

use super::house;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::{Borrow, Cow};
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::ops::Deref;

/// A text of a pack. Serialised, it is a place in one long text that is part of the program ([`Pool`]), so that a run
/// neither copies nor checks the tens of thousands of texts that it never shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Str(Cow<'static, str>);

/// The long text that serialised [`Str`]s point into, filled while an index is serialised; its places count on from those of
/// the house, of which the build script has none.
#[derive(Debug, Default)]
pub struct Pool {
    text: String,
    places: HashMap<String, u32>,
}

thread_local! {
    static POOL: RefCell<Pool> = RefCell::default();
}

impl Pool {
    /// Takes what has been serialised on this thread so far.
    pub fn take() -> String {
        POOL.with_borrow_mut(|pool| std::mem::take(pool).text)
    }

    fn place(&mut self, text: &str) -> u32 {
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let place = (house::ends().0 + self.text.len()) as u32;
        self.text.push_str(text);
        self.places.insert(text.to_owned(), place);
        place
    }
}

impl Serialize for Str {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let place = POOL.with_borrow_mut(|pool| pool.place(&self.0));
        (place, self.0.len() as u32).serialize(s)
    }
}

impl Deref for Str {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Str {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq<str> for Str {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Str {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl Borrow<str> for Str {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Str {
    fn from(text: &str) -> Self {
        Self(Cow::Owned(text.to_owned()))
    }
}

impl From<&String> for Str {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl<'de> Deserialize<'de> for Str {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let (place, len) = <(u32, u32)>::deserialize(d)?;
        let range = place as usize..place as usize + len as usize;
        house::text(range).map(|text| Self(Cow::Borrowed(text))).ok_or_else(|| D::Error::custom("no such text"))
    }
}
