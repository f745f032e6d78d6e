"""Mistakes that are made on purpose, each of which has to be found."""

FAULTS = {
    "rounding": "upper ends are rounded to the nearest",
    "share": "given shares are the whole within half a point in all, not per row",
    "amount": "rows without a share divide the rest evenly, whatever their amounts",
    "stock": "a day more of stock",
    "candidate": "a candidate counts as if it were qualified",
    "unknown": "a row whose place is not known is not hit",
    "larger": "the company's lower ends are the larger of all supply and all sales",
    "deeper": "deeper tiers are added to what is bought",
    "concentration": "all rows of unknown place are one source at the lower end of a concentration",
    "year": "a confirmation of a year ago to the day is too old",
    "split": "a split leaves the other sources what they had",
    "rise": "the row that is asked for stays unknown where it stands",
}


class Planted:
    """The one that is made now."""

    name = ""


def planted(name):
    assert name in FAULTS
    return Planted.name == name
