//! Workshops in the window: held with cards and by turns, interrupted, taken back, and told whole afterwards.

use std::collections::BTreeMap;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, Queryable};
use keian::app::theme;
use keian::app::workshop::projector::{self, LEAST};
use keian::assessment::workshop::{AgendaStep, Ballot, Votes, Workshop, WorkshopState};
use keian::assessment::workshop_words::WorkshopField;
use keian::assessment::{Answer, Assessment, Response, Run};
use keian::audience::{Disclosed, Edition};
use keian::base::ids::QuestionId;
use keian::base::lang::Lang;
use keian::base::level::Level;
use keian::paper::{self, page_texts};
use keian::questionnaire::Kind;
use keian::questionnaire::shipped::meti_guideline;
use keian::report::{ReportInput, protocol};
use keian::session::document::Document;
use keian::start::today;
use keian::workshop::shown::{Projected, ProjectedPhase};

use super::person::{Person, Words};
use super::raster::Textures;

/// The questions of the workshop, and what is voted on each in the first round and in the second, decided, and said
/// against it.
const HELD: [(&str, &str, &str, &str, &str); 5] = [
    ("A-1", "3324133", "3333323", "3", ""),
    ("A-2", "0123400", "1122112", "1", "二は現場の実感と合わない"),
    ("P1-1", "2222222", "2222222", "2", ""),
    ("P1-2", "44?1022", "33?2322", "2", "四と書いた理由が残っていない"),
    ("G-1", "1111???", "1111111", "1", ""),
];

struct Labels {
    words: Words,
}

impl Labels {
    fn say<'a>(&self, ja: &'a str, en: &'a str) -> &'a str {
        self.words.say(ja, en)
    }

    fn cards(&self) -> &'static str {
        self.words.say("カードの数字", "Digits on the cards")
    }

    fn next(&self) -> &'static str {
        self.words.say("次の質問へ", "Next question")
    }

    fn decide(&self) -> &'static str {
        self.words.say("決定に進む", "Go on to decide")
    }

    fn take_over(&self) -> &'static str {
        self.words.say("決定を回答に取り入れる", "Take over as the answer")
    }
}

fn id(question: &str) -> QuestionId {
    QuestionId::new(question)
}

fn workshop(person: &Person) -> Workshop {
    (*person.document().assessment.workshops[0]).clone()
}

fn step_of(person: &Person, question: &str) -> AgendaStep {
    workshop(person).item(&id(question)).unwrap().step
}

/// With a workshop of seven people on the five questions of the sample that is about to begin.
fn prepared(words: Words) -> Person {
    prepares(Person::at_the_sample(words), words)
}

fn prepares(mut person: Person, words: Words) -> Person {
    person.click(words.say("ワークショップ", "Workshop"));
    person.click(words.say("新しいワークショップを準備", "Prepare a new workshop"));
    person.type_into(words.say("ワークショップの名前", "Name of the workshop"), "経営会議");
    person.type_into(words.say("進行役", "Facilitator"), "佐藤");
    for (question, ..) in HELD {
        let name = format!("{question} ");
        person.click_beginning(&name);
    }
    assert_eq!(workshop(&person).agenda.len(), 5);
    assert_eq!((workshop(&person).voters, workshop(&person).ballot), (7, Ballot::Cards));
    person
}

/// The order in which the questions are spoken about.
fn agenda(person: &Person) -> Vec<String> {
    workshop(person).agenda.iter().map(|item| item.question.to_string()).collect()
}

fn held(question: &str) -> (&'static str, &'static str, &'static str, &'static str) {
    let (_, first, second, level, dissent) = HELD.into_iter().find(|held| held.0 == question).unwrap();
    (first, second, level, dissent)
}

/// The cards of a round are typed, and Enter reveals them.
fn votes(person: &mut Person, labels: &Labels, cards: &str) {
    person.wait_until(|person| person.has_field(labels.cards()));
    person.type_into(labels.cards(), cards);
    person.press(Key::Enter);
}

