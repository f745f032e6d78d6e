//! What `keian verify` decides, by reports that were made here: what is true is accepted over editions,
//! languages and earlier states; what was tampered with is refused, however it was done.

use std::cell::RefCell;
use std::collections::HashMap;
use std::process::Command;

use jiff::civil::date;
use keian::assessment::{ActionItem, Answer, Assessment, Evidence, Milestone, Response, Run};
use keian::audience::{Disclosed, Earlier, EarlierKind, EarlierState, Edition};
use keian::base::lang::Lang;
use keian::cli::verify::{Unchecked, Verdict, Verifying, WhyNot};
use keian::paper::{self, Differs, made_from};
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Catalogue, Checked};
use keian::report::{Extras, Recipe, RecipeEarlier, ReportInput, build_as};
use keian::scoring::Scorecard;
use keian::storage::{Opened, parse, to_bytes};
use lopdf::{Dictionary, Document, Object, Stream, dictionary, text_string};
use rayon::prelude::*;

use super::made::DAY;
use super::whole::whole;

/// How many there are of each.
const PAIRS: u64 = 300;
const TAMPERINGS: usize = 300;
/// How many reports are tampered with.
const BASES: usize = 4;

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One of as many.
    fn of(&mut self, many: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(many.max(1)).unwrap()).unwrap()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.of(from.len())]
    }
}

fn small() -> Checked {
    whole(ron::from_str(include_str!("../fixtures/report-questionnaire.ron")).unwrap())
}

/// Answers by chance.
fn answered(questionnaire: &Checked, chance: &mut Chance) -> Assessment {
    let mut assessment =
        Assessment { run: *chance.pick(&[Run::Short, Run::Full, Run::Full]), ..Assessment::default() };
    assessment.profile.organisation = (*chance.pick(&["架空製作所", "Acme & Sons", ""])).to_owned();
    assessment.profile.date = Some(date(2026, 1, 1 + i8::try_from(chance.of(28)).unwrap()));
    for (_, question) in questionnaire.questions() {
        let levels = question.kind.levels();
        let response = match chance.of(8) {
            0 => Response::Unknown,
            1 => Response::NotApplicable("該当する取引がない".to_owned()),
            2 => continue,
            _ => Response::Level(*chance.pick(levels)),
        };
        let mut answer = Answer { response, meaning: question.meaning, ..Answer::default() };
        if chance.of(3) == 0 {
            answer.note = "工場は三つ".repeat(chance.of(20));
            answer.evidence = vec![Evidence::of("台帳")];
            answer.actions = vec![ActionItem::of("Ask", "Sato", Some(date(2027, 3, 31)))];
            answer.confirmed_on = Some(date(2025, 11, 1 + i8::try_from(chance.of(28)).unwrap()));
        }
        assessment.answers.insert(question.id.clone(), answer.into());
    }
    assessment
}

/// A file of answers and the report that was made of it.
struct Pair {
    file: Vec<u8>,
    opened: Opened,
    older: Option<Assessment>,
    pdf: Vec<u8>,
}

/// How a pair is compared with something earlier.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Compared {
    Not,
    WithFile,
    WithMilestone,
}

impl Pair {
    fn verifying(&self) -> Verifying<'_> {
        Verifying { file: &self.file, opened: &self.opened, older: self.older.as_ref(), cohort: None }
    }

    fn verdict(&self, pdf: &[u8]) -> Verdict {
        self.verifying().verdict(pdf).unwrap()
    }
}

/// A report as `keian report` and the window make it.
fn report(
    (file, opened): (&[u8], &Opened),
    (edition, lang, attach): (Edition, Lang, bool),
    then: Option<EarlierState<'_>>,
) -> Vec<u8> {
    let Opened { questionnaire, assessment, .. } = opened;
    let card = Scorecard::of(questionnaire, assessment, DAY);
    let earlier = then.map(|then| Earlier::of(questionnaire, then, (assessment, &card), DAY));
    let disclosed = &Disclosed::by(edition, assessment, card);
    let input = ReportInput { questionnaire, disclosed, lang, date: DAY, app: keian::APP };
    let extras = Extras { file: Some(file), attach, earlier: earlier.as_ref(), cohort: None };
    paper::render(build_as(&input, &extras).unwrap()).unwrap().pdf
}

