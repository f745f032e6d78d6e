"""Random registers. What is drawn lies where rules change: few names, so that rows meet; cells that are empty, 0,
equal or at a limit; shares that add up to a hair more or less than the whole."""

import random
from datetime import date, timedelta

HOME, COUNTRIES = "JP", ["CN", "CN", "CN", "JP", "VN", "US"]
LISTS = {"critical-minerals": ["gallium", "germanium"], "specified-critical-products": []}
DAYS = [0, 0, 10, 30, 45, 90, 170, 180, 200, 359, 360, 400]
AMOUNTS = [0, 1, 1, 2, 3, 7, 50, 100, 100, 1000, 123_456_789, 500_000_000]
LARGE = [10**15, 10**15 - 1, 0, 1, 999_999_999_999]
MONTHLY = [0, 1, 29, 30, 1_000_000, 30_000_000, 30_000_000, 12_345_678]
TODAYS = [date(2026, 11, 29), date(2026, 11, 29), date(2028, 2, 29), date(2029, 2, 28)]
NUMBER = "7000012050002"


class Drawing(random.Random):
    """What chance there is in one set of registers: how much is known, how large it is."""

    def __init__(self, seed):
        super().__init__(seed)
        self.known = self.choice([0.3, 0.6, 0.8, 0.95, 1])
        self.size = self.choice([1, 2, 3, 4, 6, 9, 14])
        self.items = [f"item {n}" for n in range(self.choice([1, 2, 3, max(1, self.size // 2)]))]
        self.products = [f"P-{n}" for n in range(self.choice([1, 1, 2, 3, 4]))]
        self.partners = ["Alpha", "Beta", "Gamma", "Delta"][: self.choice([1, 2, 3, 4])]
        self.shares = self.choice([0, 0, 0.4, 1])
        self.sales = self.choice([0, 0, 0.3])
        self.depth = self.choice([0, 0, 0.3])

        large = self.chance(0.06)
        self.amounts, self.monthly = (LARGE, LARGE) if large else (AMOUNTS, MONTHLY)
        self.days = [*DAYS, 36_000] if large else DAYS
        self.today = self.choice(TODAYS)

    def chance(self, part):
        return self.random() < part

    def put(self, row, name, make, known=None):
        """A cell, unless it is not known."""
        if self.chance(self.known if known is None else known):
            row[name] = make()

    def some_of(self, many, most=None):
        return self.sample(many, self.randint(0, min(len(many), most or len(many))))


def a_substitute(draw):
    made = {}
    draw.put(made, "name", lambda: draw.choice([*draw.partners, "Omega"]), 0.5)
    draw.put(made, "country", lambda: draw.choice(COUNTRIES), 0.6)
    draw.put(made, "owned_from", lambda: draw.choice(COUNTRIES), 0.3)
    draw.put(made, "days", lambda: draw.choice(draw.days), 0.75)
    return made


def an_alternative(draw):
    sort = draw.choice(["Nothing", "Nothing", "Candidate", "Qualified", "Qualified"])
    return sort if sort == "Nothing" else (sort, a_substitute(draw))


def a_day(draw):
    """A day near today, or near one a year ago."""
    return draw.today - timedelta(days=draw.choice([0, 1, -1, 100, 364, 365, 366, 367, 730]))


def a_row(draw, number):
    row = {"id": f"T-{number}", "item": draw.choice(draw.items)}
    sale = draw.chance(draw.sales)
    row["kind"] = "Sale" if sale else draw.choice(["Purchase"] * 5 + ["Outsourced", "OwnProduction"])
    draw.put(row, "partner", lambda: draw.choice(draw.partners))
    if draw.chance(0.06):
        row["partner_number"] = NUMBER
    draw.put(row, "made_in", lambda: draw.choice(COUNTRIES))
    draw.put(row, "owned_from", lambda: draw.choice(COUNTRIES), draw.known * 0.4)
    if draw.chance(draw.depth):
        row["tier"] = draw.choice([1, 2, 2, 3])
    draw.put(row, "yearly", lambda: draw.choice(draw.amounts))
    if draw.chance(0.9):
        row["products"] = draw.some_of(draw.products, 2) if draw.chance(0.6) else [draw.choice(draw.products)]
    if draw.chance(0.02):
        row["products"] = ["P-none"]
    draw.put(row, "source", lambda: draw.choice(["Several", "SingleByChoice", "Sole"]), 0.3)
    draw.put(row, "alternative", lambda: an_alternative(draw))
    draw.put(row, "stock", lambda: draw.choice(draw.days))
    draw.put(row, "recovery", lambda: draw.choice(draw.days))
    if draw.chance(0.6):
        row["listed"] = {name: draw.some_of(entries) for name, entries in LISTS.items() if draw.chance(0.7)}
    draw.put(row, "confirmed_on", lambda: a_day(draw).isoformat(), 0.6)
    if not sale and draw.chance(0.1):
        row["lines"] = draw.choice([2, 3, 10])
    return row


def share_out(draw, rows):
    """Shares for some items: for all rows or some of them, with a sum at the limits."""
    tiers = {}
    for row in rows:
        if row["kind"] != "Sale":
            tiers.setdefault((row["item"], row.get("tier", 1)), []).append(row)
    for many in tiers.values():
        if not draw.chance(draw.shares):
            continue
        slack = 5000 * len(many)
        edges = [10**6 - slack, 10**6 - slack - 1, 10**6 + slack, 10**6 + slack + 1]
        whole = draw.choice([10**6] * 3 + [600_000, *edges, 1_200_000])
        weights = [draw.choice([0, 1, 1, 2, 3]) for _ in many]
        given = [whole * one // (sum(weights) or 1) for one in weights]
        given[-1] = max(0, min(10**6, given[-1] + whole - sum(given)))
        leave = draw.choice([0, 0, 0.3])
        for row, share in zip(many, given):
            if not draw.chance(leave):
                row["share"] = min(share, 10**6)


def a_measure(draw, number, rows):
    changes = []
    for _ in range(draw.choice([1, 1, 2, 3])):
        sort = draw.choice(["Stock", "Stock", "Qualifies", "Split"])
        if sort == "Stock":
            changes.append((sort, draw.choice(draw.days)))
        elif sort == "Qualifies":
            changes.append((sort, a_substitute(draw)))
        else:
            made = {}
            draw.put(made, "share", lambda: draw.choice([0, 1, 100_000, 333_333, 600_000, 10**6]), 0.9)
            draw.put(made, "partner", lambda: draw.choice([*draw.partners, "Omega"]), 0.9)
            draw.put(made, "country", lambda: draw.choice(COUNTRIES), 0.9)
            draw.put(made, "owned_from", lambda: draw.choice(COUNTRIES), 0.3)
            changes.append((sort, made))
    ids = [row["id"] for row in rows] + ["T-none"]
    return {
        "id": str(number),
        "what": f"measure {number}",
        "cost": {name: draw.choice(draw.amounts) for name in ("once", "yearly") if draw.chance(0.6)},
        "state": None,
        "rows": sorted(set(draw.choices(ids, k=draw.choice([1, 1, 2, 3])))),
        "changes": changes,
    }


def a_scenario(draw, number, rows):
    hits = {}
    for name, make in (
        ("countries", lambda: sorted(set(draw.choices(COUNTRIES, k=2)))),
        ("owned_from", lambda: [draw.choice(COUNTRIES)]),
        ("partners", lambda: [draw.choice(draw.partners)]),
        ("entries", lambda: {"critical-minerals": ["gallium"]}),
        ("products", lambda: [draw.choice(draw.products)]),
    ):
        draw.put(hits, name, make, {"countries": 0.7, "products": 0.12}.get(name, 0.25))
    made = {"id": f"S-{number}", "title": f"scenario {number}", "hits": hits}
    draw.put(made, "lasts", lambda: draw.choice([0, 1, 30, 90, 180, 360, 400]), 0.7)
    made["measures"] = [a_measure(draw, n + 1, rows) for n in range(draw.choice([0, 1, 1, 2]))]
    return made


def some_registers(draw):
    rows = [a_row(draw, n) for n in range(draw.size)]
    share_out(draw, rows)
    products = []
    for product in draw.products:
        one = {"id": product, "name": f"product {product}"}
        draw.put(one, "monthly_sales", lambda: draw.choice(draw.monthly), max(draw.known, 0.8))
        products.append(one)
    scenarios = [a_scenario(draw, n, rows) for n in range(draw.choice([1, 1, 2]))]
    return {"products": products, "trade": rows, "scenarios": scenarios}
