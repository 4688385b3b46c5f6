"""No screen reads more than it shows: its steps in SQLite do not grow with the community."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from benchmarks.screens import Counting
from desktop.actions import segments as keeping
from desktop.actions import tag_rules as ruling
from desktop.models.condition import Leaf, Not, Some, document
from desktop.models.ids import new_id
from desktop.models.member import Filter, MemberQuery
from desktop.models.names import derive
from desktop.models.op import Value
from desktop.store import order, search, vault
from desktop.store.community import Founding, Store, create
from desktop.store.derived import READINGS
from desktop.views.member.page import MemberPage
from desktop.views.members.dialogs import BulkDialog, ChoiceDialog
from desktop.views.members.page import MembersPage
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import aside
from desktop.views.segments.page import SegmentsPage
from desktop.views.window import Window
from tests import money_builders
from tests.conftest import CHEAP, PASSPHRASE
from tests.views.sample_window import open_window, settle

SMALL, LARGE = 1_000, 12_000
# Steps that a question may try before it is asked aside; a walk over all members takes more.
TRIED = 1_000
# What more rows on the screen, up to a page of them, may cost besides, each with a rule of tags.
SPARE = order.STEPS + TRIED + 6_000
SURNAMES, GIVEN, CITIES = "王李张刘陈杨黄赵", "伟芳娜敏静丽强磊军洋", ("广州", "深圳", "上海")


def filled(folder: Path, count: int) -> Store:
    """A community of so many members with numbers; one half has tags, the other is in a group."""
    folder.mkdir()
    keys = vault.new_keys(folder, new_id(), PASSPHRASE, cost=CHEAP)
    store = create(folder, Founding("青禾读书会", prefix="QH"), keys=keys)
    with store.recording("member.import") as rec:
        own = rec.put("custom_field", None, {"name": "身高", "cls": "private", "kind": "number"})
        made = rec.insert_many("member", map(_fields, range(count)), READINGS)
        for number, member in enumerate(made[: SMALL // 2]):
            rec.put("member", member, {f"x.{own.hex()}": str(number * 37 % 200)})
        rec.insert_many(
            "number",
            (
                (None, {"scheme": "QH", "value": value, "member": member})
                for value, member in enumerate(made, start=1)
            ),
        )
        rec.insert_many(
            "member_tag",
            ((None, {"member": one, "tag": f"标签{i % 5}"}) for i, one in enumerate(made[::2])),
        )
        half = rec.put("team", None, {"name": "公告群", "kind": "公告"})
        rec.insert_many(
            "member_team", ((None, {"member": one, "team": half}) for one in made[1::2])
        )
    money_builders.paid(store, made[:SMALL], count)
    money_builders.redeemed(store, made[:SMALL], count)
    keeping.save(store, "广州人", Leaf("city", "=", "广州"))
    keeping.save(store, "常来的", Leaf("count.checkin.90", ">=", 1))
    ruling.save(store, "老成员", Leaf("joined_days", ">=", 365))
    return store


def _fields(number: int) -> tuple[None, dict[str, Value]]:
    name = SURNAMES[number % 8] + GIVEN[number // 8 % 10] + GIVEN[number // 80 % 10]
    if number < SMALL and number % 4 == 0:
        # A search for 王伟 fills a page of the list in either community.
        name = "王伟" + GIVEN[number // 4 % 10]
    phone = f"+86138{number:08}"
    fields: dict[str, Value] = {
        "name": name,
        "phone": phone,
        "tail": phone[-4:],
        "city": CITIES[number % 3],
        "level": ("粉丝", "朋友")[number % 2],
        "joined": f"20{number % 20 + 5:02}-01-01",
        "source": "朋友介绍",
    }
    return None, {**fields, **derive(name, None, phone, "")._asdict()}


def screens(window: Window, qtbot: QtBot) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every screen, and what is done on those that list members, by name."""
    for key in ("home", "members", "groups", "calendar", "roles", "rewards", "settings", "import"):
        yield key, lambda key=key: window.go(key)
    yield from money(window, qtbot)
    yield "home anew", lambda: (window.go("home"), window.page().read())
    window.go("members")
    page = window.page()
    assert isinstance(page, MembersPage)

    def known() -> None:
        qtbot.waitUntil(lambda: page.model.order.whole)

    def look(query: MemberQuery) -> Callable[[], object]:
        return lambda: (page._show_query(query), known())

    known()
    bar = page.table.verticalScrollBar()
    yield "jump", lambda: bar.setValue(bar.maximum() * 7 // 10)
    yield "last", lambda: page.table.scrollToBottom()
    yield "refresh", lambda: (page.model.refresh(), known())
    for sort in ("name", "number", "city", "level", "joined", "points", "last_seen"):
        yield f"by {sort}", look(MemberQuery(sort=((sort, True),)))
    for (field,) in window.reads.rows("SELECT id FROM custom_field"):
        own = f"x.{field.hex()}"
        yield "by own", look(MemberQuery(sort=((own, True),)))
        yield "own", look(MemberQuery(filters=(Filter(own, ">=", ("150",)),)))
    yield "by two", look(MemberQuery(sort=(("city", False), ("points", True))))
    for one in (
        Filter("city", "=", ("广州",)),
        Filter("points", ">=", (1,)),
        Filter("source", "=", ("没有",)),
        Filter("chapter", "=", ("没有",)),
        Filter("tag", "=", ("标签1",)),
        Filter("tag", "empty"),
        Filter("team", "=", ("没有",)),
        Filter("last_seen", "filled"),
    ):
        yield f"{one.field} {one.operator}", look(MemberQuery(filters=(one,)))
    tree = Some((Leaf("city", "=", "广州"), Leaf("tag", "has", "标签1")))
    segment = window.reads.one("SELECT id FROM segment")
    assert segment is not None
    yield "segment", look(MemberQuery(filters=(Filter("segment", "=", (segment[0].hex(),)),)))
    where = json.dumps(document(Not(tree)))
    yield "where", look(MemberQuery(filters=(Filter("where", "=", (where,)),)))
    yield "past day", look(MemberQuery(as_of=window.reads.today().isoformat()))
    yield "segments", lambda: (window.go("segments"), counted(window, qtbot))
    window.go("members")
    for typed in ("王", "王伟", "w", "wang", "1380", "QH0007", "没有"):
        yield f"search {typed}", look(MemberQuery(search=typed))
        yield f"palette {typed}", lambda typed=typed: search.find(window.reads, typed, 8)
        yield f"picker {typed}", lambda typed=typed: MemberPicker(window.reads).search(typed)
    yield "bulk", lambda: BulkDialog(page, window.reads, 3, 0).deleteLater()
    yield (
        "tags",
        lambda: ChoiceDialog(page, "加标签", "加", "标签").offer_tags(window.reads),
    )
    yield from member(window, page, qtbot)


def money(window: Window, qtbot: QtBot) -> Iterator[tuple[str, Callable[[], object]]]:
    """Memberships and what came in for them, gifts and who is to have one."""
    for tab in ("holders", "plans", "drives", "payments"):
        yield tab, lambda tab=tab: (window.go("plans", tab=tab), told(window, qtbot))
    for queue in (False, True):
        yield (
            f"mall {queue}",
            lambda queue=queue: (
                window.go("rewards", tab="mall", queue=queue),
                told(window, qtbot),
            ),
        )


def told(window: Window, qtbot: QtBot) -> None:
    """What the screen read aside has come."""
    page = window.page()
    window.grab()
    qtbot.waitUntil(lambda: not any(one.waiting() for one in page.findChildren(aside.Aside)))


def counted(window: Window, qtbot: QtBot) -> None:
    """The screen of segments once everything on it is counted."""
    page = window.page()
    assert isinstance(page, SegmentsPage)
    qtbot.waitUntil(lambda: not page._all.waiting() and page._census.counts != {})
    page._count()
    qtbot.waitUntil(lambda: not page._one.waiting())


def member(
    window: Window, page: MembersPage, qtbot: QtBot
) -> Iterator[tuple[str, Callable[[], object]]]:
    """One member opened from far down a list, and the next one."""
    page._show_query(MemberQuery())
    row = page.model.row(5)

    def open_far_down() -> None:
        window.go("member", member=row.id, query=MemberQuery(), place=SMALL - 10)
        shown = window.page()
        assert isinstance(shown, MemberPage)
        qtbot.waitUntil(lambda: shown._listed is not None and shown._listed.whole)
        shown._move(1)

    yield "member", open_far_down


def costs(store: Store, qtbot: QtBot) -> dict[str, int]:
    """The steps of each screen on the connection that the window waits for."""
    window, close = open_window(store)
    counting = Counting(window.reads._db)
    window.reads._db = counting
    found = {}
    for name, act in screens(window, qtbot):
        settle()
        before = counting.steps
        act()
        window.grab()
        settle()
        found[name] = counting.steps - before
    close()
    store.close()
    return found


def test_no_screen_reads_more_of_a_larger_community(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "STEPS", TRIED)
    monkeypatch.setattr("desktop.store.member_values._STEPS", TRIED)
    small = costs(filled(tmp_path / "small", SMALL), qtbot)
    large = costs(filled(tmp_path / "large", LARGE), qtbot)
    grown = {
        name: (small[name], cost) for name, cost in large.items() if cost > small[name] + SPARE
    }
    assert not grown
    assert max(large.values()) > 0
