"""Segments counted, listed and filtered; the peer scans the same tables once in plain SQL."""

import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from benchmarks.community import build, open_built
from benchmarks.gauge import Figures
from benchmarks.measure import Goal, compare, show
from desktop.models import period
from desktop.models.condition import Every, Leaf
from desktop.models.ids import new_id
from desktop.models.member import Filter, MemberQuery
from desktop.models.schema import CUSTOM
from desktop.models.segment import Segment
from desktop.store import members, order, segments
from desktop.store.community import Store

MEMBERS = 100_000
JOBS = ("白领", "学生", "老师", "自由职业")
LIKES = ("阅读、旅行", "摄影", "阅读", "亲子、烘焙")
# One member in so many did something in the last days, and has a tag.
EVERY = 4


def _known(store: Store) -> list[Segment]:
    """The persona of two custom fields and a year, a city, a tag, and who came lately."""
    job, likes = (f"{CUSTOM}{one.hex()}" for one, _ in members.custom_fields(store))
    persona = Every(
        (
            Leaf("birth_year", ">=", 1985),
            Leaf(job, "=", "白领"),
            Leaf(likes, "contains", "阅读"),
        )
    )
    trees = (
        persona,
        Leaf("city", "=", "广州"),
        Leaf("tag", "has", "读书会"),
        Leaf("count.checkin.90", ">=", 1),
    )
    return [Segment(new_id(), f"人群 {n}", tree) for n, tree in enumerate(trees)]


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    begun, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - used


def ours(folder: str) -> Figures:
    """Four segments with their overlaps; the persona alone; its list; a past day's list."""
    store = open_built(f"{folder}/community")
    known = _known(store)
    job = next(iter(members.custom_fields(store)))[0]
    # Everybody stood in it: the longest past list there is.
    day = store.today().isoformat()
    custom = MemberQuery(filters=(Filter(f"{CUSTOM}{job.hex()}", "=", ("白领",)),))
    works: dict[str, Callable[[], object]] = {
        "census": lambda: segments.counted(store, known),
        "persona": lambda: segments.count(store, known[0].where),
        "custom": lambda: order.finish(store, custom),
        "as_of": lambda: order.finish(store, MemberQuery(as_of=day)),
    }
    found: Figures = {}
    for name, work in works.items():
        found[f"{name}_s"], found[f"{name}_cpu_s"] = _timed(work)
    return found


def scan(folder: str) -> Figures:
    """Every row of the same tables read once: members, custom values, tags, activities."""
    store = open_built(f"{folder}/community")
    asked = (
        "SELECT count(*) FROM member NOT INDEXED WHERE gone = 0 AND city = '广州'",
        "SELECT count(*) FROM member_x WHERE instr(value, '阅读') > 0",
        "SELECT count(*) FROM member_tag WHERE gone = 0 AND tag || '' = '读书会'",
        "SELECT count(*) FROM activity NOT INDEXED WHERE gone = 0 AND kind = 'checkin'",
    )
    wall, used = _timed(lambda: [store.one(sql) for sql in asked])
    return {"census_s": wall, "census_cpu_s": used}


VARIANTS = {"ours": ours, "scan": scan}


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    count = size or MEMBERS
    with tempfile.TemporaryDirectory() as scratch:
        build(Path(scratch) / "community", count)
        _fill(f"{scratch}/community")
        table = compare("segments", [(name, [scratch]) for name in VARIANTS], runs)
        goals = [
            Goal("ours", "scan", "census_cpu_s", 5, "four segments and their overlaps over a scan")
        ]
        show(f"segments of {count} members", table, "census_cpu_s", "scan", goals)


def _fill(folder: str) -> None:
    """Two custom fields for everybody, a birthday, and for some a tag and a check-in."""
    store = open_built(folder)
    with store.recording("member.custom_field") as rec:
        fields = [
            rec.put("custom_field", None, {"name": name, "cls": "private", "position": place})
            for place, name in enumerate(("职业", "兴趣"))
        ]
    ids = [bytes(one) for (one,) in store.rows("SELECT id FROM member ORDER BY rid")]
    zone, today = store.zone, store.today()
    with store.recording("member.import") as rec:
        rec.insert_many(
            "member_tag", ((None, {"member": one, "tag": "读书会"}) for one in ids[::EVERY])
        )
        local = f"{today - timedelta(10)}T10:00:00"
        said = {"kind": "checkin", "local": local, "zone": zone, "state": ""}
        said |= {"at": period.instant(local, zone)}  # type: ignore[dict-item]  # a whole number
        rec.insert_many("activity", ((None, {"member": one, **said}) for one in ids[1::EVERY]))
    # What these values are recorded by is not what is measured.
    with store.writing() as connection:
        connection.execute("UPDATE member SET birthday = (1960 + rid % 45) || '-06-15'")
        for field, values in zip(fields, (JOBS, LIKES), strict=True):
            connection.executemany(
                "INSERT INTO member_x (member, field, value, ver) VALUES (?, ?, ?, 0)",
                ((one, field, values[n % len(values)]) for n, one in enumerate(ids)),
            )
    store.close()
