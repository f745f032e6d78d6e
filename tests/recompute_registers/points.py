"""Single points: what each country abroad and each partner would cost by itself."""

from company import Counted
from ledger import HOME, OWN
from losses import WhatIf
from stops import NOT, SURELY, Stop

DAYS = 180
FIRST = 10


class OwnSites(Stop):
    """All own sites stop: a row says itself that it is one, and what would replace it is none."""

    def hit(self, row):
        return SURELY if row.own else NOT

    def hit_elsewhere(self, ledger, row, other):
        return NOT


def point(ledger, place, stop):
    loss = WhatIf(ledger, stop, DAYS)
    rows = sum(1 for hit in loss.hits.values() if hit == SURELY)
    return {"place": place, "rows": rows, "lost": Counted(loss).company}


def gravity(one):
    lost = one["lost"]
    return lost["most"] if lost["estimate"] is None else lost["estimate"]


def as_json(ledger):
    """All countries abroad and partners, of which the gravest are said, and what stands apart."""
    countries = sorted({row.made_in for row in ledger.rows if row.made_in})
    abroad = [point(ledger, one, Stop(countries=[one])) for one in countries if one != HOME]
    abroad += [point(ledger, one, Stop(partners=[one])) for one in ledger.partners()]
    home = point(ledger, HOME, Stop(countries=[HOME]))
    own = point(ledger, OWN, OwnSites())
    nowhere = point(ledger, None, Stop(countries=[""]))["lost"]["outermost"]
    nobody = point(ledger, None, Stop(partners=[""]))["lost"]["outermost"]
    return {
        "days": DAYS,
        "abroad": abroad,
        "home": home if home["rows"] else None,
        "own_sites": own["lost"] if own["rows"] else None,
        "country_unknown": nowhere,
        "partner_unknown": nobody,
    }
