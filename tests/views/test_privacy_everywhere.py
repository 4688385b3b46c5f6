"""With privacy on, no screen, dialog, list, tooltip, name or painting tells who is in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import sample
from desktop.models import schema
from desktop.store.community import Store
from desktop.views.parts import privacy
from desktop.views.parts.aside import Aside
from desktop.views.parts.shell import Shot
from desktop.views.window import Window
from tests.views.grabbing import painted, texts
from tests.views.sample_window import open_window, settle

PASSPHRASE = "只给测试用的口令"
# A child may be called as a day of the calendar is.
SOLAR_TERMS = ("小雪", "大雪", "谷雨", "白露", "立春", "立夏", "立秋", "立冬")
# Where a field of people says who they are.
NAMED = re.compile(r"^(name|nickname|reading|phone|wechat|qq|email|address|value|inviter_name)$")
# Names of what is nobody's own, though they may be sealed with people's data.
NOT_PEOPLE = {
    *("custom_field", "community", "gift", "segment", "programme", "partner", "team", "chapter"),
    *("venue", "course", "plan", "drive", "grade", "honour", "rotation", "device"),
}


def known(store: Store) -> dict[str, str]:
    """Whatever names or reaches a person of the sample, and where it stands."""
    found: dict[str, str] = {}
    for table in schema.TABLES:
        for field in table.fields:
            sealed = field.cls in ("basic", "contact", "private")
            people = sealed or (table.name, field.name) == ("operator", "name")
            if not people or table.name in NOT_PEOPLE or not NAMED.match(field.name):
                continue
            for (value,) in store.rows(f"SELECT DISTINCT {field.name} FROM {table.name}"):
                for form in forms(str(value or "")):
                    found[form] = f"{table.name}.{field.name}"
    return found


def forms(value: str) -> Iterator[str]:
    """A value, and a phone as people write it."""
    if len(value) < 2 or value in ("群主", *SOLAR_TERMS):
        return
    yield value
    digits = re.sub(r"^\+86", "", value)
    if digits != value and len(digits) == 11:
        yield from (digits, f"{digits[:3]} {digits[3:7]} {digits[7:]}", digits[-8:])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sample") / "demo"
    sample.make(made, passphrase=PASSPHRASE).close()
    return made


def rest(window: Window, qtbot: QtBot) -> None:
    """Wait until nothing is worked out any more."""
    settle()
    qtbot.waitUntil(
        lambda: (
            not window.dispatcher.working()
            and not any(one.waiting() for one in window.findChildren(Aside))
        ),
        timeout=20_000,
    )
    settle()


def leaks(secrets: dict[str, str], widget: QWidget) -> set[str]:
    """What a window gives away: of its pages the open one, and what is painted of the whole."""
    parts = [widget]
    if isinstance(widget, Window):
        parts = [widget.page(), widget.sidebar, widget.status]
    every = [*painted(widget), widget.windowTitle()]
    every += [text for part in parts for text in texts(part)]
    whole = "\n".join(every)
    told = {one: where for one, where in secrets.items() if one in whole}
    return {
        f"{one} ({where}): {next(text for text in every if one in text)[:80]}"
        for one, where in told.items()
    }


def test_no_screen_or_dialog_tells_of_anybody_while_privacy_is_on(
    folder: Path, qtbot: QtBot
) -> None:
    from desktop.store.community import open_store

    store = open_store(folder, passphrase=PASSPHRASE)
    secrets = known(store)
    assert len(secrets) > 500
    window, close = open_window(store)
    found: dict[str, list[str]] = {}
    try:
        somebody = store.rows(
            "SELECT m.id FROM member m JOIN entry e ON e.member = m.id GROUP BY m.id"
            " ORDER BY count(*) DESC LIMIT 1"
        )[0][0]
        window.go("members")
        rest(window, qtbot)
        assert leaks(secrets, window)
        privacy.switch(True)
        for key in window.screen_keys():
            window.go(key, **({"member": somebody} if key == "member" else {}))
            rest(window, qtbot)
            found[key] = sorted(leaks(secrets, window))
            more = getattr(window.page(), "shots", None)
            shots: list[Shot] = list(more()) if more is not None else []
            for shot in shots:
                other = shot.prepare()
                if other is not None:
                    other.show()
                rest(window, qtbot)
                found[f"{key}/{shot.name}"] = sorted(leaks(secrets, other or window))
                if other is not None:
                    other.close()
        told = {where: names[:6] for where, names in found.items() if names}
        # What is being typed at the door is read by whoever types it.
        told.pop("door/walk-in", None)
        assert told == {}
        assert len(found) > 60
    finally:
        privacy.switch(False)
        close()
        store.close()