/// What the highest and the lowest said is written down.
fn says(person: &mut Person, labels: &Labels, said: &str) {
    let label = labels.say("最も高い票と最も低い票の理由", "Why the highest and the lowest voted so");
    person.type_into(label, said);
}

/// The way of a question from its first vote to where its decision is put down.
fn to_the_decision(person: &mut Person, labels: &Labels, question: &str) {
    let (first, second, ..) = held(question);
    votes(person, labels, first);
    assert_eq!(step_of(person, question), AgendaStep::Talk);
    says(person, labels, &format!("{question}の理由"));
    person.click(labels.say("もう一度投票", "Vote again"));
    votes(person, labels, second);
    person.click(labels.decide());
}

/// A level, the reason and the dissent are put down and taken over.
fn decides(person: &mut Person, labels: &Labels, question: &str) {
    let (_, _, level, dissent) = held(question);
    person.click_beginning(&format!("{level} "));
    person.type_into(labels.say("決めた理由", "Why it is decided so"), &format!("{question}で決めた理由"));
    if !dissent.is_empty() {
        person.type_into(labels.say("異論", "Dissent"), dissent);
    }
    person.click(labels.take_over());
    assert_eq!(step_of(person, question), AgendaStep::Decided, "{question}");
}

/// The votes of a text of cards.
fn counted(cards: &str) -> Votes {
    let mut votes = Votes::default();
    for card in cards.chars() {
        match card.to_digit(10) {
            Some(level) => votes.levels[level as usize] += 1,
            None => votes.unknown += 1,
        }
    }
    votes
}

