"""Logs of sessions become lines with who speaks."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.transcript import read, speakers
from desktop.models.transcript import AUDIENCE, GUEST, HOST, MOST_LETTERS, NOTE

LOG = (Path(__file__).parents[1] / "files/transcript.txt").read_text("utf-8")


def test_a_lecture_copied_from_a_page_has_host_and_guest_at_every_line() -> None:
    found = read(LOG)
    assert {one.role for one in found} == {HOST, GUEST}
    assert speakers(found) == {"读书的人": GUEST}
    assert found[0].text == "各位书友晚上好，又到每周分享的时间了。"
    asked = [one.text for one in found if one.role == HOST and one.text.endswith("？")]
    assert len(asked) == 4
    # Before it a line break was lost.
    assert asked[0] == "电子书和纸书，笔记怎么合到一处？"
    answers = [found[at + 1] for at, one in enumerate(found) if one.text in asked]
    assert [one.role for one in answers] == [GUEST] * 4
    assert answers[-1].text == "从一本薄的开始，读完再换厚的。"


def test_words_that_begin_like_a_label_stay_where_they_are() -> None:
    found = read(LOG)
    (first,) = [one for one in found if one.text.startswith("第一点")]
    assert "嘉宾们各有各的办法" in first.text
    assert "会议定在周五 20:30，先把书带上" in first.text


def test_a_chat_with_names_and_times_is_told_by_who_leads_and_who_shares() -> None:
    log = (
        "吴桂芳 20:00\n大家好\n\n单文博 2026-11-22 20:05:10\n我来分享\n第二行\n"
        "田小满 20:27\n怎么记？"
    )
    found = read(log, host="吴桂芳", guest="单文博")
    told = [(one.role, one.speaker, one.at, one.text) for one in found]
    assert told == [
        (HOST, "吴桂芳", "20:00", "大家好"),
        (GUEST, "单文博", "2026-11-22 20:05:10", "我来分享\n第二行"),
        (AUDIENCE, "田小满", "20:27", "怎么记？"),
    ]


def test_times_may_stand_before_names_and_traditional_labels_count() -> None:
    found = read("[20:01] 吴桂芳\n你好\n主持人（小吴）：歡迎\n嘉賓：謝謝")
    assert [(one.role, one.speaker, one.text) for one in found] == [
        (AUDIENCE, "吴桂芳", "你好"),
        (HOST, "小吴", "歡迎"),
        (GUEST, "", "謝謝"),
    ]


def test_a_text_without_labels_is_a_note_and_nothing_is_lost() -> None:
    assert [(one.role, one.text) for one in read("只是\n\n几行字")] == [(NOTE, "只是\n几行字")]
    assert read(" \n\n") == []


def test_a_colon_after_other_words_names_nobody() -> None:
    found = read("主持人：开始\n注意：带书\n单文博：好", people=("单文博",))
    assert [(one.role, one.text) for one in found] == [(HOST, "开始\n注意：带书"), (AUDIENCE, "好")]


@given(st.text(alphabet="主持人嘉宾（）：: \n0123甲乙。", max_size=200))
def test_any_text_is_read_and_no_line_is_empty_or_endless(text: str) -> None:
    assert all(one.text.strip() and len(one.text) <= MOST_LETTERS for one in read(text))


def test_a_speech_beyond_the_limit_becomes_several_lines_of_the_same_speaker() -> None:
    said = "读书使人充实。" * 1000
    found = read(f"嘉宾（甲）：{said}")
    assert len(found) > 1
    assert {one.speaker for one in found} == {"甲"}
    assert "".join(one.text for one in found) == said
