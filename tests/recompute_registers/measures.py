"""What a measure of a scenario buys: the figures with and without it, and what it saves if nothing else fails."""

from copy import copy
from fractions import Fraction

from company import Counted
from ledger import Substitute
from losses import WhatIf, covered
from shares import MILLION, up
from stops import NOT, Stop


class Gain:
    """A measure against a stop."""

    def __init__(self, ledger, stop, days, measure):
        self.ledger, self.stop, self.days, self.measure = ledger, stop, days, measure
        ids = measure.get("rows", [])
        self.partners = {row.partner for row in ledger.rows if row.id in ids and row.partner and not row.own}
        self.rows = [row for row in ledger.supply if row.id in ids]
        self.more, self.substitutes, self.splits, self.unfinished, self.told = 0, [], {}, [], False
        for place, change in enumerate(measure.get("changes", [])):
            self.take(place, str(change), change.inside[0])

    def take(self, place, sort, said):
        if sort == "Stock":
            self.more += said
            self.told |= said > 0
            return
        said = said or {}
        if sort == "Qualifies":
            if said.get("days") is None or not said.get("country"):
                self.unfinished.append(place)
            else:
                self.substitutes.append(Substitute("Qualified", said))
                self.told = True
            return
        if said.get("share") is None or not said.get("partner") or not said.get("country"):
            self.unfinished.append(place)
            return
        self.told = True
        other = Substitute("Qualified", {**said, "name": said["partner"]})
        for key in dict.fromkeys((row.item, row.tier) for row in self.rows):
            rows = [row for row in self.rows if (row.item, row.tier) == key]
            if all(self.spared(row, other) for row in rows):
                self.splits[key] = min(1, self.splits.get(key, 0) + Fraction(said["share"], MILLION))

    def spared(self, row, other):
        """Whether the same stop surely does not hit it."""
        return self.stop.hit_elsewhere(self.ledger, row, other) == NOT

    def changed(self):
        """The ledger with the measure done."""
        made = copy(self.ledger)
        fresh = {row.id: copy(row) for row in self.rows}
        for row in fresh.values():
            row.more = self.more
            row.substitutes = row.substitutes + self.substitutes
        for name in ("rows", "supply", "money"):
            setattr(made, name, [fresh.get(row.id, row) for row in getattr(made, name)])
        made.tiers = {key: [fresh.get(row.id, row) for row in rows] for key, rows in made.tiers.items()}
        made.items = {key: [fresh.get(row.id, row) for row in rows] for key, rows in made.items.items()}
        return made, fresh

    def as_json(self):
        ledger, fresh = self.changed()
        before = WhatIf(self.ledger, self.stop, self.days)
        after = WhatIf(ledger, self.stop, self.days, splits=self.splits)
        counted = Counted(before)
        return {
            "before": counted.company,
            "after": Counted(after).company,
            "at_most": self.at_most(before, after, fresh, counted) if self.rows and self.told else None,
        }

    def at_most(self, before, after, fresh, counted):
        """What it saves, if nothing else fails."""
        saved = 0
        for product in self.ledger.products:
            itself = product in self.stop.products
            if itself and not before.until_recovered:
                continue
            monthly, days = self.ledger.monthly(product), Fraction(0)
            for key in before.keys(product):
                for row in self.ledger.tiers[key]:
                    if row.id in fresh and before.divisions[key].may_have(row):
                        was = before.window(row, "outermost") or (0, 0)
                        now = after.window(fresh[row.id], "outermost") or (0, 0)
                        days += (was[1] - was[0]) - (now[1] - now[0])
                if key in self.splits:
                    windows = list(before.windows(key, "outermost").values())
                    windows += [before.absent(key)] if before.absent(key) else []
                    days += self.splits[key] * covered(windows)
            if monthly is not None:
                saved += min(up(monthly * days / 30), counted.counted[product]["outermost"])
        return min(saved, counted.company["outermost"])


def gains(ledger, scenario, days):
    """What every measure of a scenario buys, in it and where only the partners of its rows stop."""
    made = []
    for measure in scenario.get("measures", []):
        in_scenario = Gain(ledger, Stop.of_scenario(scenario), days, measure)
        alone = Gain(ledger, Stop(partners=in_scenario.partners), days, measure)
        cost = measure.get("cost") or {}
        made.append(
            {
                "id": measure["id"],
                "what": measure["what"],
                "in_scenario": in_scenario.as_json(),
                "alone": alone.as_json() if in_scenario.partners else None,
                "unfinished": in_scenario.unfinished,
                "cost": {"once": cost.get("once"), "yearly": cost.get("yearly")},
            }
        )
    return made
