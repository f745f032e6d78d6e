//! The faults that are being found in a text, each put where the thing stands that it is about; the
//! checks that many fields share.

use std::cell::OnceCell;

use super::fault::{Fault, FaultKind};
use super::fields::fields_of;
use super::places::Places;
use crate::base::characters::is_visible;
use crate::base::ids::is_well_formed;
use crate::base::lang::{Lang, Text};
use crate::base::level::Level;
use crate::base::nearest::nearest;
use crate::questionnaire::glossary_term::{GlossaryTerm, TermForms};
use crate::questionnaire::list::{Item, ReferenceList};
use crate::questionnaire::{Area, Element, FactAsked, Question, Role, TargetBySize};

/// The deepest nesting that is read: conditions nest.
const DEEPEST: usize = 48;

/// The faults found so far, and where things stand in the text.
pub(super) struct Found<'a> {
    text: &'a str,
    /// Looked for at the first fault.
    places: OnceCell<Places<'a>>,
    /// Where in the text that stands which is at a path of what is checked.
    shown_at: Box<dyn Fn(&str) -> String>,
    english: English,
    faults: Vec<PathFault>,
}

/// A fault with the path in the text of what it is about, such as `add.A.2.weight`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PathFault {
    /// The fault.
    pub fault: Fault,
    /// The path.
    pub path: String,
}

/// Whether texts stand in English, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum English {
    /// They must.
    Wanted,
    /// They may not: the Japanese stands then.
    MayBeMissing,
}

impl<'a> Found<'a> {
    /// No fault so far in a text.
    pub(super) fn in_text(text: &'a str) -> Self {
        let (places, faults) = (OnceCell::new(), Vec::new());
        Self { text, places, shown_at: Box::new(str::to_owned), english: English::Wanted, faults }
    }

    /// Whether what is checked from now on is wanted in English.
    pub(super) fn english(&mut self, english: English) {
        self.english = english;
    }

    /// What is checked from now on stands elsewhere in the text than its paths say.
    pub(super) fn shown_at(&mut self, place: impl Fn(&str) -> String + 'static) {
        self.shown_at = Box::new(place);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// The text as a value; unknown fields are faults, and so is what cannot be read at all.
    pub(super) fn parse<T: serde::de::DeserializeOwned>(text: &'a str) -> (Self, Option<T>) {
        let mut unknown = Vec::new();
        let options = ron::Options::default().with_recursion_limit(DEEPEST);
        let parsed = ron::Deserializer::from_str_with_options(text, &options).and_then(|mut reader| {
            serde_ignored::deserialize(&mut reader, |path| unknown.push(path.to_string()))
                .and_then(|value| reader.end().map(|()| value))
                .map_err(|code| reader.span_error(code))
        });
        match parsed {
            Ok(value) => {
                let mut found = Self::in_text(text);
                for path in unknown {
                    found.unknown_field::<T>(&path.replace('?', "0"));
                }
                (found, Some(value))
            }
            Err(error) => {
                let start = (error.span.start.line, error.span.start.col);
                let values = vec![("detail", error.code.to_string())];
                let fault = Fault::new(start, FaultKind::Unreadable, values);
                let faults = vec![PathFault { fault, path: String::new() }];
                (Self { faults, ..Self::in_text("") }, None)
            }
        }
    }

    fn unknown_field<T: serde::de::DeserializeOwned>(&mut self, path: &str) {
        let (owner, name) = path.rsplit_once('.').unwrap_or(("", path));
        // The struct that a field stands in is known by the names on the way to it.
        let names: Vec<&str> = owner.split('.').filter(|part| part.parse::<usize>().is_err()).collect();
        let known = match names.as_slice() {
            [] | [""] => fields_of::<T>(),
            [.., "add", _] | [.., "questions"] => fields_of::<Question>(),
            [.., "areas"] => fields_of::<Area>(),
            [.., "elements"] => fields_of::<Element>(),
            [.., "facts"] => fields_of::<FactAsked>(),
            [.., "roles"] => fields_of::<Role>(),
            [.., "items"] => fields_of::<Item>(),
            [.., "lists"] => fields_of::<ReferenceList>(),
            [.., "terms"] => fields_of::<GlossaryTerm>(),
            [.., "found"] => fields_of::<TermForms>(),
            [.., "target" | "maturity_target" | "decision_target"] => fields_of::<TargetBySize>(),
            _ => fields_of::<Text>(),
        };
        self.named(path, FaultKind::UnknownField, name, known.iter().copied());
    }

    pub(super) fn add(&mut self, path: &str, kind: FaultKind, values: Vec<(&'static str, String)>) {
        let places = self.places.get_or_init(|| Places::of(self.text));
        let path = (self.shown_at)(path);
        self.faults.push(PathFault { fault: Fault::new(places.at(&path), kind, values), path });
    }

    /// A wrong name, with the known one that it looks like.
    pub(super) fn named<'k>(
        &mut self,
        path: &str,
        kind: FaultKind,
        found: &str,
        known: impl Iterator<Item = &'k str>,
    ) {
        let near = nearest(found, known).unwrap_or_default();
        self.add(path, kind, vec![("found", found.to_owned()), ("nearest", near)]);
    }

    pub(super) fn id(&mut self, path: &str, id: &str) {
        if !is_well_formed(id) {
            self.add(path, FaultKind::NotAnId, vec![("found", id.to_owned())]);
        }
    }

    /// Every id of a list stands once.
    pub(super) fn unique<'i>(&mut self, list: &str, ids: impl Iterator<Item = &'i str>) {
        let mut seen = Vec::new();
        for (i, id) in ids.enumerate() {
            if seen.contains(&id) {
                self.add(&format!("{list}.{i}.id"), FaultKind::Twice, vec![("id", id.to_owned())]);
            }
            seen.push(id);
        }
    }

