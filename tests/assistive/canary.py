"""An encrypted session with words that must not be found on the disk: typed, noted in the journal, saved,
saved again over a backup, lost in a kill, recovered, saved again; handed to a department, answered there and
read back, saved under another name, a report refused, killed once more. After each step every file that was
written since the last one is searched, and the window's title; in the end every file once more.
Usage: canary.py KEIAN OUT, by tests/canary.sh, which sets CANARY_TMP."""

import base64
import os
import signal
import sys
import time

from desk import Desk, enable, say, wait, xdotool

PASSPHRASE = "correct horse battery staple"
DEPARTMENT = "lantern copper violet"
# An organisation, notes, an amount, the name of a file that is evidence, who asks, what to do, an answer.
WORDS = (
    "Zyxwcanary One",
    "Zyxwcanary Two",
    "Zyxwcanary Three",
    "Zyxwcanary Four",
    "JPY 48211907",
    "zyxwcontract-7731.pdf",
    "Zyxwcanary Asks",
    "Zyxwcanary Ends",
    "Zyxwcanary Knows",
)
ORGANISATION, TWO, THREE, FOUR, AMOUNT, FILE, ASKS, ENDS, KNOWS = WORDS
# The journal is durable three seconds after an edit at most.
NOTED = 4.0


def forms(text):
    """The text as a program could have written it down."""
    for codec in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        raw = text.encode(codec)
        yield codec, raw
        yield f"{codec}, hex", raw.hex().encode()
        # Wherever the text begins in a group of three bytes; without what depends on its neighbours.
        for lead in range(3):
            coded = base64.b64encode(b"\0" * lead + raw)
            yield f"{codec}, base64", coded[(0, 2, 3)[lead] : -4]


SOUGHT = [(form, raw.lower()) for word in (*WORDS, PASSPHRASE, DEPARTMENT) for form, raw in forms(word)]


