//! Runs the window so that an event costs one picture. By itself the toolkit paints three for each press of a
//! key and three more for its release, and some ten for a notch of the wheel: without a GPU each takes longer
//! than all the rest of the work. Here a picture is painted after something has happened, and after somebody
//! has asked for one; that the layout has settled by then is seen to by [`Happened`].

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::ThreadId;
use std::time::{Duration, Instant};

use eframe::{EframeWinitApplication, UserEvent};
use egui::{Context, Event, MouseWheelUnit, RawInput};
use winit::application::ApplicationHandler;
use winit::event::{DeviceEvent, DeviceId, ElementState, StartCause, WindowEvent};
use winit::event_loop::{ActiveEventLoop, EventLoop};
use winit::keyboard::{Key, NamedKey};
use winit::window::WindowId;

/// Runs an app in a window until that is closed.
///
/// # Errors
/// When the window cannot be opened.
pub(super) fn run(
    name: &str,
    options: eframe::NativeOptions,
    creator: eframe::AppCreator<'_>,
) -> Result<(), eframe::Error> {
    let event_loop = EventLoop::<UserEvent>::with_user_event().build()?;
    let (pictures, proxy) = (Arc::new(Pictures::default()), event_loop.create_proxy());
    let wakes = Mutex::new(proxy);
    let asked = Arc::clone(&pictures);
    let creator: eframe::AppCreator<'_> = Box::new(move |cc| {
        asked.ctx.get_or_init(|| cc.egui_ctx.clone());
        // Its wishes are passed on by the observer below, which sees all of them.
        cc.egui_ctx.set_request_repaint_callback(|_| {});
        let for_observer = Arc::clone(&asked);
        cc.egui_ctx.set_repaint_observer(move |info| {
            if for_observer.is_of_events(info.delay) {
                return;
            }
            let wish = UserEvent::RequestRepaint {
                viewport_id: info.viewport_id,
                when: Instant::now() + info.delay,
                cumulative_pass_nr: info.current_cumulative_pass_nr,
            };
            // The window may have been closed meanwhile.
            let _ = wakes.lock().unwrap_or_else(PoisonError::into_inner).send_event(wish);
        });
        cc.egui_ctx.request_repaint();
        creator(cc)
    });
    let app = eframe::create_native(name, options, creator, &event_loop);
    let mut thrifty = Thrifty { app, held: Vec::new(), pictures: Arc::clone(&pictures) };
    let told = errors::tell();
    event_loop.run_app(&mut thrifty)?;
    match pictures.ctx.get() {
        Some(_) => Ok(()),
        // The toolkit has closed a window that it could not open, and told nobody but the log.
        None => Err(eframe::Error::AppCreation(told.first().into())),
    }
}

/// What is known about the pictures that are asked for.
#[derive(Default)]
struct Pictures {
    ctx: OnceLock<Context>,
    /// The thread of the window, and whether a picture is begun on it whose layout has not been.
    begins: AtomicBool,
    thread: OnceLock<ThreadId>,
}

impl Pictures {
    /// Whether a wish is the toolkit's own for more pictures after every event.
    fn is_of_events(&self, delay: Duration) -> bool {
        delay.is_zero()
            && self.begins.load(Ordering::Relaxed)
            && self.thread.get() == Some(&std::thread::current().id())
    }
}

/// Set while a picture is begun: from the redraw until the layout begins.
static BEGUN: OnceLock<Arc<Pictures>> = OnceLock::new();

/// The layout of a picture begins: what is wished from here on is meant.
pub(super) fn layout_begins() {
    if let Some(pictures) = BEGUN.get() {
        pictures.begins.store(false, Ordering::Relaxed);
    }
}

/// What has happened since the picture before, as far as it may change what is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Happened {
    /// At most the pointer has moved.
    Nothing,
    /// Letters were typed.
    Letters,
    /// Anything else.
    More,
}

