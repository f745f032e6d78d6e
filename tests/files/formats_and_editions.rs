//! Files of every older format open for ever; answers go on under a new edition of their
//! questionnaire, or under an association's overlay, and nothing of them is lost.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use keian::assessment::archive::Archive;
use keian::assessment::edition::{Plan, apply, plan};
use keian::assessment::{ActionItem, Answer, Assessment, Evidence, Milestone, Response};
use keian::base::file_kind::FileKind;
use keian::base::ids::{ElementId, QuestionId};
use keian::base::lang::{Lang, Text};
use keian::base::level::Level;
use keian::base::meaning::Meaning;
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Catalogue, Checked, Question, Questionnaire};
use keian::scoring::{CheckKind, Scorecard};
use keian::storage;
use keian::storage::journal::recover::find;
use keian::storage::replace::old_format_path;
use keian::storage::{Changed, DocumentFile, OpenError, Otherwise, Unlock, asked, parse, to_bytes};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn id(text: &str) -> QuestionId {
    QuestionId::new(text)
}

/// The files of an older format, as their Keian wrote them.
fn of_format(format: u32) -> Vec<(PathBuf, String)> {
    let folder = fixture("formats").join(format!("v{format}"));
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// The shipped questionnaire and the edition after it.
fn both_editions() -> Catalogue {
    Catalogue::shipped().with(second())
}

#[test]
fn every_file_of_an_older_format_opens_and_is_written_in_the_present_one() {
    for (format, count) in [(1, 4), (2, 6)] {
        let files = of_format(format);
        assert_eq!(files.len(), count);
        for (path, text) in files {
            let name = path.display();
            assert!(text.contains(&format!("format: {format},")), "{name}");
            let old = parse(text.as_bytes(), &both_editions()).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(old.format, format);
            let written = to_bytes(&old.assessment, &old.questionnaire).unwrap();
            let new = parse(&written, &both_editions()).unwrap();
            assert_eq!((new.assessment, new.format), (old.assessment, 3), "{name}");
        }
    }
}

#[test]
fn every_file_of_an_older_format_scores_as_it_did() {
    let mut seen = 0;
    for (path, _) in [of_format(1), of_format(2)].concat() {
        let (folder, name) = (path.parent().unwrap().file_name().unwrap(), path.file_stem().unwrap());
        let name = format!("{}-{}.json", folder.to_string_lossy(), name.to_string_lossy());
        // The edition of this one is not shipped.
        let Ok(scores) = fs::read_to_string(fixture("formats/scores").join(&name)) else {
            assert_eq!(name, "v2-archive.json");
            continue;
        };
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_keian"))
            .arg("score")
            .arg(&path)
            .args(["--format", "json", "--date", "2026-11-24"])
            .output()
            .unwrap();
        let json = |text: &[u8]| serde_json::from_slice::<serde_json::Value>(text).unwrap();
        let (mut now, then) = (json(&output.stdout), json(scores.as_bytes()));
        // What was added to the form since says nothing about the score.
        now.as_object_mut().unwrap().retain(|field, _| then.get(field).is_some());
        // Which question is called the weakest follows from a rule, and not from the file.
        let mut then = then;
        for area in [&mut now, &mut then].into_iter().flat_map(|json| json["areas"].as_array_mut().unwrap()) {
            area.as_object_mut().unwrap().remove("weakest");
        }
        assert_eq!(now, then, "{name}");
        seen += 1;
    }
    assert_eq!(seen, 9);
}

#[test]
fn a_file_of_format_1_has_the_answers_of_its_time_and_of_earlier_states() {
    let opened = storage::open(&fixture("formats/v1/milestone.ron"), &Catalogue::shipped()).unwrap();
    assert_eq!(opened.assessment.milestones[0].name, "春の取締役会");
    assert_eq!(opened.assessment.milestones[0].answers[&id("A-1")].response, Response::Level(Level::TWO));
}

#[test]
fn a_file_of_format_2_has_its_tags_its_hand_out_and_what_an_edition_left_over() {
    let of = |name: &str| storage::open(&fixture(name), &both_editions()).unwrap().assessment;
    let answers = of("formats/v2/milestone.ron").answers;
    assert_eq!(answers[&id("A-6")].tags, ["取締役会", "予算"]);
    assert_eq!(answers[&id("I-9")].response, Response::NotApplicable("該当する拠点がない".to_owned()));
    assert_eq!(of("formats/v2/handout.ron").only, [id("A-1"), id("A-6")].into());
    let archive = of("formats/v2/archive.ron").archive;
    let kept: Vec<&str> = archive[0].answers.keys().map(QuestionId::as_str).collect();
    assert_eq!(kept, ["A-1", "A-6", "I-9"]);
    assert_eq!(archive[0].answers[&id("I-9")].topic.ja, "一社の流出が、同じ分野の全社に響くことを認識する");
    assert_eq!(archive[0].milestones.len(), 1);
}

#[test]
fn the_first_save_writes_the_new_format_and_keeps_the_old_file() {
    for format in [1, 2] {
        let folder = tempfile::tempdir().unwrap();
        let path = fs::canonicalize(folder.path()).unwrap().join("answers.ron");
        let old = fs::read(fixture(&format!("formats/v{format}/answers.ron"))).unwrap();
        fs::write(&path, &old).unwrap();
        let (mut file, opened) = DocumentFile::open(&path, &Catalogue::shipped(), &Unlock::Nothing).unwrap();
        for _ in 0..4 {
            file.save(&opened.assessment, &opened.questionnaire, Changed::Refuse).unwrap();
        }
        assert_eq!(storage::open(&path, &Catalogue::shipped()).unwrap().format, 3);
        assert_eq!(fs::read(old_format_path(&path, format)).unwrap(), old, "no rotation takes it away");
    }
}

#[test]
fn a_journal_of_format_2_is_found_and_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let head = "(format:1,document:None,known:None,at:\"2026-11-25T00:00:00Z\",key:None)\n";
    let body = fs::read_to_string(fixture("formats/v2/milestone.ron")).unwrap();
    fs::write(folder.path().join("1-2-3.journal"), format!("{head}{body}")).unwrap();
    let (found, unreadable) = find(folder.path(), &Catalogue::shipped());
    assert_eq!(unreadable, []);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].summary(&Catalogue::shipped()).answers, 4);
    let (noted, _) = found[0].open(&Catalogue::shipped(), &Unlock::Nothing).unwrap();
    let saved = parse(body.as_bytes(), &Catalogue::shipped()).unwrap();
    assert_eq!(noted.assessment, saved.assessment);
    let action = noted.assessment.answer(&id("A-6")).action();
    assert_eq!((action.text.as_str(), action.owner.as_str()), ("第二の供給元を選ぶ", "調達部長"));
}

