"""A day of docs/associations.md from invitation to record, with twenty sample companies: the association's commands,
a member's submission, place and report in the window, and a workshop with the projector's window beside it. Before
each reveal the projector shows the same whatever is voted, noted and answered.
Usage: association_day.py KEIAN OUT; needs MEMBERS (the example member_companies) and DAY_LANG (ja or en), a display
on which a window of 1366 × 768 and one of 1280 × 720 have room side by side, and a window manager."""

import hashlib
import os
import re
import subprocess
import sys

from desk import Atspi, Desk, enable, say, wait, xdotool

LANG = os.environ["DAY_LANG"]
# One of them weighs most, so that both workshops begin with it.
HELD = ["A-1", "A-2", "I-4", "P1-2", "G-4"]
ROUNDS = {"first": ("3324133", "3333323"), "second": ("0123400", "44?1022")}


def words(name):
    """The wording of a part of the window."""
    with open(f"assets/lang/{LANG}/{name}.ron", encoding="utf-8") as file:
        return dict(re.findall(r'^    (\w+): "(.*)",$', file.read(), re.M))


APP, ASSOCIATION, ROOM, WORKSHOP = (words(name) for name in ("app", "association", "workshop_room", "workshop"))
EXPORT = words("export")


def run(keian, folder, *arguments):
    done = subprocess.run([keian, *arguments, "--lang", LANG], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{arguments}: {done.stdout}{done.stderr}")
    return done.stdout


class Day(Desk):
    """A facilitator's window of 1366 × 768 at the left of the display."""

    def __init__(self, keian, out, name, *arguments):
        super().__init__(keian, out, *arguments)
        self.name = name
        xdotool("windowsize", self.window, "1366", "768")
        xdotool("windowmove", self.window, "0", "0")
        wait("the facilitator's window", lambda: self.is_sized(self.window, "1366", "768"))
        self.projector = None

    def paste(self, field, text):
        """Puts a text into a field from the clipboard, as what no keyboard has is."""
        self.clipboard(text)
        roles = (Atspi.Role.ENTRY, Atspi.Role.TEXT)
        Atspi.Component.grab_focus(self.find(field, roles, last=True))
        self.settle()
        self.keys("ctrl+a", "ctrl+v")
        wait(f"{text!r} in {field!r}", lambda: text in self.text(field))

    def press_first(self, beginning):
        """Presses the first thing that can be pressed whose name begins so."""

        def look():
            able = (n for n in self.all() if "Action" in n.get_interfaces())
            return next((n for n in able if (n.get_name() or "").startswith(beginning)), None)

        if not Atspi.Action.do_action(wait(f"{beginning!r}", look), 0):
            raise SystemExit(f"{beginning!r} cannot be pressed")
        self.settle()

    def gives(self, path):
        """Gives the path that is asked for."""
        self.paste(APP["path_label"], path)
        self.keys("Return")

    def here(self):
        xdotool("windowfocus", "--sync", self.window)
        self.settle()

    def is_sized(self, window, width, height):
        geometry = xdotool("getwindowgeometry", "--shell", window).split()
        return f"WIDTH={width}" in geometry and f"HEIGHT={height}" in geometry

    def beside(self):
        """The windows beside the facilitator's."""
        all_windows = xdotool("search", "--onlyvisible", "--name", "Keian").split()
        return [window for window in all_windows if window != self.window]

    def opens_projector(self):
        self.press(ROOM["projector_button"])
        self.projector = wait("the projector's window", lambda: next(iter(self.beside()), None))
        xdotool("windowsize", self.projector, "1280", "720")
        xdotool("windowmove", self.projector, "1366", "0")
        wait("the projector's place", lambda: self.is_sized(self.projector, "1280", "720"))
        self.here()

    def projected(self, step):
        """A picture of the projector once it stands still, and its digest."""
        path = os.path.join(self.out, f"projector-{self.name}-{step}.png")

        def still():
            last = getattr(self, "last", None)
            subprocess.run(["import", "-window", self.projector, path], check=True)
            pixels = subprocess.run(["convert", path, "rgb:-"], capture_output=True, check=True).stdout
            self.last = hashlib.sha256(pixels).hexdigest()
            return self.last == last and self.last

        self.last = None
        return wait("a projector that stands still", still)


def invites(keian, folder):
    """The key, the invitation, twenty companies."""
    key = run(keian, folder, "key", "new", "-o", "key.txt").strip()
    run(
        keian, folder, "invite", "new", "--association", "日本部品工業会|Japan Parts Association",
        "--purpose", "共通の弱点を見つける|Find common gaps",
        "--publishes", "会員に集計報告書を配る|A report to all members", "--closes", "2031-03",
        "--size", "300人未満|Under 300", "--size", "300〜999人|300 to 999", "--size", "1,000人以上|1,000 and more",
        "--key", key, "-o", "invitation.ron",
    )  # fmt: skip
    subprocess.run([os.environ["MEMBERS"], folder, "20", "7"], check=True)
    os.mkdir(os.path.join(folder, "received"))


def hands_in(desk, folder):
    """The first member, in the window."""
    desk.press(APP["nav_export"])
    desk.press(ASSOCIATION["open_screen"])
    desk.picture(f"{desk.name}-association")
    desk.press(ASSOCIATION["invitation_button"])
    desk.gives(os.path.join(folder, "invitation.ron"))
    desk.see(ASSOCIATION["another_button"])
    desk.press("300人未満" if LANG == "ja" else "Under 300")
    desk.picture(f"{desk.name}-invited")
    desk.press(ASSOCIATION["submit_button"])
    desk.gives(os.path.join(folder, "received", "by-window.age"))
    desk.picture(f"{desk.name}-submitted")
    desk.press("OK", last=True)
    desk.press(APP["save_button"])
    desk.see(APP["saved_mark"])


def counts(keian, folder):
    """The other members by command, and the association's two people."""
    for number in range(2, 21):
        run(keian, folder, "submit", f"member-{number:02}.keian", "--to", "invitation.ron", "--size", str(number % 3 + 1),
            "-o", f"received/{number:02}.age")  # fmt: skip
    run(keian, folder, "cohort", "collect", "received", "-o", "box")
    count = ["cohort", "count", "box", "--invitation", "invitation.ron", "-i", "key.txt"]
    run(keian, folder, *count)
    run(keian, folder, *count, "-o", "cohort.ron", "--report", "report.pdf")


def stands(desk, folder):
    """Where the first member stands, on the screen and in its report."""
    desk.press(ASSOCIATION["results_button"])
    desk.gives(os.path.join(folder, "cohort.ron"))
    desk.see_part("日本部品工業会" if LANG == "ja" else "Japan Parts Association")
    desk.find(ASSOCIATION["results_overall"], (Atspi.Role.LABEL, Atspi.Role.STATIC, Atspi.Role.TEXT))
    desk.keys("End")
    desk.picture(f"{desk.name}-results")
    desk.press(ASSOCIATION["back"])
    desk.press_first(words("report")["edition_full"])
    desk.press(EXPORT["position_show"])
    desk.press(APP["export_button"])
    desk.gives(os.path.join(folder, "member-report.pdf"))
    desk.see_part("member-report.pdf")
    desk.picture(f"{desk.name}-report")
    desk.press("OK", last=True)


def prepares(desk, name):
    desk.press(WORKSHOP["title"])
    desk.press(ROOM["new_button"])
    desk.paste(ROOM["name"], name)
    for question in HELD:
        desk.press_first(f"{question} ")
    desk.picture(f"{desk.name}-prepared")
    desk.press(ROOM["begin_button"])
    desk.opens_projector()


def votes(desk, cards, step):
    """Types the cards one by one; what the projector shows after each."""
    label = ROOM["cards_label"]
    roles = (Atspi.Role.ENTRY, Atspi.Role.TEXT)
    Atspi.Component.grab_focus(desk.find(label, roles, last=True))
    frames = [desk.projected(f"{step}-0")]
    for place in range(len(cards)):
        desk.write(cards[place])
        wait("the cards", lambda: desk.text(label) == cards[: place + 1])
        frames.append(desk.projected(f"{step}-{place + 1}"))
    desk.keys("Return")
    return frames, desk.projected(f"{step}-revealed")


def holds_first(desk, rounds, said):
    """Two rounds on the first question, and what the projector showed in them."""
    first, revealed = votes(desk, rounds[0], "first")
    desk.picture(f"{desk.name}-revealed")
    desk.paste(WORKSHOP["said"], said)
    talked = desk.projected("talk")
    if talked != revealed:
        raise SystemExit("what is said stands on the projector")
    desk.press(ROOM["second_button"])
    second, again = votes(desk, rounds[1], "second")
    return first + second, (revealed, again)


def decides(desk, level, dissent):
    desk.press(ROOM["decide_button"])
    desk.press_first(f"{level} ")
    desk.paste(WORKSHOP["reason"], "全員で確かめたため" if LANG == "ja" else "Checked by everybody")
    if dissent:
        desk.paste(WORKSHOP["dissent"], dissent)
    desk.picture(f"{desk.name}-decides")
    desk.press(ROOM["take_over_button"])


def records(desk, folder):
    """The rest of the questions, the end, the record."""
    for question in range(1, len(HELD)):
        desk.press(ROOM["next_button"])
        if question == len(HELD) - 1:
            desk.press(ROOM["park_button"])
            desk.paste(WORKSHOP["parked_what"], "監査の結果を待つ" if LANG == "ja" else "Awaits the audit")
            break
        for cards in ("2222133", "2222223"):
            votes(desk, cards, f"{question}-{cards}")
            if cards == "2222133":
                desk.press(ROOM["second_button"])
        decides(desk, 2, "")
    desk.press(ROOM["finish_button"])
    desk.picture(f"{desk.name}-ended")
    desk.press(ROOM["record_button"])
    desk.gives(os.path.join(folder, "record.pdf"))
    record = os.path.join(folder, "record.pdf")
    wait("the record", lambda: os.path.exists(record))
    subprocess.run(["pdftotext", record, record + ".txt"], check=True)
    with open(record + ".txt", encoding="utf-8") as file:
        text = "".join(file.read().split())
    said = ["短い", "現場の実感と違う", "監査の結果を待つ"] if LANG == "ja" else ["Short", "Notwhattheshopfloorsees", "Awaitstheaudit"]
    lacks = [part for part in said + HELD if part not in text]
    if lacks:
        raise SystemExit(f"the record lacks {lacks}")


def projector_window(desk):
    """F11 fills the screen and gives it back; the close button of the frame closes it."""
    size = lambda: xdotool("getwindowgeometry", "--shell", desk.projector)  # noqa: E731
    before = size()
    xdotool("windowfocus", "--sync", desk.projector)
    xdotool("key", "F11")
    wait("the full screen", lambda: size() != before)
    xdotool("key", "Escape")
    wait("the window again", lambda: "WIDTH=1280" in size())
    subprocess.run(["xdotool", "key", "alt+F4"], check=True)
    wait("the projector closed", lambda: not desk.beside())
    desk.here()
    desk.see(ROOM["projector_button"])


def killed(desk, keian, out):
    """A decision is taken back and made again; then the program is killed before anything is saved, and goes on."""
    desk.press(APP["undo_button"])
    desk.see(ROOM["take_over_button"])
    desk.press(APP["redo_button"])
    desk.see(ROOM["next_button"])
    desk.process.kill()
    desk.process.wait()
    again = Day(keian, out, "again")
    again.picture("again-found")
    again.press(APP["home_continue"])
    again.press(WORKSHOP["title"])
    again.press_first(ROOM["go_on_button"].split("{")[0] if LANG == "en" else "「")
    again.see(ROOM["next_button"])
    return again


def main(keian, out):
    enable()
    folder = os.path.join(out, "day")
    os.mkdir(folder)
    invites(keian, folder)
    member = Day(keian, out, "first", os.path.join(folder, "member-01.keian"))
    hands_in(member, folder)
    counts(keian, folder)
    stands(member, folder)
    prepares(member, "経営会議" if LANG == "ja" else "Management meeting")
    hidden, shown = holds_first(member, ROUNDS["first"], "短い" if LANG == "ja" else "Short")
    member.picture("first-talks")
    decides(member, 3, "現場の実感と違う" if LANG == "ja" else "Not what the shop floor sees")
    member.picture("first-decided")
    projector_window(member)
    member = killed(member, keian, out)
    member.opens_projector()
    records(member, folder)
    member.press("OK", last=True)
    member.press(APP["save_button"])
    member.see(APP["saved_mark"])
    member.close()

    other = Day(keian, out, "second", os.path.join(folder, "member-02.keian"))
    prepares(other, "経営会議" if LANG == "ja" else "Management meeting")
    long = "ずっと長い理由で、名前も書いてある: 山田" if LANG == "ja" else "A much longer reason with a name: Yamada"
    hidden_too, shown_too = holds_first(other, ROUNDS["second"], long)
    if hidden != hidden_too:
        raise SystemExit("before the reveal the projector tells one workshop from another")
    if set(shown) & set(shown_too):
        raise SystemExit("the reveal shows nothing")
    other.press(APP["save_button"])
    other.see(APP["saved_mark"])
    other.close()
    say(f"the day from invitation to record in {LANG}: {len(hidden)} frames before a reveal are alike in both workshops")


main(*sys.argv[1:])
