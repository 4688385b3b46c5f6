"""What of rewards and membership waits on the first screen."""

from desktop.models.home import Waiting, WaitingKind
from desktop.models.rulebook import StoredRule
from desktop.store import overdrawn, tohandout, usedtwice
from desktop.store.reads import Reads


def handing_out(reads: Reads) -> list[Waiting]:
    """What whoever hands out gifts and coupons has to look at."""
    if not reads.actor.anywhere("reward.handout"):
        return []
    return _counted(
        ("twice", usedtwice.soon(reads)),
        ("handed", tohandout.twice(reads)),
        ("gifts", tohandout.soon(reads)),
        *_visits(reads),
    )


def _visits(reads: Reads) -> list[tuple[WaitingKind, int]]:
    if reads.one("SELECT 1 FROM coupon_step WHERE trigger = 'visit' AND gone = 0 LIMIT 1") is None:
        return []
    # What reckons visits is loaded where they bring something.
    from desktop.store import visitsteps

    return [("unearned", visitsteps.unearned(reads)), ("visits", visitsteps.owed(reads))]


def overdrawing(reads: Reads) -> list[Waiting]:
    """Who used more than he had, and of whom more is held than there is."""
    if not reads.actor.anywhere("points.award"):
        return []
    owed, more = overdrawn.count(reads), overdrawn.count_beyond(reads)
    owing = overdrawn.owing(reads, limit=1) if owed else []
    beyond = overdrawn.beyond(reads, limit=1) if more else []
    return [
        *(Waiting("overdrawn", owed, one.name, one.member) for one in owing),
        *(Waiting("overheld", more, one.name, one.member) for one in beyond),
    ]


def due(reads: Reads, rules: list[StoredRule]) -> list[Waiting]:
    """Cycles to close, terms that end soon, fees that brought no day."""
    return [*_cycles(reads, rules), *_terms(reads)]


def _cycles(reads: Reads, rules: list[StoredRule]) -> list[Waiting]:
    cyclic = [one for one in rules if one.state == "live" and one.newest.cycle]
    if not cyclic or not reads.actor.allows("cycle.close"):
        return []
    # What reckons cycles and terms is loaded where there are any.
    from desktop.store import duecycles

    ended = duecycles.cycles(reads, cyclic, reads.today())
    return [Waiting("cycles", len(ended), rule.name, rule.id, label) for rule, label in ended[:1]]


def _terms(reads: Reads) -> list[Waiting]:
    if not reads.actor.anywhere("points.award"):
        return []
    bought = (
        "SELECT 1 FROM payment WHERE plan IS NOT NULL"
        " UNION ALL SELECT 1 FROM payment WHERE coupon IS NOT NULL LIMIT 1"
    )
    if reads.one(bought) is None:
        return []
    from desktop.store import dueterms

    return _counted(("ending", dueterms.ending(reads)), ("fees", dueterms.unsettled(reads)))


def _counted(*kinds: tuple[WaitingKind, int]) -> list[Waiting]:
    return [Waiting(kind, count) for kind, count in kinds if count]
