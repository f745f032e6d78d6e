"""Random assessments, and the files they stand in. What is drawn lies where rules change: twelve months to the
day, 29 February, half of an area, blanks that look like texts, levels at their targets, actions half filled."""

import random
from datetime import date, timedelta

from ron import Map, Name, Some, some

TODAYS = [
    date(2024, 2, 29),
    date(2025, 2, 28),
    date(2025, 3, 1),
    date(2026, 11, 29),
    date(2027, 1, 1),
    date(2028, 2, 29),
    date(2028, 3, 1),
    date(2029, 2, 28),
]
# Japanese stands in few of them: the program then looks into its fonts, which takes ten times the rest.
PLAIN = (["", "", " ", " \n "], ["Minutes of 3 March", "x"], ["Example K.K.", "Sample Works"])
JAPANESE = (["", " ", "\u3000"], ["取引先台帳", "x"], ["髙﨑精工㈱", "Example K.K."])

# How an assessment is filled: weights of level, unknown, not applicable, unanswered.
FILLINGS = [
    (1, 0, 0, 0),
    (0, 0, 0, 1),
    (0, 0, 1, 0),
    (0, 1, 0, 0),
    (6, 1, 1, 1),
    (6, 1, 1, 1),
    (3, 1, 4, 0),
    (4, 2, 0, 4),
    (12, 0, 1, 0),
    (2, 1, 3, 3),
]


def some_day(draw, today):
    """A day near one where a rule changes, or anywhere."""
    way = draw.random()
    if way < 0.3:
        return today + timedelta(days=draw.choice([-1, 0, 0, 1]))
    if way < 0.7:
        year = today.year - 1
        try:
            last_year = today.replace(year=year)
        except ValueError:
            last_year = date(year, 2, 28)
        return last_year + timedelta(days=draw.choice([-1, 0, 0, 1]))
    if way < 0.8:
        return draw.choice([date(2024, 2, 29), date(2028, 2, 29), date(2024, 2, 28), date(2028, 2, 28)])
    return today + timedelta(days=draw.randint(-1500, 1500))


def due_day(draw, today):
    edges = [date(1899, 12, 31), date(1900, 1, 1), date(2199, 12, 31), date(2200, 1, 1)]
    return draw.choice(edges) if draw.random() < 0.05 else some_day(draw, today)


def maybe(draw, chance, make):
    return make() if draw.random() < chance else None


class Drawing(random.Random):
    """What chance there is, and in which words it writes."""

    def __init__(self, seed):
        super().__init__(seed)
        self.blanks, self.texts, self.names = JAPANESE if self.random() < 0.01 else PLAIN


def text(draw):
    return draw.choice(draw.blanks if draw.random() < 0.4 else draw.texts)


def an_action(draw, today, place):
    states = [("NotBegun",), ("NotBegun",), ("UnderWay",), ("Done",), ("GivenUp", "no money")]
    return {
        "id": str(place),
        "text": text(draw),
        "owner": text(draw),
        "due": maybe(draw, 0.7, lambda: due_day(draw, today)),
        "state": draw.choice(states),
    }


def a_proof(draw, today):
    return {
        "text": text(draw),
        "date": maybe(draw, 0.5, lambda: some_day(draw, today)),
        "path": maybe(draw, 0.15, lambda: draw.choice(["minutes.pdf", "folder/list.xlsx", " "])),
    }


def a_level(draw, question, levels):
    return draw.choice([0, 2, 4]) if question.kind == "Decision" else draw.choice(levels)


def an_answer(draw, question, today, filling, levels):
    kind = draw.choices(["Level", "Unknown", "NotApplicable", "Unanswered"], filling)[0]
    inside = ()
    if kind == "Level":
        inside = (a_level(draw, question, levels),)
    if kind == "NotApplicable":
        inside = (text(draw),)
    elements = [name for name, *_ in question.elements]
    if draw.random() < 0.6:
        elements = [name for name in elements if draw.random() < 0.5]
    proofs = draw.choice([0, 1, 1, 2])
    actions = draw.choice([0, 0, 1, 1, 2, 3])
    return {
        "response": (kind, *inside),
        "target": maybe(draw, 0.15, lambda: a_level(draw, question, [0, 1, 2, 3, 4])),
        "elements": elements,
        "evidence": [a_proof(draw, today) for _ in range(proofs)],
        "actions": [an_action(draw, today, place + 1) for place in range(actions)],
        "urgency": draw.choice(["Low", "Normal", "High"]),
        "confirmed_on": maybe(draw, 0.85, lambda: some_day(draw, today)),
        "meaning": draw.randint(1, question.meaning),
    }