#[test]
fn a_workshop_that_was_killed_and_taken_back_goes_on_and_its_record_is_whole() {
    for words in Words::BOTH {
        let labels = Labels { words };
        let mut person = prepared(words);
        let path = std::fs::canonicalize(person.folder()).unwrap().join("answers.keian");
        person.shortcut(Modifiers::COMMAND, Key::S);
        person.gives(&path);
        person.wait_until(|person| !person.document().is_unsaved());
        person.click(words.say("始める", "Begin"));
        let order = agenda(&person);
        for question in &order[..2] {
            to_the_decision(&mut person, &labels, question);
            decides(&mut person, &labels, question);
            person.click(labels.next());
        }
        // A decision is taken back by one step, and made again by one.
        let before = person.document().assessment.clone();
        // Where one types, the keys of undo are those of the field.
        person.click(words.say("元に戻す", "Undo"));
        person.click(words.say("元に戻す", "Undo"));
        assert_eq!(step_of(&person, &order[1]), AgendaStep::Decide);
        assert!(person.shows(words.say("話し合って決めたレベル", "The level that was decided on together")));
        person.click(words.say("やり直す", "Redo"));
        person.click(words.say("やり直す", "Redo"));
        assert_eq!(person.document().assessment, before);
        // In the third the first vote is revealed, and something was said: then the program ends.
        votes(&mut person, &labels, held(&order[2]).0);
        says(&mut person, &labels, "途中で言われたこと");
        let before = person.document().assessment.clone();
        let mut person = person.crashes();
        person.wait_for(words.say("続きから再開", "Continue where you left off"));
        person.click(words.say("続きから再開", "Continue where you left off"));
        person.wait_until(|person| person.harness.state().document().is_some());
        assert_eq!(person.document().assessment, before);
        person.click(words.say("ワークショップ", "Workshop"));
        person.click(words.say("「経営会議」を続ける", "Go on with “経営会議”"));
        // It goes on at the question and the step that was left.
        let label = labels.say("最も高い票と最も低い票の理由", "Why the highest and the lowest voted so");
        assert_eq!(person.field_text(label), "途中で言われたこと");
        person.click(labels.say("もう一度投票", "Vote again"));
        votes(&mut person, &labels, held(&order[2]).1);
        person.click(labels.decide());
        decides(&mut person, &labels, &order[2]);
        person.click(labels.next());
        // The fourth is parked without a vote; the fifth is decided.
        person.click(words.say("保留にする", "Park it"));
        person.type_into(words.say("保留したこと", "What was parked"), "監査の結果を待つ");
        person.click(labels.next());
        to_the_decision(&mut person, &labels, &order[4]);
        decides(&mut person, &labels, &order[4]);
        person.click(words.say("ワークショップを終える", "End the workshop"));
        assert!(person.shows(words.say("ワークショップは終了しました", "The workshop has ended")));

        let ended = workshop(&person);
        assert_eq!(ended.state, WorkshopState::Ended);
        for (place, question) in order.iter().enumerate() {
            let (first, second, level, dissent) = held(question);
            let item = ended.item(&id(question)).unwrap();
            if place == 3 {
                assert_eq!((item.step, item.rounds.len()), (AgendaStep::Parked, 0));
                assert_eq!(item.parked, "監査の結果を待つ");
                continue;
            }
            assert_eq!(item.rounds, [counted(first), counted(second)], "{question}");
            let level = Response::Level(Level::new(level.parse().unwrap()).unwrap());
            assert_eq!((&item.decision.response, item.decision.dissent.as_str()), (&level, dissent));
            let answer = person.document().assessment.answer(&id(question));
            assert_eq!((&answer.response, answer.confirmed_on), (&level, Some(today())), "{question}");
            assert!(answer.note.ends_with(&format!("{question}で決めた理由")), "{}", answer.note);
            assert!(dissent.is_empty() || !answer.note.contains(dissent), "dissent stays in the workshop");
        }
        let text = record(&person, words);
        for (place, question) in order.iter().enumerate() {
            let wanted = match place {
                2 => vec!["途中で言われたこと".to_owned(), "P".to_owned()],
                3 => vec!["監査の結果を待つ".to_owned()],
                _ => vec![format!("{question}の理由"), format!("{question}で決めた理由")],
            };
            let wanted =
                wanted.into_iter().chain([held(question).3.to_owned()].into_iter().filter(|_| place != 3));
            for said in wanted {
                assert!(text.contains(&squeezed(&said)), "{question} lacks '{said}': {text}");
            }
        }
        let decided = words.say("合意により決定", "Decided by consensus");
        assert!(text.contains(&squeezed(decided)), "{text}");
        // The record is saved from here.
        let pdf = path.with_file_name("record.pdf");
        person.click(words.say("議事録を保存…", "Save record…"));
        person.gives(&pdf);
        person.wait_until(|_| pdf.exists());
        assert!(paper::is_pdf(&std::fs::read(&pdf).unwrap()));
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

/// What stands on the pages of the record, without spaces.
fn record(person: &Person, words: Words) -> String {
    let doc = person.document();
    let questionnaire = &doc.questionnaire;
    let disclosed = &Disclosed::to(Edition::Full, questionnaire, &doc.assessment, today());
    let lang = if words.english { Lang::En } else { Lang::Ja };
    let input = ReportInput { questionnaire, disclosed, lang, date: today(), app: "Keian test" };
    let document = protocol(&input, &doc.assessment.workshops[0].id).unwrap();
    squeezed(&page_texts(document).unwrap().concat())
}

/// What the projector's window draws in a frame, by the very callback that the system would be given.
fn projected(person: &Person) -> Option<egui::ColorImage> {
    let shown =
        person.harness.output().viewport_output.values().find_map(|output| output.viewport_ui_cb.clone())?;
    let textures = Textures::default();
    let mut harness = Harness::builder()
        // A quarter of the pixels: a processor draws them.
        .with_size(projector::SIZE / 2.0 + AROUND)
        .with_theme(egui::Theme::Light)
        .renderer(textures.clone())
        .build_ui(move |ui| {
            if ui.ctx().data(|data| data.get_temp::<()>(egui::Id::NULL)).is_none() {
                ui.ctx().data_mut(|data| data.insert_temp(egui::Id::NULL, ()));
                theme::install(ui.ctx());
                return;
            }
            shown(ui);
        });
    harness.run();
    let output = harness.output();
    let primitives = harness.ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
    Some(textures.draw(&primitives, output.pixels_per_point, ([640, 360], egui::Color32::WHITE)))
}

/// A frame of the projector, where it is before a reveal.
type Frames = BTreeMap<String, Vec<u8>>;

/// Holds rounds on a question with these votes and words, and keeps what the projector shows after every
/// step.
fn frames(ballot: Ballot, cards: &[&str], said: &str) -> (Frames, Vec<u8>) {
    let words = Words { english: false };
    let labels = Labels { words };
    // Notes, answers and names that are in the file do not come through either.
    let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
    assessment.profile.respondent = said.to_owned();
    let level = Level::new(u8::try_from(said.len() % 5).unwrap()).unwrap();
    for (question, ..) in HELD {
        let answer = Answer {
            response: Response::Level(level),
            note: said.to_owned(),
            respondent: said.to_owned(),
            ..Answer::default()
        };
        assessment.answers.insert(id(question), answer.into());
    }
    let mut person = Person::at_a_fresh_machine(words);
    person.harness.state_mut().hold(Document::new(meti_guideline().clone(), assessment, today()));
    person.harness.run();
    let mut person = prepares(person, words);
    if ballot == Ballot::PassedRound {
        person.click_beginning("順番に入力する");
    }
    person.harness.ctx.set_embed_viewports(false);
    person.click("始める");
    person.click("投影用の画面を開く");
    let question = agenda(&person)[0].clone();
    let mut frames = Frames::new();
    let keep = |person: &Person, name: String, frames: &mut Frames| {
        let image = projected(person).expect("the projector's window is open");
        frames.insert(name, image.as_raw().to_vec());
    };
    let (mut revealed, rounds) = (Vec::new(), cards.len());
    for (round, cards) in cards.iter().enumerate() {
        keep(&person, format!("{round} begins"), &mut frames);
        for (place, card) in cards.chars().enumerate() {
            match ballot {
                Ballot::Cards => person.type_into(labels.cards(), &card.to_string()),
                Ballot::PassedRound => {
                    person.click("投票");
                    keep(&person, format!("{round} {place} chooses"), &mut frames);
                    person.harness.event(egui::Event::Text(card.to_string()));
                    person.harness.run();
                    keep(&person, format!("{round} {place} has chosen"), &mut frames);
                    person.click("この票を入れて画面を消す");
                }
            }
            keep(&person, format!("{round} {place}"), &mut frames);
        }
        person.click("入った票だけで開示");
        assert_eq!(step_of(&person, &question), AgendaStep::Talk);
        revealed = projected(&person).unwrap().as_raw().to_vec();
        says(&mut person, &labels, said);
        if round + 1 < rounds {
            person.click("もう一度投票");
        }
    }
    (frames, revealed)
}

#[test]
fn before_the_reveal_no_pixel_of_the_projector_tells_a_vote_a_note_or_a_word() {
    let rounds: [(Ballot, [&[&str]; 2]); 2] =
        [(Ballot::Cards, [&["001", "222"], &["44?", "300"]]), (Ballot::PassedRound, [&["001"], &["44?"]])];
    for (ballot, [one, other]) in rounds {
        let (one, shown) = frames(ballot, one, "短い");
        let (other, shown_other) = frames(ballot, other, "ずっと長いメモで、名前も書いてある: 山田");
        assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (name, frame) in &one {
            assert!(frame == &other[name], "{ballot:?}: the frame '{name}' differs by what was voted");
        }
        // What is compared is something, and changes with what may be seen: the number of votes, and the reveal.
        assert!(one["0 begins"] != one["0 0"] && one["0 0"] != one["0 1"]);
        assert!(shown != shown_other, "after the reveal the votes are there");
    }
}

#[test]
fn no_vote_stays_on_the_screen_for_the_next_one() {
    let words = Words { english: false };
    let mut screens = Vec::new();
    for card in ["0", "4", "?"] {
        let mut person = prepared(words);
        person.click_beginning("順番に入力する");
        person.click("始める");
        person.click("投票");
        person.harness.event(egui::Event::Text(card.to_owned()));
        person.harness.run();
        person.press(Key::Enter);
        let after = |person: &Person| -> Vec<String> {
            person.drawn().iter().map(|drawn| drawn.galley.text().to_owned()).collect()
        };
        let blank = after(&person);
        assert!(
            blank.iter().any(|text| squeezed(text).contains("7人のうち1人の票が入りました")),
            "{blank:?}"
        );
        // The next one begins with nothing chosen, and what was done before is not taken back into view.
        person.press(Key::Enter);
        let chooses = after(&person);
        assert!(chooses.iter().any(|text| text.contains("あなたの票を1つ選んでください")));
        let chosen = person.harness.query_all(By::new().predicate(|node| {
            node.role() == Role::RadioButton
                && node.toggled() == Some(Toggled::True)
                && node.label().is_some_and(|label| label.starts_with(['0', '1', '2', '3', '4', '?']))
        }));
        assert_eq!(chosen.count(), 0, "{card}");
        screens.push((blank, chooses));
    }
    assert_eq!(screens[0], screens[1]);
    assert_eq!(screens[0], screens[2]);
}

#[test]
fn what_is_no_card_is_said_at_once_and_is_not_revealed() {
    for words in Words::BOTH {
        let labels = Labels { words };
        let mut person = prepared(words);
        person.click(words.say("始める", "Begin"));
        person.type_into(labels.cards(), "3359");
        assert!(person.sees(words.say("「5」というカードはありません", "There is no card “5”")));
        person.press(Key::Enter);
        person.replace_in(labels.cards(), "00000000");
        assert!(person.sees(words.say("カードが8枚あります", "There are 8 cards")));
        person.press(Key::Enter);
        let question = agenda(&person)[0].clone();
        assert_eq!(step_of(&person, &question), AgendaStep::Vote);
        person.replace_in(labels.cards(), "33241");
        assert!(person.sees(words.say("あと2枚です", "Cards to come: 2")));
        person.press(Key::Enter);
        assert_eq!(step_of(&person, &question), AgendaStep::Vote, "two are missing");
        person.click(words.say("入った票だけで開示", "Reveal the votes that are in"));
        assert_eq!(workshop(&person).agenda[0].rounds, [counted("33241")]);
    }
}

#[test]
fn a_question_is_held_by_the_keyboard_alone() {
    let words = Words { english: true };
    let mut person = prepared(words);
    person.click("Begin");
    let question = agenda(&person)[0].clone();
    let type_text = |person: &mut Person, text: &str| {
        person.harness.event(egui::Event::Text(text.to_owned()));
        person.harness.run();
    };
    let tab_to = |person: &mut Person, name: &str| {
        for _ in 0..60 {
            if person.focused().is_some_and(|focused| focused.starts_with(name)) {
                return;
            }
            person.press(Key::Tab);
        }
        panic!("no {name} by Tab; at {:?}", person.focused());
    };
    // The cards are typed where one is.
    type_text(&mut person, "3332222");
    person.press(Key::Enter);
    assert_eq!(person.focused().as_deref(), Some("Why the highest and the lowest voted so"));
    type_text(&mut person, "because");
    tab_to(&mut person, "Go on to decide");
    person.press(Key::Enter);
    // At what is decided, with arrows and Space.
    tab_to(&mut person, "0 ");
    for _ in 0..3 {
        person.press(Key::ArrowRight);
    }
    person.press(Key::Space);
    tab_to(&mut person, "Why it is decided so");
    type_text(&mut person, "records");
    tab_to(&mut person, "Dissent");
    type_text(&mut person, "too early");
    tab_to(&mut person, "Take over as the answer");
    person.press(Key::Enter);
    assert_eq!(step_of(&person, &question), AgendaStep::Decided);
    assert_eq!(person.focused().as_deref(), Some("Next question"));
    person.press(Key::Enter);
    assert_eq!(workshop(&person).at, Some(id(&agenda(&person)[1])));
    type_text(&mut person, "22222222");
    assert!(person.sees("There are 8 cards"));
}

#[test]
fn what_is_typed_in_one_field_is_one_step_and_undo_shows_it() {
    let words = Words { english: true };
    let labels = Labels { words };
    let mut person = prepared(words);
    person.click("Begin");
    votes(&mut person, &labels, "3332222");
    for letter in "because".chars() {
        says(&mut person, &labels, &letter.to_string());
    }
    person.click("Results");
    person.shortcut(Modifiers::COMMAND, Key::Z);
    let question = agenda(&person)[0].clone();
    let field = WorkshopField::Said(id(&question));
    let said = |person: &Person| field.text(&workshop(person)).unwrap().to_owned();
    assert_eq!(said(&person), "");
    assert!(person.has_field("Why the highest and the lowest voted so"), "it is shown where it was");
    assert!(person.sees("“Why the highest and the lowest voted so” of"));
    person.click("Redo");
    assert_eq!(said(&person), "because");
}

/// What a harness leaves free around what it is given.
const AROUND: egui::Vec2 = egui::vec2(16.0, 16.0);

/// All texts that a harness draws, with their sizes of type and places.
fn texts(harness: &Harness<'_>) -> Vec<(String, f32, egui::Rect, egui::Rect)> {
    fn gather(
        shape: &egui::epaint::Shape,
        clip: egui::Rect,
        all: &mut Vec<(String, f32, egui::Rect, egui::Rect)>,
    ) {
        match shape {
            egui::epaint::Shape::Text(text) => {
                let size =
                    text.galley.job.sections.first().map_or(0.0, |section| section.format.font_id.size);
                all.push((
                    text.galley.text().to_owned(),
                    size,
                    text.galley.rect.translate(text.pos.to_vec2()),
                    clip,
                ));
            }
            egui::epaint::Shape::Vec(shapes) => shapes.iter().for_each(|shape| gather(shape, clip, all)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    for clipped in &harness.output().shapes {
        gather(&clipped.shape, clipped.clip_rect, &mut all);
    }
    all
}

#[test]
fn every_question_stands_on_the_projector_in_large_type_and_whole() {
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let questionnaire = meti_guideline();
        for (_, question) in questionnaire.questions() {
            let phase = ProjectedPhase::Voting { round: 0, votes: 3, voters: 7 };
            let shown = Projected::of((questionnaire, question), (2, 5), phase, Some(10), lang);
            let mut installed = false;
            let mut harness = Harness::builder().with_size(projector::SIZE + AROUND).build_ui(move |ui| {
                if !std::mem::replace(&mut installed, true) {
                    return theme::install(ui.ctx());
                }
                projector::draw(ui, &shown);
            });
            harness.run();
            let drawn = texts(&harness);
            assert!(drawn.len() > question.levels.len() * 2, "{}", question.id);
            let smallest = drawn.iter().map(|(_, size, ..)| *size).fold(f32::INFINITY, f32::min);
            let cut =
                drawn.iter().map(|(_, _, place, clip)| place.bottom() - clip.bottom()).fold(0.0, f32::max);
            if smallest < LEAST || cut > 0.5 {
                faults.push(format!("{} {lang:?}: type {smallest}, cut by {cut}", question.id));
            }
            assert!(question.kind == Kind::Maturity || question.levels.len() == 3);
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}
