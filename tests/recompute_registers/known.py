"""Where the program says otherwise than `docs/registers.md`. Until one of both is changed
the program is followed there, so that everything else can be compared; `--by-the-text` follows the text. Whoever
changes one deletes its entry here and the program's way below its name."""

KNOWN = {
    "partner_without_rows": "a scenario hits a partner that no row names: an alternative or a split from it is not hit",
    "gain_of_a_hit_product": "until each source has recovered, a measure buys nothing for a product that is hit itself",
    "gain_has_an_estimate": "the figures of measures have an estimate where too few places are known for one",
    "marking_of_everything": "a concentration of everything is marked, and not only that of what is from abroad",
    "marked_unknown": "an item whose countries are not all known is marked by what its rows name alone",
    "median_of_the_capped": "stocks and recoveries are cut to 360 days before their median is taken",
    "median_not_needed": "no estimate for want of a recovery, though the usual stock lasts until the switch",
    "cells_assumed": "amounts of rows that are not hit, which the estimate assumes, are not counted as assumed; "
    "cells of rows that stand in no figure are",
    "median_of_nothing": "no estimate for want of a median of rows of which a split leaves nothing",
    "split_by_the_first": "whether a stop of a list's entry may hit a split is told by its first row alone",
    "zeros_beside_missing": "amounts of 0 beside each other and beside one that is missing are 0, not missing",
    "squares_of_lines": "a row of several lines adds its square by their number, rounded down to whole yen squared",
}


class Text:
    """Which of them follow the text."""

    names = frozenset()


def by_the_text(name):
    assert name in KNOWN
    return name in Text.names
