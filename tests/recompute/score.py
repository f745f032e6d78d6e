"""What a score is, a second time. `recompute.py` says by which definition, and how what it leaves open is read.
Exact on fractions.

A case is a dict: `profile` (organisation, size, facts by id, date), `run`, `area_targets`, `answers` by question,
`only` (the questions of a hand-out). An answer is a dict as in the file, with `response` a tuple: ("Level", 2),
("NotApplicable", reason), ("Unknown",), ("Unanswered",)."""

import math
from dataclasses import dataclass, field, replace
from fractions import Fraction

# Mistakes that the comparison has to find; `recompute.py --mutant NAME` makes one of them.
MUTANTS = {
    "rounding": "a half is rounded upwards",
    "rounding-early": "areas are rounded before their mean is taken",
    "weight": "one question of weight 1 weighs 2",
    "weight-overall": "the overall score is weighed by question instead of the mean of the areas",
    "coverage": "what the short run does not ask is left out of the coverage",
    "not-applicable": "exactly half not applicable is provisional, too",
    "priority": "gap without the target below it",
    "tie": "of gaps with one priority the later question comes first",
    "day": "twelve months to the day count as older",
    "leap": "a year is 365 days",
    "alike": "points are the difference of the two scores",
}


class Faults:
    """The mistake that is made on purpose."""

    name = ""

    @classmethod
    def made(cls, name):
        assert name in MUTANTS
        return cls.name == name


@dataclass
class Question:
    id: str
    area: str
    kind: str
    key: bool
    weight: int
    condition: object
    stands_for: list
    elements: list
    foreseen: bool
    targets: dict
    meaning: int = 1


@dataclass
class Questionnaire:
    id: str
    edition: str
    areas: list
    questions: list
    facts: list
    # "shipped", "changed" (in so many places) or "own".
    origin: str = "own"
    changes: int = 0
    by_id: dict = field(default_factory=dict)

    def __post_init__(self):
        self.by_id = {one.id: one for one in self.questions}

    @staticmethod
    def of(ron, origin="own"):
        """From what the questionnaire's file says."""
        questions = [question_of(ron, area["id"], one) for area in ron["areas"] for one in area["questions"]]
        areas, facts = ([one["id"] for one in ron[part]] for part in ("areas", "facts"))
        return Questionnaire(ron["id"], ron["edition"], areas, questions, facts, origin)

    def under(self, overlay, ron):
        """With an overlay's own questions at the ends of their areas, and its weights."""
        added = {area: [question_of(ron, area, one) for one in of] for area, of in overlay["add"].items()}
        questions = []
        for area in self.areas:
            for one in (*(one for one in self.questions if one.area == area), *added.get(area, [])):
                questions.append(replace(one, weight=overlay["weights"].get(one.id, one.weight)))
        named = overlay["overlay"], overlay["edition"]
        changes = len(questions) - len(self.questions) + len(overlay["weights"])
        return Questionnaire(*named, self.areas, questions, self.facts, "changed", changes)


def question_of(ron, area, one):
    default = ron["maturity_target"] if one["kind"] == "Maturity" else ron["decision_target"]
    return Question(
        id=one["id"],
        area=area,
        kind=str(one["kind"]),
        key=one.get("key", False),
        weight=one["weight"],
        condition=one.get("condition", "Always"),
        stands_for=one.get("stands_for", []),
        elements=[(part["id"], part.get("condition", "Always"), part.get("expected")) for part in one.get("elements", [])],
        foreseen=one.get("not_applicable_when") is not None,
        targets=one.get("target") or default,
        meaning=one.get("meaning", 1),
    )


class Number:
    """An exact number and the whole one that is shown of it: a half goes downwards."""

    def __init__(self, exact, times=1):
        self.exact = Fraction(exact)
        half = Fraction(1, 2)
        scaled = self.exact * times
        self.shown = math.floor(scaled + half) if Faults.made("rounding") else math.ceil(scaled - half)

    def json(self):
        return {"numerator": self.exact.numerator, "denominator": self.exact.denominator, "shown": self.shown}


def number(exact):
    return None if exact is None else Number(exact)


