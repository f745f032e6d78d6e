//! The one walk through everything in an assessment: every text that a person may have typed, and the
//! length of every list. What holds for all of them (form, limits, search) is done by it. Each part is
//! taken apart by the names of its fields, so that one that gets a new field does not compile until
//! the walk names it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;

use super::action_item::{ActionEvent, ActionItem, ActionNews, ActionState, Cost};
use super::archive::{Archive, Archived};
use super::crosswalk::{Crosswalk, CrosswalkItem};
use super::edit::{Beside, Change, Edit, RowsEdit};
use super::evidence::{Evidence, EvidenceSeen, EvidenceSort};
use super::registers::Registers;
use super::registers::dialogue::{CompetitionLaw, Counterpart, Dialogue};
use super::registers::frozen::FrozenFigures;
use super::registers::products::Product;
use super::registers::register::{Register, RegisterRow};
use super::registers::scenarios::{Countermeasure, Hits, MeasureEffect, Scenario, Split};
use super::registers::technologies::{LeakEffect, LeakRoute, Technology};
use super::registers::trade::{Alternative, Basis, Sourcing, Substitute, Trade, TradeKind};
use super::standing::{
    Along, Approval, ApprovalStep, HandedOut, ListInUse, Logged, LoggedField, Request, SubmissionState,
    Submitted,
};
use super::workshop::{AgendaItem, AgendaStep, Ballot, Decision, Votes, Workshop, WorkshopState};
use super::{Answer, Assessment, Milestone, Profile, Response, Run, Urgency};
use crate::base::characters::{clean, is_clean};
use crate::base::country::{CorporateNumber, Country};
use crate::base::ids::{
    ActionId, AreaId, DialogueId, Digest, ElementId, InvitationId, ItemId, ListId, MeasureId, ProductId,
    QuestionId, QuestionnaireId, RequestId, ScenarioId, SubmissionId, TechnologyId, TradeId, WorkshopId,
};
use crate::base::lang::Text;
use crate::base::level::Level;
use crate::base::meaning::Meaning;
use crate::base::shared::Shared;
use crate::base::units::{Days, Lines, Percent, Rank, Share, Thousandths, Tier, Yen};
use crate::questionnaire::{CompanySize, Fact};

/// Who walks and looks.
pub trait Meets<'a> {
    /// Meets a text.
    fn text(&mut self, text: &'a str);

    /// Meets a list, a map or a set of so many entries, before what is in it.
    fn list(&mut self, length: usize) {
        let _ = length;
    }
}

/// What a walk makes of texts.
#[derive(Clone, Copy)]
pub struct Making {
    /// Whether a text is already what it is to be: what is shared is not touched for such.
    pub is_so: fn(&str) -> bool,
    /// Makes it so.
    pub make: fn(&mut String),
}

impl std::fmt::Debug for Making {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Making")
    }
}

/// All texts of a part, in the order of the file.
#[must_use]
pub fn of(part: &impl Walk) -> Vec<&str> {
    struct Found<'a>(Vec<&'a str>);

    impl<'a> Meets<'a> for Found<'a> {
        fn text(&mut self, text: &'a str) {
            self.0.push(text);
        }
    }

    let mut found = Found(Vec::new());
    part.walk(&mut found);
    found.0
}

/// The one form of a text: see [`clean`].
pub const CLEAN: Making = Making { is_so: is_clean, make: clean };

/// What can be walked through.
pub trait Walk {
    /// Shows all texts and lists, in the order of the file.
    fn walk<'a>(&'a self, look: &mut dyn Meets<'a>);

    /// Makes something of all texts. Shared parts that are so already stay shared.
    fn make(&mut self, making: Making);
}

/// Looks whether every text is what it is to be.
struct All(fn(&str) -> bool, bool);

impl<'a> Meets<'a> for All {
    fn text(&mut self, text: &'a str) {
        self.1 = self.1 && (self.0)(text);
    }
}

impl Walk for String {
    fn walk<'a>(&'a self, look: &mut dyn Meets<'a>) {
        look.text(self);
    }

    fn make(&mut self, making: Making) {
        (making.make)(self);
    }
}

impl<T: Walk + Clone> Walk for Shared<T> {
    fn walk<'a>(&'a self, look: &mut dyn Meets<'a>) {
        (**self).walk(look);
    }

    fn make(&mut self, making: Making) {
        if let Some(own) = self.alone() {
            return own.make(making);
        }
        let mut all = All(making.is_so, true);
        self.walk(&mut all);
        if !all.1 {
            (**self).make(making);
        }
    }
}