#[test]
fn what_was_said_of_an_action_in_format_2_is_the_first_of_several_where_anything_was_said() {
    let of = |name: &str| storage::open(&fixture(name), &both_editions()).unwrap().assessment;
    let answers = of("formats/v2/milestone.ron").answers;
    let due = Some(jiff::civil::date(2027, 3, 31));
    assert_eq!(answers[&id("A-1")].actions, [ActionItem::of("", "調達部長", due)]);
    assert_eq!(answers[&id("A-6")].actions, [ActionItem::of("第二の供給元を選ぶ", "調達部長", None)]);
    assert!(answers[&id("I-9")].actions.is_empty());
    assert_eq!(answers[&id("A-1")].evidence, [Evidence::of("依存度一覧表")]);
    let past = &of("formats/v1/milestone.ron").milestones[0];
    assert_eq!(past.answers[&id("A-1")].actions, [ActionItem::of("", "調達部長", due)]);
}

#[test]
fn a_file_begins_with_its_kind_and_one_of_another_kind_is_told_by_its_name() {
    let mut assessment = before();
    let begins = |assessment: &Assessment, with: &str| {
        let bytes = to_bytes(assessment, meti_guideline()).unwrap();
        assert!(bytes.starts_with(with.as_bytes()), "{with}");
        String::from_utf8(bytes).unwrap()
    };
    let file = begins(&assessment, "(\n    kind: Assessment,\n    format: 3,\n");
    assessment.only.insert(id("A-1"));
    begins(&assessment, "(\n    kind: HandOut,\n    format: 3,\n");
    for kind in FileKind::ALL {
        for other in [
            file.replacen("kind: Assessment", &format!("kind: {kind:?}"), 1),
            file.replacen("kind: Assessment,\n    format: 3", &format!("format: 3, kind: {kind:?}"), 1),
            format!("(kind: {kind:?}, of: \"a later version\")"),
        ] {
            let read = parse(other.as_bytes(), &Catalogue::shipped()).map(drop);
            let answers = matches!(kind, FileKind::Assessment | FileKind::HandOut);
            assert_eq!(read == Err(OpenError::WrongKind { what: Some(kind) }), !answers, "{kind:?} {read:?}");
        }
    }
    let without = file.replacen("    kind: Assessment,\n", "", 1);
    let refused = parse(without.as_bytes(), &Catalogue::shipped()).unwrap_err();
    assert!(matches!(&refused, OpenError::MissingField { field, .. } if field == "kind"), "{refused}");
}

