"""A whole evening in real windows: planned, registered for, two doors, run, and what it earned."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions import members
from desktop.models.member import Told
from desktop.models.runsheet import ANSWERING, current, standing
from desktop.views import start
from desktop.views.calendar.people import PeopleDialog
from desktop.views.member.page import MemberPage
from desktop.views.member.story import item_key
from desktop.views.member.why import Why
from desktop.views.parts.reason import ReasonDialog
from desktop.views.rewards.page import RewardsPage
from desktop.views.rewards.templates import templates
from desktop.views.rewards.verbs import RunDialog
from desktop.views.runsheet.dialogs import QuestionForm, SummaryDialog
from desktop.views.runsheet.page import SessionPage
from desktop.views.theme.palette import Look
from tests.journeys.driving import in_dialogs, press, wait
from tests.journeys.workshop import (
    NAMES,
    Evening,
    at_hand,
    came,
    keep_doors,
    plan,
    prepare_sheet,
    put_on_paper,
    register,
    session,
)
from tests.sync.team import Team, team
from tests.views.hub_window import Desk, desk
from tests.views.sample_window import said

QUESTIONS = ("读不下去怎么办？", "要做笔记吗？", "一年读几本？", "怎样挑书？")


@pytest.fixture
def crew(tmp_path: Path, qapp: QApplication) -> Iterator[Team]:
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    start.dress(Look(theme="light"))
    yield from team(tmp_path)


@pytest.fixture
def evening(crew: Team, qtbot: QtBot) -> Iterator[Evening]:
    first = crew.found()
    for name in NAMES:
        members.add(first.store, {"name": name})
    crew.connect(first)
    others = [crew.join(crew.invite(first, name, "assistant")) for name in ("门一", "门二")]
    with ExitStack() as stack:
        owner, *doors = [stack.enter_context(desk(crew, one)) for one in (first, *others)]
        made = Evening(qtbot, owner, doors)
        made.sync(owner, *doors)
        yield made


# -- the session -------------------------------------------------------------------------------


def run(evening: Evening) -> str:
    """Through the sheet to its end, four questions asked and answered; the summary."""
    qtbot = evening.qtbot
    one = evening.one(evening.owner)
    evening.page(evening.owner, "session", SessionPage, series=one.series, original=one.original)
    wait(qtbot, lambda: len(session(evening).seen.parts) == 8)
    press(session(evening).head, "开始")
    wait(qtbot, lambda: standing(session(evening).seen.parts) == "running")
    for at, text in enumerate(QUESTIONS, 1):

        def fill(form: QuestionForm, text: str = text) -> None:
            form.text.setPlainText(text)
            form.accept()

        in_dialogs(session(evening).ask_button.click, (QuestionForm, fill))
        wait(qtbot, lambda at=at: session(evening).seen.asked == (at, at - 1))  # type: ignore[misc]
        press(session(evening).questions, "现在答")
        wait(qtbot, lambda: any(q.state == ANSWERING for q in session(evening).seen.questions))
        press(session(evening).questions, "已答")
        wait(qtbot, lambda at=at: session(evening).seen.asked == (at, at))  # type: ignore[misc]
    for _ in range(8):
        part = current(session(evening).seen.parts)
        session(evening).go_on()
        wait(qtbot, lambda part=part: current(session(evening).seen.parts) != part)  # type: ignore[misc]
    wait(qtbot, lambda: standing(session(evening).seen.parts) == "finished")
    told: list[str] = []

    def note(shown: SummaryDialog) -> None:
        told.append(shown.text.toPlainText())
        shown.accept()

    in_dialogs(lambda: press(session(evening).head, "小结"), (SummaryDialog, note))
    return told[0]


# -- afterwards --------------------------------------------------------------------------------


def publish_rule(evening: Evening) -> None:
    """Points for being there; the rule is of later than the evening, which is settled by itself."""
    page = evening.page(evening.owner, "rewards", RewardsPage)
    page._start(templates()[0])
    sheet = page.rules.sheet
    wait(evening.qtbot, sheet.publish.isEnabled)
    sheet.publish.click()
    wait(evening.qtbot, lambda: "4 人" in sheet.waiting.text())
    assert set(points(evening, evening.owner).values()) == {0}

    def settle(asked: RunDialog) -> None:
        wait(evening.qtbot, asked.accept_button.isEnabled)
        asked.accept()

    in_dialogs(lambda: press(sheet, "补发"), (RunDialog, settle))
    evening.done(evening.owner)


def story(evening: Evening, name: str) -> MemberPage:
    """A member's page in the owner's window."""
    who = evening.who(evening.owner)[name].id
    return evening.page(evening.owner, "member", MemberPage, member=who)


def explained(evening: Evening, name: str, kind: str) -> dict[str, str]:
    """The newest entry of a member, which is of this kind, opened on his page."""
    page = story(evening, name)

    def newest() -> Told | None:
        return next((one for one in page.story.told if one.kind == "entry"), None)

    wait(evening.qtbot, lambda: getattr(newest(), "field", "") == kind)
    entry = newest()
    assert entry is not None
    page.story.turn(item_key(entry))
    return {one.what: one.text for one in page.story.findChildren(Why)[-1].told.lines}


def correct(evening: Evening, name: str) -> None:
    """Somebody was checked in by mistake: taken out in the list, for a reason."""
    page = at_hand(evening)

    def reason(asked: ReasonDialog) -> None:
        asked.reason.setText("签错了人")
        asked.accept()

    def fill(people: PeopleDialog) -> None:
        place = [each.name for each in people.people.people].index(name)
        people.list.setCurrentIndex(people.people.index(place))
        in_dialogs(people.correct_button.click, (ReasonDialog, reason))
        wait(evening.qtbot, lambda: people.people.total == 3)
        people.accept()

    in_dialogs(lambda: press(page.side, "到场名单"), (PeopleDialog, fill))
    evening.done(evening.owner)


def points(evening: Evening, at: Desk) -> dict[str, int]:
    """What everybody has."""
    return {name: row.points for name, row in evening.who(at).items()}


def test_an_evening_from_its_plan_to_the_points_it_earned(evening: Evening, tmp_path: Path) -> None:
    owner, doors, qtbot = evening.owner, evening.doors, evening.qtbot
    plan(evening)
    register(evening)
    prepare_sheet(evening)
    for made in put_on_paper(evening, tmp_path):
        assert made.read_bytes().startswith(b"%PDF")
        assert b"/FontFile" in made.read_bytes()
    evening.sync(owner, *doors)

    for each in doors:
        each.line.down = True
    first = keep_doors(evening)
    told = run(evening)
    assert "提问 4 个，已答 4 个" in told
    assert "流程 8/8 项" in told
    assert came(evening, owner) == {}

    for each in doors:
        each.line.down = False
    # The later of the two scans arrives first; the earlier one stands all the same.
    evening.sync(*doors, owner)
    everybody = (owner, *doors)
    for each in everybody:
        wait(qtbot, lambda each=each: came(evening, each).get("周明") == first)  # type: ignore[misc]
        assert set(came(evening, each)) == {"周明", "赵敏", "吴桂芳", "何以安"}

    publish_rule(evening)
    wait(qtbot, lambda: points(evening, owner)["周明"] > 0)
    earned = points(evening, owner)["周明"]
    assert points(evening, owner) == {
        "林霞": 0, "程朗": 0, "周明": earned, "赵敏": earned, "吴桂芳": earned, "何以安": earned
    }  # fmt: skip
    assert f"+{earned}" in " ".join(said(story(evening, "吴桂芳")))
    assert "签到" in explained(evening, "吴桂芳", "award")["event"]

    correct(evening, "吴桂芳")
    wait(qtbot, lambda: points(evening, owner)["吴桂芳"] == 0)
    assert "签错了人" in explained(evening, "吴桂芳", "reverse")["reason"]
    evening.sync(*everybody)
    for each in everybody:
        assert set(came(evening, each)) == {"周明", "赵敏", "何以安"}
        wait(qtbot, lambda each=each: points(evening, each)["吴桂芳"] == 0)  # type: ignore[misc]
        assert points(evening, each)["周明"] == earned
