"""A desk with an assistive client: finds what is on the screen by role and name through AT-SPI, as a
screen reader does, presses it, types into it, and waits for what must come. Needs a display, a session
bus, python3-gi and gir1.2-atspi-2.0; keys are sent by xdotool, the clipboard is filled by xclip."""

import os
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
gi.require_version("Gio", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = 60.0
SILENT = (
    Atspi.Role.LABEL,
    Atspi.Role.STATIC,
    Atspi.Role.PANEL,
    Atspi.Role.FILLER,
    Atspi.Role.UNKNOWN,
)


def enable():
    """Says on the session bus that an assistive client is there."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        bus.call_sync(
            "org.a11y.Bus",
            "/org/a11y/bus",
            "org.freedesktop.DBus.Properties",
            "Set",
            GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True))),
            None,
            Gio.DBusCallFlags.NONE,
            20_000,
            None,
        )


class Desk:
    """Keian's window, and the person before it."""

    def __init__(self, keian, out, *arguments):
        self.out = out
        self.process = subprocess.Popen([keian, *arguments])
        self.window = wait(
            "the window", lambda: xdotool("search", "--onlyvisible", "--name", "Keian").split()[-1]
        )
        wait("the window's focus", self._focus)
        self.application = wait("Keian on the accessibility bus", self._application)
        self.pictures = 0

    def _focus(self):
        xdotool("windowfocus", self.window)
        return xdotool("getwindowfocus").strip() == self.window

    def _application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_process_id() == self.process.pid:
                return child
        return None

    def all(self, node=None):
        """Everything in the window, in reading order."""
        node = node or self.application
        node.clear_cache()
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield child
                yield from self.all(child)

    def all_backwards(self, node=None):
        """The same from the end on: what is drawn last, such as a dialog, comes first."""
        node = node or self.application
        node.clear_cache()
        for i in reversed(range(node.get_child_count())):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from self.all_backwards(child)
                yield child

    def find(self, name, roles, last=False):
        """What has this name and one of these roles."""

        def look():
            nodes = self.all_backwards() if last else self.all()
            return next((n for n in nodes if n.get_role() in roles and n.get_name() == name), None)

        return wait(f"{name!r}", look)

    def press(self, name, last=False):
        """Presses a button, choice, link or part by its name."""
        roles = (
            Atspi.Role.PUSH_BUTTON,
            Atspi.Role.TOGGLE_BUTTON,
            Atspi.Role.RADIO_BUTTON,
            Atspi.Role.CHECK_BOX,
            Atspi.Role.LINK,
            Atspi.Role.TABLE_COLUMN_HEADER,
            Atspi.Role.COLUMN_HEADER,
        )
        node = self.find(name, roles, last)
        if not Atspi.Action.do_action(node, 0):
            raise SystemExit(f"{name!r} cannot be pressed")
        self.settle()

    def press_beginning(self, beginning):
        """Presses the first button whose name begins so."""

        def look():
            buttons = (n for n in self.all() if n.get_role() == Atspi.Role.PUSH_BUTTON)
            return next((n for n in buttons if n.get_name().startswith(beginning)), None)

        if not Atspi.Action.do_action(wait(f"{beginning!r}", look), 0):
            raise SystemExit(f"{beginning!r} cannot be pressed")
        self.settle()

    def type(self, name, text):
        """Puts the focus into a text field by its name and types."""
        node = self.find(name, (Atspi.Role.ENTRY, Atspi.Role.TEXT), last=True)
        Atspi.Component.grab_focus(node)
        wait(f"the focus in {name!r}", lambda: focused(self.find(name, (Atspi.Role.ENTRY, Atspi.Role.TEXT), True)))
        xdotool("type", "--delay", "15", text)
        wait(f"{text!r} in {name!r}", lambda: text in self.text(name))

    def type_secret(self, name, text):
        """Types into a field whose text nobody is told."""
        roles = (Atspi.Role.PASSWORD_TEXT, Atspi.Role.ENTRY, Atspi.Role.TEXT)
        Atspi.Component.grab_focus(self.find(name, roles, last=True))
        wait(f"the focus in {name!r}", lambda: focused(self.find(name, roles, True)))
        xdotool("type", "--delay", "15", text)
        self.settle()

    def text(self, name):
        node = self.find(name, (Atspi.Role.ENTRY, Atspi.Role.TEXT), last=True)
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def keys(self, *keys):
        xdotool("key", "--delay", "40", *keys)
        self.settle()

    def focus(self):
        """The name of what has the focus."""
        return next((n.get_name() for n in self.all() if focused(n)), None)

    def reach(self, name, presses=120):
        """Goes on with Tab until something of this name has the focus."""
        passed = []
        for _ in range(presses):
            if self.focus() == name:
                return passed
            self.keys("Tab")
            passed.append(self.focus())
        raise SystemExit(f"{name!r} was not reached by Tab; passed {passed}")

    def reach_ending(self, ending, presses=120):
        """Goes on with Tab until something whose name ends so has the focus."""
        for _ in range(presses):
            if (self.focus() or "").endswith(ending):
                return
            self.keys("Tab")
        raise SystemExit(f"nothing that ends in {ending!r} was reached by Tab")

    def clipboard(self, text):
        """Puts a text on the clipboard, as another program does."""
        subprocess.run(["xclip", "-selection", "clipboard"], input=text, text=True, check=True)

    def write(self, text):
        """Types where the focus is."""
        xdotool("type", "--delay", "15", text)
        self.settle()

    def settle(self):
        time.sleep(0.15)

    def see(self, name):
        """Waits until something of this name is there, whatever it is."""
        return wait(f"{name!r}", lambda: any(n.get_name() == name for n in self.all()))

    def see_beginning(self, beginning):
        """Waits until something is there whose name begins so."""
        return wait(f"{beginning!r}", lambda: any((n.get_name() or "").startswith(beginning) for n in self.all()))

    def see_part(self, part):
        """Waits until something is there whose name has this in it."""
        return wait(f"{part!r}", lambda: any(part in (n.get_name() or "") for n in self.all()))

    def chosen(self, name):
        def look():
            nodes = [n for n in self.all() if n.get_name() == name]
            states = (Atspi.StateType.CHECKED, Atspi.StateType.SELECTED, Atspi.StateType.PRESSED)
            return any(n.get_state_set().contains(s) for n in nodes for s in states)

        return wait(f"{name!r} chosen", look)

    def picture(self, name):
        self.pictures += 1
        path = os.path.join(self.out, f"{self.pictures:02}-{name}.png")
        subprocess.run(["import", "-window", "root", path], check=True)

    def unnamed(self):
        """What can be pressed or typed into but has no name."""
        silent = SILENT + (Atspi.Role.SCROLL_BAR, Atspi.Role.FRAME, Atspi.Role.APPLICATION)
        return [
            n.get_role_name()
            for n in self.all()
            if n.get_role() not in silent and "Action" in n.get_interfaces() and not n.get_name()
        ]

    def close(self):
        """Ends Keian as the window's close button does."""
        self.keys("ctrl+q")
        wait("the end of Keian", lambda: self.process.poll() is not None)
        if self.process.returncode != 0:
            raise SystemExit(f"Keian ended with {self.process.returncode}")


def focused(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def xdotool(*arguments):
    return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False).stdout


def wait(what, look):
    """Looks until there is something; gives up when patience ends."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = look()
        except (GLib.Error, IndexError):
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise SystemExit(f"waited in vain for {what}")
        time.sleep(0.1)


def say(*words):
    print(*words, file=sys.stderr, flush=True)
