"""Sends events to Keian, to a bare window that takes them and to one that shows a word and takes nothing, in
turns, each on a display of its own, and measures what each costs its process. Used by events.sh: events.py FOLDER_OF_PROGRAMS FOLDER_OF_DOCUMENTS EVENTS"""

import os
import pathlib
import statistics
import subprocess
import sys
import time

PROGRAMS, WORK, EVENTS = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), int(sys.argv[3])
GOAL = 2.0
# How long nothing may be reckoned before an event counts as done, in seconds.
QUIET = 0.15


class Window:
    """A program on a display of its own, without a GPU."""

    def __init__(self, name, title, *command):
        self.home = WORK / name
        state = self.home / "state" / "keian"
        state.mkdir(parents=True)
        self.pictures = self.home / "pictures"
        self.pictures.mkdir()
        (state / "settings.ron").write_text("(lang: En, theme: Light, typed_paths: true)")
        read, write = os.pipe()
        screen = ["-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
        server = ["Xvfb", "-displayfd", str(write), *screen]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.server = subprocess.Popen(server, pass_fds=[write], **quiet)
        os.close(write)
        with os.fdopen(read) as display:
            number = display.readline().strip()
        self.env = {key: value for key, value in os.environ.items() if "WAYLAND" not in key and "DBUS" not in key}
        self.env |= {"DISPLAY": f":{number}", "HOME": str(self.home), "XDG_STATE_HOME": str(self.home / "state")}
        # The renderer writes a line a picture.
        hud = {"": "frametime", "_VISIBLE": "false", "_PERIOD": "0", "_DUMP_DIR": str(self.pictures)}
        counting = {f"GALLIUM_HUD{key}": value for key, value in hud.items()} | {"LIBGL_ALWAYS_SOFTWARE": "1"}
        self.process = subprocess.Popen(command, env=self.env | counting, **quiet)
        # The clock of all that a process has reckoned, of its threads too.
        self.clock = (~self.process.pid << 3) | 2
        found = ["xdotool", "search", "--sync", "--onlyvisible", "--name", title]
        window = subprocess.run(found, env=self.env, capture_output=True, text=True, check=True, timeout=60)
        self.window = window.stdout.split()[0]
        self.do("windowfocus", "--sync", self.window, "mousemove", "700", "500")

    def do(self, *what):
        """Sends events, and waits until they are done."""
        subprocess.run(["xdotool", *what], env=self.env, check=True, stdout=subprocess.DEVNULL)
        before, since = self.spent(), time.monotonic()
        while time.monotonic() - since < QUIET:
            time.sleep(0.01)
            if self.spent() != before:
                before, since = self.spent(), time.monotonic()

    def spent(self):
        return time.clock_gettime(self.clock)

    def painted(self):
        return sum(file.read_bytes().count(b"\n") for file in self.pictures.iterdir())

    def seen(self):
        shot = ["import", "-window", "root", "-depth", "8", "rgb:-"]
        return subprocess.run(shot, env=self.env, capture_output=True, check=True).stdout

    def costs(self, event):
        """The processor time of an event in milliseconds, and its pictures."""
        spent, painted = self.spent(), self.painted()
        self.do(*event)
        return (self.spent() - spent) * 1e3, self.painted() - painted

    def end(self):
        for process in (self.process, self.server):
            process.terminate()
            process.wait()


def level(i):
    # Two that every question has and that are in view, so that nothing scrolls.
    return ["key", str(2 * (i % 2))]


def notch(i):
    return ["click", "5" if i % 20 < 10 else "4"]


def letter(i):
    return ["key", "abcdefgh"[i % 8]]


# What is measured: its name, its document, how one gets there, its events.
SCENES = [
    ("a level answered by key", "sample", [], level),
    ("a notch of the wheel in a plan of 48", "plan", ["ctrl+k", "Action plan", "Return"], notch),
    ("a letter in a note of 20,000 characters", "note", ["ctrl+e"], letter),
]


def measure(name, document, way, event):
    keian = Window(f"keian {document}", "Keian", str(PROGRAMS / "keian"), str(WORK / f"{document}.keian"))
    bare = Window(f"bare {document}", "Bare window", str(PROGRAMS / "examples" / "bare_window"), document)
    still = Window(f"still {document}", "Bare window", str(PROGRAMS / "examples" / "bare_window"))
    try:
        for step in way:
            keian.do(*(["type", step] if " " in step else ["key", step]))
        taken = {keian: [], bare: [], still: []}
        # The first events fill the caches.
        for i in range(-5, EVENTS):
            before = [keian.seen(), bare.seen()] if i == 0 else []
            for window, costs in taken.items():
                cost = window.costs(event(i))
                if i >= 0:
                    costs.append(cost)
            if i == 0 and any(one == now for one, now in zip(before, [keian.seen(), bare.seen()])):
                sys.exit(f"{name}: nothing is seen of it")
        of = {w: [statistics.median(one) for one in zip(*costs)] for w, costs in taken.items()}
    finally:
        for window in (keian, bare, still):
            window.end()
    told = " | ".join(f"{ms:.1f} ms | {pictures:g}" for ms, pictures in (of[w] for w in (keian, bare, still)))
    ratio = of[keian][0] / of[bare][0]
    print(f"| {name} | {told} | {ratio:.2f} |", flush=True)
    return ratio


heads = ["Keian", "bare window that takes it", "bare window with one word"]
print(f"| event, median of {EVENTS} | {' | pictures | '.join(heads)} | pictures | ratio to the second |\n{'|---' * 8}|")
if max([measure(*scene) for scene in SCENES]) > GOAL:
    sys.exit(f"an event costs more than {GOAL:g} times what it costs a bare window")
