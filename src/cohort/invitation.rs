//! What an association asks its members for: one file, the same for all. Its fingerprint is over the whole
//! content and is made public, so that nobody is handed an invitation of their own.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::month::Month;
use crate::assessment::Run;
use crate::base::characters::is_clean;
use crate::base::digest::{NoDigest, digest_of};
use crate::base::ids::{InvitationId, QuestionnaireId};
use crate::base::lang::{Lang, Text};
use crate::questionnaire::{Checked, Question};

/// The most sizes of companies that an invitation tells apart.
pub const MOST_SIZES: usize = 4;
/// The most industries.
pub const MOST_INDUSTRIES: usize = 12;
/// The longest text of an invitation, in characters.
pub const MOST_CHARACTERS: usize = 1_000;
/// How many months a questionnaire rests after a release before it is asked again.
pub const REST: i32 = 10;

/// An invitation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invitation {
    /// The association.
    pub association: Text,
    /// What the answers are collected for.
    pub purpose: Text,
    /// What will be published, and where.
    pub publishes: Text,
    /// The month in which collecting ends.
    pub closes: Month,
    /// What is answered.
    pub asked: AskedFor,
    /// Which of its questions.
    pub run: Run,
    /// The sizes that members choose from, in an order.
    #[serde(default)]
    pub sizes: Vec<Band>,
    /// The industries that members choose from, in an order.
    #[serde(default)]
    pub industries: Vec<Band>,
    /// How many members may put their answers together without learning another's.
    pub margin: Margin,
    /// By what the results are split.
    pub view: ResultView,
    /// The association's public key, to which every submission is encrypted.
    pub key: String,
}

/// The questionnaire that an invitation is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedFor {
    /// Its id.
    pub id: QuestionnaireId,
    /// Its edition.
    pub edition: String,
    /// The digest of all that it says.
    pub digest: String,
}

impl AskedFor {
    /// A questionnaire by its names.
    #[must_use]
    pub fn of(questionnaire: &Checked) -> Self {
        Self {
            id: questionnaire.id.clone(),
            edition: questionnaire.edition.clone(),
            digest: questionnaire.digest().to_owned(),
        }
    }
}

/// A size or an industry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Band(pub Text);

/// How many members may put their answers together and still learn nothing of another with certainty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Margin {
    /// One.
    One,
    /// Two.
    #[default]
    Two,
    /// Three.
    Three,
}

impl Margin {
    /// All margins.
    pub const ALL: [Self; 3] = [Self::One, Self::Two, Self::Three];

    /// The number of members.
    #[must_use]
    pub fn get(self) -> usize {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
        }
    }

    /// From how many companies on anything is shown.
    #[must_use]
    pub fn least(self) -> usize {
        2 * self.get() + 3
    }
}

/// The error of a margin that is none of 1, 2 and 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the margin is 1, 2 or 3, not {0}")]
pub struct NoMargin(u8);

impl TryFrom<u8> for Margin {
    type Error = NoMargin;

    fn try_from(number: u8) -> Result<Self, NoMargin> {
        Self::ALL.into_iter().find(|margin| margin.get() == usize::from(number)).ok_or(NoMargin(number))
    }
}

impl From<Margin> for u8 {
    fn from(margin: Margin) -> Self {
        match margin {
            Margin::One => 1,
            Margin::Two => 2,
            Margin::Three => 3,
        }
    }
}

/// By what results are split: by one thing at most, for two tables of one cohort can be held against each
/// other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ResultView {
    /// By nothing: the whole, with its quarters.
    #[default]
    Quarters,
    /// By size.
    BySize,
    /// By industry.
    ByIndustry,
}

/// What an invitation must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvitationFault {
    /// A text that lacks.
    Missing(InvitationField),
    /// A text that is too long, or has characters that cannot be seen.
    Unfit(InvitationField),
    /// More sizes or industries than are told apart.
    TooMany(InvitationField, usize),
    /// A size or an industry that stands twice.
    Twice(InvitationField, String),
    /// It is split by what it does not ask for: fewer than two are given.
    NothingToSplit(InvitationField),
    /// The questionnaire is another one than the invitation says.
    OtherQuestions,
    /// The key is none to which submissions could be encrypted.
    NoKey,
}

