//! One list of everything that can be done or gone to, found by typing: commands, screens, words of the
//! glossary, and questions by their words, notes, evidence, actions, owners and tags.

use egui::{Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::action::Action;
use super::command::Command;
use super::found::{excerpt, tagged, words_of};
use super::glossary;
use super::route::Screen;
use super::showing::portal;
use super::theme;
use super::theme::palette;
use super::widgets::choice::Selected;
use super::widgets::dialog::dialog;
use super::widgets::{one_row, text};
use super::words::{AppWords, app_words};
use crate::assessment::Response;
use crate::base::fold::folded;
use crate::base::lang::{Lang, fill};
use crate::scoring::Gap;
use crate::scoring::names::names;
use crate::scoring::plan::{self, Filter};
use crate::session::document::{Document, Version};

/// What the list remembers while it is open.
#[derive(Clone, Debug, Default)]
pub struct CommandPalette {
    /// What is typed.
    pub typed: String,
    /// The place of the entry that Enter takes.
    pub at: usize,
    /// The entries of the last frame.
    made: Option<Made>,
}

/// Entries, and what they were made for: the words, and the state of the document.
#[derive(Clone, Debug)]
struct Made {
    typed: String,
    of: Option<Version>,
    entries: Vec<Entry>,
}

/// An entry of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its words.
    pub words: String,
    /// What stands at its right: a shortcut, or where the typed words were found.
    pub beside: String,
    /// What it does.
    pub action: Action,
}

/// At most so many entries are shown; who does not find it among them types more.
const MOST: usize = 60;