def share(part, whole):
    """A part of a whole, shown in per cent; nothing of nothing is nothing."""
    return Number(Fraction(part, whole) if whole else 0, 100)


def mean(numbers):
    numbers = list(numbers)
    return sum(numbers, Fraction(0)) / len(numbers) if numbers else None


class State:
    """One state of one company's answers: which questions count, as what, and towards which target."""

    def __init__(self, questionnaire, case):
        self.questionnaire, self.case = questionnaire, case
        self.size = case["profile"]["size"]
        self.put = {}
        for one in questionnaire.questions:
            self.put[one.id] = self.holds(one.condition)
        self.run = [one for one in questionnaire.questions if self.put[one.id] is not False]
        self.asked = {one.id for one in self.run if self.is_asked(one)}

    def holds(self, condition):
        """True, False, or None where it hangs on an answer that is open."""
        if condition == "Always":
            return True
        inside = condition.inside
        if condition == "Fact":
            fact, values = inside
            return self.case["profile"]["facts"].get(fact, "Unknown") in values
        if condition == "Size":
            return self.size in inside[0]
        if condition == "Answered":
            return self.answered(*inside)
        if condition == "Not":
            held = self.holds(inside[0])
            return None if held is None else not held
        held = [self.holds(one) for one in inside[0]]
        if condition == "All":
            return False if False in held else None if None in held else True
        if condition == "Any":
            return True if True in held else None if None in held else False
        raise ValueError(f"the condition {condition} is not known")

    def answered(self, question, levels):
        """Conditions ask back only, so that what they hang on is known."""
        put = self.put[question]
        if put is not True:
            return put
        state, level = self.response(self.questionnaire.by_id[question])
        if state in ("unknown", "unanswered"):
            return None
        return state == "level" and level in levels

    def is_asked(self, one):
        if self.put[one.id] is False:
            return False
        if self.case["only"]:
            return one.id in self.case["only"]
        if self.case["run"] == "Full" or one.key:
            return True
        instead = [self.questionnaire.by_id[other] for other in one.stands_for]
        return any(other.key and self.put[other.id] is False for other in instead)

    def answer(self, one):
        return self.case["answers"].get(one.id)

    def response(self, one):
        """What is in the file, however it counts: what was answered to an earlier meaning is open."""
        answer = self.answer(one)
        if answer is None or answer["response"][0] == "Unanswered" or answer["meaning"] < one.meaning:
            return "unanswered", None
        kind = answer["response"][0]
        if kind == "Level":
            return "level", answer["response"][1]
        return ("unknown" if kind == "Unknown" else "not_applicable"), None

    def state(self, one):
        """As what a question of the full run counts. While it hangs on an answer that is open, a level is none."""
        if one.id not in self.asked:
            return "unanswered", None
        kind, level = self.response(one)
        return ("unknown", None) if kind == "level" and self.put[one.id] is None else (kind, level)

    def weight(self, one):
        if Faults.made("weight"):
            light = [other.id for other in self.questionnaire.questions if other.weight == 1]
            return one.weight + (one.id == light[-1] if light else 0)
        return one.weight

    def target(self, one):
        answer = self.answer(one)
        if answer and answer["target"] is not None:
            return answer["target"]
        area = self.case["area_targets"].get(one.area)
        if area is None:
            return one.targets[self.size.lower()]
        return area // 2 * 2 if one.kind == "Decision" else area


def a_range(low, high):
    return None if low is None else {"low": Number(low), "high": Number(high)}