fn pair(
    questionnaire: &Checked,
    how: (Edition, Lang, bool),
    compared: Compared,
    chance: &mut Chance,
) -> Pair {
    let mut assessment = answered(questionnaire, chance);
    let before = answered(questionnaire, chance);
    if compared == Compared::WithMilestone {
        let name = "春の取締役会".to_owned();
        assessment.milestones = vec![
            Milestone::of(&answered(questionnaire, chance), name.clone(), date(2025, 4, 1)).into(),
            Milestone::of(&before, name, date(2025, 4, 1)).into(),
        ];
    }
    let file = to_bytes(&assessment, questionnaire).unwrap();
    let opened = parse(&file, &Catalogue::shipped()).unwrap();
    let then = match compared {
        Compared::Not => None,
        Compared::WithFile => Some((EarlierKind::File, "2025 (確定).keian", before.profile.date)),
        Compared::WithMilestone => Some((EarlierKind::Milestone, "春の取締役会", Some(date(2025, 4, 1)))),
    };
    let then = then.map(|(kind, name, date)| EarlierState { kind, name, date, answers: &before });
    let pdf = report((&file, &opened), how, then);
    let older = (compared == Compared::WithFile).then_some(before);
    Pair { file, opened, older, pdf }
}

fn how(chance: &mut Chance) -> ((Edition, Lang, bool), Compared) {
    let edition = *chance.pick(&[Edition::Board, Edition::Full]);
    let attach = edition == Edition::Full && chance.of(3) == 0;
    let compared = *chance.pick(&[Compared::Not, Compared::WithFile, Compared::WithMilestone]);
    ((edition, *chance.pick(&Lang::ALL), attach), compared)
}

