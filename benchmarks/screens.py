"""Every screen: what it costs to open, and after a change."""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec import structs

from benchmarks.measure import Figures, compare

SIZES = (10_000, 100_000)
# Steps of SQLite between two counts.
STEP = 50

Act = tuple[str, Callable[[], object]]


class Counting:
    """A connection that counts its steps, whatever else listens to them."""

    def __init__(self, connection: Any) -> None:
        self._db = connection
        self.steps = 0
        self._asked: Callable[[], object] | None = None
        self._every, self._since = 0, 0
        connection.set_progress_handler(self._count, STEP)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._db, name)

    def set_progress_handler(self, handler: Callable[[], object] | None, steps: int) -> None:
        """As the connection's own; counting goes on."""
        self._asked, self._every, self._since = handler, steps, 0

    def _count(self) -> object:
        self.steps += STEP
        self._since += STEP
        if self._asked is None or self._since < self._every:
            return 0
        self._since = 0
        return self._asked()


@dataclass(frozen=True, slots=True)
class Cost:
    """What one act took of the thread that paints: steps of SQLite, ms of its processor time.

    `later` is the longest piece, in ms, of what that thread did when answers came.
    """

    steps: int
    ms: float
    later: float = 0.0


def costs(window: Any, counting: Counting, wait: Callable[[], float]) -> dict[str, Cost]:
    """Do everything once; `wait` lets the window settle and what is asked aside end.

    It answers the longest piece of that, in ms of this thread's processor time.
    """
    found = {}
    for name, act in acts(window):
        wait()
        steps, begun = counting.steps, time.thread_time()
        act()
        window.grab()
        ms = (time.thread_time() - begun) * 1e3
        found[name] = Cost(counting.steps - steps, ms)
        # What comes later comes as an answer: it costs painting, no reading.
        later = wait()
        found[name] = replace(found[name], steps=counting.steps - steps, later=later)
    return found


def acts(window: Any) -> Iterator[Act]:
    """Opening every screen, turning its pages, and reading it anew after a change."""
    first = window.reads.one("SELECT id FROM member ORDER BY rid")[0]
    yield "home", lambda: window.go("home")
    yield "home anew", lambda: window.page().read()
    yield "past", lambda: window.go("past")
    yield "past older", lambda: window.page()._read_older()
    yield "members", lambda: window.go("members")
    yield "members far", lambda: _far(window.page().table)
    yield "members last", lambda: window.page().table.scrollToBottom()
    yield "members anew", lambda: window.page().table.refresh()
    yield from _member(window, bytes(first))
    yield from _rewards(window, bytes(first))
    yield "roles", lambda: window.go("roles")
    yield "roles anew", lambda: window.page().read()
    yield from _calendar(window)
    yield "import", lambda: window.go("import")
    yield "settings", lambda: window.go("settings")
    yield "sync", lambda: window.go("sync")


def _member(window: Any, member: bytes) -> Iterator[Act]:
    yield "member", lambda: window.go("member", member=member)
    for kind in ("activity", "points", "role", "note", "data", "all"):
        yield (
            f"member {kind}",
            lambda kind=kind: (
                window.page().story.show_kind(kind),
                window.page().story.read(),
            ),
        )
    yield "member older", lambda: [window.page().story._read_older() for _ in range(3)]
    yield "member why", lambda: window.page().story.open_first()
    yield "member anew", lambda: window.page()._show(member)


def _rewards(window: Any, member: bytes) -> Iterator[Act]:
    yield "rewards", lambda: window.go("rewards")
    yield "rules anew", lambda: window.page().rules.read()
    yield "ledger", lambda: window.page().choose_tab("ledger")
    yield "ledger anew", lambda: window.page().ledger.read()
    for kind in ("award", "manual", "all"):
        yield f"ledger {kind}", lambda kind=kind: window.page().ledger._narrow_kind(kind)
    yield "ledger far", lambda: _far(window.page().ledger.table)
    yield "ledger entry", lambda: window.page().ledger.table.selectRow(0)
    yield "ledger member", lambda: window.page().ledger.show_only(member=member)
    yield "ledger rule", lambda: window.page().ledger.show_only(rule=_rule(window))
    yield "ledger whole", lambda: window.page().ledger.show_all()
    yield "activities", lambda: window.page().choose_tab("activities")
    yield "activities anew", lambda: window.page().activities.read()
    yield "activities far", lambda: _far(window.page().activities.table)
    yield "activities post", lambda: _narrow(window, kind="post")
    yield "activities member", lambda: _narrow(window, kind="", member=member)
    yield "activities both", lambda: _narrow(window, kind="post", member=member)
    yield "trend member", lambda: window.page().activities.show_trend("half")
    yield "trend", lambda: window.page().activities.show_all()
    yield "trend of all time", lambda: window.page().activities.show_trend("all")


