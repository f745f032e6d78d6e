"""The cases that the definition works out itself, with what is right: a product of a million yen a day, China stops for
180 days; in millions at least, at most, and at most with rows of unknown place."""

CN = {"made_in": "CN", "alternative": "Nothing"}


def row(item="a", **cells):
    return {"item": item, "kind": "Purchase", "products": ["P-1"], **cells}


CASES = {
    "two items": (
        [
            row(stock=80, share=100_000, **CN),
            row(made_in="JP", share=900_000),
            row("b", stock=170, **CN),
        ],
        (19, 100, 100),
    ),
    "two rows of one item": ([row(share=100_000, stock=0, **CN), row(share=900_000, stock=170, **CN)], (27, 180, 180)),
    "one after the other": (
        [
            row(made_in="CN", stock=0, alternative=("Qualified", {"country": "JP", "days": 60})),
            row("b", stock=90, **CN),
        ],
        (150, 150, 150),
    ),
    "one row without amount and share": ([row(stock=30, **CN)], (150, 150, 150)),
    "two rows without amounts": ([row(stock=30, **CN), row(stock=30, **CN)], (150, 150, 150)),
    "behind the direct partner": (
        [row(made_in="JP", yearly=100, stock=30), row(tier=2, yearly=40, stock=60, **CN)],
        (120, 120, 120),
    ),
    "the alternative is there, too": (
        [row(made_in="CN", stock=10, alternative=("Qualified", {"country": "CN", "days": 30}))],
        (170, 170, 170),
    ),
    "the place is not known": ([row(stock=30, alternative="Nothing")], (0, 0, 150)),
    "more sold than there is": (
        [row(stock=0, **CN), row("x", made_in="CN", yearly=200_000_000) | {"kind": "Sale"}],
        (180, 180, 180),
    ),
    "a part that no row names": ([row(made_in="JP", share=600_000)], (0, 0, 180)),
    "neither stock is known": ([row(**CN), row("b", **CN)], (0, 180, 180)),
}


def registers(rows):
    trade = [{"id": f"T-{number}", **one} for number, one in enumerate(rows)]
    return {"products": [{"id": "P-1", "name": "p", "monthly_sales": 30_000_000}], "trade": trade}