/// A field of an invitation that can be at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are the fields of an invitation by their names")]
pub enum InvitationField {
    Association,
    Purpose,
    Publishes,
    Sizes,
    Industries,
}

impl Invitation {
    /// Everything that is wrong with it, in the order of its fields.
    #[must_use]
    pub fn faults(&self, questionnaire: &Checked) -> Vec<InvitationFault> {
        let mut faults = Vec::new();
        let unfit = |text: &Text| {
            [&text.ja, &text.en]
                .iter()
                .any(|text| text.chars().count() > MOST_CHARACTERS || !is_clean(text) || text.contains('\n'))
        };
        for (field, text) in [
            (InvitationField::Association, &self.association),
            (InvitationField::Purpose, &self.purpose),
            (InvitationField::Publishes, &self.publishes),
        ] {
            if text.ja.trim().is_empty() {
                faults.push(InvitationFault::Missing(field));
            } else if unfit(text) {
                faults.push(InvitationFault::Unfit(field));
            }
        }
        for (field, bands, most, view) in [
            (InvitationField::Sizes, &self.sizes, MOST_SIZES, ResultView::BySize),
            (InvitationField::Industries, &self.industries, MOST_INDUSTRIES, ResultView::ByIndustry),
        ] {
            if bands.len() > most {
                faults.push(InvitationFault::TooMany(field, most));
            }
            if bands.iter().any(|Band(text)| text.ja.trim().is_empty() || unfit(text)) {
                faults.push(InvitationFault::Unfit(field));
            }
            for (at, band) in bands.iter().enumerate() {
                if bands.iter().take(at).any(|other| other.0.ja.trim() == band.0.ja.trim()) {
                    faults.push(InvitationFault::Twice(field, band.0.ja.clone()));
                }
            }
            if self.view == view && bands.len() < 2 {
                faults.push(InvitationFault::NothingToSplit(field));
            }
        }
        if self.asked != AskedFor::of(questionnaire) {
            faults.push(InvitationFault::OtherQuestions);
        }
        faults
    }

    /// SHA-256 of all that it says, in hexadecimal.
    ///
    /// # Errors
    /// [`NoDigest`] when it cannot be written, which no invitation is known to cause.
    pub fn digest(&self) -> Result<String, NoDigest> {
        digest_of(self)
    }

    /// The fingerprint by which it is made public: 100 bits of the digest, as twenty characters of which
    /// none is taken for another.
    ///
    /// # Errors
    /// As [`Self::digest`].
    pub fn fingerprint(&self) -> Result<InvitationId, NoDigest> {
        /// Crockford's: without I, L, O and U.
        const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let digest = Sha256::digest(self.digest()?.as_bytes());
        let bit = |at: usize| digest.get(at / 8).is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1);
        let mut said = String::new();
        for group in 0..20 {
            if group > 0 && group % 4 == 0 {
                said.push('-');
            }
            let five = (0..5).fold(0, |five, more| five << 1 | usize::from(bit(5 * group + more)));
            said.push(LETTERS.get(five).copied().map_or('0', char::from));
        }
        Ok(InvitationId::new(said))
    }

    /// The questions that it collects, in their order: all, or those that can be part of a short run.
    pub fn questions<'q>(&self, questionnaire: &'q Checked) -> impl Iterator<Item = &'q Question> + use<'q> {
        let full = self.run == Run::Full;
        let all = questionnaire.questions().map(|(_, question)| question);
        all.filter(move |question| full || question.key || !question.stands_for.is_empty())
    }
}

