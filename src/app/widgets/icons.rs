//! One set of icons, drawn as strokes on a grid of 20 by 20. An icon always stands beside words or
//! on a button that has a name.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2};

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Home.
    Home,
    /// The company.
    Company,
    /// Questions.
    Question,
    /// Results.
    Chart,
    /// The action plan.
    List,
    /// The report.
    Document,
    /// The registers.
    Table,
    /// People around a table.
    People,
    /// Settings.
    Sliders,
    /// What remains.
    Clock,
    /// Comparison: then and now.
    Compare,
    /// A shield: nothing leaves the machine.
    Shield,
    /// A lock: it is encrypted.
    Lock,
    /// An open lock: it is not.
    Unlocked,
    /// Search, commands.
    Search,
    /// Help.
    Help,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Save.
    Save,
    /// It is well.
    Check,
    /// Look at this.
    Warning,
    /// A target.
    Flag,
    /// Opened part, or further down.
    Down,
    /// Further up.
    Up,
    /// Closed part, or what comes after.
    Right,
    /// What came before.
    Left,
    /// A calendar.
    Calendar,
}

/// A stroke of an icon: a line through points, or a circle.
enum Part {
    Line(&'static [(f32, f32)]),
    Circle(f32, f32, f32),
}

impl Icon {
    fn parts(self) -> &'static [Part] {
        use Part::{Circle, Line};
        match self {
            Self::Home => &[
                Line(&[(3.0, 9.5), (10.0, 3.5), (17.0, 9.5)]),
                Line(&[(5.0, 8.5), (5.0, 16.5), (15.0, 16.5), (15.0, 8.5)]),
            ],
            Self::Company => &[
                Line(&[(4.0, 16.5), (4.0, 4.0), (12.0, 4.0), (12.0, 16.5)]),
                Line(&[(12.0, 8.5), (16.5, 8.5), (16.5, 16.5)]),
                Line(&[(2.5, 16.5), (17.5, 16.5)]),
                Line(&[(7.0, 7.5), (9.0, 7.5)]),
                Line(&[(7.0, 11.0), (9.0, 11.0)]),
            ],
            Self::Question => &[
                Line(&[(3.5, 5.5), (5.0, 7.0), (7.5, 3.8)]),
                Line(&[(10.0, 5.5), (17.0, 5.5)]),
                Line(&[(3.5, 13.5), (5.0, 15.0), (7.5, 11.8)]),
                Line(&[(10.0, 13.5), (17.0, 13.5)]),
            ],
            Self::Chart => &[
                Line(&[(3.0, 3.5), (3.0, 16.5), (17.0, 16.5)]),
                Line(&[(7.0, 16.0), (7.0, 11.0)]),
                Line(&[(11.0, 16.0), (11.0, 7.0)]),
                Line(&[(15.0, 16.0), (15.0, 9.0)]),
            ],
            Self::List => &[
                Line(&[(7.0, 5.0), (17.0, 5.0)]),
                Line(&[(7.0, 10.0), (17.0, 10.0)]),
                Line(&[(7.0, 15.0), (17.0, 15.0)]),
                Circle(3.8, 5.0, 0.8),
                Circle(3.8, 10.0, 0.8),
                Circle(3.8, 15.0, 0.8),
            ],
            Self::Document => &[
                Line(&[(11.5, 2.5), (5.0, 2.5), (5.0, 17.5), (15.0, 17.5), (15.0, 6.0), (11.5, 2.5)]),
                Line(&[(7.8, 9.5), (12.2, 9.5)]),
                Line(&[(7.8, 13.0), (12.2, 13.0)]),
            ],
            Self::Table => &[
                Line(&[(3.0, 4.0), (17.0, 4.0), (17.0, 16.0), (3.0, 16.0), (3.0, 4.0)]),
                Line(&[(3.0, 8.0), (17.0, 8.0)]),
                Line(&[(3.0, 12.0), (17.0, 12.0)]),
                Line(&[(8.0, 4.0), (8.0, 16.0)]),
            ],
            Self::People => &[
                Circle(6.5, 6.0, 2.6),
                Circle(14.0, 7.0, 2.0),
                Line(&[(2.0, 16.5), (2.6, 12.8), (4.6, 11.0), (8.4, 11.0), (10.4, 12.8), (11.0, 16.5)]),
                Line(&[(12.5, 11.5), (15.4, 11.5), (17.2, 13.0), (18.0, 16.5)]),
            ],
            Self::Sliders => &[
                Line(&[(3.0, 6.0), (8.0, 6.0)]),
                Line(&[(12.0, 6.0), (17.0, 6.0)]),
                Circle(10.0, 6.0, 2.0),
                Line(&[(3.0, 14.0), (5.0, 14.0)]),
                Line(&[(9.0, 14.0), (17.0, 14.0)]),
                Circle(7.0, 14.0, 2.0),
            ],
            Self::Clock => &[Circle(10.0, 10.0, 7.0), Line(&[(10.0, 5.8), (10.0, 10.0), (13.0, 12.0)])],
            Self::Compare => &[
                Line(&[(3.0, 6.5), (16.0, 6.5)]),
                Line(&[(12.5, 3.2), (16.2, 6.5), (12.5, 9.8)]),
                Line(&[(17.0, 13.5), (4.0, 13.5)]),
                Line(&[(7.5, 10.2), (3.8, 13.5), (7.5, 16.8)]),
            ],
            Self::Shield => &[
                Line(&[
                    (10.0, 2.5),
                    (16.0, 4.8),
                    (16.0, 9.5),
                    (14.2, 13.8),
                    (10.0, 17.5),
                    (5.8, 13.8),
                    (4.0, 9.5),
                    (4.0, 4.8),
                    (10.0, 2.5),
                ]),
                Line(&[(7.2, 9.8), (9.3, 12.0), (13.0, 7.6)]),
            ],
            Self::Lock => &[
                Line(&[(4.5, 9.0), (15.5, 9.0), (15.5, 17.0), (4.5, 17.0), (4.5, 9.0)]),
                Line(&[
                    (6.8, 9.0),
                    (6.8, 6.4),
                    (8.0, 4.2),
                    (10.0, 3.4),
                    (12.0, 4.2),
                    (13.2, 6.4),
                    (13.2, 9.0),
                ]),
                Line(&[(10.0, 12.2), (10.0, 13.8)]),
            ],
            Self::Unlocked => &[
                Line(&[(4.5, 9.0), (15.5, 9.0), (15.5, 17.0), (4.5, 17.0), (4.5, 9.0)]),
                Line(&[(6.8, 9.0), (6.8, 5.4), (8.0, 3.2), (10.0, 2.4), (12.0, 3.2), (13.2, 5.4)]),
                Line(&[(10.0, 12.2), (10.0, 13.8)]),
            ],
            Self::Search => &[Circle(8.8, 8.8, 5.3), Line(&[(12.8, 12.8), (17.0, 17.0)])],
            Self::Help => &[
                Circle(10.0, 10.0, 7.5),
                Line(&[
                    (7.8, 8.0),
                    (8.3, 6.6),
                    (10.0, 5.9),
                    (11.7, 6.6),
                    (12.2, 8.0),
                    (11.5, 9.3),
                    (10.0, 10.4),
                    (10.0, 11.6),
                ]),
                Circle(10.0, 14.0, 0.4),
            ],
            Self::Undo => &[
                Line(&[(7.0, 4.0), (3.5, 7.5), (7.0, 11.0)]),
                Line(&[
                    (3.5, 7.5),
                    (12.5, 7.5),
                    (15.5, 9.0),
                    (16.5, 11.8),
                    (15.5, 14.5),
                    (12.5, 16.0),
                    (8.0, 16.0),
                ]),
            ],
            Self::Redo => &[
                Line(&[(13.0, 4.0), (16.5, 7.5), (13.0, 11.0)]),
                Line(&[
                    (16.5, 7.5),
                    (7.5, 7.5),
                    (4.5, 9.0),
                    (3.5, 11.8),
                    (4.5, 14.5),
                    (7.5, 16.0),
                    (12.0, 16.0),
                ]),
            ],
            Self::Save => &[
                Line(&[(10.0, 3.0), (10.0, 12.0)]),
                Line(&[(6.5, 8.8), (10.0, 12.3), (13.5, 8.8)]),
                Line(&[(3.5, 12.5), (3.5, 16.5), (16.5, 16.5), (16.5, 12.5)]),
            ],
            Self::Check => &[Line(&[(4.0, 10.5), (8.3, 14.8), (16.0, 5.5)])],
            Self::Warning => &[
                Line(&[(10.0, 3.0), (18.0, 16.5), (2.0, 16.5), (10.0, 3.0)]),
                Line(&[(10.0, 8.0), (10.0, 11.8)]),
                Circle(10.0, 14.0, 0.4),
            ],
            Self::Flag => &[
                Line(&[(5.0, 17.5), (5.0, 3.0)]),
                Line(&[(5.0, 3.5), (15.5, 3.5), (12.8, 7.0), (15.5, 10.5), (5.0, 10.5)]),
            ],
            Self::Down => &[Line(&[(5.0, 7.5), (10.0, 12.5), (15.0, 7.5)])],
            Self::Up => &[Line(&[(5.0, 12.5), (10.0, 7.5), (15.0, 12.5)])],
            Self::Right => &[Line(&[(7.5, 5.0), (12.5, 10.0), (7.5, 15.0)])],
            Self::Left => &[Line(&[(12.5, 5.0), (7.5, 10.0), (12.5, 15.0)])],
            Self::Calendar => &[
                Line(&[(3.5, 5.0), (16.5, 5.0), (16.5, 16.5), (3.5, 16.5), (3.5, 5.0)]),
                Line(&[(3.5, 8.8), (16.5, 8.8)]),
                Line(&[(7.0, 3.0), (7.0, 6.5)]),
                Line(&[(13.0, 3.0), (13.0, 6.5)]),
                Circle(10.0, 12.6, 0.8),
            ],
        }
    }

    /// Draws the icon into a square.
    pub fn paint(self, painter: &Painter, rect: Rect, color: Color32) {
        let scale = rect.width().min(rect.height()) / 20.0;
        let origin = rect.center() - egui::vec2(10.0, 10.0) * scale;
        let at = |(x, y): (f32, f32)| -> Pos2 { pos2(origin.x + x * scale, origin.y + y * scale) };
        let stroke = Stroke::new((1.7 * scale).max(1.2), color);
        for part in self.parts() {
            painter.add(match part {
                Part::Line(points) => Shape::line(points.iter().copied().map(at).collect(), stroke),
                Part::Circle(x, y, radius) => Shape::circle_stroke(at((*x, *y)), radius * scale, stroke),
            });
        }
    }
}