impl Happened {
    /// To be asked when a layout begins, before anything is taken from its input.
    pub(super) fn now(ctx: &Context) -> Self {
        let moved = |event: &Event| matches!(event, Event::PointerMoved(_) | Event::MouseMoved(_));
        let letter = |event: &Event| matches!(event, Event::Text(_) | Event::Ime(_));
        let comes_with_it = |event: &Event| match event {
            Event::Key { pressed, modifiers, .. } => !pressed || !modifiers.command && !modifiers.alt,
            other => letter(other) || moved(other),
        };
        ctx.input(|input| {
            if input.pointer.any_down() {
                Self::More
            } else if input.events.iter().all(moved) {
                Self::Nothing
            } else if input.events.iter().any(letter) && input.events.iter().all(comes_with_it) {
                Self::Letters
            } else {
                Self::More
            }
        })
    }

    /// Has the layout be done once more before the picture is painted, where what has happened may have changed
    /// it: what is painted is as it is afterwards. To be asked when a layout ends.
    pub(super) fn settles(self, ctx: &Context) {
        if self != Self::Nothing {
            ctx.request_discard("something has happened");
        }
    }
}

/// Turns the notches of a wheel into as much of a scroll at once as they are: the toolkit would spread each
/// over ten pictures. It leaves small steps alone, which touch pads make.
pub(super) fn scroll_at_once(raw: &mut RawInput, points_a_line: f32) {
    const SMALL: f32 = 7.5;
    let mut events = Vec::with_capacity(raw.events.len());
    for event in raw.events.drain(..) {
        let Event::MouseWheel { unit, delta, phase, modifiers, source } = &event else {
            events.push(event);
            continue;
        };
        let whole = match unit {
            MouseWheelUnit::Line => *delta * points_a_line,
            MouseWheelUnit::Point => *delta,
            MouseWheelUnit::Page => {
                events.push(event);
                continue;
            }
        };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most some thousands")]
        let steps = (whole.length() / SMALL).ceil().clamp(1.0, 2_000.0) as usize;
        #[allow(clippy::cast_precision_loss, reason = "at most some thousands")]
        let step = whole / steps as f32;
        let (phase, modifiers, source) = (*phase, *modifiers, *source);
        let unit = MouseWheelUnit::Point;
        events.extend((0..steps).map(|_| Event::MouseWheel { unit, delta: step, phase, modifiers, source }));
    }
    raw.events = events;
}

/// The toolkit's app, given less to paint.
struct Thrifty<'a> {
    app: EframeWinitApplication<'a>,
    /// What changes nothing that is seen: it goes along with what comes next.
    held: Vec<(WindowId, WindowEvent)>,
    pictures: Arc<Pictures>,
}

/// Whether an event changes nothing that is seen before another one comes: a key is let go, or one that does
/// nothing by itself is pressed.
fn can_wait(event: &WindowEvent) -> bool {
    match event {
        WindowEvent::ModifiersChanged(_) => true,
        WindowEvent::KeyboardInput { event, .. } => {
            let modifier = matches!(
                event.logical_key,
                Key::Named(NamedKey::Control | NamedKey::Shift | NamedKey::Alt | NamedKey::Super)
            );
            event.state == ElementState::Released || modifier
        }
        _ => false,
    }
}