/// A text of an association in a language: the Japanese where it wrote no English.
#[must_use]
pub fn said_in(text: &Text, lang: Lang) -> &str {
    let wanted = text.get(lang);
    if wanted.trim().is_empty() { &text.ja } else { wanted }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::questionnaire::shipped::meti_guideline;

    pub(in super::super) fn text(ja: &str) -> Text {
        Text { ja: ja.to_owned(), en: String::new() }
    }

    pub(in super::super) fn invitation() -> Invitation {
        Invitation {
            association: text("部品工業会"),
            purpose: text("共通の課題を見つける"),
            publishes: text("会員に集計結果を配る"),
            closes: "2027-03".parse().unwrap(),
            asked: AskedFor::of(meti_guideline()),
            run: Run::Full,
            sizes: ["300人未満", "300人以上"].map(|name| Band(text(name))).to_vec(),
            industries: Vec::new(),
            margin: Margin::Two,
            view: ResultView::Quarters,
            key: "age1x".to_owned(),
        }
    }

    #[test]
    fn the_fingerprint_is_of_twenty_characters_and_changes_with_every_field() {
        let base = invitation();
        let fingerprint = base.fingerprint().unwrap();
        let letters: Vec<char> = fingerprint.as_str().chars().filter(|c| *c != '-').collect();
        assert_eq!((letters.len(), fingerprint.as_str().len()), (20, 24));
        let mut seen = std::collections::BTreeSet::from([fingerprint]);
        let changes: [fn(&mut Invitation); 12] = [
            |of| of.association.en.push('a'),
            |of| of.purpose.ja.push('a'),
            |of| of.publishes.ja.push('a'),
            |of| of.closes = "2027-04".parse().unwrap(),
            |of| of.asked.edition.push('a'),
            |of| of.asked.digest.push('a'),
            |of| of.run = Run::Short,
            |of| of.sizes.reverse(),
            |of| of.industries.push(Band(text("鋳造"))),
            |of| of.margin = Margin::Three,
            |of| of.view = ResultView::BySize,
            |of| of.key.push('a'),
        ];
        for change in changes {
            let mut other = base.clone();
            change(&mut other);
            assert!(seen.insert(other.fingerprint().unwrap()));
        }
    }

    #[test]
    fn every_fault_of_an_invitation_is_told() {
        assert_eq!(invitation().faults(meti_guideline()), []);
        let mut wrong = invitation();
        wrong.association = Text::default();
        wrong.purpose.ja = "a\u{202e}b".to_owned();
        wrong.publishes.en = "x".repeat(MOST_CHARACTERS + 1);
        wrong.sizes = ["a", "a", "b", "c", "d"].map(|name| Band(text(name))).to_vec();
        wrong.industries = vec![Band(text(" "))];
        wrong.view = ResultView::ByIndustry;
        wrong.asked.digest.push('0');
        use InvitationFault::{Missing, NothingToSplit, OtherQuestions, TooMany, Twice, Unfit};
        use InvitationField::{Association, Industries, Publishes, Purpose, Sizes};
        assert_eq!(
            wrong.faults(meti_guideline()),
            [
                Missing(Association),
                Unfit(Purpose),
                Unfit(Publishes),
                TooMany(Sizes, 4),
                Twice(Sizes, "a".to_owned()),
                Unfit(Industries),
                NothingToSplit(Industries),
                OtherQuestions,
            ]
        );
    }

    #[test]
    fn what_is_collected_for_a_short_run_is_what_a_short_run_can_ask() {
        let mut short = invitation();
        short.run = Run::Short;
        let asked = meti_guideline();
        let ids: Vec<&str> = short.questions(asked).map(|question| question.id.as_str()).collect();
        assert!(short.questions(asked).count() < invitation().questions(asked).count());
        for size in crate::questionnaire::CompanySize::ALL {
            let mut company = crate::assessment::Assessment { run: Run::Short, ..Default::default() };
            company.profile.size = size;
            for question in company.asked(asked) {
                assert!(ids.contains(&question.id.as_str()), "{}", question.id);
            }
        }
    }

    #[test]
    fn a_margin_is_one_two_or_three_and_says_how_many_must_take_part() {
        assert_eq!(Margin::ALL.map(Margin::least), [5, 7, 9]);
        assert_eq!(ron::from_str::<Margin>("2").unwrap(), Margin::Two);
        assert!(ron::from_str::<Margin>("0").is_err() && ron::from_str::<Margin>("4").is_err());
    }
}
