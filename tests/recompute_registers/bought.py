"""What is bought: totals, places and their shares, concentration, what is known, single sources, marked items."""

from datetime import timedelta
from fractions import Fraction

from company import amount
from faults import planted
from ledger import HOME
from shares import MILLION, Division, down, up

HALF, MARK = 500_000, 400_000
PLACES = ("made_in", "owned_from", "partner")


def ends(low, high):
    return {"low": down(low), "high": up(high)}


def millionths(low, high):
    return ends(low * MILLION, high * MILLION)


class Sources:
    """The money rows that have an amount, by a place."""

    def __init__(self, ledger, place):
        self.whole, self.known, self.unknown = ledger.bought, {}, []
        self.without_amount = sum(1 for row in ledger.money if row.yearly is None)
        rows = [row for row in ledger.money if row.yearly is not None]
        for row in rows:
            name = getattr(row, place)
            if name is None:
                self.unknown.append(row)
            else:
                self.known[name] = self.known.get(name, 0) + row.yearly
        # By owner each partner is one source, wherever it is owned from.
        self.together = place == "owned_from"
        self.open = sum(row.yearly for row in self.unknown)

    def lots(self):
        """The unknown rows as the sources that they are at least: amount and number of equal ones."""
        lots, partners = [], {}
        for row in self.unknown:
            if self.together and row.partner:
                partners[row.partner] = partners.get(row.partner, 0) + row.yearly
            else:
                lots.append((row.yearly, row.lines or 1))
        return lots + [(one, 1) for one in partners.values()]

    def several(self):
        return [row.id for row in self.unknown if row.lines and not (self.together and row.partner)]

    def in_order(self):
        return sorted(self.known.items(), key=lambda one: (-one[1], one[0]))

    def as_json(self):
        if not self.whole:
            return None
        places = [
            {"place": name, "known": yen, "share": self.share(yen, self.whole)} for name, yen in self.in_order()
        ]
        return {
            "places": places,
            "unknown": self.open,
            "unknown_rows": len(self.unknown),
            "concentration": self.everything(),
        }

    def share(self, yen, whole):
        return millionths(Fraction(yen, whole), Fraction(yen + self.open, whole))

    def concentration(self, low, high, known, whole, part):
        largest = next((one for one in self.in_order() if one[0] in known), None)
        return {
            "hhi": millionths(low, high),
            "equal_sources_hundredths": equal(millionths(low, high)),
            "largest": largest and {"place": largest[0], "share": self.share(largest[1], whole)},
            "part": part,
            "rows_without_amount": self.without_amount,
            "perhaps_several_sources": self.several(),
        }

    def highest(self, known, whole):
        """All that is unknown with the largest."""
        parts = sorted(known.values()) or [0]
        return Fraction(sum(one * one for one in parts[:-1]) + (parts[-1] + self.open) ** 2, whole * whole)

    def everything(self):
        squares = sum(one * one for one in self.known.values())
        low = Fraction(squares)
        for one, many in self.lots():
            square = Fraction(one * one, many)
            low += down(square)
        if planted("concentration"):
            low = Fraction(squares + self.open**2)
        low /= self.whole * self.whole
        high = self.highest(self.known, self.whole)
        made = self.concentration(low, high, self.known, self.whole, ends(MILLION, MILLION))
        # Only what is from abroad is marked.
        made["marking"] = None
        return made

    def abroad(self):
        """Of what is not from home: a row of unknown place may be no part of it."""
        known = {name: yen for name, yen in self.known.items() if name != HOME}
        sure = sum(known.values())
        whole = sure + self.open
        if not whole:
            return None
        squares = Fraction(sum(one * one for one in known.values()))
        # A row of several lines weighs nothing where it is split far enough.
        total = sure + sum(one for one, many in self.lots() if many > 1)
        tries = [squares / (total * total)] if total else []
        for one in sorted(one for one, many in self.lots() if many == 1):
            squares, total = squares + one * one, total + one
            tries += [squares / (total * total)] if total else []
        part = self.share(sure, self.whole)
        made = self.concentration(min(tries), self.highest(known, whole), known, whole, part)
        made["marking"] = marking(made["hhi"], MARK, part)
        return made


