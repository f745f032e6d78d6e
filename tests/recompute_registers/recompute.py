"""Recomputes what `keian registers` and `keian what-if` say of random registers, figure by figure.

Usage: recompute.py KEIAN [--count N] [--seed TEXT] [--all] [--only NUMBER] [--keep FOLDER] [--file FILE …]
                          [--faults | --fault NAME]
Says the first difference with file and figure and exits with 1; `--all` says one of every file. `--fault` makes one
mistake on purpose (`faults.FAULTS`), which has to be found; `--faults` makes each of them, with what the program had
said, and exits with 1 where one is not found. `--only` and `--keep` are for looking at a difference, `--file` for
registers that were not drawn.

Before them come the cases that the definition works out itself (`cases`).

Of all registers `keian registers` is asked, and `keian what-if` for one country, for one owner's country, partner or
entry of a list in turn, and for every scenario, each for a time that is drawn. All figures of their JSON forms are
compared, and none may be there that is not.

Written from the project's definition of the registers' figures and from `docs/registers.md`, `docs/format.md` and
`docs/json.md`, by a hand that had not read `src/analysis`: what one hand misread, the other may not have. Keep it so:
whoever changes a figure there changes the documents, and this by the documents. Where the documents leave a choice
open, the figure that the program gives decided it.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor

import cases
import documents
import drawing
import stated
from faults import FAULTS, Planted
from ledger import Ledger
from stated import Difference
from stops import Stop

AT_ONCE = 2
# As long as a stop lasts where nobody says it.
USUAL = 180
# How many files the mistakes are looked for in.
WATCHED = 160


class Asked:
    """A question to the program, and what it said."""

    def __init__(self, command, way=None, name=None, days=None):
        self.command, self.way, self.name, self.days = command, way, name, days
        self.told = None

    def arguments(self, path, today):
        made = [self.command, path, "--format", "json"]
        if self.command == "registers":
            return [*made, "--date", today.isoformat()]
        lasting = {None: [], "recovered": ["--until-recovered"]}.get(self.days, ["--days", str(self.days)])
        return [*made, f"--{self.way}", self.name, *lasting]

    def ask(self, program, path, today):
        arguments = self.arguments(path, today)
        done = subprocess.run([program, *arguments], capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            raise Difference(f"keian {' '.join(arguments)}: exit {done.returncode}: {done.stderr.strip()}")
        self.told = done.stdout

    def compare(self, ledger, today):
        told = json.loads(self.told)
        if self.command == "registers":
            stated.registers(told, ledger, today)
            return
        scenario = ledger.scenarios[self.name] if self.way == "scenario" else None
        days = {None: USUAL, "recovered": None}.get(self.days, self.days)
        if scenario and self.days is None:
            days = scenario.get("lasts", USUAL)
        stated.what_if(told, ledger, self.stop(scenario), days, scenario)

    def stop(self, scenario):
        if scenario:
            return Stop.of_scenario(scenario)
        if self.way == "list":
            return Stop(entries=[tuple(self.name.split("/"))])
        sorts = {"country": "countries", "owned-from": "owned_from", "partner": "partners"}
        return Stop(**{sorts[self.way]: [self.name]})


class Trial:
    """One file, and all that is asked of it."""

    def __init__(self, number, path, text, today, draw):
        self.number, self.path, self.today = number, path, today
        path.write_text(text, encoding="utf-8")
        self.ledger = Ledger(documents.read_registers(text))
        self.asked = [Asked("registers"), *self.stops(draw)]

    def stops(self, draw):
        lasting = lambda: draw.choice([None, None, 30, 31, 90, 360, "recovered", "recovered"])
        yield Asked("what-if", "country", draw.choice(drawing.COUNTRIES), lasting())
        ways = [("owned-from", draw.choice(drawing.COUNTRIES)), ("list", "critical-minerals/gallium")]
        ways += [("partner", one) for one in self.ledger.partners()]
        way, name = draw.choice(ways)
        yield Asked("what-if", way, name, lasting())
        for scenario in self.ledger.scenarios:
            yield Asked("what-if", "scenario", scenario, lasting())

    def run(self, program):
        for one in self.asked:
            one.ask(program, str(self.path), self.today)

    def difference(self):
        """The first one, as a line."""
        for one in self.asked:
            try:
                one.compare(self.ledger, self.today)
            except Difference as found:
                words = " ".join(one.arguments(self.path.name, self.today))
                return f"trial {self.number}: keian {words}: {found}"
        return None


class Case(Trial):
    """A case that the definition works out, by the program and by what is here."""

    def __init__(self, name, setting):
        self.right = cases.CASES[name][1]
        text = documents.write(setting.empty, cases.registers(cases.CASES[name][0]))
        path = setting.folder / f"{name.replace(' ', '-')}.keian"
        super().__init__(name, path, text, drawing.TODAYS[0], None)

    def stops(self, _):
        yield Asked("what-if", "country", "CN", USUAL)

    def difference(self):
        company = json.loads(self.asked[1].told)["company"]
        said = tuple(company[name] / 10**6 for name in ("least", "most", "outermost"))
        if said != self.right:
            return f"case {self.number}: the program says {said}, right is {self.right}"
        return super().difference()


class Setting:
    """The program, and a new file that the registers are put into."""

    def __init__(self, options, folder):
        self.program, self.seed, self.folder = options.keian, options.seed, folder
        self.files = options.file
        empty = folder / "empty.keian"
        empty.unlink(missing_ok=True)
        made = [self.program, "new", "--organisation", "x", "--size", "small", "-o", str(empty)]
        subprocess.run(made, capture_output=True, check=True)
        self.empty = documents.read(empty.read_text(encoding="utf-8"))

    def trial(self, number):
        draw = drawing.Drawing(f"{self.seed} {number}")
        path = self.folder / f"{number}.keian"
        if number < 0:
            return Trial(number, path, self.files[number].read_text(encoding="utf-8"), draw.today, draw)
        text = documents.write(self.empty, drawing.some_registers(draw))
        return Trial(number, path, text, draw.today, draw)

    def tried(self, number):
        """A trial that was run, and its first difference."""
        trial = Case(number, self) if isinstance(number, str) else self.trial(number)
        try:
            trial.run(self.program)
        except Difference as fault:
            return trial, f"trial {number}: {fault}"
        return trial, trial.difference()


def unseen(trials):
    """Makes every mistake on purpose, and says where it is found. How many are not."""
    missed = 0
    for name, what in FAULTS.items():
        Planted.name = name
        found = None
        for trial in trials[:WATCHED]:
            # What a row says of itself is read anew.
            trial.ledger = Ledger(documents.read_registers(trial.path.read_text(encoding="utf-8")))
            found = found or trial.difference()
            if found:
                break
        missed += found is None
        print(f"{name} ({what}): {found or 'NOT FOUND'}")
    return missed


def main():
    options = argparse.ArgumentParser()
    options.add_argument("keian")
    options.add_argument("--count", type=int, default=300, help="how many registers are drawn")
    options.add_argument("--seed", default="keian")
    options.add_argument("--all", action="store_true", help="goes on after a difference")
    options.add_argument("--only", type=int, help="the one register of this number")
    options.add_argument("--keep", type=pathlib.Path, help="where the files go")
    options.add_argument("--file", type=pathlib.Path, nargs="*", default=[], help="registers that were not drawn")
    options.add_argument("--fault", choices=FAULTS, default="")
    options.add_argument("--faults", action="store_true")
    options = options.parse_args()
    numbers = [*cases.CASES, *range(-len(options.file), options.count)]
    if options.only is not None:
        numbers = [options.only]
    with tempfile.TemporaryDirectory() as folder:
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
        setting = Setting(options, options.keep or pathlib.Path(folder))
        Planted.name = options.fault
        trials, found = [], 0
        with ProcessPoolExecutor(AT_ONCE) as pool:
            for trial, line in pool.map(setting.tried, numbers, chunksize=4):
                trials.append(trial)
                if line:
                    print(line)
                    found += 1
                    if not options.all:
                        pool.shutdown(cancel_futures=True)
                        break
        if found:
            return 1
        questions = sum(len(trial.asked) for trial in trials)
        drawn = sum(1 for trial in trials if not isinstance(trial, Case))
        print(f"{drawn} registers and {len(trials) - drawn} cases, {questions} questions: no difference")
        return 1 if options.faults and unseen(trials) else 0


if __name__ == "__main__":
    sys.exit(main())
