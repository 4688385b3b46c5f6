"""Two lists of one community: imported, found to hold one person twice, merged, taken apart."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.models.member import MemberQuery
from desktop.store import members
from desktop.store.community import Store
from desktop.views.duplicates.page import DuplicatesPage
from desktop.views.importing.page import CHECK, COLUMNS, RESULT, ImportPage
from desktop.views.window import Window
from tests.journeys.driving import press, read, wait
from tests.views.sample_window import open_window

SPRING = "姓名,手机号,城市,标签\n林晓霞,13800002716,深圳,读书\n单文博,13612349005,广州,讲师\n"
# The same woman: her name in traditional characters, two digits of her phone changed places.
AUTUMN = "姓名,手机号,城市,标签\n林曉霞,13800002761,广州,亲子\n何以安,13612349006,佛山,\n"


def _import(window: Window, qtbot: QtBot, file: Path) -> None:
    window.go("import", path=file)
    page = window.page()
    assert isinstance(page, ImportPage)
    wait(qtbot, lambda: page.stack.currentIndex() == COLUMNS)
    page.columns.next_button.click()
    wait(qtbot, lambda: page.stack.currentIndex() == CHECK)
    page.check.write_button.click()
    wait(qtbot, lambda: page.stack.currentIndex() == RESULT)


def _standing(store: Store) -> list[tuple[str, str, str, tuple[str, ...]]]:
    found = members.page(store, MemberQuery())
    return sorted((one.name, one.city, one.number, one.tags) for one in found)


def test_two_lists_are_imported_one_person_is_merged_and_taken_apart_again(
    store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    window, close = open_window(store)
    for name, text in (("春.csv", SPRING), ("秋.csv", AUTUMN)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        _import(window, qtbot, tmp_path / name)
    before = _standing(store)
    assert len(before) == 4

    window.go("duplicates")
    page = window.page()
    assert isinstance(page, DuplicatesPage)
    wait(qtbot, lambda: len(page.found) == 1)
    page.comparison.choose("city", 1)
    press(page, "合并成一个人")
    wait(qtbot, lambda: not page.found)
    (woman,) = [one for one in members.page(store, MemberQuery()) if one.name == "林晓霞"]
    assert (woman.city, sorted(woman.tags)) == ("广州", ["亲子", "读书"])
    assert len(_standing(store)) == 3

    window.go("member", member=woman.id)
    sheet = window.page()
    wait(qtbot, lambda: "林曉霞" in read(sheet))
    press(sheet, "拆开")
    wait(qtbot, lambda: "又是单独一份档案" in window.status.toast.text())
    assert _standing(store) == before
    close()