#[test]
fn three_hundred_true_reports_are_accepted() {
    let small = small();
    // What a thread says when it panics may be shown beside another test: what failed is gathered.
    let refused: Vec<String> = (0..PAIRS)
        .into_par_iter()
        .filter_map(|seed| {
            let mut chance = Chance(seed);
            let (how, compared) = how(&mut chance);
            let questionnaire = if seed % 6 == 0 { meti_guideline() } else { &small };
            let pair = pair(questionnaire, how, compared, &mut chance);
            let verdict = pair.verdict(&pair.pdf);
            let accepted = matches!(verdict, Verdict::Yes(_));
            (!accepted).then(|| format!("{seed} {how:?} {compared:?}: {verdict:?}"))
        })
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn what_was_made_of_other_answers_or_compared_with_another_file_is_refused() {
    let questionnaire = small();
    for edition in [Edition::Board, Edition::Full] {
        let how = (edition, Lang::En, false);
        let pair = pair(&questionnaire, how, Compared::WithFile, &mut Chance(7));
        let Opened { assessment, .. } = &pair.opened;
        let (id, answer) = assessment.answers.iter().find(|(_, a)| a.response.level().is_some()).unwrap();
        let mut other = assessment.clone();
        let unknown = Answer { response: Response::Unknown, ..Answer::clone(answer) };
        other.answers.insert(id.clone(), unknown.into());
        let file = to_bytes(&other, &questionnaire).unwrap();
        let opened = parse(&file, &Catalogue::shipped()).unwrap();
        let verifying = Verifying { file: &file, opened: &opened, older: pair.older.as_ref(), cohort: None };
        assert_eq!(verifying.verdict(&pair.pdf).unwrap(), Verdict::No(WhyNot::Answers));
        // The file that it was compared with is not given, or another one is.
        let verifying = Verifying { older: None, ..pair.verifying() };
        let verdict = verifying.verdict(&pair.pdf).unwrap();
        assert!(matches!(verdict, Verdict::NotChecked(Unchecked::Earlier(_))), "{verdict:?}");
        let verifying = Verifying { older: Some(assessment), ..pair.verifying() };
        assert_eq!(verifying.verdict(&pair.pdf).unwrap(), Verdict::No(WhyNot::Earlier));
    }
    let not = pair(&questionnaire, (Edition::Full, Lang::Ja, false), Compared::Not, &mut Chance(8));
    let verifying = Verifying { older: Some(&not.opened.assessment), ..not.verifying() };
    assert_eq!(verifying.verdict(&not.pdf).unwrap(), Verdict::NoComparison);
    let spaced = [&not.file[..], b"\n"].concat();
    let verifying = Verifying { file: &spaced, ..not.verifying() };
    assert_eq!(verifying.verdict(&not.pdf).unwrap(), Verdict::No(WhyNot::File));
}

#[test]
fn a_milestone_that_is_gone_or_changed_leaves_a_report_for_the_board_unchecked() {
    let how = (Edition::Board, Lang::Ja, false);
    let pair = pair(&small(), how, Compared::WithMilestone, &mut Chance(9));
    let mut opened = pair.opened;
    opened.assessment.milestones.truncate(1);
    let verifying = Verifying { file: &pair.file, opened: &opened, older: None, cohort: None };
    let verdict = verifying.verdict(&pair.pdf).unwrap();
    assert!(matches!(verdict, Verdict::NotChecked(Unchecked::Milestone(_))), "{verdict:?}");
}

#[test]
fn whatever_is_changed_in_how_a_report_says_it_was_made_is_refused() {
    let how = (Edition::Board, Lang::Ja, false);
    let pair = pair(&small(), how, Compared::WithMilestone, &mut Chance(9));
    let recipe = made_from(&pair.pdf).unwrap().1.unwrap();
    let told = recipe.earlier.clone().unwrap();
    let with = |told: RecipeEarlier| {
        let recipe = Recipe { earlier: Some(told), ..recipe.clone() };
        let text = recipe.written().unwrap();
        let pdf = with_info(&pair.pdf, |info| info.set("KeianRecipe", text_string(&text)));
        pair.verdict(&pdf)
    };
    // A milestone that the file does not have, by its name, its day or what it does to the report.
    let others = [
        RecipeEarlier { name: "秋の取締役会".to_owned(), ..told.clone() },
        RecipeEarlier { date: Some(date(2025, 4, 2)), ..told.clone() },
        RecipeEarlier { digest: "0".repeat(64), ..told.clone() },
        RecipeEarlier {
            name: "秋".to_owned(),
            date: None,
            digest: "0".repeat(64),
            kind: EarlierKind::Milestone,
        },
    ];
    for other in others {
        assert_eq!(with(other), Verdict::No(WhyNot::Changed(Differs::About)));
    }
}

/// A report with other values in its information dictionary.
fn with_info(pdf: &[u8], change: impl FnOnce(&mut Dictionary)) -> Vec<u8> {
    changed(pdf, |pdf| {
        let id = pdf.trailer.get(b"Info").unwrap().as_reference().unwrap();
        change(pdf.get_object_mut(id).unwrap().as_dict_mut().unwrap());
    })
}

/// A report changed by hand and written again.
fn changed(pdf: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut pdf = Document::load_mem(pdf).unwrap();
    change(&mut pdf);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_report_of_another_version_is_not_checked() {
    let pair = pair(&small(), (Edition::Full, Lang::En, false), Compared::Not, &mut Chance(3));
    let recipe = |change: &dyn Fn(&mut Recipe)| {
        let mut recipe = made_from(&pair.pdf).unwrap().1.unwrap();
        change(&mut recipe);
        let text = recipe.written().unwrap();
        with_info(&pair.pdf, |info| info.set("KeianRecipe", text_string(&text)))
    };
    let others = [
        recipe(&|recipe| recipe.app = "Keian 0.0.9".to_owned()),
        recipe(&|recipe| recipe.makes = "0".repeat(64)),
        // What was made before reports told how.
        with_info(&pair.pdf, |info| drop(info.remove(b"KeianRecipe"))),
    ];
    for other in others {
        let verdict = pair.verdict(&other);
        let Verdict::NotChecked(Unchecked::Program { names_file, .. }) = verdict else {
            panic!("{verdict:?}")
        };
        assert!(names_file);
        let spaced = [&pair.file[..], b"\n"].concat();
        let verdict = Verifying { file: &spaced, ..pair.verifying() }.verdict(&other).unwrap();
        assert!(
            matches!(verdict, Verdict::NotChecked(Unchecked::Program { names_file: false, .. })),
            "{verdict:?}"
        );
    }
}

/// One way to tamper with a report.
type Tampering = fn(&Pair, &mut Chance) -> Vec<u8>;

/// All ways, each with what it does.
const TAMPERINGS_BY_KIND: &[(&str, Tampering)] = &[
    ("a byte is another", |pair, chance| {
        let mut pdf = pair.pdf.clone();
        let at = chance.of(pdf.len());
        pdf[at] ^= 1 << chance.of(8);
        pdf
    }),
    ("a byte is put in", |pair, chance| {
        let mut pdf = pair.pdf.clone();
        pdf.insert(chance.of(pdf.len() + 1), b'7');
        pdf
    }),
    ("a byte is taken out", |pair, chance| {
        let mut pdf = pair.pdf.clone();
        pdf.remove(chance.of(pdf.len()));
        pdf
    }),
    ("bytes follow the end", |pair, chance| [&pair.pdf[..], &b"\n%%EOF\n"[..=chance.of(6)]].concat()),
    ("the end is missing", |pair, chance| {
        let most = chance.of(pair.pdf.len() / 2);
        pair.pdf[..pair.pdf.len() - 1 - most].to_vec()
    }),
    ("a number on a page is another", |pair, chance| {
        page_changed(pair, chance, |content, chance| {
            let glyphs: Vec<usize> = shown_glyphs(content);
            let at = *chance.pick(&glyphs);
            content[at] = if content[at] == b'1' { b'2' } else { b'1' };
        })
    }),
    ("a line of a page is gone", |pair, chance| {
        page_changed(pair, chance, |content, chance| {
            let keep = chance.of(content.len());
            content.truncate(keep);
        })
    }),
    ("something is drawn over a page", |pair, chance| {
        page_changed(pair, chance, |content, chance| {
            let cover = format!("\nq 1 1 1 rg {} {} 60 20 re f Q", chance.of(500), chance.of(800));
            content.extend_from_slice(cover.as_bytes());
        })
    }),
    ("a page is gone", |pair, chance| {
        changed(&pair.pdf, |pdf| {
            let pages = u32::try_from(pdf.get_pages().len()).unwrap();
            pdf.delete_pages(&[1 + u32::try_from(chance.of(pages as usize)).unwrap()]);
        })
    }),
    ("two pages have changed places", |pair, chance| {
        changed(&pair.pdf, |pdf| {
            let pages: Vec<_> = pdf.get_pages().into_values().collect();
            let (one, two) = (1, 2 + chance.of(pages.len() - 2));
            let contents = [one, two].map(|at| pdf.get_page_contents(pages[at])[0]);
            for (page, content) in [(one, contents[1]), (two, contents[0])] {
                let page = pdf.get_object_mut(pages[page]).unwrap().as_dict_mut().unwrap();
                page.set("Contents", content);
            }
        })
    }),
    ("a note is stuck on a page", |pair, chance| {
        changed(&pair.pdf, |pdf| {
            let pages: Vec<_> = pdf.get_pages().into_values().collect();
            let page = *chance.pick(&pages);
            let note = pdf.add_object(dictionary! {
                "Type" => "Annot", "Subtype" => "FreeText", "Rect" => vec![100.into(), 700.into(), 200.into(), 720.into()],
                "Contents" => text_string("100"),
            });
            pdf.get_object_mut(page).unwrap().as_dict_mut().unwrap().set("Annots", vec![note.into()]);
        })
    }),
    ("a font shows other letters", |pair, chance| {
        changed(&pair.pdf, |pdf| {
            let maps: Vec<_> = pdf
                .objects
                .values()
                .filter_map(|object| object.as_dict().ok()?.get(b"ToUnicode").ok()?.as_reference().ok())
                .collect();
            let map = pdf.get_object_mut(*chance.pick(&maps)).unwrap().as_stream_mut().unwrap();
            let mut plain = map.get_plain_content().unwrap();
            plain.extend_from_slice(b"\n% other");
            *map = Stream::new(Dictionary::new(), plain);
        })
    }),
    ("what it says of itself is other", |pair, chance| {
        with_info(&pair.pdf, |info| {
            let keys = [
                "Title",
                "Author",
                "Subject",
                "Creator",
                "Producer",
                "CreationDate",
                "ModDate",
                "KeianAnswers",
            ];
            let text = format!("{:064x}", chance.next());
            info.set(*chance.pick(&keys), text_string(&text));
        })
    }),
    ("it says that it was made otherwise", |pair, chance| {
        let mut recipe = made_from(&pair.pdf).unwrap().1.unwrap();
        match chance.of(4) {
            0 => recipe.lang = if recipe.lang == Lang::Ja { Lang::En } else { Lang::Ja },
            1 => recipe.date = date(2026, 11, 23),
            2 => recipe.attached = !recipe.attached,
            _ if recipe.edition == Edition::Full => recipe.edition = Edition::Board,
            _ => recipe.edition = Edition::Full,
        }
        let text = recipe.written().unwrap();
        with_info(&pair.pdf, |info| info.set("KeianRecipe", text_string(&text)))
    }),
    ("its metadata are other", |pair, chance| {
        changed(&pair.pdf, |pdf| {
            let id = pdf.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
            let metadata = pdf.get_object_mut(id).unwrap().as_stream_mut().unwrap();
            let at = chance.of(metadata.content.len());
            metadata.content[at] = metadata.content[at].wrapping_add(1);
        })
    }),
    ("a figure is described otherwise", |pair, chance| {
        changed(&pair.pdf, |pdf| {
            let described: Vec<_> = pdf
                .objects
                .iter()
                .filter(|(_, object)| object.as_dict().is_ok_and(|dict| dict.has(b"Alt")))
                .map(|(id, _)| *id)
                .collect();
            let of = pdf.get_object_mut(*chance.pick(&described)).unwrap().as_dict_mut().unwrap();
            of.set("Alt", text_string("100 / 100"));
        })
    }),
    ("other answers are embedded", |pair, _| {
        changed(&pair.pdf, |pdf| {
            let answers = pair.file.iter().copied().chain(*b"\n").collect();
            let file = pdf.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, answers));
            let described = pdf.add_object(dictionary! {
                "Type" => "Filespec", "F" => Object::string_literal("answers.ron"),
                "EF" => dictionary! { "F" => file },
            });
            let names = vec![Object::string_literal("answers.ron"), described.into()];
            let names = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } };
            pdf.catalog_mut().unwrap().set("Names", names);
        })
    }),
    ("a change is added behind it", |pair, _| {
        let whole = Document::load_mem(&pair.pdf).unwrap();
        let mut more = lopdf::IncrementalDocument::create_from(pair.pdf.clone(), whole);
        let info = more.get_prev_documents().trailer.get(b"Info").unwrap().as_reference().unwrap();
        let mut own = more.get_prev_documents().get_object(info).unwrap().as_dict().unwrap().clone();
        own.set("Title", Object::string_literal("100 / 100"));
        more.new_document.objects.insert(info, Object::Dictionary(own));
        let mut bytes = Vec::new();
        more.save_to(&mut bytes).unwrap();
        bytes
    }),
    ("a better report says that it is this one", |pair, chance| {
        let Opened { questionnaire, assessment, .. } = &pair.opened;
        let mut better = assessment.clone();
        for (_, question) in questionnaire.questions() {
            let level = *question.kind.levels().last().unwrap();
            let answer = Answer {
                response: Response::Level(level),
                meaning: question.meaning,
                ..assessment.answer(&question.id).clone()
            };
            better.answers.insert(question.id.clone(), answer.into());
        }
        better.profile.scope = format!("{}", chance.of(100));
        let file = to_bytes(&better, questionnaire).unwrap();
        let opened = parse(&file, &Catalogue::shipped()).unwrap();
        let Recipe { edition, lang, attached, .. } = made_from(&pair.pdf).unwrap().1.unwrap();
        let then = pair.older.as_ref().map(|answers| EarlierState {
            kind: EarlierKind::File,
            name: "2025 (確定).keian",
            date: answers.profile.date,
            answers,
        });
        let forged = report((&file, &opened), (edition, lang, attached), then);
        let true_one = Document::load_mem(&pair.pdf).unwrap();
        let info = true_one.trailer.get(b"Info").unwrap().as_reference().unwrap();
        let info = true_one.get_object(info).unwrap().as_dict().unwrap().clone();
        with_info(&forged, |own| *own = info)
    }),
    ("another program has saved it again", |pair, chance| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.pdf"), &pair.pdf).unwrap();
        let ways: [&[&str]; 5] = [
            &["--qdf", "--object-streams=disable"],
            &["--linearize"],
            &["--object-streams=generate"],
            &["--pages", ".", "1-2", "--"],
            &["--rotate=+90:2"],
        ];
        let way = chance.pick(&ways);
        let done =
            Command::new("qpdf").current_dir(folder.path()).arg("a.pdf").args(*way).arg("b.pdf").output();
        let done = done.expect("qpdf");
        assert!(done.status.success(), "{way:?} {}", String::from_utf8_lossy(&done.stderr));
        std::fs::read(folder.path().join("b.pdf")).unwrap()
    }),
];

