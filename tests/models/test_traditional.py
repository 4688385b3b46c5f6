"""What the program says is written in Taiwan's characters and words, and nothing else is."""

import re

import pytest

from desktop.models.problem import Problem
from desktop.models.sentences import SENTENCES
from desktop.models.traditional import traditional, written

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