def _narrow(window: Any, **fields: object) -> None:
    tab = window.page().activities
    tab._take(structs.replace(tab._query, **fields))


def _far(table: Any) -> None:
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum())
    bar.setValue(bar.maximum() // 2)


def _rule(window: Any) -> bytes:
    return bytes(window.reads.one("SELECT id FROM rule WHERE gone = 0 ORDER BY id")[0])


def _calendar(window: Any) -> Iterator[Act]:
    yield "calendar", lambda: window.go("calendar")
    yield "calendar anew", lambda: window.page().read()
    yield "month before", lambda: window.page()._turn(-1)
    yield "next day", lambda: window.page()._go(window.page().selected + timedelta(days=1))
    yield "week", lambda: window.page().show_view("week")
    yield "next week", lambda: window.page()._turn(1)
    yield "agenda", lambda: window.page().show_view("agenda")
    yield "next agenda", lambda: window.page()._turn(1)


def window_costs(folder: str) -> dict[str, Cost]:
    """The costs of the window over a community that `busy.build_busy` made."""
    from benchmarks.community import open_built
    from benchmarks.window import SIZE
    from desktop.dispatcher import Dispatcher
    from desktop.store.community import open_reads
    from desktop.views import start
    from desktop.views.parts.aside import Aside
    from desktop.views.theme.palette import Look
    from desktop.views.window import Window

    application = start.application()
    start.dress(Look())
    store = open_built(folder)
    window = Window(open_reads(store), Dispatcher(store), store.folder)
    window.resize(*SIZE)
    window.show()
    counting = Counting(window.reads._db)
    window.reads._db = counting

    def piece() -> float:
        begun = time.thread_time()
        application.processEvents()
        return (time.thread_time() - begun) * 1e3

    def wait() -> float:
        begun, longest = time.monotonic(), piece()
        while time.monotonic() - begun < 60 and any(
            one.waiting() for one in window.findChildren(Aside)
        ):
            longest = max(longest, piece())
            time.sleep(0.002)
        return max(longest, piece(), piece())

    return costs(window, counting, wait)


def ours(folder: str) -> Figures:
    """Steps and ms of each act, side by side."""
    found = window_costs(folder)
    steps = {f"{name} steps": float(cost.steps) for name, cost in found.items()}
    later = {f"{name} later": cost.later for name, cost in found.items()}
    return {**steps, **{f"{name} ms": cost.ms for name, cost in found.items()}, **later}


VARIANTS = {"ours": ours}


def run(size: int | None, runs: int) -> None:
    """Print what each act costs in a small and in a large community."""
    from benchmarks.busy import build_busy

    sizes = (size // 10, size) if size else SIZES
    with tempfile.TemporaryDirectory() as folder:
        variants = []
        for count in sizes:
            build_busy(Path(folder) / str(count), count)
            variants.append((f"ours {count}", [str(Path(folder) / str(count))]))
        table = compare("screens", variants, runs)
    print_costs([table[name] for name, _ in variants], sizes)


def print_costs(found: list[Figures], sizes: tuple[int, ...]) -> None:
    """A line for each act: steps, ms and longest later piece, by number of members."""
    print(f"{'':22}" + "".join(f"{count:>11,} steps {'ms':>7} {'later':>7}" for count in sizes))
    for key in found[0]:
        if key.endswith(" steps"):
            name = key.removesuffix(" steps")
            cells = [
                f"{one[key]:17,.0f} {one[f'{name} ms']:7.1f} {one[f'{name} later']:7.1f}"
                for one in found
            ]
            print(f"{name:22}" + "".join(cells))
