"""An encrypted session with words that must not be found on the disk: typed, noted in the journal, saved,
saved again over a backup, lost in a kill, recovered, saved again. After each step every file is searched.
Usage: canary.py KEIAN OUT, by tests/canary.sh, which sets CANARY_TMP."""

import base64
import os
import signal
import sys
import time

from desk import Desk, enable, say, wait

PASSPHRASE = "correct horse battery staple"
WORDS = ("Zyxwcanary One", "Zyxwcanary Two", "Zyxwcanary Three", "Zyxwcanary Four")
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

    def files(self):
        for folder in self.folders:
            for path, _, names in os.walk(folder):
                for name in names:
                    file = os.path.join(path, name)
                    if os.path.isfile(file) and not os.path.islink(file):
                        yield file

    def traces(self):
        """Where one of the words stands, and in which form: in a file, or in its name."""
        sought = [(form, raw.lower()) for word in (*WORDS, PASSPHRASE) for form, raw in forms(word)]
        found = []
        for file in self.files():
            with open(file, "rb") as handle:
                content = (handle.read() + os.fsencode(file)).lower()
            self.searched += 1
            found += [f"{file}: {form}" for form, raw in sought if raw in content]
        return found

    def clean(self, step):
        traces = self.traces()
        if traces:
            raise SystemExit(f"{step}, in clear on the disk: {traces}")

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

    desk = Desk(keian, out, answers)
    desk.type_secret("Passphrase", PASSPHRASE)
    desk.press("Open", last=True)
    desk.press("Parts, evidence and notes")
    wait("what was saved", lambda: all(word in desk.text("Note") for word in WORDS[1:]))
    desk.close()
    disk.clean("after the file was opened again")
    say(f"canary: {disk.searched} files searched in 10 steps, 0 bytes in clear; {len(backups())} backups")


main(*sys.argv[1:])
