"""How an item of one tier is divided among its rows: what surely, at least and at most comes by some of them."""

from copy import copy
from fractions import Fraction

from faults import planted

MILLION = 10**6


def down(value):
    """The next whole number below."""
    return value.numerator // value.denominator


def up(value):
    """The next whole number above."""
    return -(-value.numerator // value.denominator) if not planted("rounding") else round(value)


# Half a point a row.
SLACK = 5000


class Division:
    """The parts of an item and tier. `fixed` has the row and its part; `weighed` and `free` divide `rest`."""

    def __init__(self, rows, apart=Fraction(0)):
        self.rows = rows
        given = [row for row in rows if row.share is not None]
        without = [row for row in rows if row.share is None]
        self.sum = sum(row.share for row in given)
        whole, self.absent = Fraction(MILLION), Fraction(0)
        left = max(0, MILLION - self.sum)
        if without:
            whole = Fraction(max(MILLION, self.sum))
        elif self.sum >= MILLION - SLACK * (1 if planted("share") else len(rows)):
            whole = Fraction(self.sum)
        else:
            self.absent = Fraction(left, MILLION)
        self.clearly_above = self.sum > MILLION + SLACK * len(given)
        self.nothing_left = bool(without) and left == 0
        self.stays = 1 if planted("split") else 1 - apart
        self.fixed = [(row, row.share / whole if self.sum else Fraction(0)) for row in given]
        self.rest = Fraction(left, MILLION) if without else Fraction(0)
        self.weighed = [row for row in without if row.yearly is not None]
        self.free = [row for row in without if row.yearly is None]
        self.weight = sum(row.yearly for row in self.weighed)
        # Amounts of 0 beside each other say nothing; one beside others that are missing is 0.
        nothing = len(self.weighed) > 1 and not self.free
        if not self.weight and nothing:
            self.weighed, self.free = [], without
        elif not self.weight and self.free:
            self.fixed += [(row, Fraction(0)) for row in self.weighed]
            self.weighed = []
        if len(self.weighed) + len(self.free) == 1:
            self.fixed.append(((self.weighed + self.free)[0], self.rest))
            self.weighed, self.free, self.weight, self.rest = [], [], 0, Fraction(0)

    def where(self, row, everything):
        """The same where a row without an amount turns out to have an amount without end, or nothing."""
        made = copy(self)
        if everything:
            # Beside amounts without end those that are known are nothing; who else has none may still have more.
            made.fixed = self.fixed + [(one, Fraction(0)) for one in self.weighed]
            made.weighed, made.weight = [], 0
        else:
            made.fixed = self.fixed + [(row, Fraction(0))]
            made.free = [one for one in self.free if one is not row]
        return made

    def left(self, missing, rounding):
        """What is left of it in millionths, where a measure takes a part elsewhere."""
        return missing if self.stays == 1 else rounding(missing * self.stays)

    def part(self, row):
        """Its part, where it is one that can be told: of the rest by the amounts that are known."""
        for one, part in self.fixed:
            if one is row:
                return part
        if planted("amount"):
            return self.rest / len(self.weighed)
        return self.rest * Fraction(row.yearly, self.weight)

    def extreme(self, weigh, rounding, pick):
        """The least or most of the sum of part × what `weigh` says of its row, over all ways of dividing. Each
        part is rounded to millionths; the rows without an amount have the rest together."""
        fixed = sum(rounding(part * MILLION) * weigh(row) for row, part in self.fixed)
        ways = [rounding(self.rest * MILLION) * weigh(row) for row in self.free]
        if self.weight:
            ways.append(sum(rounding(self.part(row) * MILLION) * weigh(row) for row in self.weighed))
        return fixed + (pick(ways) if ways else 0)

    def best_whole(self, lengths):
        """The least that is missing over all days where the item is divided in one way, and the rows that have a
        part then."""
        length = lambda row: lengths.get(row.id, 0)
        fixed = [row for row, part in self.fixed if part]
        part_of = lambda part: self.left(down(part * MILLION), down)
        ways = [(part_of(self.rest) * length(row), [row]) for row in self.free]
        if self.weight:
            weighed = sum(part_of(self.part(row)) * length(row) for row in self.weighed)
            ways.append((weighed, [row for row in self.weighed if row.yearly]))
        days, rows = min(ways, key=lambda way: way[0], default=(0, []))
        return days + sum(part_of(part) * length(row) for row, part in self.fixed), fixed + rows

    def least(self, weigh):
        return self.extreme(weigh, down, min)

    def most(self, weigh):
        return self.extreme(weigh, up, max)

    def usual(self):
        """Each row's part in millionths, where a missing amount is the mean of the others."""
        made = list(self.fixed)
        rows = self.weighed + self.free
        if not self.weight:
            made += [(row, self.rest / len(rows)) for row in rows]
        else:
            mean = Fraction(self.weight, len(self.weighed))
            weights = [(row, row.yearly) for row in self.weighed] + [(row, mean) for row in self.free]
            whole = sum(weight for _, weight in weights)
            made += [(row, self.rest * weight / whole) for row, weight in weights]
        return [(row, up(part * MILLION)) for row, part in made]

    def may_have(self, row):
        """Whether any part may come by the row."""
        if self.stays <= 0:
            return False
        for one, part in self.fixed:
            if one is row:
                return part > 0
        return self.rest > 0 and (row.yearly != 0 or not self.weight)
