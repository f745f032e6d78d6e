//! A value that is held by many and copied only by whoever changes it while others hold it: the parts of
//! a document, of which undo, saving, preview and comparing hold references and not copies.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

/// A shared value. Cloning it costs a count; changing it costs a copy of the value where others hold it,
/// too. Two that are one and the same are equal without a look.
#[derive(Debug, Default)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    /// Whether both are one and the same, and not merely equal.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The value for a change, if nobody else holds it.
    pub fn alone(&mut self) -> Option<&mut T> {
        Arc::get_mut(&mut self.0)
    }
}

impl<T: Clone> Shared<T> {
    /// The value: itself if nobody else holds it, else a copy.
    #[must_use]
    pub fn into_inner(self) -> T {
        Arc::unwrap_or_clone(self.0)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Self(Arc::new(value))
    }
}

/// A shared map of shared values.
impl<K: Ord, V> FromIterator<(K, Shared<V>)> for Shared<BTreeMap<K, Shared<V>>> {
    fn from_iter<I: IntoIterator<Item = (K, Shared<V>)>>(entries: I) -> Self {
        entries.into_iter().collect::<BTreeMap<_, _>>().into()
    }
}

impl<'a, T> IntoIterator for &'a Shared<T>
where
    &'a T: IntoIterator,
{
    type Item = <&'a T as IntoIterator>::Item;
    type IntoIter = <&'a T as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        (&**self).into_iter()
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        self.is(other) || *self.0 == *other.0
    }
}

impl<T: PartialEq> PartialEq<T> for Shared<T> {
    fn eq(&self, other: &T) -> bool {
        *self.0 == *other
    }
}

impl<T: Eq> Eq for Shared<T> {}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Shared<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::deserialize(from).map(Self::from)
    }
}

/// What threads share, whatever became of the one that had it last.
pub fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_seen_by_whoever_makes_it_alone_and_copies_nothing_that_nobody_else_holds() {
        let mut one = Shared::from("a".to_owned());
        let at = one.as_ptr();
        one.make_ascii_uppercase();
        assert_eq!((one.as_ptr(), one.as_str()), (at, "A"));
        let other = one.clone();
        assert!(one.is(&other) && one.alone().is_none());
        one.push('b');
        assert_eq!((one.as_str(), other.as_str()), ("Ab", "A"));
        assert!(!one.is(&other) && one != other && other == "A".to_owned());
    }

    #[test]
    fn it_stands_in_a_file_as_what_it_holds() {
        assert_eq!(ron::to_string(&Shared::from(7_u8)).unwrap(), "7");
        assert_eq!(ron::from_str::<Shared<u8>>("7").unwrap(), 7);
    }
}
