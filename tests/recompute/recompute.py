"""Recomputes what `keian score` and `keian compare` say of random assessments, to the last fraction.

Usage: recompute.py KEIAN [--count N] [--seed TEXT] [--all] [--only TRIAL] [--keep FOLDER]
                          [--mutants | --mutant NAME]
Says the first difference with file and field and exits with 1; `--all` says one of every trial. `--mutant` makes
one mistake on purpose (`score.MUTANTS`), which has to be found; `--mutants` makes each of them, with what the
program had said, and exits with 1 where one is not found. `--only` and `--keep` are for looking at a difference.

Half of the trials answer the shipped questionnaire, half questionnaires and overlays that are drawn, too.

Written from the project's definition of a score and from `docs/format.md`, `docs/json.md` and `docs/scores.md`, by a
hand that had not read `src/scoring`: what one hand misread, the other may not have. Keep it so: whoever changes the
score there changes the documents, and this by the documents.

Not looked at: characters that no font has, the registers (the answers that are drawn have none, and then no check of
them is raised; the rules are tried one by one in `tests/engine/beside_registers.rs`), which areas are called highest
and lowest (no command says it), the words, and the order of the checks.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import cases
import questions
import ron
import said
import score

QUESTIONS = pathlib.Path(__file__).parents[2] / "questionnaires/meti-guideline.ron"
AT_ONCE = 8
# Questionnaires that are drawn, and overlays over the shipped one.
RANDOM, OVERLAYS = 8, 2
MILESTONE = "Spring board"


class Difference(Exception):
    """What the program says is not what was recomputed."""


def keian(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise Difference(f"keian {' '.join(arguments)}: exit {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def same(told, wanted, place):
    """Refuses the first difference. What the program says beside what is wanted is not looked at."""
    if isinstance(wanted, score.Number):
        wanted = wanted.json()
    if isinstance(wanted, dict) and isinstance(told, dict):
        for name, one in wanted.items():
            if name not in told:
                raise Difference(f"{place}.{name} is not there")
            same(told[name], one, f"{place}.{name}")
    elif isinstance(wanted, list) and isinstance(told, list):
        for at, (left, right) in enumerate(zip(told, wanted)):
            name = right.get("question") or right.get("area") if isinstance(right, dict) else None
            same(left, right, f"{place}[{name or at}]")
        if len(told) != len(wanted):
            raise Difference(f"{place}: the program says {len(told)} entries, recomputed {len(wanted)}")
    elif told != wanted or type(told) is not type(wanted):
        raise Difference(f"{place}: the program says {told}, recomputed {wanted}")


def same_score(told, wanted, place):
    lines = [[json.dumps(one, sort_keys=True) for one in side.pop("checks")] for side in (told, wanted)]
    for way, some, others in (("the program alone says", *lines), ("recomputed alone", *lines[::-1])):
        rest = list(some)
        for one in others:
            if one in rest:
                rest.remove(one)
        if rest:
            raise Difference(f"{place}.checks: {way} {rest[0]}")
    same(told, wanted, place)


class Trial:
    """Two states of answers: their scores, and how they compare."""

    def __init__(self, setting, number):
        self.program, self.folder, self.number = setting.program, setting.folder, number
        draw = cases.Drawing(f"{setting.seed} {number}")
        drawn = draw.choice(setting.questions) if draw.random() < 0.5 else setting.questions[0]
        self.questionnaire, self.head, self.shipped = drawn
        self.today = draw.choice(cases.TODAYS)
        self.old = cases.a_case(draw, self.questionnaire, self.today)
        self.new = cases.a_later_case(draw, self.questionnaire, self.today, self.old)
        whole = not self.old["only"] and not self.new["only"]
        self.milestone = MILESTONE if whole and draw.random() < 0.2 else None
        self.scores, self.comparison = [], None

    def write(self, name, case, milestone=None):
        path = self.folder / f"{self.number}-{name}.keian"
        path.write_text(ron.write(cases.file_ron(self.head, case, milestone)) + "\n", encoding="utf-8")
        return str(path)

    def ask(self, *arguments):
        return keian(self.program, *arguments, "--format", "json", "--date", self.today.isoformat())

    def run(self):
        """Asks the program."""
        kept = (self.milestone, self.old) if self.milestone else None
        old, new = self.write("old", self.old), self.write("new", self.new, kept)
        self.scores = [self.ask("score", path) for path in (old, new)]
        pair = (new, "--milestone", self.milestone) if kept else (old, new)
        self.comparison = self.ask("compare", *pair)

    def compare(self):
        """Lays what the program said beside what is recomputed."""
        for name, told, case in zip(("old", "new"), self.scores, (self.old, self.new)):
            wanted = said.expected_score(self.questionnaire, case, self.today, self.shipped)
            same_score(json.loads(told), wanted, f"score {self.number}-{name}.keian --date {self.today}: ")
        wanted = said.expected_comparison(self.questionnaire, self.old, self.new, self.shipped)
        of = "the milestone in " if self.milestone else f"{self.number}-old.keian "
        place = f"compare {of}{self.number}-new.keian --date {self.today}: "
        same(json.loads(self.comparison), wanted, place)


class Setting:
    """The program, and the questionnaires whose answers are drawn: the shipped one first."""

    def __init__(self, options, folder):
        self.program, self.seed, self.folder = options.keian, options.seed, folder
        self.empty = folder / "empty.keian"
        self.empty.unlink(missing_ok=True)
        keian(self.program, "new", "--organisation", "x", "--size", "small", "-o", str(self.empty))
        shipped_ron = ron.read(QUESTIONS.read_text(encoding="utf-8"))
        shipped = score.Questionnaire.of(shipped_ron, "shipped")
        self.questions = [(shipped, ron.read(self.empty.read_text(encoding="utf-8")), None)]
        for number in range(RANDOM):
            read, head = self.drawn("--to", number, questions.a_questionnaire)
            self.questions.append((score.Questionnaire.of(read), head, None))
        for number in range(OVERLAYS):
            read, head = self.drawn("--overlay", number, questions.an_overlay, shipped)
            self.questions.append((shipped.under(read, shipped_ron), head, shipped))

    def drawn(self, way, number, make, *more):
        """What was drawn and passes the program's check of questionnaires, and the head of a file with it."""
        draw = cases.Drawing(f"{self.seed} {way} {number}")
        drawn, made = (self.folder / f"{way[2:]}-{number}.{end}" for end in ("ron", "keian"))
        made.unlink(missing_ok=True)
        for _ in range(20):
            drawn.write_text(make(draw, *more, number), encoding="utf-8")
            try:
                keian(self.program, "update", str(self.empty), way, str(drawn), "-o", str(made), "--lang", "en")
            except Difference as fault:
                refused = fault
                continue
            return ron.read(drawn.read_text(encoding="utf-8")), ron.read(made.read_text(encoding="utf-8"))
        raise refused


