//! The columns of the plan's table: in a wide window every field has one; in a narrow one, or at a large text
//! size, short fields stand below each other; in the narrowest the action stands below the question, too.

use crate::scoring::plan::By;

/// The least width that question and action share beside each other, in points; below it they stand below each
/// other.
const LEAST: f32 = 290.0;

/// The least width of both below each other, in points; below it the table scrolls sideways.
const LEAST_BELOW: f32 = 130.0;

/// A table narrower than this, in points, has short fields below each other.
const NARROW: f32 = 940.0;

/// The gap between two columns, and what stands free at the right, in points.
const GAP: f32 = 8.0;
const FREE: f32 = 14.0;

/// The height of a head, in points.
const HEAD: f32 = 34.0;

/// The height of one of several heads below each other, in points.
pub(super) const HEAD_OF_SEVERAL: f32 = 26.0;

/// The widths of the columns, in points, and which fields stand in each.
pub(super) struct Columns {
    pub(super) columns: Vec<(f32, Vec<By>)>,
    pub(super) topic: f32,
    pub(super) action: f32,
    pub(super) owner: f32,
    pub(super) due: f32,
    /// Whether the action stands below the question.
    pub(super) below: bool,
}

impl Columns {
    /// The columns for a width.
    pub(super) fn of(width: f32) -> Self {
        if width > NARROW { Self::wide(width) } else { Self::narrow(width) }
    }

    fn wide(width: f32) -> Self {
        let (priority, level, due, urgency) = (92.0, 62.0, 172.0, 130.0);
        let owner = (width * 0.12).clamp(154.0, 300.0);
        // Question and action share what the others leave.
        let left = width - (priority + level + owner + due + urgency) - 6.0 * GAP - FREE;
        let (topic, action) = shared(left.max(LEAST));
        let one = |width, by| (width, vec![by]);
        let columns = vec![
            one(priority, By::Priority),
            one(topic, By::Question),
            one(level, By::Level),
            one(action, By::Action),
            one(owner, By::Owner),
            one(due, By::Due),
            one(urgency, By::Urgency),
        ];
        Self { columns, topic, action, owner, due, below: false }
    }

    fn narrow(width: f32) -> Self {
        let (priority, owner) = (92.0, 172.0);
        let left = width - (priority + owner) - 3.0 * GAP - FREE;
        if left < LEAST {
            return Self::narrowest(width);
        }
        let (topic, action) = shared(left);
        let columns = vec![
            (priority, vec![By::Priority, By::Level]),
            (topic, vec![By::Question]),
            (action, vec![By::Action]),
            (owner, vec![By::Owner, By::Due, By::Urgency]),
        ];
        Self { columns, topic, action, owner, due: owner, below: false }
    }

    fn narrowest(width: f32) -> Self {
        let (priority, owner) = (82.0, 162.0);
        let left = (width - (priority + owner) - 2.0 * GAP - FREE).max(LEAST_BELOW);
        let columns = vec![
            (priority, vec![By::Priority, By::Level]),
            (left, vec![By::Question, By::Action]),
            (owner, vec![By::Owner, By::Due, By::Urgency]),
        ];
        Self { columns, topic: left, action: left, owner, due: owner, below: true }
    }

    /// How many heads stand below each other.
    pub(super) fn deepest(&self) -> usize {
        self.columns.iter().map(|(_, fields)| fields.len()).max().unwrap_or(1)
    }

    /// The height of the heads.
    pub(super) fn head_height(&self) -> f32 {
        match self.deepest() {
            #[allow(clippy::cast_precision_loss, reason = "at most seven")]
            several @ 2.. => several as f32 * HEAD_OF_SEVERAL,
            _ => HEAD,
        }
    }
}

/// Two widths for question and action beside each other.
fn shared(left: f32) -> (f32, f32) {
    (left * 0.46, left * 0.54)
}
