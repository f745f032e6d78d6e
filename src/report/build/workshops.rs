//! Workshops: what was voted, what was decided, what was said against it, what was parked. A part of the full edition,
//! and the record of one workshop by itself. Nobody's name stands with a vote.

use super::builder::Builder;
use crate::assessment::Response;
use crate::assessment::workshop::{AgendaItem, AgendaStep, Votes, Workshop, WorkshopState};
use crate::base::ids::WorkshopId;
use crate::base::lang::fill;
use crate::questionnaire::{Kind, Question};
use crate::report::document::{Align, Block, Cell, Cover, Document, Field, Labelled, Meta, Span, Table};
use crate::report::frame::framed;
use crate::report::input::ReportInput;
use crate::report::pieces::{body, column, heading, joined, small};
use crate::report::words::words;
use crate::scoring::names::names;
use crate::workshop::decided::accord;
use crate::workshop::running::step;
use crate::workshop::said;
use crate::workshop::tally::{Median, Tally};
use crate::workshop::words::{WorkshopWords, workshop_words};

/// The part of the full edition; nothing where no workshop has begun.
pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let held = b.answers().workshops.iter().filter(|workshop| has_begun(workshop));
    let said: Vec<Block> = held.flat_map(|workshop| one(&Teller::of(b), workshop, 2)).collect();
    if said.is_empty() {
        return said;
    }
    let w = workshop_words(b.input.lang);
    joined([vec![heading(1, &w.title), small(&w.rule)], said])
}

/// The record of one workshop; none where it is not disclosed or not there.
#[must_use]
pub fn protocol(input: &ReportInput<'_>, id: &WorkshopId) -> Option<Document> {
    let (lang, w) = (input.lang, workshop_words(input.lang));
    let b =
        &Builder { input, w: words(lang), n: names(lang), fingerprint: None, earlier: None, attached: false };
    let workshop = b.answers().workshop(id)?;
    let profile = &b.answers().profile;
    let organisation = profile.organisation.trim();
    let name = said::name_said(workshop, lang);
    let title = fill(&w.record_of, &[("name", name)]);
    let mut blocks = one(&Teller::of(b), workshop, 1);
    blocks.push(small(&w.rule));
    let made = (b.w.reported_on.clone(), b.date(input.date));
    let asked = (b.w.questionnaire.clone(), b.asked());
    Some(Document {
        cover: Cover {
            organisation: organisation.to_owned(),
            title: w.record.clone(),
            status: b.w.status.clone(),
            mark: profile.sample.then(|| b.w.sample.clone()),
            fields: facts(b, workshop).into_iter().chain([made, asked]).collect(),
            contents: b.w.contents.clone(),
            notices: vec![w.record_notice.clone()],
        },
        blocks,
        header: (title.clone(), b.w.status.clone()),
        ..framed(Meta {
            title: if organisation.is_empty() { title.clone() } else { format!("{title}: {organisation}") },
            author: organisation.to_owned(),
            subject: w.record.clone(),
            lang,
            date: input.date,
            creator: input.app.to_owned(),
            fingerprint: None,
            recipe: None,
        })
    })
}

/// Whether anything of it is worth telling.
fn has_begun(workshop: &Workshop) -> bool {
    workshop.agenda.iter().any(is_told)
}

fn is_told(item: &AgendaItem) -> bool {
    *item != AgendaItem { question: item.question.clone(), ..AgendaItem::default() }
}

/// The workshop as label and value.
fn facts(b: &Builder<'_>, workshop: &Workshop) -> Vec<(String, String)> {
    let (lang, w) = (b.input.lang, workshop_words(b.input.lang));
    let state = match workshop.state {
        WorkshopState::Open => &w.under_way,
        WorkshopState::Ended => &w.ended,
    };
    vec![
        (w.held_on.clone(), b.date(workshop.on)),
        (w.facilitator.clone(), b.given(&workshop.facilitator)),
        (w.voters.clone(), fill(&w.people, &[("count", &workshop.voters.to_string())])),
        (w.ballot.clone(), said::ballot_said(workshop.ballot, lang).to_owned()),
        (w.state.clone(), state.clone()),
    ]
}

/// What a workshop is told with.
struct Teller<'a> {
    b: &'a Builder<'a>,
    w: &'static WorkshopWords,
}

/// A workshop: its facts, a row for each question, and each question with all that was said.
fn one(t: &Teller<'_>, workshop: &Workshop, level: u8) -> Vec<Block> {
    let b = t.b;
    let facts = facts(b, workshop).into_iter().zip([22.0, 24.0, 16.0, 22.0, 16.0]);
    let facts = facts.map(|((label, value), width)| Labelled { label, value, width });
    let told = || workshop.agenda.iter().filter(|item| is_told(item));
    let mut blocks = vec![
        heading(level, said::name_said(workshop, b.input.lang)),
        Block::Facts(facts.collect()),
        Block::Table(Table {
            summary: said::name_said(workshop, b.input.lang).to_owned(),
            columns: vec![
                column(&b.n.question, 40.0, Align::Left),
                column(&t.w.first_vote, 16.0, Align::Left),
                column(&t.w.second_vote, 16.0, Align::Left),
                column(&t.w.decision, 28.0, Align::Left),
            ],
            rows: workshop.agenda.iter().map(|item| t.row(item)).collect(),
            ..Table::default()
        }),
    ];
    if told().next().is_none() {
        blocks.push(body(t.w.nothing_yet.clone()));
    }
    blocks.extend(told().map(|item| t.question(item, level + 1)));
    blocks
}

