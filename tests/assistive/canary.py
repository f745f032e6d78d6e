"""An encrypted session with words that must not be found on the disk: typed, noted in the journal, saved,
saved again over a backup, lost in a kill, recovered, saved again; handed to a department, answered there and
read back, saved under another name, a report refused, killed once more. After each step every file is
searched, and the window's title.
Usage: canary.py KEIAN OUT, by tests/canary.sh, which sets CANARY_TMP."""

import base64
import os
import signal
import sys
import time

from desk import Desk, enable, say, wait, xdotool

PASSPHRASE = "correct horse battery staple"
# An organisation, notes, an amount, the name of a file that is evidence, who asks, what to do, an answer.
WORDS = ("Zyxwcanary One", "Zyxwcanary Two", "Zyxwcanary Three", "Zyxwcanary Four", "JPY 48211907",
         "zyxwcontract-7731.pdf", "Zyxwcanary Asks", "Zyxwcanary Ends", "Zyxwcanary Knows")
NOTES = WORDS[1:4]
DEPARTMENT = "lantern copper violet"
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


class Disk:
    """All files of the folders that Keian may write to."""

    def __init__(self, *folders):
        self.folders = folders
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
        """Where one of the words stands, and in which form: in a file, or in its name."""
        words = (*WORDS, PASSPHRASE, DEPARTMENT)
        sought = [(form, raw.lower()) for word in words for form, raw in forms(word)]
        found = []
        for file in self.files():
            with open(file, "rb") as handle:
                content = (handle.read() + os.fsencode(file)).lower()
            self.searched += 1
            found += [f"{file}: {form}" for form, raw in sought if raw in content]
        return found

    def clean(self, step):
        self.steps += 1
        traces = self.traces()
        if traces:
            raise SystemExit(f"{step}, in clear on the disk: {traces}")
        titles = xdotool("search", "--onlyvisible", "--name", "Keian").split()
        for title in (xdotool("getwindowname", window) for window in titles):
            if any(word.lower() in title.lower() for word in WORDS):
                raise SystemExit(f"{step}, in the window's title: {title}")

    def journals(self):
        return [file for file in self.files() if file.endswith(".journal")]


def main(keian, out):
    enable()
    home = os.path.join(out, "home")
    answers = os.path.join(home, "answers.ron.age")
    disk = Disk(home, os.environ["CANARY_TMP"])
    backups = lambda: [f for f in disk.files() if ".backup-" in f]

    desk = Desk(keian, out)
    desk.press("Start a new assessment")
    desk.type("Company name", WORDS[0])
    # Nothing is encrypted yet: the search has to find what it looks for.
    wait("the journal in clear, found by the search", lambda: disk.traces())
    desk.keys("ctrl+shift+s")
    desk.press("With a passphrase")
    desk.type_secret("Passphrase", PASSPHRASE)
    desk.type_secret("Passphrase once more", PASSPHRASE)
    desk.press("Choose a place…")
    desk.type("Path of the file", answers)
    desk.keys("Return")
    desk.see("Saved")
    wait("the end of the journal in clear", lambda: not disk.traces())

    desk.press("Go to the questions")
    desk.press("Parts, evidence and notes")
    desk.type("Note", WORDS[1])
    wait("the journal", disk.journals)
    time.sleep(NOTED)
    disk.clean("after an edit")
    desk.keys("ctrl+s")
    desk.see("Saved")
    wait("a backup", backups)
    disk.clean("after the second save")

    desk.type("Note", WORDS[2])
    time.sleep(NOTED)
    disk.clean("after another edit")
    desk.process.send_signal(signal.SIGKILL)
    desk.process.wait()
    if not disk.journals():
        raise SystemExit("no journal was left behind")
    disk.clean("after the kill")

    desk = Desk(keian, out)
    disk.clean("after the new start")
    desk.press("Continue where you left off")
    desk.type_secret("Passphrase", PASSPHRASE)
    desk.press("Open", last=True)
    desk.see("Question 1 of 12")
    desk.press("Parts, evidence and notes")
    wait("what was recovered", lambda: WORDS[1] in desk.text("Note") and WORDS[2] in desk.text("Note"))
    disk.clean("after the recovery")
    desk.type("Note", WORDS[3])
    time.sleep(NOTED)
    disk.clean("after an edit of what was recovered")
    desk.keys("ctrl+s")
    desk.see("Saved")
    disk.clean("after the last save")
    desk.close()
    disk.clean("after the end")
    if disk.journals() or not os.path.getsize(answers):
        raise SystemExit("the session did not end as it should")

    desk = opened(keian, out, answers, PASSPHRASE)
    desk.press("Parts, evidence and notes")
    wait("what was saved", lambda: all(word in desk.text("Note") for word in NOTES))
    disk.clean("after the file was opened again")
    desk.type("Evidence", f"{WORDS[5]} of {WORDS[4]}")
    desk.keys("ctrl+s")
    desk.see("Saved")
    disk.clean("after an amount and the name of a file")
    goes_out_and_comes_back(keian, out, desk, disk, answers)
    takes_another_name(keian, out, disk, answers)
    say(f"canary: {disk.searched} files searched in {disk.steps} steps, 0 bytes in clear; "
        f"{len(backups())} backups")