#[test]
fn a_file_of_format_1_has_nothing_of_format_2_and_format_0_never_was() {
    let text = fs::read_to_string(fixture("formats/v1/answers.ron")).unwrap();
    let with_archive =
        format!("{}        archive: [],\n    ),\n)\n", text.trim_end().strip_suffix("    ),\n)").unwrap());
    let error = parse(with_archive.as_bytes(), &Catalogue::shipped()).unwrap_err();
    assert!(matches!(&error, OpenError::UnknownField { found, .. } if found == "archive"), "{error}");
    let never = text.replace("format: 1,", "format: 0,");
    assert_eq!(
        parse(never.as_bytes(), &Catalogue::shipped()).unwrap_err(),
        OpenError::UnknownFormat { found: 0 }
    );
}

/// A second edition of the shipped questionnaire, from no source: A-1 reads otherwise, A-6 is split in
/// two, I-9 is dropped, G-12 is added.
fn second() -> Checked {
    let mut made = Questionnaire::clone(meti_guideline());
    made.edition = "test-2".to_owned();
    let named = |question: &Question, name: &str, ja: &str, en: &str| {
        let levels = question.levels.iter();
        let levels =
            levels.map(|text| Text { ja: format!("{ja}{}", text.ja), en: format!("{en}{}", text.en) });
        Question { id: id(name), levels: levels.collect(), ..question.clone() }
    };
    for area in &mut made.areas {
        let before = std::mem::take(&mut area.questions);
        let after = before.into_iter().flat_map(|mut question| match question.id.as_str() {
            "A-1" => {
                question.text.ja.insert_str(0, "(第2版の問い方)");
                question.text.en.insert_str(0, "(As the second edition asks) ");
                vec![question]
            }
            "A-6" => {
                let was = vec![question.id.clone()];
                let one = named(&question, "A-6a", "(原材料について)", "(Materials) ");
                let other = named(&question, "A-6b", "(部品について)", "(Parts) ");
                vec![Question { was: was.clone(), ..one }, Question { was, ..other }]
            }
            "I-9" => Vec::new(),
            "G-4" => {
                let new = named(&question, "G-12", "(新しい問い)", "(New) ");
                vec![question, new]
            }
            _ => vec![question],
        });
        area.questions = after.collect();
    }
    keian::questionnaire::check::made(made).unwrap()
}

