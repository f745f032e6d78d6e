//! The rows of a register: shared, in the order of their ids, each id once, each row one line of a file.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Error, Serialize, SerializeSeq, Serializer};

use crate::base::cause::Cause;
use crate::base::shared::Shared;

/// A row of a register.
pub trait RegisterRow: Clone + PartialEq {
    /// What its id is.
    type Id: Ord + Clone + fmt::Debug + fmt::Display;

    /// Its id.
    fn id(&self) -> &Self::Id;

    /// Whether its id can stand in a file.
    fn has_good_id(&self) -> bool;
}

/// A row's [`RegisterRow`] by its field `id`.
macro_rules! row {
    ($of:ident, $id:ident) => {
        impl crate::assessment::registers::register::RegisterRow for $of {
            type Id = $id;

            fn id(&self) -> &$id {
                &self.id
            }

            fn has_good_id(&self) -> bool {
                self.id.is_well_formed()
            }
        }
    };
}
pub(super) use row;

/// The rows of a register. A copy costs a count; changing one of 20,000 rows copies their references
/// and that row.
#[derive(Clone, PartialEq)]
pub struct Register<T>(Shared<Vec<Shared<T>>>);

/// What a row becomes: another, or none.
pub type Becomes<T> = (<T as RegisterRow>::Id, Option<Shared<T>>);

impl<T: RegisterRow> Register<T> {
    /// The row of an id.
    #[must_use]
    pub fn get(&self, id: &T::Id) -> Option<&Shared<T>> {
        self.place(id).ok().map(|place| &self.0[place])
    }

    /// The rows in the order of their ids.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Shared<T>> {
        self.0.iter()
    }

    /// How many they are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts or removes rows and returns what takes that back.
    pub fn put(&mut self, rows: Vec<Becomes<T>>) -> Vec<Becomes<T>> {
        let mut back = Vec::with_capacity(rows.len());
        for (id, row) in rows {
            let before = match (self.place(&id), row) {
                (Ok(place), Some(row)) => Some(std::mem::replace(&mut self.0[place], row)),
                (Ok(place), None) => Some(self.0.remove(place)),
                (Err(place), Some(row)) => {
                    self.0.insert(place, row);
                    None
                }
                (Err(_), None) => None,
            };
            back.push((id, before));
        }
        // Of a row that is put twice the older state stands last.
        back.reverse();
        back
    }

    /// Their rows for a change of their words, and never of their ids.
    pub(in crate::assessment) fn shared(&mut self) -> &mut Shared<Vec<Shared<T>>> {
        &mut self.0
    }

    /// The same to be looked at.
    pub(in crate::assessment) fn all(&self) -> &Shared<Vec<Shared<T>>> {
        &self.0
    }

    fn place(&self, id: &T::Id) -> Result<usize, usize> {
        self.0.binary_search_by(|row| row.id().cmp(id))
    }

    /// The rows in their order; the id that stands twice, if one does.
    fn of(mut rows: Vec<Shared<T>>) -> Result<Self, T::Id> {
        if !rows.is_sorted_by(|a, b| a.id() < b.id()) {
            rows.sort_by(|a, b| a.id().cmp(b.id()));
            if let Some(pair) = rows.windows(2).find(|pair| pair[0].id() == pair[1].id()) {
                return Err(pair[0].id().clone());
            }
        }
        Ok(Self(rows.into()))
    }
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self(Shared::default())
    }
}

impl<T: fmt::Debug> fmt::Debug for Register<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl<T: RegisterRow> FromIterator<T> for Register<T> {
    /// Of rows with one id the last is taken.
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        let mut all = Self::default();
        all.put(rows.into_iter().map(|row| (row.id().clone(), Some(row.into()))).collect());
        all
    }
}

impl<T: Serialize> Serialize for Register<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(self.0.len()))?;
        for row in self.0.iter() {
            let line = ron::value::RawValue::from_rust(&**row).map_err(S::Error::custom)?;
            seq.serialize_element(&line)?;
        }
        seq.end()
    }
}

impl<'de, T: RegisterRow + Deserialize<'de>> Deserialize<'de> for Register<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(Reading(PhantomData))
    }
}

struct Reading<T>(PhantomData<T>);

impl<'de, T: RegisterRow + Deserialize<'de>> Visitor<'de> for Reading<T> {
    type Value = Register<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("rows whose ids are all different")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Register<T>, A::Error> {
        let mut rows = Vec::new();
        while let Some(row) = access.next_element::<Shared<T>>()? {
            if !row.has_good_id() {
                return Err(Cause::NoId.error());
            }
            rows.push(row);
        }
        Register::of(rows).map_err(|id| Cause::Twice(id.to_string()).error())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::registers::products::Product;
    use crate::base::ids::ProductId;

    fn product(id: &str, name: &str) -> Product {
        Product { id: ProductId::new(id), name: name.to_owned(), ..Product::default() }
    }

    fn names(rows: &Register<Product>) -> Vec<&str> {
        rows.iter().map(|row| row.name.as_str()).collect()
    }

    #[test]
    fn rows_stand_in_the_order_of_their_ids_each_on_a_line_of_its_own() {
        let rows: Register<Product> =
            [product("P-10", "b\n\"c\""), product("P-9", "a")].into_iter().collect();
        assert_eq!(names(&rows), ["a", "b\n\"c\""]);
        let pretty = ron::ser::PrettyConfig::new().new_line("\n").escape_strings(false);
        let text = ron::ser::to_string_pretty(&rows, pretty).unwrap();
        assert_eq!(text, "[\n    (id:\"P-9\",name:\"a\"),\n    (id:\"P-10\",name:\"b\\n\\\"c\\\"\"),\n]");
        assert_eq!(ron::from_str::<Register<Product>>(&text).unwrap(), rows);
    }

    #[test]
    fn rows_in_another_order_are_read_and_an_id_that_stands_twice_or_is_none_is_refused() {
        let read = |text: &str| ron::from_str::<Register<Product>>(text).map_err(|error| error.code);
        let rows = read("[(id:\"P-2\",name:\"b\"),(id:\"P-1\",name:\"a\")]").unwrap();
        assert_eq!(names(&rows), ["a", "b"]);
        let refused = |cause: Cause| Err(ron::Error::Message(cause.to_string()));
        assert_eq!(
            read("[(id:\"P-1\",name:\"a\"),(id:\"P-1\",name:\"b\")]"),
            refused(Cause::Twice("P-1".to_owned()))
        );
        assert_eq!(read("[(id:\"\",name:\"a\")]"), refused(Cause::NoId));
    }

    #[test]
    fn rows_are_put_and_removed_and_all_of_it_is_taken_back() {
        let before: Register<Product> = [product("P-1", "a"), product("P-2", "b")].into_iter().collect();
        let mut rows = before.clone();
        let put = |id: &str, name: &str| (ProductId::new(id), Some(product(id, name).into()));
        let gone = |id: &str| (ProductId::new(id), None);
        let back =
            rows.put(vec![put("P-2", "B"), gone("P-1"), put("P-3", "c"), put("P-3", "d"), gone("P-4")]);
        assert_eq!(names(&rows), ["B", "d"]);
        rows.put(back);
        assert_eq!(rows, before);
    }
}