/// A report of which what stands on a page, but the cover, is changed.
fn page_changed(pair: &Pair, chance: &mut Chance, change: fn(&mut Vec<u8>, &mut Chance)) -> Vec<u8> {
    changed(&pair.pdf, |pdf| {
        let pages: Vec<_> = pdf.get_pages().into_values().collect();
        let content = pdf.get_page_contents(*chance.pick(&pages[1..]))[0];
        let content = pdf.get_object_mut(content).unwrap().as_stream_mut().unwrap();
        let mut plain = content.get_plain_content().unwrap();
        change(&mut plain, chance);
        *content = Stream::new(Dictionary::new(), plain);
    })
}

/// The places of hexadecimal digits between < and > in a page's content: the glyphs that it shows.
fn shown_glyphs(content: &[u8]) -> Vec<usize> {
    let mut inside = false;
    let mut found = Vec::new();
    for (at, byte) in content.iter().enumerate() {
        match byte {
            b'<' | b'(' => inside = true,
            b'>' | b')' => inside = false,
            _ if inside && byte.is_ascii_hexdigit() => found.push(at),
            _ => {}
        }
    }
    if found.is_empty() {
        (0..content.len()).filter(|at| content[*at].is_ascii_digit()).collect()
    } else {
        found
    }
}

#[test]
fn three_hundred_tamperings_are_refused() {
    let small = small();
    let bases: [Pair; BASES] = [
        (0, Edition::Full, Lang::Ja, true, Compared::Not),
        (1, Edition::Full, Lang::En, false, Compared::WithFile),
        (2, Edition::Board, Lang::Ja, false, Compared::WithMilestone),
        (3, Edition::Board, Lang::En, false, Compared::Not),
    ]
    .map(|(seed, edition, lang, attach, compared)| {
        let questionnaire = if seed == 1 { meti_guideline() } else { &small };
        pair(questionnaire, (edition, lang, attach), compared, &mut Chance(seed))
    });
    let wrong: Vec<String> =
        (0..BASES).into_par_iter().flat_map_iter(|base| tampered(&bases[base], base)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What is said wrongly of the tamperings whose turn it is with one report.
fn tampered(pair: &Pair, base: usize) -> Vec<String> {
    // What is to be compared with is made once for every recipe.
    let made: RefCell<HashMap<String, Vec<u8>>> = RefCell::default();
    let again = |recipe: &Recipe, earlier: Option<&Earlier>| {
        let key = format!("{recipe:?} {}", earlier.is_some());
        if let Some(made) = made.borrow().get(&key) {
            return Ok(made.clone());
        }
        let again = pair.verifying().made_again(recipe, earlier)?;
        made.borrow_mut().insert(key, again.clone());
        Ok(again)
    };
    let turns = (base..TAMPERINGS).step_by(BASES);
    let wrong = turns.filter_map(|turn| {
        let (what, tamper) = TAMPERINGS_BY_KIND[(turn / BASES) % TAMPERINGS_BY_KIND.len()];
        let pdf = tamper(pair, &mut Chance(1000 + turn as u64));
        if pdf == pair.pdf {
            return Some(format!("{turn} {what}: nothing is changed"));
        }
        let verdict = pair.verifying().verdict_by(&pdf, again).unwrap();
        (!is_named(what, &verdict)).then(|| format!("{turn} {what}: {verdict:?}"))
    });
    wrong.collect()
}

/// Whether what was done is refused and, where that is sure, named.
fn is_named(what: &str, verdict: &Verdict) -> bool {
    // Where the byte is one of those that tell how the report was made, nothing tells it any more, or it is said
    // to be another program's.
    let untold = matches!(verdict, Verdict::NotChecked(Unchecked::Program { .. }));
    if untold && what.starts_with("a byte is ") {
        return true;
    }
    let Verdict::No(why) = verdict else { return *verdict == Verdict::NoReport };
    match (what, why) {
        ("bytes follow the end" | "a change is added behind it", why) => {
            matches!(why, WhyNot::Changed(Differs::After(_)))
        }
        ("a page is gone", why) => matches!(why, WhyNot::Changed(Differs::Pages(..))),
        ("a number on a page is another" | "something is drawn over a page", why) => {
            matches!(why, WhyNot::Changed(Differs::OnPages(pages)) if pages.len() == 1)
        }
        (
            "a note is stuck on a page" | "a font shows other letters" | "two pages have changed places",
            why,
        ) => {
            matches!(why, WhyNot::Changed(Differs::OnPages(_)))
        }
        ("its metadata are other", why) => matches!(why, WhyNot::Changed(Differs::About)),
        ("other answers are embedded", why) => matches!(why, WhyNot::Changed(Differs::Attachment)),
        _ => true,
    }
}
