"""Random questionnaires, small and crooked: conditions that hang on answers that are open, areas that a company is
not asked about, questions that stand for others, meanings that have changed, targets of their own."""

from ron import Map, Name, Some, write


def words(text):
    return {"ja": text, "en": text}


def maybe(draw, chance, make):
    return {} if draw.random() >= chance else make()


def a_condition(draw, before, deep=2):
    """On facts, the size, and answers to questions that stand before."""
    way = draw.random()
    if way < 0.25 or not deep:
        values = draw.sample(["Yes", "No", "Unknown"], draw.randint(1, 2))
        return Name.of("Fact", draw.choice(["f1", "f2"]), [Name(one) for one in values])
    if way < 0.4:
        sizes = draw.sample(["Small", "Medium", "Large"], draw.randint(1, 2))
        return Name.of("Size", [Name(one) for one in sizes])
    if way < 0.75 and any(one["condition"] == "Always" for one in before):
        return an_answered(draw, before)
    if way < 0.85:
        return Name.of("Not", a_condition(draw, before, deep - 1))
    parts = [a_condition(draw, before, deep - 1) for _ in range(2)]
    return Name.of(draw.choice(["All", "Any"]), parts)


def an_answered(draw, before):
    """Of a question that is always put: nothing says what an answer that is itself left out decides."""
    one = draw.choice([one for one in before if one["condition"] == "Always"])
    levels = [0, 2, 4] if one["kind"] == "Decision" else [0, 1, 2, 3, 4]
    return Name.of("Answered", one["id"], sorted(draw.sample(levels, draw.randint(1, len(levels) - 1))))


def a_question(draw, name, before):
    kind = draw.choice(["Maturity", "Maturity", "Decision"])
    steps = 5 if kind == "Maturity" else 3
    always = draw.random() < 0.6 or not before
    question = {
        "id": name,
        "kind": Name(kind),
        "key": draw.random() < 0.4,
        "weight": draw.randint(1, 3),
        "condition": Name("Always") if always else a_condition(draw, before),
        "topic": words(f"Topic {name}"),
        "text": words(f"Text {name}"),
        "why": words(f"Why {name}"),
        "levels": [words(f"{name} at {step}") for step in range(steps)],
        "elements": [an_element(draw, part, before) for part in "abc"[: draw.randint(0, 3)]],
        "evidence": [words("Minutes")],
        "next_steps": [words(f"From {step}") for step in range(steps - 1)],
        "knows": ["somebody"],
        "reference": words("Nowhere"),
        "not_applicable_when": Some(words("Never")) if draw.random() < 0.4 else None,
    }
    levels = [0, 2, 4] if kind == "Decision" else [0, 1, 2, 3, 4]
    target = {size: draw.choice(levels) for size in ("small", "medium", "large")}
    return (
        question
        | maybe(draw, 0.2, lambda: {"target": Some(target)})
        | maybe(draw, 0.2, lambda: {"meaning": draw.randint(2, 3)})
    )


def an_element(draw, name, before):
    element = {
        "id": name,
        "condition": a_condition(draw, before) if draw.random() < 0.3 else Name("Always"),
        "name": words(f"Part {name}"),
    }
    return element | maybe(draw, 0.4, lambda: {"expected": Name(draw.choice(["FromFour", "Never"]))})


def an_area(draw, name, before):
    questions = []
    for place in range(draw.randint(1, 7)):
        one = a_question(draw, f"{name}-{place + 1}", before + questions)
        # Who stands for another is asked where that one is not: their conditions leave each other out.
        left_out = [other for other in questions if other["condition"] != "Always"]
        if left_out and draw.random() < 0.3:
            other = draw.choice(left_out)
            one["condition"] = Name.of("Not", other["condition"])
            one["stands_for"] = [other["id"]]
        questions.append(one)
    return {
        "id": name,
        "name": words(f"Area {name}"),
        "short": words(name),
        "about": words(f"About {name}"),
        "questions": questions,
    }


def a_questionnaire(draw, number):
    """The text of a questionnaire's file."""
    areas, before = [], []
    for name in "KLMN"[: draw.randint(2, 4)]:
        areas.append(an_area(draw, name, before))
        before += areas[-1]["questions"]
    targets = ["small", "medium", "large"]
    return write(
        {
            "id": f"random-{number}",
            "edition": "1",
            "title": words("Random questions"),
            "about": [words("Made by chance")],
            "source": words("Nothing"),
            "scale": [words(f"Level {step}") for step in range(5)],
            "decision_scale": [words(one) for one in ("No", "Partly", "Yes")],
            "maturity_target": {size: draw.randint(1, 4) for size in targets},
            "decision_target": {size: draw.choice([2, 4]) for size in targets},
            "facts": [{"id": one, "name": words(one), "help": words(one)} for one in ("f1", "f2")],
            "roles": [{"id": "somebody", "name": words("Somebody")}],
            "areas": areas,
        }
    )


def an_overlay(draw, shipped, number):
    """The text of an overlay: questions of its own, and other weights for some that are shipped."""
    before = [{"id": one.id, "kind": one.kind, "condition": one.condition} for one in shipped.questions]
    add = {}
    for area in draw.sample(shipped.areas, 2):
        add[area] = [a_question(draw, f"X-{area}-{place}", before) for place in range(draw.randint(1, 3))]
        for one in add[area]:
            one["knows"] = ["audit"]
            one["condition"] = Name("Always") if draw.random() < 0.5 else an_answered(draw, before)
            for part in one["elements"]:
                part["condition"] = Name("Always")
    changed = draw.sample(shipped.questions, 10)
    weights = {one.id: draw.choice([other for other in (1, 2, 3) if other != one.weight]) for one in changed}
    return write(
        {
            "overlay": f"overlay-{number}",
            "edition": "1",
            "base": shipped.id,
            "base_edition": shipped.edition,
            "title": words("Random overlay"),
            "add": Map(add),
            "weights": Map(weights),
        }
    )