/// The entries in which every typed word is found, commands first; before them what bears just the
/// typed name.
#[must_use]
pub fn entries(
    typed: &str,
    words: &AppWords,
    lang: Lang,
    doc: Option<&Document>,
    shortcut: &dyn Fn(Command) -> String,
) -> Vec<Entry> {
    let typed = folded(typed);
    let parts: Vec<&str> = typed.split_whitespace().collect();
    let matches = |text: &str| {
        let text = folded(text);
        parts.iter().all(|part| text.contains(part))
    };
    let mut found = Vec::new();
    for command in Command::ALL {
        let label = command.label(words);
        let in_file = doc.is_some_and(|doc| doc.path.is_some()) || !command.needs_file();
        let shown = portal::AVAILABLE || command != Command::ShowFolder;
        let usable = (doc.is_some() || !command.needs_document()) && in_file && shown;
        let found_by = matches(label) || (!parts.is_empty() && matches(command.also(words)));
        if usable && found_by && !matches!(command, Command::Palette | Command::Find) {
            let action = Action::Command(command);
            found.push(Entry { words: label.to_owned(), beside: shortcut(command), action });
        }
    }
    for (screen, label) in Screen::all(lang) {
        let also = if screen == Screen::Settings { words.find_settings.as_str() } else { "" };
        let found_by = matches(label) || (!parts.is_empty() && matches(also));
        if (doc.is_some() || !screen.needs_document()) && found_by {
            let action = Action::Show(screen);
            found.push(Entry { words: label.to_owned(), beside: String::new(), action });
        }
    }
    let terms = glossary::all().iter().enumerate().filter(|_| !parts.is_empty());
    for (at, term) in terms.filter(|(_, term)| term.forms(lang).iter().any(|form| matches(form))) {
        let (words, beside) = (term.name(lang).to_owned(), term.meaning(lang).to_owned());
        found.push(Entry { words, beside, action: Action::Glossary(at) });
    }
    // The others stay in their order. While nothing is typed, Enter leads somewhere and does nothing else.
    let does = |entry: &Entry| parts.is_empty() && matches!(entry.action, Action::Command(_));
    found.sort_by_key(|entry| (folded(&entry.words) != typed.trim(), does(entry)));
    let Some(doc) = doc else { return found };
    let owners = if parts.is_empty() { Vec::new() } else { plan::owners(&doc.card, &doc.assessment) };
    for owner in owners {
        let filter = Filter::of_owner(owner);
        let answer = |gap: &Gap| doc.assessment.answers.get(&gap.question);
        let of = |gap: &&Gap| answer(gap).is_some_and(|answer| answer.action().owner.trim() == owner);
        let count = doc.card.gaps.iter().filter(of).count().to_string();
        let label = fill(&words.find_plan_of, &[("owner", owner), ("count", &count)]);
        if matches(&label) {
            found.push(Entry { words: label, beside: String::new(), action: Action::Plan(filter) });
        }
    }
    for question in doc.assessment.asked(&doc.questionnaire) {
        let head = format!("{} {}", question.id, question.topic.get(lang));
        let answer = doc.assessment.answers.get(&question.id);
        let response = doc.assessment.counted(question);
        let (state, said) = state(lang, response);
        let owner = answer.map_or("", |answer| answer.action().owner.trim());
        let place = if matches(&head) {
            Some(String::new())
        } else if matches(&format!("{said} {owner} {head}")) && !matches(owner) {
            let beside = [state, owner];
            Some(beside.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
        } else if matches(question.text.get(lang)) {
            Some(question.text.get(lang).to_owned())
        } else {
            answer.and_then(|answer| {
                let text = words_of(answer).into_iter().find(|text| matches(text));
                text.map(|text| excerpt(text, &matches)).or_else(|| tagged(answer, lang, &matches))
            })
        };
        if let Some(beside) = place {
            found.push(Entry { words: head, beside, action: Action::GoTo(question.id.clone()) });
        }
    }
    found.truncate(MOST);
    found
}

/// The state of a question that has no level, and all words by which it is searched for.
fn state(lang: Lang, response: &Response) -> (&'static str, &'static str) {
    let (words, names) = (app_words(lang), names(lang));
    match response {
        Response::Level(_) => ("", ""),
        Response::Unknown => (&names.unknown, &words.find_unknown),
        Response::NotApplicable(_) => (&names.not_applicable, &words.find_not_applicable),
        Response::Unanswered => (&names.unanswered, &words.find_open),
    }
}

/// Draws the list; returns what was chosen, and whether it is to close.
pub fn show(
    ui: &Ui,
    state: &mut CommandPalette,
    words: &AppWords,
    lang: Lang,
    doc: Option<&Document>,
) -> (Option<Action>, bool) {
    let ctx = ui.ctx().clone();
    let shortcut = |command: Command| command.keys(&ctx);
    // Searching long notes at every frame would be felt.
    let of = doc.map(Document::version);
    let entries = match state.made.take() {
        Some(made) if made.typed == state.typed && made.of == of => made.entries,
        _ => entries(&state.typed, words, lang, doc, &shortcut),
    };
    let typed = state.typed.clone();
    let last = entries.len().saturating_sub(1);
    let moved = |key| ui.input_mut(|i| i.count_and_consume_key(Modifiers::NONE, key));
    let (down, up) = (moved(Key::ArrowDown), moved(Key::ArrowUp));
    state.at = (state.at + down).saturating_sub(up).min(last);
    let (mut chosen, close) = dialog(ui, "palette", "", 640.0, |ui| {
        let before = state.typed.clone();
        let response = ui.add(
            TextEdit::singleline(&mut state.typed)
                .id(Id::unique("palette field"))
                .hint_text(&words.palette_hint)
                .desired_width(f32::INFINITY),
        );
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, &before, &state.typed, &words.palette_hint);
            info.label = Some(words.palette_button.clone());
            info
        });
        if !response.has_focus() && !response.lost_focus() {
            response.request_focus();
        }
        if state.typed != before {
            state.at = 0;
        }
        let entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        // What was typed in the same frame is sought before the first that is found is taken.
        let sought = (entered && state.typed != before)
            .then(|| self::entries(&state.typed, words, lang, doc, &shortcut));
        let taken = entered.then(|| sought.as_ref().unwrap_or(&entries).get(state.at)).flatten();
        let mut chosen = taken.map(|entry| entry.action.clone());
        ui.add_space(4.0);
        // As high whatever is found, so that the field stays where it is.
        let room = (ui.ctx().content_rect().height() - 150.0).clamp(60.0, 340.0);
        ui.set_min_height(room);
        ScrollArea::vertical().max_height(room).auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if entries.is_empty() {
                text::muted(ui, &words.palette_none);
            }
            for (i, entry) in entries.iter().enumerate() {
                let response = row(ui, entry, Selected::from(i == state.at));
                if i == state.at && (down > 0 || up > 0) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(entry.action.clone());
                }
            }
        });
        chosen
    });
    state.made = Some(Made { typed, of, entries });
    if close {
        chosen = None;
    }
    let close = close || chosen.is_some();
    (chosen, close)
}