impl<'a> Teller<'a> {
    fn of(b: &'a Builder<'a>) -> Self {
        Self { b, w: workshop_words(b.input.lang) }
    }

    fn kind(&self, item: &AgendaItem) -> Kind {
        self.b.question(&item.question).map(|question| question.kind).unwrap_or_default()
    }

    fn row(&self, item: &AgendaItem) -> Vec<Cell> {
        let vote = |round: usize| {
            let votes = item.rounds.get(round);
            Cell::plain(votes.map_or_else(|| self.b.w.no_number.clone(), |votes| self.in_short(item, votes)))
        };
        let decided = match self.outcome(item) {
            Some((level, how)) => format!("{level}{}{how}", self.w.between),
            None => self.state(item).to_owned(),
        };
        vec![Cell::plain(self.b.topic(&item.question)), vote(0), vote(1), Cell::plain(decided)]
    }

    /// The median with the ends: the most that a cell has room for.
    fn in_short(&self, item: &AgendaItem, votes: &Votes) -> String {
        let tally = Tally::of(self.kind(item), votes);
        let counted = match &tally {
            Tally::TooFew { votes } => return fill(&self.w.few_in_short, &[("count", &votes.to_string())]),
            Tally::Shown(counted) => counted,
        };
        let (Some(median), Some((low, high))) = (counted.median, counted.spread) else {
            return self.b.n.unknown.clone();
        };
        let median = match median {
            Median::One(level) => level.to_string(),
            Median::Between(low, high) => {
                fill(&self.w.from_to, &[("low", &low.to_string()), ("high", &high.to_string())])
            }
        };
        let values = [("median", &*median), ("low", &*low.to_string()), ("high", &high.to_string())];
        fill(&self.w.vote_in_short, &values)
    }

    /// The level that was decided and how, where it is decided.
    fn outcome(&self, item: &AgendaItem) -> Option<(String, &'static str)> {
        (step(item) == AgendaStep::Decided).then(|| {
            let question = self.b.question(&item.question);
            let level = self.level(question, &item.decision.response);
            (level, said::accord_said(accord(self.kind(item), item), self.b.input.lang))
        })
    }

    fn level(&self, question: Option<&Question>, response: &Response) -> String {
        match (response, question) {
            (Response::Level(level), Some(question)) => self.b.level(question, *level),
            (Response::Level(level), None) => level.to_string(),
            (Response::Unknown, _) => self.b.n.unknown.clone(),
            (Response::NotApplicable(_), _) => self.b.n.not_applicable.clone(),
            (Response::Unanswered, _) => self.w.undecided.clone(),
        }
    }

    fn state(&self, item: &AgendaItem) -> &'static str {
        if item.step == AgendaStep::Parked { &self.w.parked } else { &self.w.undecided }
    }

    /// A question with all that was voted, said and decided. What was put down before a decision stands, too.
    fn question(&self, item: &AgendaItem, level: u8) -> Block {
        let (b, w, lang) = (self.b, self.w, self.b.input.lang);
        let mut fields: Vec<Field> = Vec::new();
        let mut field = |label: &str, values: Vec<String>| {
            let values: Vec<Vec<Span>> = values
                .into_iter()
                .filter(|value| !value.trim().is_empty())
                .map(|value| vec![Span::plain(value.trim())])
                .collect();
            if !values.is_empty() {
                fields.push(Field { label: label.to_owned(), values });
            }
        };
        for (round, votes) in item.rounds.iter().enumerate() {
            let tally = Tally::of(self.kind(item), votes);
            let counts = tally.counted().map(|counted| said::counts(counted, lang));
            let sentences = said::sentences(&tally, lang).join(lang.space());
            field(&said::round_name(round, lang), counts.into_iter().chain([sentences]).collect());
        }
        field(&w.said, vec![item.said.clone()]);
        let decided = match self.outcome(item) {
            Some((level, how)) => format!("{level}{}{how}", w.between),
            None => self.state(item).to_owned(),
        };
        field(&w.decision, vec![decided]);
        field(&w.reason, vec![item.decision.reason.clone()]);
        field(&w.dissent, vec![item.decision.dissent.clone()]);
        field(&b.n.owner, vec![item.decision.owner.clone()]);
        field(&b.w.due, vec![item.decision.due.map(|due| due.to_string()).unwrap_or_default()]);
        field(&w.parked_what, vec![item.parked.clone()]);
        Block::Together(vec![heading(level, &b.topic(&item.question)), Block::Fields(fields)])
    }
}
