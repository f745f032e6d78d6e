"""What a stop costs the company: supply and sales of each product together, and what `keian what-if` says of both."""

from faults import planted
from losses import FIGURES
from shares import MILLION, down, up
from stops import NOT, PERHAPS, SURELY


def total(many):
    many = list(many)
    return None if None in many else sum(many)


class Counted:
    """Supply and sales together, of each product and of the company."""

    def __init__(self, loss):
        self.loss, ledger = loss, loss.ledger
        self.of_rows = loss.sales()
        self.supply = {product: loss.supply(product) for product in ledger.products}
        self.sales, self.counted = {}, {}
        for product in ledger.products:
            rows = [row.id for row in ledger.sales if loss.whose(row) == product]
            self.sales[product] = self.added(rows)
            self.counted[product] = {figure: self.of_product(product, figure) for figure in FIGURES}
        self.products = {figure: total(one[figure] for one in self.counted.values()) for figure in FIGURES}
        self.aside = self.added([row.id for row in ledger.sales if not loss.whose(row)])
        self.all_rows = self.added(list(self.of_rows))
        known = all(ledger.monthly(product) is not None for product in ledger.products)
        self.at_most = loss.all_sold() if known else None
        self.company = {figure: self.of_company(figure) for figure in FIGURES}
        if self.company["estimate"] is None and not loss.no_estimate:
            loss.no_estimate = "nothing_usual"
        if loss.no_estimate:
            self.company["estimate"] = None

    def added(self, rows):
        return {figure: total(self.of_rows[row][figure] for row in rows) for figure in FIGURES}

    def of_product(self, product, figure):
        supply, sales, sold = self.supply[product][figure], self.sales[product][figure], self.loss.sold(product)
        if supply is None or sales is None:
            return None
        if figure in ("most", "outermost"):
            return supply + sales if sold is None else min(supply + sales, sold)
        return max(supply, sales if sold is None else min(sales, sold))

    def of_company(self, figure):
        if figure in ("most", "outermost"):
            both = self.products[figure] + self.aside[figure]
            return both if self.at_most is None else min(both, self.at_most)
        if planted("larger") and figure == "least":
            supply, sales = (sum(one["least"] for one in of.values()) for of in (self.supply, self.sales))
            return max(supply, sales)
        return self.products[figure]


WORDS = {NOT: "not", PERHAPS: "perhaps", SURELY: "surely"}


def felt(found):
    """The first day and the day after the last."""
    windows = [(start, end) for start, end in found[1] if start < end] if found else []
    return [min(start for start, _ in windows), max(end for _, end in windows)] if windows else None


def as_json(loss):
    """What `keian what-if` says, but for calls and measures."""
    ledger, counted = loss.ledger, Counted(loss)
    hits = [loss.hits[row.id] for row in ledger.supply]
    known = loss.known()
    without = {"estimate": None} if loss.no_estimate == "places_unknown" else {}
    figures = lambda take: {figure: take(figure) for figure in FIGURES} | without
    products = {}
    for product in ledger.products:
        lost = loss.lost[product]
        if not loss.touches(product):
            continue
        products[product] = {
            "name": ledger.products[product]["name"],
            "sold": loss.sold(product),
            "days_millionths": figures(lambda figure: lost[figure] and lost[figure][0]),
            "supply": counted.supply[product] | without,
            "sales": counted.sales[product] | without,
            "counted": counted.counted[product] | without,
            "felt": figures(lambda figure: felt(lost[figure])),
        }
    return {
        "days": loss.days,
        "until_recovered": loss.until_recovered,
        "company": counted.company,
        "terms": {
            "products": counted.products | without,
            "aside": counted.aside | without,
            "at_most": counted.at_most,
            "sales": counted.all_rows | without,
        },
        "all_sales": loss.all_sold(),
        "rows": {
            "surely": hits.count(SURELY),
            "perhaps": hits.count(PERHAPS),
            "absent": sum(1 for key in loss.divisions if loss.absent(key)),
        },
        "known": {"low": down(known * MILLION), "high": up(known * MILLION)},
        "assumed": loss.assumed(),
        "no_estimate": loss.no_estimate,
        "products": products,
        "sales": [
            {"row": row.id, "hit": WORDS[loss.hits[row.id]], "yearly": row.yearly, "lost": counted.of_rows[row.id]}
            for row in ledger.sales
            if loss.hits[row.id]
        ],
        "left_out": left_out(loss),
    }


def left_out(loss):
    ledger, items = loss.ledger, []
    for item, rows in ledger.items.items():
        if ledger.needed_by[item]:
            continue
        if any(loss.hits[row.id] for row in rows) or any(loss.absent(key) for key in loss.divisions if key[0] == item):
            items.append({"item": item, **amount(rows)})
    return {
        "items": items,
        "without_rows": [one for one in ledger.products if not loss.keys(one)],
        "without_sales": [one for one in ledger.products if ledger.monthly(one) is None and loss.touches(one)],
    }


def amount(rows):
    money = [row.yearly for row in rows if row.money]
    return {"bought": sum(one or 0 for one in money), "amount_missing": None in money}
