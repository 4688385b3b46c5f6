"""A name written out as it is said aloud."""

import pytest

from desktop.models.tones import spelled


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("单文博", "Shàn Wénbó"),
        ("歐陽靜", "Ōuyáng Jìng"),
        ("尉迟恭", "Yùchí Gōng"),
        ("任盈盈", "Rén Yíngyíng"),
        ("吕绿", "Lǚ Lǜ"),
        ("解文静", "Xiè Wénjìng"),
        ("沈", "Shěn"),
        ("Anna 李", ""),
        ("", ""),
    ],
)
def test_a_reading_is_written_out_with_tones_and_the_surname_apart(name: str, written: str) -> None:
    assert spelled(name) == written
