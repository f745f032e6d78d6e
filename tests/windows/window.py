"""The main job in the Windows program's window: a new assessment, its name, three answers, a saved file and a PDF,
whose bytes are those that Linux makes of that file; then the file again, and what a killed window had not saved.
Once at 100 % in English through the system's own dialogs, once at 150 % in Japanese with typed paths. Pictures of
each step are left in OUT. What is pressed stands at a place counted in points from the window's upper left corner."""

import os
import re
import shutil
import subprocess
import sys
import time

from twins import LINUX, WINDOWS, check, ended, run, same, windows_path

PROGRAMS, OUT, PREFIX = (os.environ[name] for name in ("PROGRAMS", "OUT", "WINEPREFIX"))
SCREEN = (1920, 1080)
NAME_FIELD, QUESTIONS = (525, 214), (100, 144)


def xdotool(*words):
    return subprocess.run(["xdotool", *map(str, words)], capture_output=True, text=True, check=False).stdout


def wait(what, look, patience=90):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.3)
    picture("waited-in-vain")
    sys.exit(f"waited in vain for {what}")


def picture(name):
    path = os.path.join(OUT, f"{name}.png")
    subprocess.run(["import", "-window", "root", path], check=True)


def look():
    return subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"], capture_output=True, check=False).stdout


def settle():
    """Until the screen is the same twice, but for a blinking cursor, which is waited for no longer than this."""
    before = look()
    for _ in range(8):
        time.sleep(0.35)
        now = look()
        if now == before:
            return
        before = now


class Window:
    """Keian's window under Wine."""

    def __init__(self, name, scale, *words):
        program = os.path.join(PROGRAMS, "keian-window.exe")
        self.name, self.scale, self.steps = name, scale, 0
        self.process = subprocess.Popen(["wine", program, *words], stdin=subprocess.DEVNULL)
        titled = ["search", "--onlyvisible", "--name", "Keian"]
        self.id = wait("the window", lambda: (xdotool(*titled).split() or [None])[-1])
        wait("the window's focus", self.focus)
        time.sleep(2)
        settle()

    def focus(self):
        xdotool("windowactivate", self.id)
        return xdotool("getwindowfocus").strip() == self.id

    def press(self, place):
        x, y = (round(at * self.scale) for at in place)
        xdotool("mousemove", "--window", self.id, x, y, "click", "1")
        settle()

    def keys(self, *keys):
        for key in keys:
            xdotool("key", key)
            settle()

    def write(self, text):
        xdotool("type", "--delay", "25", text)
        settle()

    def picture(self, what):
        self.steps += 1
        picture(f"{self.name}-{self.steps:02}-{what}")

    def save_as(self, path, dialog):
        """Types a path into the system's dialog, or into Keian's own field."""
        time.sleep(1 if dialog else 0)
        settle()
        self.picture("path")
        if dialog:
            # Wine's has the name that is proposed, not chosen, and no key for all of it.
            self.keys("End", "shift+Home")
        self.write(windows_path(path))
        self.keys("Return")
        wait(f"{path}", lambda: os.path.exists(path) and os.path.getsize(path))
        settle()

    def close(self):
        self.keys("ctrl+q")
        wait("the end of Keian", lambda: self.process.poll() is not None)
        same(f"{self.name}: exit code", self.process.returncode, 0)

    def fits(self):
        """Whether all of the window is on the screen."""
        told = subprocess.run(["xwininfo", "-id", self.id], capture_output=True, text=True, check=True).stdout
        number = lambda what: int(re.search(rf"{what}: +(-?\d+)", told)[1])  # noqa: E731
        x, y = number("Absolute upper-left X"), number("Absolute upper-left Y")
        width, height = number("Width"), number("Height")
        return x >= 0 and y >= 0 and x + width <= SCREEN[0] and y + height <= SCREEN[1], (x, y, width, height)


def profile():
    """The folder of the user's own data, that which stays on this computer and that which a domain carries about."""
    users = os.path.join(PREFIX, "drive_c", "users")
    user = next(name for name in os.listdir(users) if name != "Public")
    return [os.path.join(users, user, "AppData", part, "keian") for part in ("Local", "Roaming")]


def set_up(scale, settings):
    pixels = str(round(96 * scale))
    words = ["reg", "add", r"HKCU\Control Panel\Desktop", "/v", "LogPixels", "/t", "REG_DWORD", "/d", pixels, "/f"]
    subprocess.run(["wine", *words], check=True, capture_output=True)
    for folder in profile():
        shutil.rmtree(folder, ignore_errors=True)
    local = profile()[0]
    os.makedirs(local)
    with open(os.path.join(local, "settings.ron"), "w", encoding="utf-8") as file:
        file.write(settings)


def journals():
    found = []
    for folder in profile():
        for at, _, names in os.walk(folder):
            found += [os.path.join(at, name) for name in names if name.endswith(".journal")]
    return found


def job(name, scale, lang, dialog):
    folder = os.path.join(OUT, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    answers, report = os.path.join(folder, "walk.keian"), os.path.join(folder, "walk.pdf")
    typed = str(not dialog).lower()
    set_up(scale, f"(lang: {lang.capitalize()}, theme: Light, typed_paths: {typed})")
    window = Window(name, scale)
    fits, told = window.fits()
    check(f"{name}: the window is on the screen", fits, told)
    window.picture("home")
    window.keys("ctrl+n")
    window.picture("new")
    window.press(NAME_FIELD)
    window.write("Walk Works")
    window.picture("company")
    window.press(QUESTIONS)
    window.keys("3", "alt+Right", "u", "alt+Right", "2")
    window.picture("question")
    window.keys("ctrl+s")
    window.save_as(answers, dialog)
    window.picture("saved")
    with open(answers, encoding="utf-8") as file:
        text = file.read()
    for part in ('organisation: "Walk Works"', "response: Level(3)", "response: Unknown", "response: Level(2)"):
        check(f"{name}: {part} is in the file", part in text)
    window.keys("ctrl+p", "ctrl+p")
    window.save_as(report, dialog)
    window.picture("report")
    today = time.strftime("%Y-%m-%d", time.gmtime())
    wanted = os.path.join(folder, "linux.pdf")
    said = run(LINUX, ["report", answers, "-o", wanted, "--lang", lang, "--date", today], folder)
    same(f"{name}: Linux makes the report", said[0], 0)
    with open(report, "rb") as mine, open(wanted, "rb") as linux:
        same(f"{name}: the PDF is the same to the byte", mine.read(), linux.read())
    window.keys("Return")
    # While the window has the file, a command does not save it.
    words = ["hand-out", windows_path(answers), "--questions", "A-1", "--to", "A", "-o", "out.keian"]
    same(f"{name}: a command leaves the open file alone", run(WINDOWS, words, folder)[0], 1)
    window.press(QUESTIONS)
    window.keys("alt+Right", "1")
    noted = wait("the journal", journals)
    time.sleep(4)
    check(f"{name}: what is noted stays on this computer", all(f"Local{os.sep}keian" in path for path in noted), noted)
    window.picture("unsaved")
    window.process.kill()
    window.process.wait()
    time.sleep(2)
    left = sorted(file for file in os.listdir(folder) if not file.endswith(".backups"))
    check(f"{name}: only what was saved is left", set(left) <= {"walk.keian", "walk.pdf", "linux.pdf"}, left)
    window = Window(f"{name}-again", scale, windows_path(answers))
    window.picture("offered")
    check(f"{name}: what was not saved is still there", journals())
    window.close()
    os.remove(wanted)


def main():
    job("100", 1.0, "en", True)
    job("150", 1.5, "ja", False)
    ended("window", 20)


main()
