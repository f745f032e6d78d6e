"""What a stop costs of each product and row of sales: days, day by day, and yen, by four figures."""

from fractions import Fraction

from shares import Division, MILLION, down, up
from stops import BEST, LAST, NothingUsual, PERHAPS, Reckoning, SURELY, USUAL, WORST

FIGURES = ("least", "estimate", "most", "outermost")
ENDS = {"least": BEST, "estimate": USUAL, "most": WORST, "outermost": WORST}


def covered(windows):
    """How many days lie in any of them."""
    days, last = 0, 0
    for start, end in sorted(windows):
        days += max(0, end - max(start, last))
        last = max(last, end)
    return days


class WhatIf:
    """A stop reckoned through. `splits` has per item and tier the part that a measure takes elsewhere. What is asked
    for (see `asking`) stands otherwise: `hits` and, by row and end, `windows`; `divisions`; and in `sure`, by item and
    tier, whether the part that no row names fails surely or surely not."""

    def __init__(self, ledger, stop, days, hits=None, windows=None, splits=None, divisions=None, sure=None):
        self.ledger, self.stop = ledger, stop
        self.reckoning = Reckoning(ledger, stop, days)
        self.days = LAST if days is None else min(days, LAST)
        self.until_recovered = days is None
        self.hits = {**self.reckoning.hits, **(hits or {})}
        self.changed = windows or {}
        self.splits, self.sure = splits or {}, sure or {}
        self.divisions = divisions or {
            key: Division(rows, self.splits.get(key, Fraction(0))) for key, rows in ledger.tiers.items()
        }
        self.no_estimate = self.why_no_estimate()
        self.cache = {}
        self.lost = {product: self.of_product(product) for product in ledger.products}

    # Which rows, and when.

    def is_hit(self, row, figure):
        return self.hits[row.id] >= (PERHAPS if figure == "outermost" else SURELY)

    def window(self, row, figure):
        if not self.is_hit(row, figure):
            return None
        end = ENDS[figure]
        if (row.id, end) in self.changed:
            return self.changed[row.id, end]
        return self.reckoning.window(row, end)

    def windows(self, key, figure):
        """The windows of the rows of an item and tier that may deliver anything of it."""
        name = (figure, key)
        if name not in self.cache:
            division, made = self.divisions[key], {}
            may_have = division.may_have
            for row in division.rows:
                window = self.window(row, figure) if may_have(row) else None
                if window:
                    made[row.id] = window
            self.cache[name] = made
        return self.cache[name]

    def absent(self, key):
        """The window of a part that no row names: perhaps hit where it would deliver to the company."""
        if key in self.sure:
            return (0, self.days) if self.sure[key] else None
        division = self.divisions[key]
        perhaps = self.stop.is_of_deliveries() and division.absent * division.stays and key[1] == 1
        return (0, self.days) if perhaps else None

    # Products.

    def keys(self, product):
        items = [item for item, products in self.ledger.needed_by.items() if product in products]
        return [key for key in self.divisions if key[0] in items]

    def stopped(self, product, figure):
        """A product that is hit itself: the days that it loses."""
        if product not in self.stop.products:
            return None
        if self.until_recovered and figure == "least":
            return 0
        return self.days

    def touches(self, product):
        """Whether a product is hit itself, needs an item that perhaps is, or has its sales hit."""
        if product in self.stop.products or any(self.absent(key) for key in self.keys(product)):
            return True
        rows = [row for key in self.keys(product) for row in self.divisions[key].rows]
        rows += [row for row in self.ledger.sales if self.whose(row) == product]
        return any(self.hits[row.id] for row in rows)

    def stands_still(self, product, figure):
        """The windows on which a product stands still as any part is missing."""
        made = []
        for key in self.keys(product):
            made.extend(self.windows(key, figure).values())
            if figure == "outermost" and self.absent(key):
                made.append(self.absent(key))
        if self.stopped(product, figure):
            made.append((0, self.days))
        return made

    def lack(self, key, figure, weigh):
        """What is missing of an item and tier, in millionths."""
        division = self.divisions[key]
        if figure == "least":
            surely = down(division.absent * MILLION) if self.sure.get(key) else 0
            return division.left(division.least(weigh) + surely, down)
        missing = sum(part * weigh(row) for row, part in division.usual())
        return division.left(min(missing, MILLION), up)

    def used_up(self, product, figure):
        """The days that a product lacks where what is left is used, in millionths, and when that is felt."""
        keys = [key for key in self.keys(product) if self.windows(key, figure) or self.sure.get(key)]
        ends = {end for key in keys for window in self.windows(key, figure).values() for end in window}
        if any(self.sure.get(key) for key in keys):
            ends |= {0, self.days}
        ends = sorted(ends)
        lost, felt = 0, []
        for start, end in zip(ends, ends[1:]):
            lacks = []
            for key in keys:
                windows = self.windows(key, figure)
                missing = {name for name, (first, last) in windows.items() if first <= start and end <= last}
                lacks.append(self.lack(key, figure, lambda row: row.id in missing))
            lost += max(lacks) * (end - start)
            if max(lacks):
                felt.append((start, end))
        if figure == "least":
            for key in keys:
                windows = self.windows(key, figure)
                whole, rows = self.divisions[key].best_whole({name: end - at for name, (at, end) in windows.items()})
                if self.sure.get(key):
                    whole += self.divisions[key].left(down(self.divisions[key].absent * MILLION), down) * self.days
                if whole > lost:
                    lost, felt = whole, [windows[row.id] for row in rows if row.id in windows]
        return lost, felt

    def of_product(self, product):
        """Days and window felt by figure."""
        made = {}
        for figure in FIGURES:
            try:
                made[figure] = self.of_figure(product, figure)
            except NothingUsual:
                made[figure] = None
        return made

    def of_figure(self, product, figure):
        hit_itself = self.stopped(product, figure)
        if figure == "estimate" and hit_itself is not None and self.until_recovered:
            raise NothingUsual(product)
        if figure in ("most", "outermost"):
            windows = self.stands_still(product, figure)
            return covered(windows) * MILLION, windows
        if hit_itself is not None:
            return hit_itself * MILLION, [(0, hit_itself)] if hit_itself else []
        return self.used_up(product, figure)

    def assumed(self):
        """How many empty cells of the rows that are hit the estimate assumes."""
        count = 0
        for (item, _), division in self.divisions.items():
            if not self.ledger.needed_by[item]:
                continue
            hit = [row for row in division.rows if self.is_hit(row, "estimate") and division.may_have(row)]
            count += sum(self.assumed_of(division, row) for row in hit)
            if any(self.window(row, "most") for row in hit):
                count += len(division.free)
        return count

    def assumed_of(self, division, row):
        if not self.window(row, "most"):
            return 0
        count = row.stock is None
        count += self.until_recovered and row.recovery is None
        best, worst = (self.reckoning.switch(row, end) for end in (BEST, WORST))
        return count + (best != worst)

    # Known.

    def known(self):
        """Of how much of what is bought (of how many rows, without any amount) it is known whether it is hit."""
        ledger = self.ledger
        if ledger.bought:
            amounts = [(row.yearly or 0, self.reckoning.hits[row.id]) for row in ledger.money]
        else:
            amounts = [(1, self.reckoning.hits[row.id]) for row in ledger.supply]
        whole = sum(amount for amount, _ in amounts)
        return Fraction(sum(amount for amount, hit in amounts if hit != PERHAPS), whole) if whole else Fraction(1)

    def why_no_estimate(self):
        return "places_unknown" if self.known() < Fraction(6, 10) else None

    # Money.

    def sold(self, product):
        """What is sold of a product in the time, or None."""
        monthly = self.ledger.monthly(product)
        return None if monthly is None else up(Fraction(monthly * self.days, 30))

    def all_sold(self):
        return sum(self.sold(product) or 0 for product in self.ledger.products)

    def supply(self, product):
        """What is held up of a product by supply, by figure."""
        monthly, made = self.ledger.monthly(product), {}
        for figure in FIGURES:
            lost = self.lost[product][figure]
            if monthly is None:
                made[figure] = 0
            elif lost is None:
                made[figure] = None
            else:
                yen = Fraction(monthly * lost[0], 30 * MILLION)
                made[figure] = up(yen) if figure in ("most", "outermost") else down(yen)
        return made

    def of_sale(self, row, figure):
        """What a row of sales loses."""
        if not self.is_hit(row, figure):
            return 0
        end = ENDS[figure]
        if (row.id, end) in self.changed:
            return self.changed[row.id, end]
        return self.sale_at(row, end)

    def sale_at(self, row, end):
        if row.yearly is None and end != WORST:
            return 0 if end == BEST else None
        lasts = self.reckoning.lasts(row, end)
        if row.yearly is None:
            monthly = [self.ledger.monthly(product) or 0 for product in row.products or self.ledger.products]
            return sum(up(Fraction(one * lasts, 30)) for one in monthly)
        if lasts is None:
            return None
        yen = Fraction(row.yearly * lasts, LAST)
        return up(yen) if end == WORST else down(yen)

    def sales(self):
        """What every row of sales loses, by figure."""
        return {row.id: {figure: self.of_sale(row, figure) for figure in FIGURES} for row in self.ledger.sales}

    def whose(self, row):
        """The one product of a row of sales, or None."""
        return row.products[0] if len(row.products) == 1 else None
