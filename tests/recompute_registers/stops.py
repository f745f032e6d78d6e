"""What a stop hits, and from which to which day the supply of a row is missing."""

from faults import planted

NOT, PERHAPS, SURELY = 0, 1, 2
LAST = 360
NEVER = 10**9
BEST, USUAL, WORST = "best", "usual", "worst"
FROM_HOW_MANY = 5


class NothingUsual(Exception):
    """An estimate needs a median of which too few are known."""


def cell(known, hit):
    """Whether a cell lies in what is hit."""
    if known is None:
        return NOT if planted("unknown") else PERHAPS
    return SURELY if known in hit else NOT


class Stop:
    """The union of what stops. `nowhere` stands for the rows of which a place is not known."""

    def __init__(self, countries=(), owned_from=(), partners=(), entries=(), products=()):
        self.countries, self.owned_from = set(countries), set(owned_from)
        self.partners, self.entries, self.products = set(partners), set(entries), set(products)

    @classmethod
    def of_scenario(cls, scenario):
        hits = scenario.get("hits") or {}
        entries = {(name, one) for name, many in hits.get("entries", {}).items() for one in many}
        kinds = (hits.get(name, ()) for name in ("countries", "owned_from", "partners"))
        return cls(*kinds, entries, hits.get("products", ()))

    def is_of_deliveries(self):
        """Whether it stops more than products."""
        return bool(self.countries or self.owned_from or self.partners or self.entries)

    def ways(self, row):
        """By each thing that stops, whether the row is hit."""
        if self.countries:
            yield cell(row.made_in, self.countries)
        if self.owned_from:
            yield cell(row.owned_from, self.owned_from)
        if self.partners:
            yield cell(row.partner, self.partners)
        for name, entry in self.entries:
            yield PERHAPS if name not in row.listed else SURELY if entry in row.listed[name] else NOT

    def open_cells(self, row):
        """The cells that leave it open whether a row is hit."""
        made = ["made_in"] if self.countries and row.made_in is None else []
        made += ["owned_from"] if self.owned_from and row.owned_from is None else []
        made += ["partner"] if self.partners and row.partner is None else []
        lists = sorted({name for name, _ in self.entries if name not in row.listed})
        return made + [{"listed": name} for name in lists]

    def hit(self, row):
        return max(self.ways(row), default=NOT)

    def hit_elsewhere(self, ledger, row, other):
        """Whether an alternative of a row is hit."""
        ways = [NOT]
        if self.countries:
            sites = {other.country} if other.country else other.name and ledger.sites(other.name)
            found = {cell(site, self.countries) for site in sites or [None]}
            ways.append(found.pop() if len(found) == 1 else PERHAPS)
        if self.owned_from:
            owner = other.owned_from or (other.name and ledger.owner(other.name)) or None
            ways.append(cell(owner, self.owned_from))
        if self.partners:
            ways.append(cell(other.name, self.partners))
        for name, entry in self.entries:
            apart = name in row.listed and entry not in row.listed[name]
            ways.append(NOT if apart else PERHAPS)
        return max(ways)


def middle(known):
    """Half the sum of the two in the middle, rounded down; nothing below five."""
    known = sorted(known)
    if len(known) < FROM_HOW_MANY:
        return None
    half = len(known) // 2
    return known[half] if len(known) % 2 else (known[half - 1] + known[half]) // 2


class Reckoning:
    """A stop of so many days (none: until each source has recovered) in a ledger."""

    def __init__(self, ledger, stop, days):
        self.ledger, self.stop, self.days = ledger, stop, days
        self.hits = {row.id: stop.hit(row) for row in ledger.rows}
        self.stock = middle(row.stock for row in ledger.supply if row.stock is not None)
        self.recoveries = {}

    def usual_recovery(self, country):
        if country not in self.recoveries:
            known = [row.recovery for row in self.ledger.supply if row.made_in == country]
            known = [one for one in known if one is not None]
            self.recoveries[country] = middle(known) if country else None
        return self.recoveries[country]

    def lasts(self, row, end):
        """How long the row's source delivers nothing; None where nothing is usual."""
        if self.days is not None:
            return min(self.days, LAST)
        if row.recovery is not None:
            return min(row.recovery, LAST)
        if end == USUAL:
            usual = self.usual_recovery(row.made_in)
            return None if usual is None else min(usual, LAST)
        return 0 if end == BEST else LAST

    def stocked(self, row, end):
        if row.stock is not None:
            return row.stock + row.more + planted("stock")
        if end == USUAL:
            return None if self.stock is None else self.stock + row.more
        return NEVER if end == BEST else row.more

    def switch(self, row, end):
        """The day on which something else delivers."""
        found = [NEVER]
        if row.alternative is None and end == BEST and row.source != "Sole" and not row.own:
            found.append(0)
        for other in row.substitutes:
            hit = self.stop.hit_elsewhere(self.ledger, row, other)
            sure = other.kind == "Qualified" or planted("candidate")
            if sure and hit == NOT and other.days is not None:
                found.append(other.days)
            elif hit != SURELY and end == BEST:
                found.append(other.days or 0)
        return min(found)

    def window(self, row, end):
        """The days on which its supply is missing, from and up to, or None."""
        first, lasts, switch = self.stocked(row, end), self.lasts(row, end), self.switch(row, end)
        # Whatever the usual one were, nothing is missing.
        least, most = row.more if first is None else first, LAST if lasts is None else lasts
        if least >= min(most, switch):
            return None
        if first is None or lasts is None:
            raise NothingUsual(row.id)
        last = min(lasts, switch)
        return (first, last) if first < last else None
