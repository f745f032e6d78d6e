"""The registers as they stand in a file: rows of trade, partners and their owners, products, scenarios."""

import re

from faults import planted

HOME = "JP"
OWN = "own"
SUPPLY = ("Purchase", "Outsourced", "OwnProduction")
MONEY = ("Purchase", "Outsourced")


class Substitute:
    """What would stand in the place of a source. `kind` is Candidate or Qualified."""

    def __init__(self, kind, read):
        self.kind, read = kind, read or {}  # Nothing at all reads as an empty list.
        self.name, self.country = read.get("name"), read.get("country")
        self.owned_from, self.days = read.get("owned_from"), read.get("days")


class Row:
    """A row of trade. What a measure adds stands apart: `more` days of stock, further `substitutes`."""

    def __init__(self, read):
        self.id, self.kind, self.item = read["id"], str(read["kind"]), read["item"]
        self.name, self.number = read.get("partner"), read.get("partner_number")
        self.made_in, self.own_cell = read.get("made_in"), read.get("owned_from")
        self.tier = read.get("tier") or 1
        self.yearly, self.share = read.get("yearly"), read.get("share")
        self.products = sorted(set(read.get("products", [])), key=in_order)
        self.source = read.get("source") and str(read["source"])
        self.alternative = read.get("alternative")
        self.stock, self.recovery = read.get("stock"), read.get("recovery")
        self.listed = {name: set(entries) for name, entries in read.get("listed", {}).items()}
        self.confirmed_on, self.lines = read.get("confirmed_on"), read.get("lines")
        self.supplies, self.sold = self.kind in SUPPLY, self.kind == "Sale"
        self.own = self.kind == "OwnProduction"
        self.money = self.kind in MONEY and (self.tier == 1 or planted("deeper"))
        self.partner = OWN if self.own else self.name or self.number
        self.owned_from = None
        self.more, self.substitutes = 0, []
        if self.alternative in ("Candidate", "Qualified"):
            self.substitutes = [Substitute(str(self.alternative), self.alternative.inside[0])]


def in_order(name):
    """Ids by the numbers in them: 9 before 10."""
    return [(1, int(part), "") if part.isdigit() else (0, 0, part) for part in re.findall(r"\d+|\D+", name)]


class Ledger:
    """All rows in the order of their ids, with what they say of each other."""

    def __init__(self, registers):
        by_id = lambda name: sorted(registers.get(name, []), key=lambda one: in_order(one["id"]))
        self.rows = [Row(read) for read in by_id("trade")]
        self.products = {read["id"]: read for read in by_id("products")}
        self.scenarios = {read["id"]: read for read in by_id("scenarios")}
        # Ids of products that are not there stand in no figure.
        for row in self.rows:
            row.unknown_products = [one for one in row.products if one not in self.products]
            row.products = [one for one in row.products if one in self.products]
        self.supply = [row for row in self.rows if row.supplies]
        self.money = [row for row in self.rows if row.money]
        self.sales = [row for row in self.rows if row.sold]
        self.bought = sum(row.yearly or 0 for row in self.money)
        self.own_owners()
        self.names = {row.partner for row in self.rows if row.partner and not row.own}
        self.items = {}
        for row in self.supply:
            self.items.setdefault(row.item, []).append(row)
        self.tiers = {}
        for row in self.supply:
            self.tiers.setdefault((row.item, row.tier), []).append(row)
        # All products that any row of the item names.
        self.needed_by = {item: {one for row in rows for one in row.products} for item, rows in self.items.items()}

    def own_owners(self):
        """The owner's country is a fact of the partner: one cell serves all rows of it, two that differ none."""
        self.owners = {}
        for row in self.rows:
            if row.partner and not row.own and row.own_cell:
                self.owners.setdefault(row.partner, set()).add(row.own_cell)
        for row in self.rows:
            said = self.owners.get(row.partner, set())
            other = HOME if row.own else min(said) if len(said) == 1 else None
            row.owned_from = row.own_cell or other

    def sites(self, name):
        """The countries of what a partner supplies; None where it is not known of a row."""
        return {row.made_in for row in self.supply if row.partner == name and not row.own}

    def owner(self, name):
        """The owner's country of a partner, if its rows agree."""
        said = self.owners.get(name, set())
        return min(said) if len(said) == 1 else None

    def partners(self):
        return sorted(self.names)

    def monthly(self, product):
        return self.products[product].get("monthly_sales") if product in self.products else None
