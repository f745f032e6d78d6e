//! What must not be guessed: the ids of submissions, the names and the order of files.

use crate::base::digest::hex;
use crate::base::ids::SubmissionId;
use crate::cohort::submission::Numbered;

/// The system gives no randomness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no randomness")]
pub struct NoRandomness;

fn bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// An id for the first submission to an invitation: 128 random bits.
///
/// # Errors
/// [`NoRandomness`].
pub fn fresh_numbered() -> Result<Numbered, NoRandomness> {
    Ok(Numbered { id: SubmissionId::new(hex(&bytes::<16>()?)), revision: 1 })
}

/// A name for a file that tells nothing, without its ending.
///
/// # Errors
/// [`NoRandomness`].
pub fn random_stem() -> Result<String, NoRandomness> {
    Ok(hex(&bytes::<8>()?))
}

/// The same with the ending of encrypted files.
///
/// # Errors
/// [`NoRandomness`].
pub fn random_name() -> Result<String, NoRandomness> {
    Ok(format!("{}.age", random_stem()?))
}

/// Puts things into a random order.
///
/// # Errors
/// [`NoRandomness`].
pub fn shuffle<T>(things: Vec<T>) -> Result<Vec<T>, NoRandomness> {
    let mut drawn = things
        .into_iter()
        .map(|thing| Ok((bytes::<16>()?, thing)))
        .collect::<Result<Vec<_>, NoRandomness>>()?;
    drawn.sort_by_key(|(drawn, _)| *drawn);
    Ok(drawn.into_iter().map(|(_, thing)| thing).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_id_and_no_name_is_given_twice() {
        let ids: BTreeSet<_> = (0..1000).map(|_| fresh_numbered().unwrap().id).collect();
        assert_eq!(ids.len(), 1000);
        assert!(ids.iter().all(|id| id.as_str().len() == 32));
        let names: BTreeSet<_> = (0..1000).map(|_| random_name().unwrap()).collect();
        assert_eq!(names.len(), 1000);
    }

    #[test]
    fn every_order_of_three_comes_up() {
        let orders: BTreeSet<_> = (0..1000).map(|_| shuffle(vec![1, 2, 3]).unwrap()).collect();
        assert_eq!(orders.len(), 6);
    }
}
