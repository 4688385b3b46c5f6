"""Two laptops run one evening: what was begun first counts, and nobody's question is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import calendar, questions, runsheet, transcripts
from desktop.models.calendar import Occurrence
from desktop.models.runsheet import ANSWERED, current
from desktop.store import runsheet as reading
from desktop.store import transcripts as kept
from tests.calendar_builders import around, at
from tests.sync.team import Laptop, Team, hub_digest, team

LOG = (Path(__file__).parents[1] / "files/transcript.txt").read_text("utf-8")


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _evening(crew: Team) -> tuple[Laptop, Laptop, Occurrence]:
    owner = crew.found()
    crew.connect(owner)
    second = crew.join(crew.invite(owner, "小陈", "assistant"))
    calendar.add(owner.store, {"title": "夜读", "start": at(1), "minutes": 60})
    (one,) = around(owner.store)
    runsheet.template(owner.store, one.series, one.original)
    crew.settle()
    return owner, second, one


def test_both_press_next_while_offline_and_the_earlier_press_counts(crew: Team) -> None:
    owner, second, one = _evening(crew)
    where = (one.series, one.original)
    runsheet.start(owner.store, *where)
    crew.settle()
    runsheet.advance(second.store, *where)
    runsheet.advance(owner.store, *where)
    asked = (reading.parts(one_.store, one.id)[1].started for one_ in (owner, second))
    earlier = min(each for each in asked if each is not None)
    crew.settle()
    for laptop in (owner, second):
        parts = reading.parts(laptop.store, one.id)
        assert parts[1].started == earlier
        now = current(parts)
        assert now is not None
        assert now.id == parts[1].id
    assert owner.digest() == second.digest() == hub_digest(crew, owner)


def test_questions_of_two_laptops_meet_in_one_queue_four_of_four_answered(crew: Team) -> None:
    owner, second, one = _evening(crew)
    where = (one.series, one.original)
    for laptop, text in ((owner, "甲？"), (second, "乙？"), (owner, "丙？"), (second, "丁？")):
        questions.ask(laptop.store, *where, text)
    crew.settle()
    assert reading.asked(owner.store, one.id) == reading.asked(second.store, one.id) == (4, 0)
    for laptop, part in ((owner, slice(0, 2)), (second, slice(2, 4))):
        for question in reading.questions(laptop.store, one.id)[part]:
            questions.mark(laptop.store, *where, question.id, ANSWERED)
    crew.settle()
    assert reading.asked(owner.store, one.id) == reading.asked(second.store, one.id) == (4, 4)
    assert owner.digest() == second.digest() == hub_digest(crew, owner)


def test_the_same_log_kept_on_two_laptops_is_kept_once(crew: Team) -> None:
    owner, second, one = _evening(crew)
    for laptop in (owner, second):
        transcripts.keep(laptop.store, one.series, one.original, LOG)
    lines = kept.count(owner.store, one.id)
    crew.settle()
    assert kept.count(owner.store, one.id) == kept.count(second.store, one.id) == lines
    (found,) = kept.search(second.store, "薄的")
    assert found.speaker == "读书的人"
    assert owner.digest() == second.digest() == hub_digest(crew, owner)