fn row(ui: &mut Ui, entry: &Entry, chosen: Selected) -> egui::Response {
    let at = chosen == Selected::Yes;
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, at, &entry.words));
    if at || response.hovered() {
        ui.painter().rect_filled(rect, 5.0, p.tint);
    }
    if at {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 1.5, p.accent);
    }
    let room = rect.width() - 24.0;
    let left = one_row(ui, &entry.words, theme::regular(theme::BODY), p.text, room * 0.72);
    let width = left.size().x;
    ui.painter().galley(pos2(rect.left() + 12.0, rect.center().y - left.size().y / 2.0), left, p.text);
    let beside = one_row(ui, &entry.beside, theme::regular(theme::SMALL), p.muted, room - width - 16.0);
    let at = pos2(rect.right() - 12.0 - beside.size().x, rect.center().y - beside.size().y / 2.0);
    ui.painter().galley(at, beside, p.muted);
    response
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::app::words::app_words;
    use crate::assessment::{ActionItem, Answer, Assessment, Run};
    use crate::base::ids::QuestionId;
    use crate::questionnaire::shipped::meti_guideline;

    fn found(typed: &str, lang: Lang) -> Vec<Action> {
        let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
        let answer =
            Answer { actions: vec![ActionItem::of("", "調達部 佐藤", None)], ..Answer::default() };
        assessment.answers.insert(QuestionId::new("A-4"), answer.into());
        let day = jiff::civil::date(2026, 11, 24);
        let doc = Document::new(meti_guideline().clone(), assessment, day);
        let entries = entries(typed, app_words(lang), lang, Some(&doc), &|_| String::new());
        entries.into_iter().map(|entry| entry.action).collect()
    }

    #[test]
    fn an_owner_leads_to_the_question_that_bears_the_name() {
        assert_eq!(found("佐藤", Lang::Ja), [Action::GoTo(QuestionId::new("A-4"))]);
    }

    #[test]
    fn a_note_is_found_by_what_stands_on_the_screen_whatever_it_is_made_of() {
        for (note, typed) in [
            ("カ\u{3099}スハ\u{309a}イフ\u{309a}の図面", "ガスパイプ"),
            ("ｶﾞｷﾞｸﾞ", "ガギグ"),
            ("見え\u{200b}ない", "見えない"),
            ("ソフト\u{ad}ハイフン", "ソフトハイフン"),
            ("葛\u{e0100}城市", "葛城市"),
        ] {
            let answer = Answer { note: note.to_owned(), ..Answer::default() };
            let answers = [(QuestionId::new("A-4"), answer.into())].into_iter().collect();
            let assessment = Assessment { run: Run::Full, answers, ..Assessment::default() };
            let day = jiff::civil::date(2026, 11, 24);
            let doc = Document::new(meti_guideline().clone(), assessment, day);
            let entries = entries(typed, app_words(Lang::Ja), Lang::Ja, Some(&doc), &|_| String::new());
            let found: Vec<_> = entries.into_iter().map(|entry| entry.action).collect();
            assert_eq!(found, [Action::GoTo(QuestionId::new("A-4"))], "{typed}");
        }
    }

    #[test]
    fn a_tag_finds_its_questions_and_is_said_beside_them() {
        let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
        for (id, note, tags) in [
            ("A-4", "", &["取締役会", "予算要求"][..]),
            ("G-1", "取締役会で説明", &["取締役会"]),
            ("I-5", "", &["Ｌｅｇａｌ"]),
        ] {
            let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
            let answer = Answer { note: note.to_owned(), tags, ..Answer::default() };
            assessment.answers.insert(QuestionId::new(id), answer.into());
        }
        let day = jiff::civil::date(2026, 11, 24);
        let doc = Document::new(meti_guideline().clone(), assessment, day);
        for (typed, lang, wanted) in [
            ("予算要求", Lang::Ja, &[("A-4", "タグ: 予算要求")][..]),
            ("タグ 取締役会", Lang::Ja, &[("A-4", "タグ: 取締役会"), ("G-1", "タグ: 取締役会")]),
            ("取締役会 予算要求", Lang::Ja, &[("A-4", "タグ: 取締役会、予算要求")]),
            ("説明", Lang::Ja, &[("G-1", "取締役会で説明")]),
            ("tags: legal", Lang::En, &[("I-5", "Tags: Ｌｅｇａｌ")]),
        ] {
            let entries = entries(typed, app_words(lang), lang, Some(&doc), &|_| String::new());
            let found = entries.into_iter().filter_map(|entry| match entry.action {
                Action::GoTo(id) if doc.assessment.answers.contains_key(&id) => {
                    Some((id.to_string(), entry.beside))
                }
                _ => None,
            });
            let wanted: Vec<(String, String)> =
                wanted.iter().map(|(id, beside)| ((*id).to_owned(), (*beside).to_owned())).collect();
            assert_eq!(found.collect::<Vec<_>>(), wanted, "{typed}");
        }
    }

    #[test]
    fn a_state_finds_the_questions_that_are_in_it_and_a_name_beside_it_those_of_an_owner() {
        let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
        let answer = |id: &QuestionId, response: Response, owner: &str| Answer {
            response,
            meaning: meti_guideline().question(id).unwrap().1.meaning,
            actions: vec![ActionItem::of("", owner, None)],
            ..Answer::default()
        };
        let level = Response::Level(crate::base::level::Level::TWO);
        for question in assessment.asked(meti_guideline()).iter().map(|q| q.id.clone()).collect::<Vec<_>>() {
            let answer = answer(&question, level.clone(), "調達部 佐藤");
            assessment.answers.insert(question, answer.into());
        }
        for (id, response, owner) in [
            ("A-4", Response::Unknown, "調達部 佐藤"),
            ("G-1", Response::Unknown, "田中"),
            ("A-2", Response::Unanswered, "調達部 佐藤"),
            ("I-5", Response::NotApplicable(String::new()), ""),
        ] {
            let id = QuestionId::new(id);
            assessment.answers.insert(id.clone(), answer(&id, response, owner).into());
        }
        let day = jiff::civil::date(2026, 11, 24);
        let doc = Document::new(meti_guideline().clone(), assessment, day);
        let ids = |typed: &str, lang| -> Vec<(String, String)> {
            let entries = entries(typed, app_words(lang), lang, Some(&doc), &|_| String::new());
            let questions = entries.into_iter().filter_map(|entry| match entry.action {
                Action::GoTo(id) => Some((id.to_string(), entry.beside)),
                _ => None,
            });
            questions.collect()
        };
        let both = |ja: &str, en: &str, wanted: [&[(&str, &str)]; 2]| {
            for ((typed, lang), wanted) in [(ja, Lang::Ja), (en, Lang::En)].into_iter().zip(wanted) {
                let wanted: Vec<(String, String)> =
                    wanted.iter().map(|(id, beside)| ((*id).to_owned(), (*beside).to_owned())).collect();
                assert_eq!(ids(typed, lang), wanted, "{typed}");
            }
        };
        both(
            "不明",
            "unknown",
            [
                &[("A-4", "分からない · 調達部 佐藤"), ("G-1", "分からない · 田中")],
                &[("A-4", "Unknown · 調達部 佐藤"), ("G-1", "Unknown · 田中")],
            ],
        );
        both(
            "未回答",
            "not answered",
            [&[("A-2", "未回答 · 調達部 佐藤")], &[("A-2", "Unanswered · 調達部 佐藤")]],
        );
        both(
            "佐藤　分からない",
            "佐藤 unknown",
            [&[("A-4", "分からない · 調達部 佐藤")], &[("A-4", "Unknown · 調達部 佐藤")]],
        );
        both("該当なし", "not applicable", [&[("I-5", "該当しない")], &[("I-5", "Not applicable")]]);
    }

    #[test]
    fn an_owner_who_has_gaps_leads_to_the_owners_plan() {
        let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
        let owner = "調達部 佐藤";
        let response = Response::Level(crate::base::level::Level::ONE);
        assessment.answers.insert(
            QuestionId::new("A-4"),
            Answer { response, actions: vec![ActionItem::of("", owner, None)], ..Answer::default() }.into(),
        );
        let day = jiff::civil::date(2026, 11, 24);
        let doc = Document::new(meti_guideline().clone(), assessment, day);
        let entries = entries("佐藤", app_words(Lang::Ja), Lang::Ja, Some(&doc), &|_| String::new());
        let found: Vec<(&str, &Action)> = entries.iter().map(|e| (e.words.as_str(), &e.action)).collect();
        let plan = Action::Plan(Filter::of_owner("調達部 佐藤"));
        assert_eq!(found[0], ("調達部 佐藤の行動計画(1件)", &plan));
        assert_eq!(found[1].1, &Action::GoTo(QuestionId::new("A-4")));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn commands_and_screens_are_found_in_any_width_and_case() {
        assert!(found("ＵＮＤＯ", Lang::En).contains(&Action::Command(Command::Undo)));
        assert!(found("action pl", Lang::En).contains(&Action::Show(Screen::Plan)));
        assert!(found("a-4", Lang::Ja).contains(&Action::GoTo(QuestionId::new("A-4"))));
    }

    #[test]
    fn encryption_is_found_by_what_people_call_it() {
        for (typed, lang) in [
            ("暗号", Lang::Ja),
            ("パスフレーズ", Lang::Ja),
            ("encrypt", Lang::Ja),
            ("encrypt", Lang::En),
            ("passphrase", Lang::En),
        ] {
            assert_eq!(found(typed, lang).first(), Some(&Action::Command(Command::Encrypt)), "{typed}");
        }
    }

    #[test]
    fn what_bears_just_the_typed_name_stands_first() {
        // While nothing is typed: what leads somewhere and does nothing else.
        assert_eq!(found("", Lang::Ja).first(), Some(&Action::Show(Screen::Home)));
        let results = found("results", Lang::En);
        assert_eq!(results.first(), Some(&Action::Show(Screen::Results)));
        assert!(results.contains(&Action::Command(Command::Slides)));
        assert_eq!(found("結果", Lang::Ja).first(), Some(&Action::Show(Screen::Results)));
    }

    #[test]
    fn what_is_nowhere_finds_nothing() {
        assert_eq!(found("xyzzy", Lang::Ja), []);
    }
}