def a_case(draw, questionnaire, today):
    filling = draw.choice(FILLINGS)
    levels = draw.choice([[0, 1, 2, 3, 4]] * 4 + [[3, 4], [0], [4], [2, 3], [0, 1]])
    # One area may be filled in a way of its own: wholly not applicable, not looked at, and so on.
    apart = draw.choice(questionnaire.areas), draw.choice(FILLINGS)
    touched = draw.choice([1, 1, 1, 0.9, 0.5])
    answers = {}
    for question in questionnaire.questions:
        if draw.random() < touched:
            ways = apart[1] if question.area == apart[0] else filling
            answers[question.id] = an_answer(draw, question, today, ways, levels)
    facts = {}
    for fact in questionnaire.facts:
        known = draw.choice(["Yes", "No", "Unknown", None])
        if known:
            facts[fact] = known
    # A department's file asks a few questions.
    names = [question.id for question in questionnaire.questions]
    only = draw.sample(names, draw.randint(1, len(names))) if draw.random() < 0.08 else []
    areas = [area for area in questionnaire.areas if draw.random() < draw.choice([0, 0, 0.4])]
    return {
        "profile": {
            "organisation": draw.choice(draw.names),
            "size": draw.choice(["Small", "Medium", "Large"]),
            "facts": facts,
            "date": maybe(draw, 0.9, lambda: some_day(draw, today)),
        },
        "run": draw.choice(["Short", "Full", "Full"]),
        "area_targets": {area: draw.randint(0, 4) for area in areas},
        "answers": answers,
        "only": only,
    }


def a_later_case(draw, questionnaire, today, old):
    """Another state of what may be the same company: much is as it was."""
    new = a_case(draw, questionnaire, today)
    if draw.random() < 0.25:
        return new
    changed = draw.choice([0, 0.1, 0.3])
    if draw.random() < 0.8:
        new["profile"] = old["profile"] | {"date": new["profile"]["date"]}
    if draw.random() < 0.7:
        new["run"] = old["run"]
    answers = dict(old["answers"])
    for name, answer in new["answers"].items():
        if draw.random() < changed:
            answers[name] = answer
        elif name in answers and draw.random() < 0.3:
            answers[name] = answers[name] | {"confirmed_on": answer["confirmed_on"]}
    new["answers"] = answers
    return new


def a_variant(parts):
    return Name.of(parts[0], *parts[1:])


def day(value):
    return some(value and value.isoformat())


def answer_ron(answer):
    written = {
        "response": a_variant(answer["response"]),
        "target": some(answer["target"]),
        "elements": answer["elements"],
        "note": "",
        "evidence": [
            {"text": one["text"], "sort": None, "date": day(one["date"]), "path": some(one["path"])}
            for one in answer["evidence"]
        ],
        "actions": [
            one | {"due": day(one["due"]), "state": a_variant(one["state"]), "percent": None}
            for one in answer["actions"]
        ],
        "urgency": Name(answer["urgency"]),
        "respondent": "",
        "confirmed_on": day(answer["confirmed_on"]),
    }
    # Left out where it is 1.
    if answer["meaning"] != 1:
        written["meaning"] = answer["meaning"]
    return written


def state_ron(case):
    profile = case["profile"]
    return {
        "profile": {
            "organisation": profile["organisation"],
            "scope": "",
            "industry": "",
            "size": Name(profile["size"]),
            "facts": Map({fact: Name(known) for fact, known in profile["facts"].items()}),
            "date": day(profile["date"]),
            "respondent": "",
        },
        "run": Name(case["run"]),
        "area_targets": Map(case["area_targets"]),
        "answers": Map({name: answer_ron(answer) for name, answer in case["answers"].items()}),
    }


def file_ron(head, case, milestone=None):
    """The file of a case. `head` is what `keian new` wrote above the assessment; `milestone` (a name and a
    case) is an earlier state that the file keeps."""
    assessment = state_ron(case)
    if milestone:
        name, old = milestone
        earlier = {"name": name, "date": "2024-01-01"} | state_ron(old)
        assessment["milestones"] = [earlier]
    carried = {"carried": Some(head["carried"])} if head.get("carried") else {}
    if case["only"]:
        assessment["only"] = case["only"]
    return {
        "kind": Name("HandOut" if case["only"] else "Assessment"),
        "format": head["format"],
        "app": head["app"],
        "questionnaire": head["questionnaire"],
        **carried,
        "assessment": assessment,
    }
