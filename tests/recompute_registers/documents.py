"""Registers written as a file that the program opens. Rows are dicts without what is not known."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "recompute"))

import ron  # noqa: E402
from ron import Map, Name, some  # noqa: E402


def variant(name, inside):
    """`Name(…)` around one value; a struct keeps brackets of its own."""
    return Name(f"{name}({ron.write(inside)})")


def fields(read, plain=()):
    """The fields of a struct: what may be unknown stands as `Some`."""
    return {name: one if name in plain else some(one) for name, one in read.items()}


def alternative(read):
    return some(Name("Nothing") if read == "Nothing" else variant(read[0], fields(read[1])))


def change(read):
    sort, value = read
    return Name(f"Stock({value})") if sort == "Stock" else variant(sort, fields(value))


def trade(read):
    row = {**read, "kind": Name(read["kind"])}
    if "source" in row:
        row["source"] = Name(row["source"])
    if "listed" in row:
        row["listed"] = Map(row["listed"])
    made = fields(row, ("id", "kind", "item", "products", "listed"))
    if "alternative" in read:
        made["alternative"] = alternative(read["alternative"])
    return made


def measure(read):
    made = {**read, "state": Name("NotBegun"), "changes": [change(one) for one in read["changes"]]}
    made["cost"] = fields(read["cost"])
    return made


def scenario(read):
    hits = dict(read["hits"])
    if "entries" in hits:
        hits["entries"] = Map(hits["entries"])
    made = fields({**read, "hits": hits}, ("id", "title", "hits", "measures"))
    made["measures"] = [measure(one) for one in read.get("measures", [])]
    return made


def registers(read):
    return {
        "products": [fields(one, ("id", "name")) for one in read.get("products", [])],
        "trade": [trade(one) for one in read.get("trade", [])],
        "scenarios": [scenario(one) for one in read.get("scenarios", [])],
    }


def write(empty, read):
    """The text of a file: a new one as it was read, with registers in it."""
    assessment = dict(empty["assessment"])
    assessment["profile"] = {**assessment["profile"], "date": some(assessment["profile"]["date"])}
    for name in ("area_targets", "answers"):
        assessment[name] = Map()
    assessment["registers"] = registers(read)
    return ron.write({**empty, "assessment": assessment}) + "\n"


def read(text):
    return ron.read(text)


def read_registers(text):
    return ron.read(text)["assessment"]["registers"] or {}
