"""What the program states beside what is recomputed: the first difference, in words."""

import asking
import bought
import company
import losses
import measures
import points


class Difference(Exception):
    """What the program says is not what was recomputed."""


def same(told, wanted, place):
    """Refuses the first difference, and what either says alone."""
    if isinstance(wanted, dict) and isinstance(told, dict):
        for name in sorted(told.keys() - wanted.keys()):
            raise Difference(f"{place}.{name}: the program says {told[name]}, nothing recomputed")
        for name, one in wanted.items():
            if name not in told:
                raise Difference(f"{place}.{name}: the program says nothing, recomputed {one}")
            same(told[name], one, f"{place}.{name}")
    elif isinstance(wanted, list) and isinstance(told, list):
        if len(told) != len(wanted):
            raise Difference(f"{place}: the program says {told}, recomputed {wanted}")
        for at, (left, right) in enumerate(zip(told, wanted)):
            same(left, right, f"{place}[{name_of(right) or at}]")
    elif told != wanted or type(told) is not type(wanted):
        raise Difference(f"{place}: the program says {told}, recomputed {wanted}")


def name_of(one):
    names = ("row", "item", "place", "product", "id")
    return next((one[name] for name in names if name in one), None) if isinstance(one, dict) else None


def by(rows, *names):
    """A list by what its entries are about; none may stand twice."""
    made = {}
    for row in rows:
        key = " ".join(str(row.get(name)) for name in names)
        if key in made:
            raise Difference(f"{key} stands twice")
        made[key] = row
    return made


def rising(four, place):
    """At least ≤ estimate ≤ at most ≤ at most with rows of unknown place."""
    known = [four[name] for name in losses.FIGURES if four[name] is not None]
    if known != sorted(known):
        raise Difference(f"{place}: {four} does not rise")


def falling(sums, place):
    if sums != sorted(sums, reverse=True):
        raise Difference(f"{place}: not the largest first: {sums}")


def registers(told, ledger, today):
    """`keian registers`."""
    wanted = bought.as_json(ledger, today)
    wanted["doubts"] = sorted(bought.doubts(ledger), key=str_of)
    told["doubts"].sort(key=str_of)
    of_points = told.pop("points")
    same(told, wanted, "")
    single_points(of_points, points.as_json(ledger))


def str_of(one):
    return sorted((name, str(value)) for name, value in one.items())


def single_points(told, wanted):
    """The gravest ten, in whatever order where they are alike."""
    said, everyone = told.pop("abroad"), by(wanted.pop("abroad"), "place")
    same(told, wanted, ".points")
    for one in said:
        same(one, everyone.get(one["place"]), f".points.abroad[{one['place']}]")
    gravest = sorted((points.gravity(one) for one in everyone.values()), reverse=True)[: points.FIRST]
    same([points.gravity(one) for one in said], gravest, ".points.abroad: in order")


def what_if(told, ledger, stop, days, scenario):
    """`keian what-if`."""
    loss = losses.WhatIf(ledger, stop, days)
    wanted = company.as_json(loss)
    wanted["products"] = [{"product": name, **one} for name, one in wanted["products"].items()]
    wanted["measures"] = measures.gains(ledger, scenario, days) if scenario else []
    of_calls = told.pop("calls")
    same(told, wanted, "")
    rising(told["company"], ".company")
    for one in told["products"]:
        for name in ("days_millionths", "supply", "counted"):
            rising(one[name], f".products[{one['product']}].{name}")
    calls(of_calls, loss)


def calls(told, loss):
    """Yen that are rounded before they are taken from each other may be one off, for each product and row of sales."""
    slack = len(loss.ledger.products) + len(loss.ledger.sales) + 1
    wanted, said = asking.calls(loss), {}
    for call in by(told, "whom", "name").values():
        place = f".calls[{call['name'] or call['whom']}]"
        for way in ("rise", "fall"):
            same(call[way], sum(row[way] for row in call["rows"]), f"{place}.{way}: of its rows")
        falling([row["rise"] + row["fall"] for row in call["rows"]], f"{place}.rows")
        for row in call["rows"]:
            said[row["row"] or row["item"]] = {**row, "whom": call["whom"], "name": call["name"]}
    falling([call["rise"] + call["fall"] for call in told], ".calls")
    for name in said.keys() | wanted.keys():
        left, right = said.get(name), wanted.get(name)
        place = f".calls: {name}"
        for way in ("rise", "fall"):
            pair = [one[way] if one else 0 for one in (left, right)]
            if abs(pair[0] - pair[1]) > slack:
                raise Difference(f"{place}.{way}: the program says {pair[0]}, recomputed {pair[1]}")
        if left and right:
            facts = ("whom", "name", "item", "cells")
            same({one: left[one] for one in facts}, {one: right[one] for one in facts}, place)
        elif left:
            raise Difference(f"{place}: the program says {left}, nothing recomputed")
