//! The scenes of a member's association: the screen as it comes, what would be handed in, what was, where the company
//! stands.

use egui::Key;
use keian::assessment::Run;
use keian::base::ids::SubmissionId;
use keian::base::lang::Text;
use keian::cohort::count::count;
use keian::cohort::invitation::{AskedFor, Band};
use keian::cohort::submission::{Bands, Numbered};
use keian::cohort::{Invitation, Margin, ResultView, Submission};
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::association::{cohort_bytes, invitation_bytes};

use super::Window;
use super::members::member;
use super::scenes::Scene;

fn text(ja: &str, en: &str) -> Text {
    Text { ja: ja.to_owned(), en: en.to_owned() }
}

fn invitation() -> Invitation {
    Invitation {
        association: text("日本部品工業会(見本)", "Sample Parts Makers Association"),
        purpose: text(
            "共通の弱点を見つけ、来年度の勉強会の題材を選ぶ",
            "Find common gaps and choose next year's topics",
        ),
        publishes: text(
            "会員に集計報告書を配り、総会で説明する",
            "A report to all members, presented at the meeting",
        ),
        closes: "2027-03".parse().expect("a month"),
        asked: AskedFor::of(meti_guideline()),
        run: Run::Full,
        sizes: vec![
            Band(text("300人未満", "Under 300 people")),
            Band(text("300〜999人", "300 to 999")),
            Band(text("1,000人以上", "1,000 and more")),
        ],
        industries: vec![Band(text("鋳造・鍛造", "Casting")), Band(text("電装品", "Electrical parts"))],
        margin: Margin::Two,
        view: ResultView::Quarters,
        key: "age162p60dzjv6kussmu6etn03a9krr23z7xn8wxwukl5maemncrpp3s4y792w".to_owned(),
    }
}

impl Window {
    fn association(&mut self) {
        self.sample();
        self.show("報告書", "Report");
        self.click("団体への提出と集計結果…", "Association: submissions and results…");
    }

    /// Chooses a file with these bytes behind a button.
    fn brings(&mut self, button: (&'static str, &'static str), name: &str, bytes: &[u8]) {
        let path = self.folder().join(name);
        std::fs::write(&path, bytes).expect("a file");
        self.click(button.0, button.1);
        self.over(self.say("ファイルの場所", "Path of the file"), &path.display().to_string());
        self.key(Key::Enter);
    }

    fn invited(&mut self) {
        self.association();
        let bytes = invitation_bytes(&invitation(), meti_guideline()).expect("an invitation");
        self.brings(("招待状を開く…", "Open an invitation…"), "invitation.ron", &bytes);
        self.wait_for("別の招待状を開く…", "Open another invitation…");
    }
}

fn results() -> Vec<u8> {
    let (asked, invitation) = (meti_guideline(), invitation());
    let submissions: Vec<Submission> = (1..=20)
        .map(|number| {
            let numbered = Numbered { id: SubmissionId::new(format!("{number:032x}")), revision: 1 };
            let company = member(asked, 7, number);
            Submission::of(&invitation, (asked, &company), Bands::default(), numbered).expect("a submission")
        })
        .collect();
    cohort_bytes(&count(&invitation, asked, &submissions), asked).expect("results")
}

/// The scenes.
pub fn scenes() -> Vec<Scene> {
    let scene = |name, play| Scene { name, play };
    vec![
        scene("association", |w| w.association()),
        scene("association-invited", |w| w.invited()),
        scene("association-leaves", |w| {
            w.invited();
            w.click("300〜999人", "300 to 999");
            w.leads_to("提出するファイルを保存…", "Save the submission…");
        }),
        scene("association-results", |w| {
            w.association();
            w.brings(("集計結果を開く…", "Open results…"), "cohort.ron", &results());
            w.wait_for("質問ごとに見る", "See every question");
            w.leads_to("質問ごとに見る", "See every question");
        }),
    ]
}