impl<T: Walk> Walk for Option<T> {
    fn walk<'a>(&'a self, look: &mut dyn Meets<'a>) {
        self.iter().for_each(|value| value.walk(look));
    }

    fn make(&mut self, making: Making) {
        self.iter_mut().for_each(|value| value.make(making));
    }
}

impl<T: Walk> Walk for Box<T> {
    fn walk<'a>(&'a self, look: &mut dyn Meets<'a>) {
        (**self).walk(look);
    }

    fn make(&mut self, making: Making) {
        (**self).make(making);
    }
}

/// A row with its id.
impl<K, V: Walk> Walk for (K, V) {
    fn walk<'a>(&'a self, look: &mut dyn Meets<'a>) {
        self.1.walk(look);
    }

    fn make(&mut self, making: Making) {
        self.1.make(making);
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'a>(&'a self, look: &mut dyn Meets<'a>) {
        look.list(self.len());
        self.iter().for_each(|value| value.walk(look));
    }

    fn make(&mut self, making: Making) {
        self.iter_mut().for_each(|value| value.make(making));
    }
}

impl<K, V: Walk> Walk for BTreeMap<K, V> {
    fn walk<'a>(&'a self, look: &mut dyn Meets<'a>) {
        look.list(self.len());
        self.values().for_each(|value| value.walk(look));
    }

    fn make(&mut self, making: Making) {
        self.values_mut().for_each(|value| value.make(making));
    }
}

/// Of ids, in which no text stands.
impl<K: Walk> Walk for BTreeSet<K> {
    fn walk<'a>(&'a self, look: &mut dyn Meets<'a>) {
        look.list(self.len());
    }

    fn make(&mut self, _: Making) {}
}

impl<T: Walk + RegisterRow> Walk for Register<T> {
    fn walk<'a>(&'a self, look: &mut dyn Meets<'a>) {
        self.all().walk(look);
    }

    fn make(&mut self, making: Making) {
        self.shared().make(making);
    }
}

/// Parts by the names of all their fields.
macro_rules! walked {
    ($($of:ident { $($field:ident)* })*) => {$(
        impl Walk for $of {
            fn walk<'a>(&'a self, look: &mut dyn Meets<'a>) {
                let Self { $($field),* } = self;
                $($field.walk(look);)*
            }

            fn make(&mut self, making: Making) {
                let Self { $($field),* } = self;
                $($field.make(making);)*
            }
        }
    )*};
}

/// Choices by the names of all their variants; one with a value in brackets has something to walk.
macro_rules! chosen {
    ($($of:ident { $($with:ident)* ; $($without:ident)* })*) => {$(
        impl Walk for $of {
            fn walk<'a>(&'a self, look: &mut dyn Meets<'a>) {
                match self {
                    $(Self::$with(value) => value.walk(look),)*
                    $(Self::$without => { let _ = look; })*
                }
            }

            fn make(&mut self, making: Making) {
                match self {
                    $(Self::$with(value) => value.make(making),)*
                    $(Self::$without => { let _ = making; })*
                }
            }
        }
    )*};
}

/// What has no text in it.
macro_rules! wordless {
    ($($of:ident)*) => {$(
        impl Walk for $of {
            fn walk<'a>(&'a self, _: &mut dyn Meets<'a>) {}

            fn make(&mut self, _: Making) {}
        }
    )*};
}

walked! {
    Assessment {
        profile run area_targets answers registers workshops approvals submitted handed_out lists crosswalks
        milestones archive only request log
    }
    Profile {
        organisation scope industry size facts date respondent
        sample
    }
    Answer {
        response meaning target elements note evidence actions urgency respondent confirmed_on tags
    }
    Evidence { text sort date path seen }
    EvidenceSeen { digest on }
    ActionItem { id text owner due state percent cost scenario history }
    ActionEvent { on became }
    Cost { once yearly }
    Milestone { name date profile run area_targets answers figures }
    Archive { questionnaire edition area_targets answers milestones }
    Archived { topic text answer }
    Text { ja en }
    Registers { products trade technologies scenarios dialogue }
    Product { id name monthly_sales note }
    Trade {
        id kind item partner partner_number made_in owned_from tier yearly volume unit share products source
        alternative stock recovery listed confirmed_on basis lines note
    }
    Substitute { name country owned_from days }
    Technology {
        id name products why holders shared_with leak_routes listed leak_effect owner reviewed_on
    }
    Scenario { id title template hits lasts importance urgency measures exercised_on reviewed_on }
    Hits { countries owned_from partners entries products technologies }
    Countermeasure { id what owner due cost state rows changes }
    Split { share partner country owned_from }
    Dialogue { id with name on topics agreed next_on owner competition_law note }
    Workshop { id name on facilitator voters minutes ballot at agenda state }
    AgendaItem { question step rounds said decision parked }
    Votes { levels unknown }
    Decision { response reason dissent owner due }
    Approval { step by on of note }
    Logged { at by field }
    Submitted { invitation association purpose submission revision on of state }
    Request { id from to on by then }
    HandedOut { request to on by questions along back_on }
    ListInUse { as_of digest }
    Crosswalk { title dated items }
    CrosswalkItem { number about questions }
}

