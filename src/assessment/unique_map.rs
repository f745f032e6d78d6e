//! Reads a map and refuses a key that stands twice, where serde would keep the last in silence.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::base::cause::Cause;
use crate::base::shared::Shared;

pub(crate) fn serialize<M: Serialize, S: Serializer>(map: &M, serializer: S) -> Result<S::Ok, S::Error> {
    map.serialize(serializer)
}

/// A map, or one that is shared.
pub(crate) trait OfMap {
    type Key;
    type Value;

    fn of_map(map: BTreeMap<Self::Key, Self::Value>) -> Self;
}

impl<K, V> OfMap for BTreeMap<K, V> {
    type Key = K;
    type Value = V;

    fn of_map(map: Self) -> Self {
        map
    }
}

impl<K, V> OfMap for Shared<BTreeMap<K, V>> {
    type Key = K;
    type Value = V;

    fn of_map(map: BTreeMap<K, V>) -> Self {
        map.into()
    }
}

pub(crate) fn deserialize<'de, M, D>(deserializer: D) -> Result<M, D::Error>
where
    M: OfMap,
    M::Key: Deserialize<'de> + Ord + fmt::Display,
    M::Value: Deserialize<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_map(Unique(PhantomData)).map(M::of_map)
}

struct Unique<K, V>(PhantomData<(K, V)>);

impl<'de, K, V> Visitor<'de> for Unique<K, V>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    V: Deserialize<'de>,
{
    type Value = BTreeMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map whose keys are all different")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some(key) = access.next_key::<K>()? {
            if map.contains_key(&key) {
                return Err(Cause::Twice(key.to_string()).error());
            }
            let value = access.next_value()?;
            map.insert(key, value);
        }
        Ok(map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_stands_twice_is_refused_for_it() {
        let mut reader = ron::Deserializer::from_str("{\"a\": 1, \"a\": 2}").unwrap();
        let read: Result<BTreeMap<String, u8>, ron::Error> = deserialize(&mut reader);
        assert_eq!(read, Err(ron::Error::Message(Cause::Twice("a".to_owned()).to_string())));
    }
}