fn answered(level: u8, note: &str) -> Answer {
    Answer {
        response: Response::Level(Level::new(level).unwrap()),
        note: note.to_owned(),
        tags: vec![format!("{note} tag")],
        confirmed_on: Some(jiff::civil::date(2026, 11, 20)),
        ..Answer::default()
    }
}

fn before() -> Assessment {
    let mut assessment = Assessment { run: keian::assessment::Run::Full, ..Assessment::default() };
    for (question, level, note) in
        [("A-1", 3, "reworded"), ("A-2", 2, "kept"), ("A-6", 1, "split"), ("I-9", 4, "dropped")]
    {
        let meaning = meti_guideline().question(&id(question)).unwrap().1.meaning;
        assessment.answers.insert(id(question), Answer { meaning, ..answered(level, note) }.into());
    }
    assessment.answers.get_mut(&id("A-1")).unwrap().elements.insert(ElementId::new("by_company"));
    let past = Milestone::of(&assessment, "spring".to_owned(), jiff::civil::date(2026, 4, 1));
    assessment.milestones.push(past.into());
    assessment
}

#[test]
fn a_new_edition_is_laid_out_before_it_is_applied() {
    let plan = plan(meti_guideline(), &second());
    let Plan { kept, reworded, asked_anew, split, dropped, added } = plan;
    assert_eq!(kept.len(), 45);
    assert_eq!(reworded, [id("A-1")]);
    assert_eq!(asked_anew, []);
    assert_eq!(split, [(id("A-6"), vec![id("A-6a"), id("A-6b")])]);
    assert_eq!(dropped, [id("I-9")]);
    assert_eq!(added, [id("G-12")]);
}

#[test]
fn answers_go_on_under_a_new_edition_and_none_is_lost() {
    let (old, new) = (meti_guideline(), second());
    let before = before();
    let after = apply(&before, old, &new);
    assert_eq!(after.answers[&id("A-2")], before.answers[&id("A-2")]);
    let unconfirmed =
        |question: &str| Answer { confirmed_on: None, ..(*before.answers[&id(question)]).clone() };
    assert_eq!(after.answers[&id("A-1")], before.answers[&id("A-1")], "a mere rewording keeps the answer");
    assert_eq!(after.answers[&id("A-6a")], unconfirmed("A-6"));
    assert_eq!(after.answers[&id("A-6b")], unconfirmed("A-6"));
    assert!(!after.answers.contains_key(&id("I-9")) && !after.answers.contains_key(&id("A-6")));

    let Archive { questionnaire, edition, answers, milestones, .. } = &*after.archive[0];
    assert_eq!((questionnaire.as_str(), edition.as_str()), ("meti-guideline", "2025-12-12"));
    let archived: BTreeMap<_, _> = answers.iter().map(|(id, kept)| (id.as_str(), &kept.answer)).collect();
    let expected = ["A-6", "I-9"].map(|question| (question, &before.answers[&id(question)]));
    assert_eq!(archived, BTreeMap::from(expected));
    assert_eq!(answers[&id("I-9")].text, old.question(&id("I-9")).unwrap().1.text);
    assert_eq!(*milestones, before.milestones);
    assert_eq!(after.milestones[0].answers[&id("A-6a")], unconfirmed("A-6"));

    let card = Scorecard::of(&new, &after, jiff::civil::date(2026, 11, 24));
    let open: Vec<&str> = card
        .checks
        .iter()
        .filter(|check| check.kind == CheckKind::NotConfirmed(None))
        .map(|check| check.question.as_ref().map_or("", QuestionId::as_str))
        .collect();
    assert_eq!(open, ["A-6a", "A-6b"], "what is to be confirmed is listed among the checks");
}

#[test]
fn the_updated_answers_are_written_and_read_with_their_archive() {
    let new = second();
    let after = apply(&before(), meti_guideline(), &new);
    let bytes = to_bytes(&after, &new).unwrap();
    let opened = parse(&bytes, &Catalogue::shipped()).unwrap();
    assert_eq!((opened.assessment, opened.otherwise), (after, Otherwise::Nothing));
    assert_eq!(opened.questionnaire, new, "it is in the file");
}

