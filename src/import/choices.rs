//! The choices of the columns of spreadsheets, in words: of each the English word, the Japanese one, both as Keian
//! writes them, and what else ledgers say.

use super::key::key;
use super::refusal::CellRefusal;
use super::values::{known_text, text};
use crate::assessment::action_item::ActionState;
use crate::assessment::registers::dialogue::{CompetitionLaw, Counterpart};
use crate::assessment::registers::trade::{Alternative, Basis, Sourcing, TradeKind};
use crate::base::lang::Lang;
use crate::sheets::SheetCell;

/// A choice and its words.
pub type Choice<T> = (&'static [&'static str], T);

/// Whether something is bought, made or sold.
pub const KINDS: [Choice<TradeKind>; 4] = [
    (&["Purchase", "購入", "仕入", "仕入れ", "調達", "購買", "buy", "purchased"], TradeKind::Purchase),
    (&["Outsourced", "外注", "外部委託", "委託", "委託生産", "outsourcing"], TradeKind::Outsourced),
    (&["Own production", "自社生産", "自社製造", "内製", "自社", "in-house"], TradeKind::OwnProduction),
    (&["Sale", "販売", "売上", "sell", "sales", "sold"], TradeKind::Sale),
];

/// Whether there are other sources.
pub const SOURCES: [Choice<Sourcing>; 3] = [
    (&["Several", "複数", "複数社", "複数購買", "multiple", "multi"], Sourcing::Several),
    (&["Single by choice", "一社購買", "一社(選択)", "自社の選択で一社", "single"], Sourcing::SingleByChoice),
    (&["Sole", "独占", "一社(代わりなし)", "唯一", "ほかにない", "sole source"], Sourcing::Sole),
];

/// What numbers rest on.
pub const BASES: [Choice<Basis>; 2] = [
    (&["Recorded", "実績", "帳簿", "recorded in the books", "actual"], Basis::Recorded),
    (&["Estimated", "推計", "概算", "見込み", "見積もり", "estimate"], Basis::Estimated),
];

/// Which of the three an alternative is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaces {
    /// There is none.
    Nothing,
    /// It might replace the source.
    Candidate,
    /// It was tried.
    Qualified,
}

impl Replaces {
    /// Which of them an alternative is.
    #[must_use]
    pub fn of(alternative: &Alternative) -> Self {
        match alternative {
            Alternative::Nothing => Self::Nothing,
            Alternative::Candidate(_) => Self::Candidate,
            Alternative::Qualified(_) => Self::Qualified,
        }
    }
}

/// Only what says that it was tried is qualified; that there is one may be a hope.
pub const REPLACES: [Choice<Replaces>; 3] = [
    (&["Nothing", "なし", "None", "無し", "無", "不可", "×"], Replaces::Nothing),
    (
        &["Candidate", "候補", "候補あり", "検討中", "△", "あり", "有", "有り", "可", "○", "yes"],
        Replaces::Candidate,
    ),
    (&["Qualified", "認定済み", "認定済", "確認済み", "確認済", "承認済み", "承認済"], Replaces::Qualified),
];

/// With whom the company speaks.
pub const COUNTERPARTS: [Choice<Counterpart>; 8] = [
    (&["Customer", "顧客", "得意先"], Counterpart::Customer),
    (&["Supplier", "調達先", "仕入先"], Counterpart::Supplier),
    (&["Bank", "金融機関", "銀行"], Counterpart::Bank),
    (&["Shareholder", "株主", "投資家", "株主・投資家"], Counterpart::Shareholder),
    (&["Government", "国", "省庁", "政府"], Counterpart::Government),
    (&["Municipality", "自治体", "地方自治体", "地方公共団体"], Counterpart::Municipality),
    (&["Peers", "業界団体", "同業者", "同業・業界団体"], Counterpart::Peers),
    (&["Inside", "社内"], Counterpart::Inside),
];

