"""The checks of a state of answers: what is missing, out of date or at odds, as `docs/scores.md` names it."""

from datetime import date

from score import Faults, gap_of

# Outside these, a year is one that nobody means.
FIRST_YEAR, LAST_YEAR = 1900, 2199
CLOSED = ("Done", "GivenUp")


def blank(text):
    return not text.strip()


def year_later(day):
    """Twelve months later; of 29 February the last day of the next February."""
    if Faults.made("leap"):
        return date.fromordinal(day.toordinal() + 365)
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def found(state, today):
    """The checks, in no order."""
    day = state.case["profile"]["date"]
    if day and day > today:
        yield {"question": None, "kind": "assessed_in_future", "date": day.isoformat()}
    for one in state.questionnaire.questions:
        answer = state.answer(one)
        if answer is None:
            continue
        if state.put[one.id] is False:
            if state.response(one)[0] != "unanswered":
                yield {"question": one.id, "kind": "left_out"}
        elif one.id in state.asked:
            for told in found_in(state, one, answer, today):
                yield {"question": one.id} | told


def found_in(state, one, answer, today):
    kind, level = state.state(one)
    yield from found_in_profile(state, one, kind, level)
    if answer["meaning"] < one.meaning and answer["response"][0] != "Unanswered":
        yield {"kind": "earlier_meaning"}
    if kind == "level":
        yield from found_in_level(state, one, answer, level)
    if kind == "not_applicable":
        if blank(answer["response"][1]):
            yield {"kind": "no_reason"}
        if not one.foreseen:
            yield {"kind": "not_foreseen"}
    yield from found_in_actions(answer, gap_of(state, one), today)
    for proof in answer["evidence"]:
        if proof["date"] and proof["date"] > today:
            yield {"kind": "evidence_in_future", "date": proof["date"].isoformat()}
    if kind != "unanswered":
        yield from found_in_day(answer["confirmed_on"], today)


def found_in_profile(state, one, kind, level):
    """What the profile says alone leaves questions of the area out, and its first question says that nobody has
    looked."""
    questions = [other for other in state.questionnaire.questions if other.area == one.area]
    if questions[0].id != one.id or not (kind == "unknown" or (kind == "level" and level < 2)):
        return
    told = set()
    for other in questions[1:]:
        if other.condition != "Fact":
            continue
        fact, values = other.condition.inside
        known = state.case["profile"]["facts"].get(fact, "Unknown")
        if known != "Unknown" and known not in values and fact not in told:
            told.add(fact)
            yield {"kind": "unfounded", "fact": fact, "said": str(known)}


def found_in_day(day, today):
    if day is None:
        yield {"kind": "not_confirmed", "date": None}
    elif day > today:
        yield {"kind": "confirmed_in_future", "date": day.isoformat()}
    elif year_later(day) < today or (Faults.made("day") and year_later(day) == today):
        yield {"kind": "not_confirmed", "date": day.isoformat()}


def found_in_level(state, one, answer, level):
    if level >= 3:
        if all(blank(proof["text"]) and blank(proof["path"] or "") for proof in answer["evidence"]):
            yield {"kind": "no_evidence"}
        least = {None: 3, "FromFour": 4, "Never": 5}
        missing = [
            name
            for name, condition, wanted in one.elements
            if level >= least[wanted] and state.holds(condition) is not False and name not in answer["elements"]
        ]
        if missing:
            yield {"kind": "elements_open", "elements": missing}
    area = state.case["area_targets"].get(one.area)
    if answer["target"] is not None:
        if answer["target"] < level:
            yield {"kind": "target_below_level", "target": answer["target"], "level": level}
    elif area is not None and area < level:
        # It names what was set, not the whole step below it that a yes or no question has.
        yield {"kind": "area_target_below_level", "target": area, "level": level}


def found_in_actions(answer, gap, today):
    actions = answer["actions"]
    # A gap without any action has neither; of several actions it is said once that one has none.
    wanting = [one for one in actions if one["state"][0] not in CLOSED and (gap or not blank(one["text"]))]
    if (gap and not actions) or any(blank(one["owner"]) for one in wanting):
        yield {"kind": "no_owner"}
    if (gap and not actions) or any(one["due"] is None for one in wanting):
        yield {"kind": "no_due_date"}
    for action in actions:
        is_open = action["state"][0] not in CLOSED
        due = action["due"]
        if due is None:
            continue
        if not FIRST_YEAR <= due.year <= LAST_YEAR:
            yield {"kind": "due_out_of_reach", "date": due.isoformat()}
        elif is_open and due < today:
            yield {"kind": "overdue", "date": due.isoformat()}
