"""What the program says is written in Taiwan's characters and words, and nothing else is."""

import re

import pytest

from desktop.models.content import Effect
from desktop.models.content_words import effect_words
from desktop.models.problem import Problem
from desktop.models.runsheet import Summary, drafts
from desktop.models.runsheet_words import summed_up
from desktop.models.sentences import SENTENCES
from desktop.models.traditional import traditional, written
from desktop.models.transcript import ROLES, role_word

# Characters that only simplified writing has, and that the sentences use.
SIMPLIFIED = re.compile("[这个请没时间导员错误设备数据为们]")


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_sentence_is_written_in_traditional_characters(code: str) -> None:
    chinese, _ = SENTENCES[code]
    assert SIMPLIFIED.search(traditional(chinese)) is None


def test_what_the_operator_wrote_stays_as_it_is() -> None:
    said = Problem("vault.synced_folder", folder="/数据/文件夹", service="坚果云").sentence("zh_TW")
    assert "「/数据/文件夹」" in said
    assert "同步資料夾" in said


def test_a_row_and_a_column_have_the_words_of_taiwan() -> None:
    (chinese,) = [chinese for chinese, _ in SENTENCES.values() if "空行空列" in chinese]
    assert "空列空欄" in traditional(chinese)


def test_other_languages_are_left_alone() -> None:
    assert written("导入文件", "zh_CN") == "导入文件"
    assert written("Import a file", "en") == "Import a file"


def _of_sessions_and_content(language: str) -> list[str]:
    came = Summary(
        at=0, planned=60, actual=61, over=(), parts=7, done=7, came=86, late=4, asked=4, answered=1,
        lines=9, points=820, more=40,
    )  # fmt: skip
    after = Effect(b"", "", "", "2026-03-01", 2, (0, 1), (1, 3), whole=False)
    return [
        *(role_word(role, language) for role in ROLES),
        *(one.title for one in drafts(60, 2, "", "", [], language)),
        *summed_up("", came, language).splitlines(),
        effect_words(after, language),
    ]


def test_what_is_said_of_sessions_and_content_is_traditional_too() -> None:
    simplified, said = _of_sessions_and_content("zh_CN"), _of_sessions_and_content("zh_TW")
    assert said == [traditional(one) for one in simplified]
    assert said != simplified