/// Whether competition law was looked at.
pub const LOOKED_AT: [Choice<CompetitionLaw>; 3] = [
    (&["Looked at", "確認済み", "はい", "済", "確認済", "yes", "○"], CompetitionLaw::LookedAt),
    (&["Not needed", "不要", "対象外"], CompetitionLaw::NotNeeded),
    (&["Not looked at", "未確認", "いいえ", "未", "no", "×"], CompetitionLaw::NotLookedAt),
];

/// Whether a way out is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Routed {
    /// It is not.
    Open,
    /// It is, by a measure that stands behind it.
    Closed,
}

/// Whether a way out is closed.
pub const ROUTES: [Choice<Routed>; 2] = [
    (&["Open", "未対策", "なし", "未"], Routed::Open),
    (&["Closed", "対策済み", "対策済", "済"], Routed::Closed),
];

/// How far a measure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has begun.
    NotBegun,
    /// It has been begun.
    UnderWay,
    /// It is done.
    Done,
    /// It will not be done; why stands behind it.
    GivenUp,
}

impl Stage {
    /// Which of them a state is.
    #[must_use]
    pub fn of(state: &ActionState) -> Self {
        match state {
            ActionState::NotBegun => Self::NotBegun,
            ActionState::UnderWay => Self::UnderWay,
            ActionState::Done => Self::Done,
            ActionState::GivenUp(_) => Self::GivenUp,
        }
    }
}

/// How far a measure is.
pub const STAGES: [Choice<Stage>; 4] = [
    (&["Not begun", "未着手", "これから", "to do", "not started", "未"], Stage::NotBegun),
    (&["Under way", "実施中", "in progress", "着手", "進行中", "対応中"], Stage::UnderWay),
    (&["Done", "完了", "completed", "済", "実施済み"], Stage::Done),
    (&["Given up", "中止", "取りやめ", "cancelled"], Stage::GivenUp),
];

/// How much something weighs.
pub(super) const RANKS: [Choice<u64>; 3] =
    [(&["low", "低", "小"], 1), (&["medium", "中", "mid"], 2), (&["high", "高", "大"], 3)];

/// How Keian writes a choice.
#[must_use]
pub fn word<T: PartialEq>(choices: &[Choice<T>], choice: &T, lang: Lang) -> &'static str {
    choices.iter().find(|(_, one)| one == choice).map_or("", |(words, _)| own(words, lang))
}

/// The words of a column's choices as Keian writes them.
#[must_use]
pub fn words<T>(choices: &[Choice<T>], lang: Lang) -> Vec<&'static str> {
    choices.iter().map(|(words, _)| own(words, lang)).collect()
}

fn own(words: &[&'static str], lang: Lang) -> &'static str {
    match lang {
        Lang::En => words[0],
        Lang::Ja => words[1],
    }
}

/// A choice by one of its words.
pub(crate) fn named<T: Copy>(text: &str, choices: &[Choice<T>]) -> Option<T> {
    let text = key(text);
    choices.iter().find(|(names, _)| names.iter().any(|name| key(name) == text)).map(|(_, choice)| *choice)
}

/// A choice by its words.
///
/// # Errors
/// [`CellRefusal::NoChoice`] for what is none of them.
pub(super) fn choice<T: Copy>(cell: SheetCell<'_>, choices: &[Choice<T>]) -> Result<Option<T>, CellRefusal> {
    let Some(text) = text(cell)? else { return Ok(None) };
    match named(&text, choices) {
        Some(choice) => Ok(Some(choice)),
        None => known_text(cell)?.map_or(Ok(None), |_| Err(CellRefusal::NoChoice)),
    }
}

/// A choice by its words, and what is said behind them.
pub(crate) fn state_and_rest<'a, T: Copy>(text: &'a str, choices: &[Choice<T>]) -> Option<(T, &'a str)> {
    if let Some(state) = named(text, choices) {
        return Some((state, ""));
    }
    // A word of two is followed by more words.
    let ends = text.char_indices().filter(|(_, char)| matches!(char, ' ' | '　' | ':' | '：' | '、'));
    let parts = ends.map(|(end, char)| (&text[..end], text[end + char.len_utf8()..].trim()));
    parts.filter_map(|(first, rest)| Some((named(first, choices)?, rest))).last()
}