chosen! {
    Response { NotApplicable Level ; Unknown Unanswered }
    ActionState { GivenUp ; NotBegun UnderWay Done }
    ActionNews { State Percent Due Owner Cost ; }
    Alternative { Candidate Qualified ; Nothing }
    LeakRoute { Closed ; Open }
    LeakEffect { Yearly Words ; }
    MeasureEffect { Stock Qualifies Split ; }
    RowsEdit { Products Trade Technologies Scenarios Dialogue ; }
    Beside { Workshops Approvals Submitted HandedOut Request Lists Crosswalks ; }
}

wordless! {
    bool u8 u32 Along Date Timestamp Level Meaning Run Urgency CompanySize Fact EvidenceSort Yen Share Percent Days Thousandths
    Tier Rank Lines Country CorporateNumber QuestionnaireId AreaId QuestionId ElementId ItemId ListId ActionId ProductId
    TradeId TechnologyId ScenarioId MeasureId DialogueId WorkshopId RequestId InvitationId SubmissionId Digest
    TradeKind Sourcing Basis Counterpart CompetitionLaw Ballot AgendaStep WorkshopState ApprovalStep LoggedField
    SubmissionState FrozenFigures
}

impl Walk for Edit {
    fn walk<'a>(&'a self, look: &mut dyn Meets<'a>) {
        match self {
            Self::Profile(profile) => profile.walk(look),
            Self::Milestones(milestones) => milestones.walk(look),
            Self::Answers(answers) => answers.walk(look),
            Self::Rows(rows) => rows.walk(look),
            Self::Beside(beside) => beside.walk(look),
            Self::With(edit, beside) => {
                edit.walk(look);
                beside.walk(look);
            }
            Self::Answer(_, change) => change.walk(look),
            Self::WorkshopText(_, _, text) => look.text(text),
            Self::Run(_) | Self::AreaTarget(..) => {}
        }
    }

    fn make(&mut self, making: Making) {
        match self {
            Self::Profile(profile) => profile.make(making),
            Self::Milestones(milestones) => milestones.make(making),
            Self::Answers(answers) => answers.make(making),
            Self::Rows(rows) => rows.make(making),
            Self::Beside(beside) => beside.make(making),
            Self::With(edit, beside) => {
                edit.make(making);
                beside.make(making);
            }
            Self::Answer(_, change) => change.make(making),
            Self::WorkshopText(_, _, text) => text.make(making),
            Self::Run(_) | Self::AreaTarget(..) => {}
        }
    }
}

impl Walk for Change {
    fn walk<'a>(&'a self, look: &mut dyn Meets<'a>) {
        match self {
            Self::Note(text) | Self::Action(text) | Self::Owner(text) | Self::Respondent(text) => {
                look.text(text);
            }
            Self::Response(response, _) => response.walk(look),
            Self::Evidence(list) => list.walk(look),
            Self::Actions(list) => list.walk(look),
            Self::Tags(list) => list.walk(look),
            Self::Target(_) | Self::Elements(_) | Self::Due(_) | Self::Urgency(_) | Self::ConfirmedOn(_) => {}
        }
    }

    fn make(&mut self, making: Making) {
        match self {
            Self::Note(text) | Self::Action(text) | Self::Owner(text) | Self::Respondent(text) => {
                (making.make)(text);
            }
            Self::Response(response, _) => response.make(making),
            Self::Evidence(list) => list.make(making),
            Self::Actions(list) => list.make(making),
            Self::Tags(list) => list.make(making),
            Self::Target(_) | Self::Elements(_) | Self::Due(_) | Self::Urgency(_) | Self::ConfirmedOn(_) => {}
        }
    }
}

impl<const N: usize> Walk for [u8; N] {
    fn walk<'a>(&'a self, _: &mut dyn Meets<'a>) {}

    fn make(&mut self, _: Making) {}
}