class Area:
    """The sums of one area, and what follows from them."""

    def __init__(self, state, area):
        self.id = area
        self.questions = [one for one in state.run if one.area == area]
        weights = {"level": 0, "not_applicable": 0, "unknown": 0, "unanswered": 0}
        points = targets = 0
        self.levels = [0] * 5
        applicable = []
        answered = []
        unasked = 0
        for one in self.questions:
            kind, level = state.state(one)
            weight = state.weight(one)
            weights[kind] += weight
            if kind == "level":
                points += weight * level
                self.levels[level] += 1
                answered.append((level, -weight, len(answered), one.id))
            if kind != "not_applicable":
                applicable.append(level)
                targets += weight * state.target(one)
            if one.id not in state.asked:
                unasked += weight
        self.unasked = any(one.id not in state.asked for one in self.questions)
        self.answered = weights["level"]
        self.out = weights["not_applicable"]
        self.all = sum(weights.values())
        self.applicable = self.all - self.out
        self.counted = self.applicable - unasked if Faults.made("coverage") else self.applicable
        self.points = points
        self.score = Fraction(100 * points, 4 * self.answered) if self.answered else None
        if Faults.made("rounding-early") and self.score is not None:
            self.score = Fraction(round(self.score))
        self.low = self.high = self.target = None
        if self.applicable:
            open_weight = self.applicable - self.answered
            self.low = Fraction(100 * points, 4 * self.applicable)
            self.high = Fraction(100 * (points + 4 * open_weight), 4 * self.applicable)
            self.target = Fraction(100 * targets, 4 * self.applicable)
        # The word of a level: all that is applicable has one, and none is lower. All stand on level 0, or none
        # is said to have "reached" it.
        self.level = None
        if applicable and None not in applicable:
            lowest = min(applicable)
            self.level = lowest if lowest > 0 or max(applicable) == 0 else None
        self.weakest = None
        if len({level for level, *_ in answered}) > 1:
            self.weakest = min(answered)[3]
        self.why = []
        if self.applicable and 2 * self.answered < self.applicable:
            self.why.append("little_answered")
        if 2 * self.out > self.all or (Faults.made("not-applicable") and self.out and 2 * self.out == self.all):
            self.why.append("little_applies")

    def numbers(self):
        return {
            "score": number(self.score),
            "range": a_range(self.low, self.high),
            "coverage": share(self.answered, self.counted) if self.applicable else None,
            "share": share(self.answered, self.all),
            "target": number(self.target),
        }


class Whole:
    """All areas of a state, and their means."""

    def __init__(self, state):
        self.state = state
        self.areas = [Area(state, area) for area in state.questionnaire.areas]
        self.areas = [area for area in self.areas if area.questions]
        applicable = [area for area in self.areas if area.applicable]
        self.score = mean(area.score for area in self.areas if area.score is not None)
        if Faults.made("weight-overall") and self.score is not None:
            weight = sum(area.answered for area in self.areas)
            self.score = Fraction(100 * sum(area.points for area in self.areas), 4 * weight)
        self.low = mean(area.low for area in applicable)
        self.high = mean(area.high for area in applicable)
        self.target = mean(area.target for area in applicable)
        self.why = [(area.id, why) for area in self.areas for why in area.why]
        self.final = not self.why and len(state.asked) == len(state.run)

    def numbers(self):
        answered = sum(area.answered for area in self.areas)
        return {
            "score": number(self.score),
            "final": self.final,
            "range": a_range(self.low, self.high),
            "coverage": share(answered, sum(area.counted for area in self.areas)) if self.target is not None else None,
            "share": share(answered, sum(area.all for area in self.areas)),
            "target": number(self.target),
        }


def gap_of(state, one):
    """Steps to the target of a question that is asked and has a level or is unknown."""
    kind, level = state.state(one)
    if one.id not in state.asked or kind not in ("level", "unknown"):
        return 0
    return max(0, state.target(one) - (level or 0))


def gaps(state):
    made = []
    for place, one in enumerate(state.run):
        gap = gap_of(state, one)
        if not gap:
            continue
        target = state.target(one)
        urgency = {"Low": 1, "Normal": 2, "High": 3}[state.answer(one)["urgency"]]
        priority = Fraction(state.weight(one) * urgency * gap, 1 if Faults.made("priority") else target)
        told = {
            "question": one.id,
            "area": one.area,
            "level": state.state(one)[1],
            "target": target,
            "gap": gap,
            "weight": state.weight(one),
            "urgency": urgency,
            "priority": {
                "numerator": priority.numerator,
                "denominator": priority.denominator,
                "shown": hundredths(priority),
            },
        }
        made.append((-priority, -place if Faults.made("tie") else place, told))
    return [told for *_, told in sorted(made, key=lambda one: one[:2])]


def hundredths(exact):
    """Two decimals at most, a half downwards, no noughts at the end."""
    whole, rest = divmod(math.ceil(exact * 100 - Fraction(1, 2)), 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".")