/// The second edition, in which A-1 asks something else.
fn asked_anew() -> Checked {
    let mut made = (*second()).clone();
    let questions = made.areas.iter_mut().flat_map(|area| &mut area.questions);
    questions.filter(|q| q.id == id("A-1")).for_each(|q| q.meaning = Meaning::new(2).unwrap());
    keian::questionnaire::check::made(made).unwrap()
}

#[test]
fn where_something_else_is_asked_the_answer_stays_to_be_read_and_counts_as_open() {
    let new = asked_anew();
    let plan = plan(meti_guideline(), &new);
    assert_eq!((plan.asked_anew.clone(), plan.reworded.len(), plan.kept.len()), (vec![id("A-1")], 0, 45));
    assert_eq!(plan.otherwise(), ["A-1", "A-6", "I-9", "G-12"].map(id));
    let before = before();
    let after = apply(&before, meti_guideline(), &new);
    assert_eq!(after.answers[&id("A-1")], before.answers[&id("A-1")]);
    let (_, question) = new.question(&id("A-1")).unwrap();
    assert_eq!(after.counted(question), &Response::Unanswered);
    assert_eq!(after.earlier_answer(question), Some(&*before.answers[&id("A-1")]));
    let past = after.milestones[0].assessment();
    assert_eq!(past.counted(question), &Response::Unanswered, "a milestone is no answer to it either");
    // It is written and read as it is, with the questions that the file brings.
    let opened = parse(&to_bytes(&after, &new).unwrap(), &Catalogue::shipped()).unwrap();
    assert_eq!((opened.assessment, &opened.questionnaire), (after.clone(), &new));
    // Back to what was asked before, it counts as before.
    let back = apply(&after, &new, meti_guideline());
    let (_, question) = meti_guideline().question(&id("A-1")).unwrap();
    assert_eq!(back.counted(question), &before.answers[&id("A-1")].response);
    // Once it is confirmed, the file says to which meaning it was given.
    let mut confirmed = after;
    confirmed.answers.get_mut(&id("A-1")).unwrap().meaning = Meaning::new(2).unwrap();
    let bytes = to_bytes(&confirmed, &new).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let confirmed: Vec<&str> = text.split("\n            \"A-1\": (").skip(1).collect();
    assert!(confirmed[0].trim_start().starts_with("response: Level(3),\n                meaning: 2,\n"));
    let opened = parse(&bytes, &Catalogue::shipped()).unwrap();
    let (_, question) = new.question(&id("A-1")).unwrap();
    assert_eq!(opened.assessment.counted(question), &Response::Level(Level::THREE));
}

#[test]
fn an_edition_that_changes_nothing_leaves_everything_as_it_is() {
    let before = before();
    assert_eq!(apply(&before, meti_guideline(), meti_guideline()), before);
}

#[test]
fn an_overlay_asks_its_own_questions_and_weighs_otherwise() {
    let bytes = fs::read(fixture("editions/association.ron")).unwrap();
    let made = asked::overlay(&bytes, &Catalogue::shipped()).unwrap();
    assert_eq!(made.questions().count(), 50);
    assert_eq!(made.question(&id("X-1")).unwrap().0.id.as_str(), "A");
    assert_eq!(made.question(&id("A-3")).unwrap().1.weight, 3);
    let plan = plan(meti_guideline(), &made);
    assert_eq!((plan.kept.len(), plan.added), (48, vec![id("X-1"), id("X-2")]));
    let mut answers = apply(&before(), meti_guideline(), &made);
    assert!(answers.archive.is_empty());
    answers.answers.insert(id("X-1"), answered(4, "joined").into());
    let bytes = to_bytes(&answers, &made).unwrap();
    assert_eq!(parse(&bytes, &Catalogue::shipped()).unwrap().assessment, answers);
}

