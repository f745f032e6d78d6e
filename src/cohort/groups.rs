//! By what a cohort is split: sizes that are neighbours are put together, small industries into "other",
//! until every group is large enough for as many as there are. From numbers of companies alone.

use serde::{Deserialize, Serialize};

use super::invitation::{Invitation, ResultView};
use super::rules::Rules;
use super::submission::Submission;

/// A group: the bands that stand in it, by their places; `None` is "not stated".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandGroup {
    /// The bands.
    pub bands: Vec<Option<u8>>,
    /// Whether these are the ones that were too small to stand by themselves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other: bool,
}

/// The groups of a cohort with the places of their companies, if it is split.
#[must_use]
pub fn split(
    invitation: &Invitation,
    submissions: &[Submission],
    rules: Rules,
) -> Option<Vec<(BandGroup, Vec<usize>)>> {
    let (bands, of): (usize, fn(&Submission) -> Option<u8>) = match invitation.view {
        ResultView::Quarters => return None,
        ResultView::BySize => (invitation.sizes.len(), |one| one.bands().size),
        ResultView::ByIndustry => (invitation.industries.len(), |one| one.bands().industry),
    };
    let bands = u8::try_from(bands).unwrap_or(u8::MAX);
    let stated = (0..bands).map(Some).chain([None]);
    let bands: Vec<(BandGroup, Vec<usize>)> = stated
        .map(|band| {
            let members = submissions.iter().enumerate().filter(|(_, one)| of(one) == band);
            (BandGroup { bands: vec![band], other: false }, members.map(|(place, _)| place).collect())
        })
        .collect();
    let groups = match invitation.view {
        ResultView::BySize => neighbours(bands, rules),
        _ => others(bands, rules),
    };
    (groups.len() > 1).then_some(groups)
}

fn too_small(groups: &[(BandGroup, Vec<usize>)], rules: Rules) -> bool {
    let least = rules.least_group(groups.len());
    groups.iter().any(|(_, members)| members.len() < least)
}

/// The smallest is put together with its smaller neighbour, of equals with the one before it.
fn neighbours(mut groups: Vec<(BandGroup, Vec<usize>)>, rules: Rules) -> Vec<(BandGroup, Vec<usize>)> {
    while groups.len() > 1 && too_small(&groups, rules) {
        let size = |at: usize| groups.get(at).map_or(usize::MAX, |(_, members)| members.len());
        let Some(smallest) = (0..groups.len()).min_by_key(|at| size(*at)) else { break };
        let before = smallest.checked_sub(1);
        let first = match before {
            Some(before) if size(before) <= size(smallest + 1) => before,
            _ => smallest,
        };
        let (group, members) = groups.remove(first + 1);
        if let Some((into, all)) = groups.get_mut(first) {
            into.bands.extend(group.bands);
            all.extend(members);
        }
    }
    groups
}

/// The smallest goes into "other", of equals the later one.
fn others(mut groups: Vec<(BandGroup, Vec<usize>)>, rules: Rules) -> Vec<(BandGroup, Vec<usize>)> {
    while groups.len() > 1 && too_small(&groups, rules) {
        let own = groups.iter().enumerate().filter(|(_, (group, _))| !group.other);
        let smallest = own.min_by_key(|(at, (_, members))| (members.len(), std::cmp::Reverse(*at)));
        let Some(smallest) = smallest.map(|(at, _)| at) else { break };
        let (group, members) = groups.remove(smallest);
        match groups.last_mut().filter(|(last, _)| last.other) {
            Some((other, all)) => {
                other.bands.extend(group.bands);
                other.bands.sort_by_key(|band| band.unwrap_or(u8::MAX));
                all.extend(members);
            }
            None => groups.push((BandGroup { other: true, ..group }, members)),
        }
    }
    groups
}