def equal(hhi):
    """1 / HHI in hundredths, of the ends as they are said."""
    whole = 100 * MILLION
    return {"low": whole // max(1, hhi["high"]), "high": -(-whole // max(1, hhi["low"]))}


def marking(ends_of, least, part):
    """Surely where both lower ends reach, perhaps where only the upper ones do."""
    if ends_of["low"] >= least and part["low"] >= HALF:
        return "surely"
    return "perhaps" if ends_of["high"] >= least and part["high"] >= HALF else None


def totals(ledger):
    monthly = [ledger.monthly(product) for product in ledger.products]
    return {
        "bought": ledger.bought,
        "rows": len(ledger.money),
        "without_amount": sum(1 for row in ledger.money if row.yearly is None),
        "sold": sum(row.yearly or 0 for row in ledger.sales),
        "sold_without_amount": sum(1 for row in ledger.sales if row.yearly is None),
        "monthly_sales": sum(one or 0 for one in monthly),
        "without_sales": monthly.count(None),
    }


def known(ledger, today):
    leap = (today.month, today.day) == (2, 29)
    year_ago = today.replace(year=today.year - 1, day=28 if leap else today.day)
    first = (year_ago + timedelta(days=planted("year"))).isoformat()
    deeper = {row.item for row in ledger.supply if row.tier > 1}
    tests = {
        "all": lambda row: True,
        "partner": lambda row: row.partner,
        "made_in": lambda row: row.made_in,
        "owned_from": lambda row: row.owned_from,
        "stock": lambda row: row.stock is not None,
        "recovery": lambda row: row.recovery is not None,
        "alternative": lambda row: row.alternative is not None,
        "confirmed": lambda row: row.confirmed_on and first <= row.confirmed_on <= today.isoformat(),
        "deeper": lambda row: row.item in deeper,
    }
    made = {}
    for name, test in tests.items():
        rows = [row for row in ledger.money if test(row)]
        made[name] = {"amount": sum(row.yearly or 0 for row in rows), "rows": len(rows)}
    return made


def single_sources(ledger):
    made = []
    for item in ledger.items:
        rows = ledger.tiers.get((item, 1))
        if not rows:
            continue
        partners = {row.partner for row in rows if row.partner}
        unnamed = [row for row in rows if not row.partner]
        if any(row.source in ("SingleByChoice", "Sole") for row in rows) or len(partners) == 1 and not unnamed:
            sure = "surely"
        elif len(partners) <= 1 and unnamed:
            sure = "perhaps"
        else:
            continue
        made.append(
            {
                "item": item,
                "marking": sure,
                **amount(rows),
                "replaced_by": replaced_by(rows),
                "rows": [row.id for row in rows],
            }
        )
    return made


def replaced_by(rows):
    """The best of what its rows have; nothing only where every row says so."""
    said = [row.alternative for row in rows]
    if "Qualified" in said:
        return "qualified"
    if "Candidate" in said:
        return "candidate"
    return "nothing" if all(one == "Nothing" for one in said) else "not_looked_at"


def marked_items(ledger):
    """Items of which half or more comes from one country abroad, with nothing qualified surely elsewhere."""
    made = []
    for item in ledger.items:
        rows = ledger.tiers.get((item, 1))
        if not rows:
            continue
        division = Division(rows)
        countries = sorted({row.made_in for row in rows if row.made_in} - {HOME})
        marks = [(country, marked(ledger, division, country)) for country in countries]
        marks = [one for one in marks if one[1]] or [(None, marked(ledger, division, None))]
        marks = [one for one in marks if one[1]]
        if marks:
            # Of several the one of which most may come, and of equals the first by its code.
            country, mark = min(marks, key=lambda one: (one[1]["marking"] != "surely", -one[1]["share"]["high"]))
            made.append({"item": item, "country": country, **mark, "rows": [row.id for row in rows]})
    return made


def marked(ledger, division, country):
    """How much comes from a country, or may come from one that no row names."""
    absent = up(division.absent * MILLION)
    low = min(MILLION, division.least(lambda row: int(row.made_in == country))) if country else 0
    high = min(MILLION, division.most(lambda row: int(row.made_in in (country, None))) + absent)
    if elsewhere(ledger, division, country) or high < HALF:
        return None
    return {"share": {"low": low, "high": high}, "marking": "surely" if low >= HALF else "perhaps"}


def elsewhere(ledger, division, country):
    """Whether a qualified alternative is surely in another country; of one that no row names, in whichever it is."""
    known = []
    for row in division.rows:
        for other in row.substitutes:
            sites = {other.country} if other.country else other.name and ledger.sites(other.name)
            if other.kind == "Qualified" and sites and None not in sites:
                known.append(sites)
    if country:
        return any(country not in sites for sites in known)
    return bool(known) and not set.intersection(*known) - {HOME}


def marked_products(ledger, items):
    made = []
    for product in ledger.products:
        needed = [one for one in items if product in ledger.needed_by[one["item"]]]
        if needed:
            sorts = [one["marking"] for one in needed]
            made.append({"product": product, "surely": sorts.count("surely"), "perhaps": sorts.count("perhaps")})
    return made


def as_json(ledger, today):
    items = marked_items(ledger)
    return {
        "date": today.isoformat(),
        "totals": totals(ledger),
        "by": {place: Sources(ledger, place).as_json() for place in PLACES},
        "abroad": Sources(ledger, "made_in").abroad() if ledger.bought else None,
        "marked_items": items,
        "marked_products": marked_products(ledger, items),
        "single_sources": single_sources(ledger),
        "known": known(ledger, today),
    }


def doubts(ledger):
    """What contradicts itself."""
    made = []
    for partner, said in ledger.owners.items():
        if len(said) > 1:
            made.append({"doubt": "owners_differ", "partner": partner, "countries": sorted(said)})
    for (item, tier), rows in ledger.tiers.items():
        division = Division(rows)
        if division.clearly_above:
            made.append({"doubt": "shares_above", "item": item, "tier": tier, "sum": division.sum})
        if division.nothing_left:
            made += [{"doubt": "nothing_left", "row": row.id} for row in rows if row.share is None]
        partners = {row.partner for row in rows}
        if tier == 1 and len(partners) == 1 and None not in partners and any(row.source == "Several" for row in rows):
            made.append({"doubt": "several_but_one", "item": item})
    for row in ledger.rows:
        made += [{"doubt": "no_such_product", "row": row.id, "product": one} for one in row.unknown_products]
    return made