def difference(trial, *steps):
    """The first difference that a trial meets on its way, as a line."""
    try:
        for step in steps:
            step(trial)
    except Difference as found:
        return f"trial {trial.number}: {found}"
    return None


def tried(setting, numbers, goes_on):
    """The trials, and what differs: all of it, or the first."""
    made, found = [], []

    def one(number):
        trial = Trial(setting, number)
        return trial, difference(trial, Trial.run, Trial.compare)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for trial, line in pool.map(one, numbers):
            made.append(trial)
            if line:
                found.append(line)
                if not goes_on:
                    pool.shutdown(wait=False, cancel_futures=True)
                    break
    return made, found


def unseen(trials):
    """Makes every mistake on purpose, and says where it is found. How many are not."""
    missed = 0
    for name, what in score.MUTANTS.items():
        score.Faults.name = name
        found = next(filter(None, (difference(trial, Trial.compare) for trial in trials)), None)
        missed += found is None
        print(f"{name} ({what}): {found or 'NOT FOUND'}")
    return missed


def main():
    options = argparse.ArgumentParser()
    options.add_argument("keian")
    options.add_argument("--count", type=int, default=500, help="how many assessments, two a trial")
    options.add_argument("--seed", default="keian")
    options.add_argument("--all", action="store_true", help="goes on after a difference")
    options.add_argument("--only", type=int, help="the one trial of this number")
    options.add_argument("--keep", type=pathlib.Path, help="where the files go")
    options.add_argument("--mutant", choices=score.MUTANTS, default="")
    options.add_argument("--mutants", action="store_true")
    options = options.parse_args()
    numbers = range((options.count + 1) // 2) if options.only is None else [options.only]
    with tempfile.TemporaryDirectory() as folder:
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
        setting = Setting(options, options.keep or pathlib.Path(folder))
        score.Faults.name = options.mutant
        trials, found = tried(setting, numbers, options.all)
        for line in found:
            print(line)
        if found:
            return 1
        print(f"{2 * len(trials)} assessments and {len(trials)} comparisons: no difference")
        return 1 if options.mutants and unseen(trials) else 0


if __name__ == "__main__":
    sys.exit(main())