#[test]
fn an_overlay_that_does_not_fit_is_refused_in_both_languages_where_it_does_not_fit() {
    let text = fs::read_to_string(fixture("editions/association.ron")).unwrap();
    for (from, to, ja, en) in [
        (
            "base_edition: \"2025-12-12\"",
            "base_edition: \"1999\"",
            "5行5文字目: 元になる質問票「meti-guideline 1999」が見つかりません。「base」と「base_edition」に次のいずれかを書いてください: meti-guideline 2025-12-12。",
            "Line 5, column 5: the questionnaire 'meti-guideline 1999' that the overlay is for is not at hand; name one of these in 'base' and 'base_edition': meti-guideline 2025-12-12.",
        ),
        (
            "        \"G\": [",
            "        \"Q\": [",
            "66行9文字目: 元の質問票に領域「Q」はありません。最も近いのは「A」です。IDを直してください。",
            "Line 66, column 9: the questionnaire has no area 'Q'; the nearest is 'A', correct the id.",
        ),
        (
            "\"A-3\": 3",
            "\"A-99\": 3",
            "122行9文字目: 質問「A-99」はありません。最も近いのは「A-9」です。IDを直してください。",
            "Line 122, column 9: there is no question 'A-99'; the nearest is 'A-9', correct the id.",
        ),
        (
            "\"A-3\": 3",
            "\"A-3\": 9",
            "122行9文字目: 重みが9になっています。1、2、3のいずれかにしてください。",
            "Line 122, column 9: the weight is 9; use 1, 2 or 3.",
        ),
        (
            "id: \"X-2\"",
            "id: \"X-1\"",
            "68行17文字目: ID「X-1」が2回使われています。別のIDにするか、どちらかを削除してください。",
            "Line 68, column 17: the id 'X-1' stands here for the second time; give each its own id, or remove one of the two.",
        ),
        (
            "Name a contact.",
            "Name\u{200b} a contact.",
            "111行25文字目: 目に見えない文字、または文字の向きを変える文字(U+200B)があります。その文字を削除してください。",
            "Line 111, column 25: a character stands here that cannot be seen or turns the text around (U+200B); remove it.",
        ),
        (
            "kind: Decision",
            "knd: Decision",
            "最も近いのは「kind」です。",
            "unknown field 'knd'; the nearest is 'kind', correct the name or remove the field.",
        ),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        let error = asked::overlay(changed.as_bytes(), &Catalogue::shipped()).unwrap_err();
        assert!(matches!(error, OpenError::Faulty { .. }), "{error:?}");
        let said = Lang::ALL.map(|lang| error.message(lang));
        assert!(said[0].contains(ja) && said[1].contains(en), "{said:#?}");
    }
}

#[test]
fn the_command_line_shows_what_changes_and_writes_only_when_it_is_told_to() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.ron"), to_bytes(&before(), meti_guideline()).unwrap()).unwrap();
    let second = folder.path().join("second.questionnaire");
    fs::write(&second, ron::to_string(&Questionnaire::clone(&self::second())).unwrap()).unwrap();
    let update = |more: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_keian"))
            .current_dir(folder.path())
            .args(["update", "a.ron", "--lang", "en", "--to", second.to_str().unwrap()])
            .args(more)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let said = update(&[]);
    assert!(said.starts_with("Same question as before: 45\n"), "{said}");
    assert!(said.contains("No longer asked; answers are kept in the file's archive: 1\n  I-9 "), "{said}");
    assert!(said.ends_with("No file was written. To write it, give -o.\n"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    update(&["-o", "b.ron"]);
    let opened = storage::open(&folder.path().join("b.ron"), &Catalogue::shipped()).unwrap();
    assert_eq!(opened.assessment, apply(&before(), meti_guideline(), &self::second()));
}
