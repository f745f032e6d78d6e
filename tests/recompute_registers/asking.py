"""Whom to ask first: what moves if the unknown cells of one row came out at their worst or their best."""

from faults import planted
from company import Counted
from losses import WhatIf
from stops import BEST, NOT, PERHAPS, SURELY, WORST


class Asking:
    def __init__(self, loss):
        self.loss, self.before = loss, Counted(loss).company
        self.made = {}
        for row in loss.ledger.rows:
            if loss.hits[row.id] != NOT:
                self.put(row.id, self.of_row(row, SURELY, BEST, WORST), self.of_row(row, NOT, WORST, BEST))
        for key in loss.divisions:
            if loss.absent(key):
                self.put(key, self.again(sure={key: True}), self.again(sure={key: False}))

    def put(self, name, worst, best):
        rise, fall = worst["least"] - self.before["least"], self.before["outermost"] - best["outermost"]
        if rise or fall:
            self.made[name] = {"rise": rise, "fall": fall}

    def of_row(self, row, hit, end, other):
        """The company's figures where a row's unknown cells, which lie at one end, lie at the other."""
        loss, divisions = self.loss, None
        if loss.hits[row.id] == SURELY or planted("rise"):
            hit = loss.hits[row.id]
        if row.sold:
            found = loss.sale_at(row, other)
        else:
            found = loss.reckoning.window(row, other)
            division = loss.divisions[row.item, row.tier]
            if row in division.free:
                divisions = {**loss.divisions, (row.item, row.tier): division.where(row, other == WORST)}
        return self.again({row.id: hit}, {(row.id, end): found}, divisions)

    def again(self, hits=None, windows=None, divisions=None, sure=None):
        loss = self.loss
        days = None if loss.until_recovered else loss.days
        changed = WhatIf(loss.ledger, loss.stop, days, hits, windows, loss.splits, divisions or loss.divisions, sure)
        return Counted(changed).company


def cells(loss, row):
    """The cells of a row that are not known and decide something."""
    stop, made = loss.stop, []
    if loss.hits[row.id] == PERHAPS:
        made += stop.open_cells(row)
    if row.sold:
        made += ["recovery"] if loss.until_recovered and row.recovery is None else []
        return made + (["yearly"] if row.yearly is None else [])
    made += ["stock"] if row.stock is None else []
    made += ["recovery"] if loss.until_recovered and row.recovery is None else []
    made += ["yearly"] if row in loss.divisions[row.item, row.tier].free else []
    if row.alternative is None and not row.own and row.source != "Sole":
        made.append("alternative")
    for other in row.substitutes[:1] if row.alternative else []:
        hit = stop.hit_elsewhere(loss.ledger, row, other)
        if hit == SURELY:
            continue
        made += ["candidate"] if other.kind == "Candidate" else []
        made += ["alternative_place"] if hit == PERHAPS else []
        made += ["alternative_days"] if other.days is None else []
    return made


def calls(loss):
    """By row, or by item and tier of which a part is not in the register: whom to ask, what for, and what moves."""
    made, rows = {}, {row.id: row for row in loss.ledger.rows}
    for name, moves in Asking(loss).made.items():
        row = rows.get(name)
        if row is None:
            made[name[0]] = {"whom": "purchasing", "name": None, "item": name[0], "cells": ["share"], **moves}
        else:
            sort, called = whom(row)
            made[name] = {"whom": sort, "name": called, "item": row.item, "cells": cells(loss, row), **moves}
    return made


def whom(row):
    if row.sold:
        return ("partner", row.partner) if row.partner else ("sales", None)
    if row.own:
        return "own_sites", None
    return ("partner", row.partner) if row.partner else ("purchasing", None)