    pub(super) fn optional(&mut self, path: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.text(path, text);
        }
    }

    pub(super) fn text(&mut self, path: &str, text: &Text) {
        for lang in Lang::ALL {
            let wanted = lang == Lang::Ja || self.english == English::Wanted;
            if wanted && text.get(lang).trim().is_empty() {
                let values = vec![("field", field(path).to_owned()), ("missing", lang.tag().to_owned())];
                self.add(&format!("{path}.{}", lang.tag()), FaultKind::MissingText, values);
            }
            self.visible(&format!("{path}.{}", lang.tag()), text.get(lang));
        }
    }

    /// What one reads is what is there.
    pub(super) fn visible(&mut self, path: &str, text: &str) {
        if let Some(hidden) = text.chars().find(|char| !is_visible(*char)) {
            let values = vec![("found", format!("U+{:04X}", u32::from(hidden)))];
            self.add(path, FaultKind::Invisible, values);
        }
    }

    pub(super) fn texts(&mut self, path: &str, texts: &[Text]) {
        for (i, text) in texts.iter().enumerate() {
            self.text(&format!("{path}.{i}"), text);
        }
    }

    pub(super) fn filled(&mut self, path: &str, entries: usize) {
        if entries == 0 {
            self.add(path, FaultKind::Empty, vec![("field", field(path).to_owned())]);
        }
    }

    /// A text for each level.
    pub(super) fn counted(&mut self, path: &str, texts: &[Text], wanted: usize) {
        if texts.len() != wanted {
            let values = vec![
                ("field", field(path).to_owned()),
                ("found", texts.len().to_string()),
                ("wanted", wanted.to_string()),
            ];
            self.add(path, FaultKind::WrongCount, values);
        }
        self.texts(path, texts);
    }

    pub(super) fn target(&mut self, path: &str, target: TargetBySize, levels: &[Level]) {
        let TargetBySize { small, medium, large } = target;
        for (name, level) in [("small", small), ("medium", medium), ("large", large)] {
            if !levels.contains(&level) {
                let wanted: Vec<String> = levels.iter().map(ToString::to_string).collect();
                let values = vec![("found", level.to_string()), ("wanted", wanted.join(", "))];
                self.add(&format!("{path}.{name}"), FaultKind::Target, values);
            }
        }
    }

    pub(super) fn date(&mut self, path: &str, found: &str, example: &str) {
        let values = vec![("found", found.to_owned()), ("example", example.to_owned())];
        self.add(path, FaultKind::NotADate, values);
    }

    pub(super) fn sorted(mut self) -> Vec<PathFault> {
        self.faults.sort();
        self.faults
    }
}

/// The name of the field that a path leads to, without the numbers of entries.
fn field(path: &str) -> &str {
    path.split('.').rfind(|part| part.parse::<usize>().is_err()).unwrap_or(path)
}