class Disk:
    """All files of the folders that Keian may write to."""

    def __init__(self, *folders):
        self.folders = folders
        self.known = {}
        self.searched = 0
        self.steps = 0

    def files(self):
        for folder in self.folders:
            for path, _, names in os.walk(folder):
                for name in names:
                    file = os.path.join(path, name)
                    if os.path.isfile(file) and not os.path.islink(file):
                        yield file

    def traces(self):
        """Where one of the words stands, and in which form: in a file, or in its name. What has not been
        written since it was searched is not searched again."""
        known, found = {}, []
        for file in self.files():
            try:
                with open(file, "rb") as handle:
                    stat = os.fstat(handle.fileno())
                    stamp = (stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
                    if file not in self.known or self.known[file][0] != stamp:
                        content = (handle.read() + os.fsencode(file)).lower()
                        self.searched += 1
                        self.known[file] = stamp, [form for form, raw in SOUGHT if raw in content]
            except FileNotFoundError:
                # The journal puts a new file in the place of the old one beside this.
                return self.traces()
            known[file] = self.known[file]
            found += [f"{file}: {form}" for form in known[file][1]]
        self.known = known
        return found

    def clean(self, step):
        self.steps += 1
        traces = self.traces()
        if traces:
            raise SystemExit(f"{step}, in clear on the disk: {traces}")
        windows = xdotool("search", "--onlyvisible", "--name", "Keian").split()
        tells(f"{step}, in the window's title", [xdotool("getwindowname", window) for window in windows])

    def clean_anew(self, step):
        """The same, of every file, searched before or not."""
        self.known = {}
        self.clean(step)

    def journals(self):
        return [file for file in self.files() if file.endswith(".journal")]

    def backups(self):
        return [file for file in self.files() if ".backup-" in file]

    def noted(self):
        """Waits until the journal has what was typed before: written since now, or as late as promised."""
        now, end = time.time(), time.monotonic() + NOTED
        while time.monotonic() < end:
            if any(os.path.getmtime(file) > now for file in self.journals() if os.path.exists(file)):
                return
            time.sleep(0.05)
        if not self.journals():
            raise SystemExit("there is no journal")


def tells(where, texts):
    """Fails if one of the texts that a window shows to whoever passes holds one of the words."""
    found = [text for text in texts if text and any(word.lower() in text.lower() for word in WORDS)]
    if found:
        raise SystemExit(f"{where}: {found}")


def unlock(desk, passphrase):
    desk.type_secret("Passphrase", passphrase)
    desk.press("Open", last=True)


def opened(keian, out, path, passphrase):
    """A window with an encrypted file open."""
    desk = Desk(keian, out, path)
    unlock(desk, passphrase)
    desk.see("Save")
    return desk


def place(desk, path):
    """Says where a file is, or shall be."""
    desk.type("Path of the file", path)
    desk.keys("Return")


def saves(desk):
    desk.keys("ctrl+s")
    desk.see("Saved")


def at_the_note(desk):
    """Opens the part of a question's page that has its note, unless it is open as it was left."""
    desk.see("Parts, evidence and notes")
    if not any(node.get_name() == "Note" for node in desk.all()):
        desk.press("Parts, evidence and notes")


def crash(desk, disk):
    desk.process.send_signal(signal.SIGKILL)
    desk.process.wait()
    if not disk.journals():
        raise SystemExit("no journal was left behind")


def at_home(desk, *files):
    """The start after a crash: the files that were open last stand there, and nothing of what is in them."""
    desk.see("Recent files")
    names = [node.get_name() or "" for node in desk.all()]
    missing = [file for file in files if not any(name.startswith(file) for name in names)]
    if missing:
        raise SystemExit(f"not among the recent files: {missing}; there are {names}")
    tells("at the start", names)


def main(keian, out):
    enable()
    home = os.path.join(out, "home")
    answers, other = os.path.join(home, "answers.ron.age"), os.path.join(home, "other.keian")
    disk = Disk(home, os.environ["CANARY_TMP"])
    for part in (
        lambda: is_saved_twice_and_recovered(keian, out, disk, answers),
        lambda: goes_out_and_comes_back(keian, out, disk, answers),
        lambda: takes_another_name(keian, out, disk, answers, other),
        lambda: is_recovered_again(keian, out, disk, other),
    ):
        part()
    disk.clean_anew("in the end, in every file")
    if disk.journals() or not os.path.getsize(answers) or not os.path.getsize(other):
        raise SystemExit("the session did not end as it should")
    say(
        f"canary: {disk.steps} steps, {len(disk.known)} files in the end, {disk.searched} searched as they "
        f"were written, 0 bytes in clear; {len(disk.backups())} backups"
    )


def is_saved_twice_and_recovered(keian, out, disk, answers):
    """From the first letter to a crash, recovery and another save."""
    desk = Desk(keian, out)
    desk.press("Start a new assessment")
    desk.type("Company name", ORGANISATION)
    # Nothing is encrypted yet: the search has to find what it looks for.
    wait("the journal in clear, found by the search", disk.traces)
    desk.keys("ctrl+shift+s")
    desk.press("With a passphrase")
    desk.type_secret("Passphrase", PASSPHRASE)
    desk.type_secret("Passphrase once more", PASSPHRASE)
    desk.press("Choose a place…")
    place(desk, answers)
    desk.see("Saved")
    wait("the end of the journal in clear", lambda: not disk.traces())
    disk.clean("after the first save")

    desk.press("Go to the questions")
    at_the_note(desk)
    desk.type("Note", TWO)
    disk.noted()
    disk.clean("after an edit")
    saves(desk)
    wait("a backup", disk.backups)
    disk.clean("after the second save")
    desk.type("Note", THREE)
    disk.noted()
    disk.clean("after another edit")
    crash(desk, disk)
    disk.clean("after the kill")

    desk = Desk(keian, out)
    at_home(desk, os.path.basename(answers))
    disk.clean("after the new start")
    desk.press("Continue where you left off")
    unlock(desk, PASSPHRASE)
    desk.see("Question 1 of 12")
    at_the_note(desk)
    wait("what was recovered", lambda: TWO in desk.text("Note") and THREE in desk.text("Note"))
    disk.clean("after the recovery")
    desk.type("Note", FOUR)
    disk.noted()
    disk.clean("after an edit of what was recovered")
    saves(desk)
    disk.clean("after what was recovered is saved")
    desk.close()
    disk.clean("after the end")
    if disk.journals():
        raise SystemExit("a journal was left behind")


def asks(desk):
    """The dialog in which questions go to a department, with what it is told."""
    desk.press("Open questions")
    desk.press_beginning("Save a hand-out for:")
    desk.type("Who asks", ASKS)
    desk.type("When it is answered", ENDS)
    desk.press("Choose a place…")
    desk.see("How should the hand-out be saved?")


def goes_out_and_comes_back(keian, out, disk, answers):
    """A department gets its questions, and what it answers is read in."""
    handed, clear = (os.path.join(os.path.dirname(answers), name) for name in ("handed.keian", "clear.keian"))
    desk = opened(keian, out, answers, PASSPHRASE)
    at_the_note(desk)
    wait("what was saved", lambda: all(word in desk.text("Note") for word in (TWO, THREE, FOUR)))
    disk.clean("after the file was opened again")
    desk.type("Evidence", f"{FILE} of {AMOUNT}")
    disk.noted()
    disk.clean("after an amount and the name of a file")

    asks(desk)
    desk.type_secret("Passphrase", DEPARTMENT)
    desk.type_secret("Passphrase once more", DEPARTMENT)
    desk.press("Choose a place…")
    place(desk, handed)
    desk.press("OK")
    disk.clean("after questions were handed out")
    # Where a person says so the file is in clear, and nothing else: the search finds it there.
    asks(desk)
    desk.press("Not encrypted")
    desk.press("Choose a place…")
    place(desk, clear)
    desk.press("OK")
    found = disk.traces()
    if not found or not all(trace.startswith(clear) for trace in found):
        raise SystemExit(f"of the file that was to be in clear: {found}")
    os.remove(clear)
    saves(desk)
    desk.close()
    disk.clean("after that was noted and saved")

    department = opened(keian, out, handed, DEPARTMENT)
    department.see_beginning("You were asked")
    disk.clean("after the department has opened its file")
    department.press("Questions")
    department.keys("3")
    at_the_note(department)
    department.type("Note", KNOWS)
    disk.noted()
    disk.clean("after the department has answered")
    saves(department)
    department.close()
    disk.clean("after the department has saved")

    desk = opened(keian, out, answers, PASSPHRASE)
    desk.press("Open questions")
    desk.press("Import answers…")
    place(desk, handed)
    unlock(desk, DEPARTMENT)
    desk.see_beginning("This file was handed to")
    disk.clean("while answers are chosen that came back")
    desk.press("Import 1")
    desk.press("OK")
    desk.see_part("came back on")
    disk.noted()
    disk.clean("after they were taken")
    saves(desk)
    desk.close()
    disk.clean("after they were saved")


def takes_another_name(keian, out, disk, answers, other):
    """Another name, a report that is refused, and a crash."""
    desk = opened(keian, out, answers, PASSPHRASE)
    desk.keys("ctrl+shift+s")
    desk.press("As it is encrypted now")
    desk.press("Choose a place…")
    place(desk, other)
    wait("the file of another name", lambda: os.path.exists(other))
    desk.see("Saved")
    disk.clean("under another name")
    desk.press("Report")
    desk.press("Save PDF…")
    desk.see("The report will not be encrypted")
    disk.clean("while a report is asked about")
    desk.press("Cancel", last=True)
    disk.clean("after a report was refused")
    desk.press("Questions")
    at_the_note(desk)
    desk.type("Note", TWO)
    disk.noted()
    crash(desk, disk)
    disk.clean("after the second kill")


def is_recovered_again(keian, out, disk, other):
    """When the file itself is opened, as from a file manager; and saved there."""
    desk = opened(keian, out, other, PASSPHRASE)
    desk.press("Continue where you left off")
    unlock(desk, PASSPHRASE)
    desk.see("Unsaved changes")
    at_the_note(desk)
    wait("what was recovered again", lambda: desk.text("Note").count(TWO) == 2)
    disk.clean("after the second recovery")
    saves(desk)
    desk.close()
    disk.clean("after the second recovery was saved")


main(*sys.argv[1:])