impl ApplicationHandler<UserEvent> for Thrifty<'_> {
    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        self.pictures.thread.get_or_init(|| std::thread::current().id());
        BEGUN.get_or_init(|| Arc::clone(&self.pictures));
        self.app.resumed(event_loop);
    }

    fn window_event(&mut self, event_loop: &ActiveEventLoop, window: WindowId, event: WindowEvent) {
        if can_wait(&event) {
            self.held.push((window, event));
            return;
        }
        if event == WindowEvent::RedrawRequested {
            self.pictures.begins.store(true, Ordering::Relaxed);
            self.app.window_event(event_loop, window, event);
            self.pictures.begins.store(false, Ordering::Relaxed);
            return;
        }
        for (window, held) in self.held.drain(..) {
            self.app.window_event(event_loop, window, held);
        }
        self.app.window_event(event_loop, window, event);
    }

    fn user_event(&mut self, event_loop: &ActiveEventLoop, event: UserEvent) {
        let event = match event {
            // A wish holds although the layout was done more than once since.
            UserEvent::RequestRepaint { viewport_id, when, cumulative_pass_nr } => {
                let now = self.pictures.ctx.get().map(|ctx| ctx.cumulative_pass_nr_for(viewport_id));
                let cumulative_pass_nr = now.unwrap_or(cumulative_pass_nr);
                UserEvent::RequestRepaint { viewport_id, when, cumulative_pass_nr }
            }
            other => other,
        };
        self.app.user_event(event_loop, event);
    }

    fn new_events(&mut self, event_loop: &ActiveEventLoop, cause: StartCause) {
        self.app.new_events(event_loop, cause);
    }

    fn device_event(&mut self, event_loop: &ActiveEventLoop, device: DeviceId, event: DeviceEvent) {
        self.app.device_event(event_loop, device, event);
    }

    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        self.app.about_to_wait(event_loop);
    }

    fn suspended(&mut self, event_loop: &ActiveEventLoop) {
        self.app.suspended(event_loop);
    }

    fn exiting(&mut self, event_loop: &ActiveEventLoop) {
        self.app.exiting(event_loop);
    }

    fn memory_warning(&mut self, event_loop: &ActiveEventLoop) {
        self.app.memory_warning(event_loop);
    }
}

/// What the toolkit tells the log alone.
mod errors {
    use std::sync::{Mutex, PoisonError};

    /// The first error that was told.
    pub(super) struct Errors(Mutex<Option<String>>);

    static ERRORS: Errors = Errors(Mutex::new(None));

    /// Listens from here on.
    pub(super) fn tell() -> &'static Errors {
        if log::set_logger(&ERRORS).is_ok() {
            log::set_max_level(log::LevelFilter::Error);
        }
        &ERRORS
    }

    impl Errors {
        /// The first error, or nothing.
        pub(super) fn first(&self) -> String {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).clone().unwrap_or_default()
        }
    }

    impl log::Log for Errors {
        fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
            metadata.level() == log::Level::Error
        }

        fn log(&self, record: &log::Record<'_>) {
            let mut first = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if self.enabled(record.metadata()) && first.is_none() {
                *first = Some(record.args().to_string());
            }
        }

        fn flush(&self) {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Modifiers, Vec2, vec2};

    fn scrolled(ctx: &Context, events: Vec<Event>) -> Vec2 {
        let mut raw = RawInput { events, ..RawInput::default() };
        scroll_at_once(&mut raw, 50.0);
        let mut seen = Vec2::ZERO;
        let output = ctx.run_ui(raw, |ui| seen = ui.input(egui::InputState::smooth_scroll_delta));
        output.drop_without_applying_deltas();
        seen
    }

    #[test]
    fn a_notch_of_the_wheel_scrolls_at_once_and_wishes_for_no_more_pictures() {
        let ctx = Context::default();
        let wheel = |unit, delta| Event::MouseWheel {
            unit,
            delta,
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: egui::MouseWheelSource::Unknown,
        };
        for (unit, delta, whole) in [
            (MouseWheelUnit::Line, vec2(0.0, -1.0), vec2(0.0, -50.0)),
            (MouseWheelUnit::Line, vec2(0.0, 3.0), vec2(0.0, 150.0)),
            (MouseWheelUnit::Point, vec2(0.0, -120.0), vec2(0.0, -120.0)),
            (MouseWheelUnit::Point, vec2(2.0, -3.0), vec2(2.0, -3.0)),
        ] {
            let seen = scrolled(&ctx, vec![wheel(unit, delta)]);
            assert!((seen - whole).length() < 0.01, "{delta:?} of {unit:?}: {seen:?}");
            // Nothing is left for the next one.
            assert_eq!(scrolled(&ctx, Vec::new()), Vec2::ZERO);
        }
    }
}
