"""P13: who among many may be one person; the peer only reads and normalises the same roster."""

import csv
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.community import build, open_built
from benchmarks.gauge import Figures
from benchmarks.measure import Goal, compare, show
from benchmarks.roster import write_csv
from desktop.models.names import derive
from desktop.models.op import Value
from desktop.models.phone import parse_phone
from desktop.store import candidates
from desktop.store.community import Store

MEMBERS = 100_000
# One member in so many is there twice, each in one of five ways.
EVERY = 50
ROSTER = "roster.csv"


def ours(folder: str) -> Figures:
    """Find the pairs; `recall` is how many of the planted ones are among them, of 1."""
    store = open_built(f"{folder}/community")
    rids = {bytes(one): int(rid) for one, rid in store.rows("SELECT id, rid FROM member")}
    planted = {bytes(one): bytes(other) for one, other in store.rows(_PLANTED)}
    begun, used = time.perf_counter(), time.process_time()
    found = candidates.candidates(store)
    used, begun = time.process_time() - used, time.perf_counter() - begun
    pairs = {tuple(sorted((rids[one.one], rids[one.other]))) for one in found}
    twins = {tuple(sorted((rids[one], rids[other]))) for one, other in planted.items()}
    return {
        "find_s": begun,
        "find_cpu_s": used,
        "pairs": float(len(found)),
        "recall": len(pairs & twins) / max(1, len(twins)),
        "precision": len(pairs & twins) / max(1, len(pairs)),
    }


# The twin of a member says in its note whose it is.
_PLANTED = (
    "SELECT m.id, t.id FROM member t JOIN member m ON m.note = 'twin of ' || t.wechat"
    " WHERE t.note IS NULL OR t.note NOT LIKE 'twin of %'"
)


def reading(folder: str) -> Figures:
    """Read the roster from its file; fold and spell the names, parse the phones."""
    begun, used = time.perf_counter(), time.process_time()
    with (Path(folder) / ROSTER).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for name, phone, _, _, _, _, _, _, _, nickname, *_ in rows:
            parsed = parse_phone(phone)
            derive(name, nickname, parsed.e164 if parsed else "")
    used, begun = time.process_time() - used, time.perf_counter() - begun
    return {"find_s": begun, "find_cpu_s": used}


VARIANTS = {"ours": ours, "reading": reading}


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    count = size or MEMBERS
    with tempfile.TemporaryDirectory() as scratch:
        build(Path(scratch) / "community", count)
        _plant(f"{scratch}/community")
        write_csv(Path(scratch) / ROSTER, count)
        table = compare("duplicates", [(name, [scratch]) for name in VARIANTS], runs)
        goals = [
            Goal("ours", "reading", "find_cpu_s", 2, "finding over reading and normalising"),
            Goal("ours", "", "find_s", 10 * count / MEMBERS, "seconds"),
        ]
        show(f"P13 duplicates among {count} members", table, "find_cpu_s", "reading", goals)


def _plant(folder: str) -> None:
    store = open_built(folder)
    twins = list(_twins(store))
    with store.recording("member.import") as rec:
        for fields in twins:
            rec.put("member", None, fields)
    store.close()


def _twins(store: Store) -> Iterator[dict[str, Value]]:
    found = store.rows("SELECT name, phone, wechat, city FROM member WHERE rid % ? = 0", (EVERY,))
    for place, (name, phone, wechat, city) in enumerate(found):
        fields: dict[str, Value] = {"name": name, "city": city, "note": f"twin of {wechat}"}
        if place % 5 == 0:
            fields |= {"phone": phone, "city": "别处"}
        elif place % 5 == 1:
            fields["phone"] = phone[:-2] + phone[-1] + phone[-2]
        elif place % 5 == 2:
            fields |= {"name": name[0] + "同学", "wechat": wechat.upper()}
        elif place % 5 == 3:
            fields |= {"phone": phone, "name": _alike(name)}
        else:
            fields["phone"] = phone[:6] + "0" + phone[7:]
        yield fields


def _alike(name: str) -> str:
    """The name in other characters of the same sound, where there are any at hand."""
    return name.translate(str.maketrans("伟芳娜敏静丽", "维方那闽净莉"))
