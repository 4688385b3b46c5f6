"""An evening goes by its run sheet, with the questions asked in it and what was said kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.actions import (
    attendance,
    calendar,
    history,
    questions,
    rewards,
    runsheet,
    transcripts,
)
from desktop.models.calendar import Occurrence
from desktop.models.permission import PRESETS, Actor
from desktop.models.problem import Problem
from desktop.models.runsheet import ANSWERED, ANSWERING, WAITING, Part, current, drafts, standing
from desktop.models.transcript import GUEST, HOST
from desktop.store import runsheet as reading
from desktop.store import transcripts as kept
from desktop.store.community import Store
from tests.calendar_builders import around, at, member
from tests.rewards_builders import ARRIVE, publish

LOG = (Path(__file__).parents[1] / "files/transcript.txt").read_text("utf-8")


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Problem) as found:
        yield
    assert found.value.code == code


def evening(store: Store, **more: object) -> Occurrence:
    """A session of an hour, with host and guest."""
    people = {"host": member(store, "吴桂芳"), "lecturer": member(store, "单文博")}
    fields = {"title": "怎样读完一本难书", "start": at(1), "minutes": 60, **people, **more}
    calendar.add(store, fields)
    (one,) = around(store)
    return one


def sheeted(store: Store) -> tuple[Occurrence, tuple[bytes, str]]:
    one = evening(store)
    runsheet.template(store, one.series, one.original)
    return one, (one.series, one.original)


def test_the_template_gives_opening_guest_four_points_questions_and_thanks(store: Store) -> None:
    one, where = sheeted(store)
    parts = reading.parts(store, one.id)
    titles = [part.title for part in parts]
    assert titles == ["开场", "嘉宾介绍", "分享一", "分享二", "分享三", "分享四", "问答", "致谢"]
    assert sum(part.planned for part in parts) == 60
    assert parts[0].who == parts[1].who == parts[7].who == "吴桂芳"
    assert {part.who for part in parts[2:6]} == {"单文博"}
    assert parts[6].who == "单文博，吴桂芳"
    with refused("sheet.there"):
        runsheet.template(store, *where)


@given(st.integers(1, 24 * 60), st.integers(1, 9))
def test_planned_minutes_of_a_template_are_those_of_the_session(minutes: int, points: int) -> None:
    parts = drafts(minutes, points, "甲", "乙", (), "zh_CN")
    assert all(part.planned >= 1 for part in parts)
    assert sum(part.planned for part in parts) == max(minutes, len(parts))


def test_four_questions_are_asked_and_all_four_answered(store: Store) -> None:
    one, where = sheeted(store)
    who = member(store, "曾丽华")
    for text in ("孩子总打断怎么办？", "笔记怎么合到一处？", "要不要硬撑？"):
        questions.ask(store, *where, text, member=who)
    questions.ask(store, *where, "从哪一本开始？", name="路过的书友", likes=9)
    assert reading.asked(store, one.id) == (4, 0)
    for question in reading.questions(store, one.id):
        questions.mark(store, *where, question.id, ANSWERED)
    assert reading.asked(store, one.id) == (4, 4)
    found = reading.questions(store, one.id)
    assert [each.name for each in found] == ["曾丽华"] * 3 + ["路过的书友"]
    said = transcripts.summary_text(
        one, transcripts.summary(store, one, datetime.now(UTC)), "zh_CN"
    )
    assert "提问 4 个，已答 4 个" in said


def test_going_on_ends_one_part_and_begins_the_next_with_minutes_for_each(store: Store) -> None:
    one, where = sheeted(store)
    assert standing(reading.parts(store, one.id)) == "planned"
    runsheet.start(store, *where)
    assert runsheet.start(store, *where).nothing
    for _ in range(7):
        runsheet.advance(store, *where)
    parts = reading.parts(store, one.id)
    now = current(parts)
    assert now is not None
    assert now.title == "致谢"
    runsheet.advance(store, *where)
    parts = reading.parts(store, one.id)
    assert standing(parts) == "finished"
    assert all(part.started is not None and part.ended is not None for part in parts)
    with refused("sheet.over"):
        runsheet.advance(store, *where)


def test_minutes_over_the_plan_are_told(store: Store) -> None:
    start = 1_700_000_000_000
    part = Part(b"", 1, "开场", planned=3, started=start, ended=start + 4 * 60_000 + 10_000)
    assert (part.minutes(0), part.over(0)) == (4, 1)
    running = Part(b"", 1, "开场", planned=10, started=start)
    assert (running.minutes(start + 8 * 60_000 + 59_000), running.over(start + 60_000)) == (8, 0)


def test_who_pressed_for_a_part_that_is_over_skips_none(store: Store) -> None:
    one, where = sheeted(store)
    runsheet.start(store, *where)
    first = reading.parts(store, one.id)[0].id
    runsheet.advance(store, *where, first)
    assert runsheet.advance(store, *where, first).nothing
    now = current(reading.parts(store, one.id))
    assert now is not None
    assert now.title == "嘉宾介绍"


def test_a_finished_session_can_be_gone_back_to_by_undo(store: Store) -> None:
    one, where = sheeted(store)
    runsheet.start(store, *where)
    done = runsheet.finish(store, *where)
    assert standing(reading.parts(store, one.id)) == "finished"
    history.undo(store, done.action)
    assert standing(reading.parts(store, one.id)) == "running"


def test_parts_are_added_changed_moved_and_taken_out(store: Store) -> None:
    one, where = sheeted(store)
    fields = {
        "title": "抽奖",
        "planned": 4,
        "script": " 请大家看群里 ",
        "material": ["名单.xlsx", " "],
    }
    made = runsheet.put_part(store, *where, None, fields).result
    assert isinstance(made, bytes)
    last = reading.parts(store, one.id)[-1]
    assert (last.title, last.script, last.material) == ("抽奖", "请大家看群里", ("名单.xlsx",))
    runsheet.move_part(store, *where, made, 7)
    assert [part.title for part in reading.parts(store, one.id)][-2:] == ["抽奖", "致谢"]
    runsheet.remove_part(store, *where, made)
    assert len(reading.parts(store, one.id)) == 8
    with refused("sheet.part_gone"):
        runsheet.put_part(store, *where, made, {"title": "抽奖"})
    with refused("sheet.titleless"):
        runsheet.put_part(store, *where, None, {"planned": 5})
    with refused("sheet.minutes"):
        runsheet.put_part(store, *where, None, {"title": "抽奖", "planned": -1})


def test_one_question_is_answered_at_a_time_and_the_queue_can_be_ordered(store: Store) -> None:
    one, where = sheeted(store)
    made = [questions.ask(store, *where, text).result for text in ("甲？", "乙？", "丙？")]
    first, second, third = (bytes(each) for each in made if isinstance(each, bytes))
    questions.place(store, *where, third, first=True)
    assert [each.text for each in reading.questions(store, one.id)] == ["丙？", "甲？", "乙？"]
    questions.mark(store, *where, first, ANSWERING)
    questions.mark(store, *where, second, ANSWERING)
    found = {each.text: each.state for each in reading.questions(store, one.id)}
    assert found == {"乙？": ANSWERING, "丙？": WAITING, "甲？": ANSWERED}
    questions.remove(store, *where, second)
    assert reading.asked(store, one.id) == (2, 1)
    with refused("question.gone"):
        questions.mark(store, *where, second, WAITING)
    with refused("question.empty"):
        questions.ask(store, *where, "  ")


def test_a_question_goes_with_its_asker_into_a_merge(store: Store) -> None:
    from desktop.actions import merging

    one, where = sheeted(store)
    old, new = member(store, "小曾"), member(store, "曾丽华")
    questions.ask(store, *where, "从哪一本开始？", member=old)
    merging.merge(store, new, old, {})
    (question,) = reading.questions(store, one.id)
    assert (question.member, question.name) == (new, "曾丽华")


def test_a_log_is_kept_with_roles_found_again_and_kept_once(store: Store) -> None:
    one, where = sheeted(store)
    assert transcripts.keep(store, *where, LOG).result == kept.count(store, one.id) > 10
    assert transcripts.keep(store, *where, LOG).nothing
    (found,) = kept.search(store, "薄的")
    assert (found.role, found.speaker) == (GUEST, "读书的人")
    assert {line.role for line in kept.page(store, one.id)} == {HOST, GUEST}
    assert kept.search(store, "不在里面的话") == []
    assert kept.origins(store, {one.id}) == {one.id: where}
    transcripts.keep(store, *where, "主持人：只有一句")
    assert [line.text for line in kept.page(store, one.id)] == ["只有一句"]
    with refused("transcript.empty"):
        transcripts.keep(store, *where, " \n ")


def test_a_log_is_written_out_with_its_speakers(store: Store, tmp_path: Path) -> None:
    one, where = sheeted(store)
    with refused("transcript.none"):
        transcripts.export(store, one, tmp_path / "x.txt", "zh_CN")
    transcripts.keep(store, *where, "主持人：*开始*\n单文博 20:05\n我来")
    lines = transcripts.export(store, one, tmp_path / "记录.md", "zh_CN")
    said = (tmp_path / "记录.md").read_text("utf-8")
    assert lines == 2
    assert "**主持人（吴桂芳）**" in said
    assert "\\*开始\\*" in said
    assert "**嘉宾（单文博）** 20:05" in said
    assert "Guest (单文博)" in transcripts.written(store, one, "text", "en")


def test_a_file_that_is_no_text_or_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with refused("transcript.no_text"):
        transcripts.read_file(tmp_path / "a.png")
    with refused("transcript.unreadable"):
        transcripts.read_file(tmp_path / "b.txt")
    (tmp_path / "c.txt").write_bytes("主持人：你好".encode("gb18030"))
    assert transcripts.read_file(tmp_path / "c.txt") == "主持人：你好"


def test_erasing_somebody_takes_what_he_asked_and_said(store: Store) -> None:
    from desktop.actions import erasing

    one, where = sheeted(store)
    who = member(store, "曾丽华")
    questions.ask(store, *where, "孩子总打断怎么办？", member=who)
    transcripts.keep(store, *where, "曾丽华 20:27\n孩子总打断怎么办？")
    erasing.erase(store, who)
    assert all("孩子" not in each.text for each in reading.questions(store, one.id))
    assert kept.search(store, "孩子") == []
    assert all(line.speaker != "曾丽华" for line in kept.page(store, one.id))


def test_a_session_goes_on_where_it_was_after_the_next_start(store: Store) -> None:
    from desktop.store.community import open_reads

    one, where = sheeted(store)
    runsheet.start(store, *where)
    runsheet.advance(store, *where)
    again = open_reads(store)
    now = current(reading.parts(again, one.id))
    again.close()
    assert now is not None
    assert now.title == "嘉宾介绍"


def test_who_is_named_for_a_session_runs_it_and_no_other_host(store: Store) -> None:
    one, where = sheeted(store)
    owner = store.actor
    stranger = member(store, "马秀兰")
    store.actor = replace(owner, role="host", cells=PRESETS["host"], member=stranger)
    for act in (runsheet.start, runsheet.advance, runsheet.finish):
        with refused("role.not_allowed"):
            act(store, *where)
    with refused("role.not_allowed"):
        questions.ask(store, *where, "？")
    with refused("role.not_allowed"):
        transcripts.keep(store, *where, LOG)
    store.actor = replace(owner, role="host", cells=PRESETS["host"], member=one.host)
    runsheet.start(store, *where)
    assert questions.ask(store, *where, "从哪一本开始？").count


def test_points_to_come_are_told_until_they_are_given(store: Store) -> None:
    one, where = sheeted(store)
    rule = publish(store, ARRIVE, "2020-01-01")
    people = [member(store, name) for name in ("贺兰", "曾丽华", "程朗")]
    attendance.check_in(store, *where, people[0])
    owner = store.actor
    # Who keeps the door may give no points: these follow when the owner's computer runs.
    helper = PRESETS["assistant"] - {"points.award"}
    store.look_on(Actor(store.operator, "门口", "assistant", helper))
    for each in people[1:]:
        attendance.check_in(store, *where, each)
    assert (reading.earned(store, one.id)[1], reading.to_come(store, one.id)) == (10, 20)
    found = transcripts.summary(store, one, datetime.now(UTC))
    assert "已发 10 分，结束后预计共 30 分" in transcripts.summary_text(one, found, "zh_CN")
    assert "10 points given, about 30" in transcripts.summary_text(one, found, "en")
    store.look_on(owner)
    rewards.run(store, rule)
    assert (reading.earned(store, one.id)[1], reading.to_come(store, one.id)) == (30, 0)
