"""What a test does with the ledger: run a rule, look at it first, take back."""

from desktop.store import ledger, rulebook, settlement
from desktop.store.community import Store
from desktop.store.ledger import Written


def run(store: Store, made: bytes, until: str = "2026-12-31") -> Written:
    with store.recording("rewards.run") as rec:
        rec.result = settlement.run(rec, store, rulebook.load(store, made), f"{until}T23:59:59")
    assert isinstance(rec.result, Written)
    return rec.result


def preview(store: Store, made: bytes, until: str = "2026-12-31") -> Written:
    return settlement.preview(store, rulebook.load(store, made), f"{until}T23:59:59")


def void(store: Store, activity: bytes, state: str = "voided") -> None:
    with store.recording("activity.correct") as rec:
        rec.put("activity", activity, {"state": state})


def correct(store: Store, entry: bytes, reason: str = "记错人了") -> bytes:
    with store.recording("points.reverse") as rec:
        return ledger.correct(rec, store, entry, reason)
