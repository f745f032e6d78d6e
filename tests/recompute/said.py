"""What the program has to say of a state of answers, and of two, in the shape of its JSON (`docs/json.md`)."""

from fractions import Fraction

from checks import found
from score import Faults, Number, State, Whole, gaps, mean


def expected_score(questionnaire, case, today, shipped=None):
    """What `keian score FILE --format json --date TODAY` has to say of a case. `shipped` are the questions that
    an overlay lies over."""
    state = State(questionnaire, case)
    whole = Whole(state)
    checks = list(found(state, today))
    return {
        "organisation": case["profile"]["organisation"],
        "questionnaire": {
            "id": questionnaire.id,
            "edition": questionnaire.edition,
            "questions": questionnaire.origin,
            "changes": questionnaire.changes,
        },
        "date": today.isoformat(),
        "run": case["run"].lower(),
        "overall": overall(whole),
        "base": overall(Whole(State(shipped, case))) if shipped else None,
        "areas": [area_json(state, area) for area in whole.areas],
        "gaps": gaps(state),
        "open_checks": len(checks),
        "checks": checks,
    }


def overall(whole):
    return whole.numbers() | {
        "asked": len(whole.state.asked),
        "questions": len(whole.state.run),
        "provisional": [area.id for area in whole.areas if area.why],
        "provisional_why": [{"area": area, "why": why} for area, why in whole.why],
    }


def area_json(state, area):
    terms, unasked = [], []
    for one in area.questions:
        told = {"question": one.id, "weight": state.weight(one), "target": state.target(one)}
        if one.id in state.asked:
            kind, level = state.state(one)
            terms.append(told | {"state": kind, "level": level})
        else:
            unasked.append(told)
    return area.numbers() | {
        "area": area.id,
        "levels": area.levels,
        "level": area.level,
        "weakest": area.weakest,
        "terms": terms,
        "unasked": unasked,
    }


def expected_comparison(questionnaire, old, new, shipped=None):
    """What `keian compare OLD NEW --format json` has to say of two cases."""
    states = [State(questionnaire, case) for case in (old, new)]
    whole, areas = before_and_after(states)
    questions = list(compared(questionnaire, states))
    same = [one for one in questions if one.pop("same")]
    return {
        "before": {"organisation": old["profile"]["organisation"]},
        "after": {"organisation": new["profile"]["organisation"]},
        "doubts": doubts(old, new),
        "overall": whole,
        "areas": areas,
        "base": before_and_after([State(shipped, case) for case in (old, new)])[0] if shipped else None,
        "questions": questions,
        "confirmed_again": {
            "of": len(same),
            "confirmed": sum(one["confirmed_again"] for one in same),
        },
    }


def before_and_after(states):
    """Before, after, and like for like: the whole and its areas."""
    wholes = [Whole(state) for state in states]
    before, after = ({area.id: area for area in whole.areas} for whole in wholes)
    areas, alikes = [], []
    for area in states[0].questionnaire.areas:
        if not any(one.area == area and one.id in state.asked for state in states for one in state.run):
            continue
        told = {"area": area, "before": area_side(before.get(area)), "after": area_side(after.get(area))}
        alike = alike_of(states, area)
        if alike:
            alikes.append(alike)
        areas.append(told | with_points(alike, before.get(area), after.get(area)))
    means = None
    if alikes:
        means = mean(one[0] for one in alikes), mean(one[1] for one in alikes), sum(one[2] for one in alikes)
    whole = {"before": whole_side(wholes[0]), "after": whole_side(wholes[1])}
    return whole | with_points(means, *wholes), areas


def area_side(area):
    if area is None:
        return None
    return area.numbers() | {"final": not area.why and not area.unasked}


def whole_side(whole):
    return whole.numbers() if whole.areas else None


def alike_of(states, area):
    """Over the questions of an area with a level in both states: scores, and how many they are."""
    points, weight, count = [0, 0], 0, 0
    for one in states[0].questionnaire.questions:
        if one.area != area or any(state.put[one.id] is False for state in states):
            continue
        levels = [state.state(one)[1] for state in states]
        if None in levels:
            continue
        count += 1
        weight += states[0].weight(one)
        for side in (0, 1):
            points[side] += states[side].weight(one) * levels[side]
    if not count:
        return None
    return Fraction(100 * points[0], 4 * weight), Fraction(100 * points[1], 4 * weight), count


def with_points(alike, before, after):
    if alike is None:
        return {"alike": None, "points": None}
    sides = Number(alike[0]), Number(alike[1])
    told = {"before": sides[0], "after": sides[1], "questions": alike[2]}
    points = sides[1].shown - sides[0].shown
    if Faults.made("alike") and None not in (before.score, after.score):
        points = Number(after.score).shown - Number(before.score).shown
    return {"alike": told, "points": points}


def compared(questionnaire, states):
    for one in questionnaire.questions:
        if all(one.id not in state.asked for state in states):
            continue
        sides = []
        for state in states:
            sides.append(state.state(one) if one.id in state.asked else ("not_asked", None))
        change = change_of(one, states, sides)
        answers = [state.answer(one) for state in states]
        answered = all(side[0] not in ("not_asked", "unanswered") for side in sides)
        again = answered and later(answers[0]["confirmed_on"], answers[1]["confirmed_on"])
        yield {
            "question": one.id,
            "area": one.area,
            "before": {"state": sides[0][0], "level": sides[0][1]},
            "after": {"state": sides[1][0], "level": sides[1][1]},
            "change": change,
            "confirmed_again": again,
            "same": answered and change == "unchanged",
        }


def later(before, after):
    return after is not None and (before is None or after > before)


def change_of(one, states, sides):
    kinds = [side[0] for side in sides]
    outs = [state.put[one.id] is False for state in states]
    if outs[0] == outs[1] and "not_asked" in kinds:
        return "not_asked"
    # Put out by the profile, and not applicable by its answer: in neither it counts.
    applicable = [not out and kind != "not_applicable" for out, kind in zip(outs, kinds)]
    if applicable[0] != applicable[1]:
        return "reclassified"
    if not applicable[0]:
        return "unchanged"
    if kinds == ["level", "level"]:
        before, after = sides[0][1], sides[1][1]
        return "improved" if after > before else "worse" if after < before else "unchanged"
    if kinds[1] == "level":
        return "newly_answered"
    return "no_longer_answered" if kinds[0] == "level" else "unchanged"


def doubts(old, new):
    made = []
    names = [case["profile"]["organisation"] for case in (old, new)]
    if names[0] != names[1]:
        made.append({"doubt": "other_organisation", "before": names[0], "after": names[1]})
    if old["run"] != new["run"]:
        made.append({"doubt": "other_run"})
    days = [last_day(case) for case in (old, new)]
    if None not in days and days[0] > days[1]:
        made.append({"doubt": "later", "before": days[0].isoformat(), "after": days[1].isoformat()})
    return made


def last_day(case):
    """The day that a state is of: the last on which an answer in it was confirmed; without one, the profile's."""
    days = [answer["confirmed_on"] for answer in case["answers"].values() if answer["confirmed_on"]]
    return max(days, default=case["profile"]["date"])