def opened(keian, out, path, passphrase):
    """A window with an encrypted file open."""
    desk = Desk(keian, out, path)
    desk.type_secret("Passphrase", passphrase)
    desk.press("Open", last=True)
    desk.see("Save")
    return desk


def asks(desk):
    """The dialog in which questions go to a department, with what it is told."""
    desk.press("What remains")
    desk.press_beginning("Save a file for:")
    desk.type("Who asks", WORDS[6])
    desk.type("When it is answered", WORDS[7])
    desk.press("Choose a place…")


def goes_out_and_comes_back(keian, out, desk, disk, answers):
    """A department gets its questions, and what it answers is read in."""
    handed = os.path.join(os.path.dirname(answers), "handed.keian")
    asks(desk)
    desk.see("How should the file that you hand out be saved?")
    desk.type_secret("Passphrase", DEPARTMENT)
    desk.type_secret("Passphrase once more", DEPARTMENT)
    desk.press("Choose a place…")
    desk.type("Path of the file", handed)
    desk.keys("Return")
    desk.press("OK")
    disk.clean("after questions were handed out")
    # Where a person says so the file is in clear, and nothing else: the search finds it there.
    clear = os.path.join(os.path.dirname(answers), "clear.keian")
    asks(desk)
    desk.press("Not encrypted")
    desk.press("Choose a place…")
    desk.type("Path of the file", clear)
    desk.keys("Return")
    desk.press("OK")
    found = disk.traces()
    if not found or not all(trace.startswith(clear) for trace in found):
        raise SystemExit(f"of the file that was to be in clear: {found}")
    os.remove(clear)
    desk.keys("ctrl+s")
    desk.see("Saved")
    desk.close()
    disk.clean("after that was noted and saved")

    department = opened(keian, out, handed, DEPARTMENT)
    department.see_beginning("Asked by:")
    disk.clean("after the department has opened its file")
    department.press("Questions")
    department.keys("3")
    department.press("Parts, evidence and notes")
    department.type("Note", WORDS[8])
    time.sleep(NOTED)
    disk.clean("after the department has answered")
    department.keys("ctrl+s")
    department.see("Saved")
    department.close()
    disk.clean("after the department has saved")

    desk = opened(keian, out, answers, PASSPHRASE)
    desk.press("What remains")
    desk.press("Read in answers…")
    desk.type("Path of the file", handed)
    desk.keys("Return")
    desk.type_secret("Passphrase", DEPARTMENT)
    desk.press("Open", last=True)
    desk.see_beginning("This file was handed to")
    disk.clean("while answers are chosen that came back")
    desk.press("Take 1")
    desk.press("OK")
    desk.see_beginning("came back on")
    time.sleep(NOTED)
    disk.clean("after they were taken")
    desk.keys("ctrl+s")
    desk.see("Saved")
    disk.clean("after they were saved")
    desk.close()


def takes_another_name(keian, out, disk, answers):
    """Another name, a report that is refused, a crash, and what is left of it."""
    other = os.path.join(os.path.dirname(answers), "other.keian")
    desk = opened(keian, out, answers, PASSPHRASE)
    desk.keys("ctrl+shift+s")
    desk.press("As it is encrypted now")
    desk.press("Choose a place…")
    desk.type("Path of the file", other)
    desk.keys("Return")
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
    desk.press("Parts, evidence and notes")
    desk.type("Note", WORDS[1])
    time.sleep(NOTED)
    desk.process.send_signal(signal.SIGKILL)
    desk.process.wait()
    if not disk.journals():
        raise SystemExit("no journal was left behind by the second crash")
    disk.clean("after the second kill")
    desk = opened(keian, out, other, PASSPHRASE)
    desk.press("Continue where you were")
    desk.type_secret("Passphrase", PASSPHRASE)
    desk.press("Open", last=True)
    desk.press("Parts, evidence and notes")
    wait("what was recovered again", lambda: desk.text("Note").count(WORDS[1]) == 2)
    disk.clean("after the second recovery")
    desk.keys("ctrl+s")
    desk.see("Saved")
    desk.close()
    disk.clean("after the second recovery was saved")


main(*sys.argv[1:])
