//! The scenes of workshops: the list, the preparation, every step, and the projector.

use egui::Key;
use egui_kittest::Harness;
use keian::app::theme;
use keian::app::workshop::projector;
use keian::assessment::workshop::{AgendaItem, AgendaStep, Ballot, Decision, Votes, Workshop, WorkshopState};
use keian::assessment::{Assessment, Response};
use keian::base::ids::QuestionId;
use keian::base::level::Level;
use keian::questionnaire::Catalogue;
use keian::session::document::Document;
use keian::workshop::running::begun;

use super::Window;
use super::scenes::Scene;

const QUESTIONS: [&str; 5] = ["P1-6", "P1-5", "A-4", "I-1", "G-3"];

impl Window {
    /// The sample with a workshop.
    fn with_workshop(&mut self, change: impl FnOnce(&mut Workshop)) {
        let sample = match self.say("ja", "en") {
            "ja" => include_str!("../../assets/sample/sample.ja.ron"),
            _ => include_str!("../../assets/sample/sample.en.ron"),
        };
        let opened = keian::storage::parse(sample.as_bytes(), &Catalogue::shipped()).expect("the sample");
        let mut assessment: Assessment = opened.assessment;
        let today = keian::start::today();
        let name = self.say("経営会議 シナリオと調達", "Management meeting: scenarios and sourcing");
        let mut workshop = begun(&assessment, name.to_owned(), today);
        self.say("経営企画部 佐藤", "Sato, corporate planning").clone_into(&mut workshop.facilitator);
        let questions = QUESTIONS.map(QuestionId::new);
        workshop.at = questions.first().cloned();
        workshop.agenda = questions.map(|question| AgendaItem { question, ..AgendaItem::default() }).to_vec();
        change(&mut workshop);
        assessment.workshops.push(workshop.into());
        let document = Document::new(opened.questionnaire, assessment, today);
        self.harness.state_mut().hold(document);
        self.harness.run();
        self.click("ワークショップ", "Workshop");
    }

    /// The same, in the midst of it.
    fn held(&mut self, change: impl FnOnce(&mut Workshop)) {
        self.with_workshop(change);
        let ja = "「経営会議 シナリオと調達」を続ける";
        self.click(ja, "Go on with “Management meeting: scenarios and sourcing”");
    }

    fn text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.harness.run();
    }

    /// What the projector shows, in the place of the window.
    fn on_the_projector(&mut self) {
        let shown = self.harness.state().projected(&self.harness.ctx).expect("a workshop is held");
        self.project(shown);
    }

    fn project(&mut self, shown: keian::workshop::shown::Projected) {
        let (textures, dark) = (super::Textures::default(), self.kind.dark);
        let mut installed = false;
        let mut harness = Harness::builder()
            .with_size(self.kind.size)
            .with_theme(if dark { egui::Theme::Dark } else { egui::Theme::Light })
            .renderer(textures.clone())
            .build_ui(move |ui| {
                if !std::mem::replace(&mut installed, true) {
                    theme::install(ui.ctx());
                    ui.ctx().set_theme(if dark { egui::Theme::Dark } else { egui::Theme::Light });
                    return;
                }
                projector::draw(ui, &shown);
            });
        harness.run();
        let output = harness.output();
        let primitives = harness.ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
        let size = self.kind.size;
        let size = [size.x.round() as usize, size.y.round() as usize];
        self.instead =
            Some(textures.draw(&primitives, output.pixels_per_point, (size, egui::Color32::WHITE)));
    }
}

/// Votes that are apart, and votes that are not.
const APART: Votes = Votes { levels: [0, 2, 1, 2, 1], unknown: 1 };
const NEAR: Votes = Votes { levels: [0, 0, 3, 4, 0], unknown: 0 };

fn talked(workshop: &mut Workshop, step: AgendaStep) {
    let item = &mut workshop.agenda[0];
    (item.rounds, item.step) = (vec![APART, NEAR], step);
    "最も高い票: 手順書がある。最も低い票: 使われたことがない。".clone_into(&mut item.said);
}

fn decided(workshop: &mut Workshop) {
    talked(workshop, AgendaStep::Decided);
    workshop.agenda[0].decision = Decision {
        response: Response::Level(Level::TWO),
        reason: "手順書はあるが、訓練の記録がない。".to_owned(),
        dissent: "現場では毎月使っており、3でよい。".to_owned(),
        owner: "調達部 田中".to_owned(),
        due: Some(jiff::civil::date(2027, 3, 31)),
    };
}

/// The scenes.
pub fn scenes() -> Vec<Scene> {
    let scene = |name, play| Scene { name, play };
    vec![
        scene("workshop-list", |w| {
            w.with_workshop(decided);
        }),
        scene("workshop-empty", |w| {
            w.sample();
            w.click("ワークショップ", "Workshop");
        }),
        scene("workshop-prepare", |w| {
            w.with_workshop(|workshop| workshop.at = None);
            let ja = "「経営会議 シナリオと調達」の準備";
            w.click(ja, "Prepare “Management meeting: scenarios and sourcing”");
        }),
        scene("workshop-vote", |w| {
            w.held(|_| {});
            w.text("33241?");
        }),
        scene("workshop-fault", |w| {
            w.held(|_| {});
            w.text("335");
        }),
        scene("workshop-turn", |w| {
            w.held(|workshop| workshop.ballot = Ballot::PassedRound);
        }),
        scene("workshop-choose", |w| {
            w.held(|workshop| workshop.ballot = Ballot::PassedRound);
            w.key(Key::Enter);
            w.text("3");
        }),
        scene("workshop-talk", |w| w.held(|workshop| talked(workshop, AgendaStep::Talk))),
        scene("workshop-decide", |w| {
            w.held(|workshop| {
                decided(workshop);
                workshop.agenda[0].step = AgendaStep::Decide;
            });
        }),
        scene("workshop-decided", |w| w.held(decided)),
        scene("workshop-end", |w| {
            w.with_workshop(|workshop| {
                decided(workshop);
                workshop.agenda[1].step = AgendaStep::Parked;
                workshop.state = WorkshopState::Ended;
            });
            let ja = "「経営会議 シナリオと調達」を見る";
            w.click(ja, "Look at “Management meeting: scenarios and sourcing”");
        }),
        scene("projector-vote", |w| {
            w.held(|_| {});
            w.text("33241");
            w.on_the_projector();
        }),
        scene("projector-revealed", |w| {
            w.held(|workshop| talked(workshop, AgendaStep::Talk));
            w.on_the_projector();
        }),
        scene("projector-decided", |w| {
            w.held(decided);
            w.on_the_projector();
        }),
    ]
}
