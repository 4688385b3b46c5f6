"""What devices are called where several of them have one name."""

from desktop.models.device import told_apart

ONE, TWO, THREE = b"1", b"2", b"3"


def test_a_name_that_nobody_shares_is_enough() -> None:
    assert told_apart({ONE: ("书房", "林霞"), TWO: ("前台", "林霞")}) == {
        ONE: "书房",
        TWO: "前台",
    }


def test_whose_a_device_is_tells_two_of_one_name_apart_and_a_number_the_rest() -> None:
    alike = {ONE: ("笔记本", "林霞"), TWO: ("笔记本", "周明"), THREE: ("笔记本", "周明")}
    assert told_apart(alike) == {
        ONE: "笔记本 · 林霞",
        TWO: "笔记本 · 周明 · 1",
        THREE: "笔记本 · 周明 · 2",
    }


def test_what_is_not_known_of_a_device_is_left_out() -> None:
    assert told_apart({ONE: ("笔记本", ""), TWO: ("笔记本", "周明")}) == {
        ONE: "笔记本",
        TWO: "笔记本 · 周明",
    }


def test_of_no_devices_there_is_nothing_to_tell() -> None:
    assert told_apart({}) == {}
