"""Colours can be read in both themes, icons take them, and the style sheet has no hole."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QDialog,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.views.theme import icons, palette
from desktop.views.theme.palette import Look, ThemeName
from desktop.views.theme.tokens import (
    AVATARS,
    DARK,
    LIGHT,
    SERIES_DARK,
    SERIES_LIGHT,
    Tokens,
    blend,
    contrast,
    readable,
)

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
TEXT, PART = 4.5, 3.0
SOFT = ["ok", "warn", "err", "info", "violet", "orange", "rose", "slate", "grey"]


def ratio(tokens: Tokens, ink: str, ground: str) -> float:
    colors = tokens.by_name()
    return contrast(colors[ink], colors[ground])


@THEMES
def test_every_text_can_be_read_on_every_ground_it_stands_on(tokens: Tokens) -> None:
    pairs = [
        (ink, ground)
        for ink in ("text", "text2", "text3")
        for ground in ("bg", "surface", "surface2", "raised", "hover")
    ]
    pairs += [(f"text{number}", "sel") for number in ("", "2", "3")]
    soft = [f"{name}Soft" for name in ("accent", "ok", "warn", "err", "info")]
    pairs += [(ink, ground) for ink in ("text", "text2", "text3") for ground in soft]
    pairs += [("text2", "nav"), ("onAccent", "accent"), ("accentText", "accentSoft")]
    pairs += [("accentText", "surface"), ("onToast", "toast"), ("toastAct", "toast")]
    pairs += [(name, f"{name}Soft") for name in SOFT] + [(name, "surface") for name in SOFT]
    pairs += [("warn", "bg"), ("orange", "orangeSoft"), ("err", "surface")]
    assert [pair for pair in pairs if ratio(tokens, *pair) < TEXT] == []


@THEMES
def test_edges_that_must_be_seen_are_seen(tokens: Tokens) -> None:
    pairs = [("field", "surface"), ("field", "bg"), ("borderStrong", "surface")]
    grounds = ("bg", "surface", "surface2", "raised", "hover", "nav", "sel", "accentSoft")
    pairs += [("focus", ground) for ground in grounds]
    pairs += [("accent", ground) for ground in grounds]
    pairs += [("borderStrong", ground) for ground in ("bg", "surface2")]
    # The edge of a verdict at the door, and the ring of a main button against the sheet.
    pairs += [(name, f"{name}Soft") for name in ("ok", "warn", "err", "info")]
    pairs += [("text", "surface"), ("toastAct", "toast"), ("field", "raised")]
    assert [pair for pair in pairs if ratio(tokens, *pair) < PART] == []


@pytest.mark.parametrize(("tokens", "lines"), [(LIGHT, SERIES_LIGHT), (DARK, SERIES_DARK)])
def test_every_line_of_a_chart_is_seen_on_the_sheet(tokens: Tokens, lines: tuple[str, ...]) -> None:
    assert [line for line in lines if contrast(line, tokens.surface) < PART] == []


@THEMES
def test_an_avatars_letter_can_be_read(tokens: Tokens) -> None:
    assert [pair for pair in AVATARS if ratio(tokens, *pair) < TEXT] == []


@THEMES
def test_text_on_a_heat_map_is_always_the_more_readable_one(tokens: Tokens) -> None:
    for step in range(8, 89, 8):
        ground = blend(tokens.accent, tokens.surface, step / 100)
        chosen = readable(ground, tokens.text, tokens.onAccent)
        assert contrast(chosen, ground) >= PART


def test_the_style_sheet_leaves_no_name_unreplaced_and_stays_short() -> None:
    source = files("desktop.views.theme").joinpath("style.qss").read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 80
    assert re.findall(r"@\w+", palette.style_sheet(DARK)) == []


def test_every_icon_is_drawn_in_the_colour_asked_for() -> None:
    names = [one.name for one in files("resources").joinpath("icons").iterdir()]
    drawings = [name.removesuffix(".svg") for name in names if name.endswith(".svg")]
    assert len(drawings) > 60
    for name in drawings:
        picture = icons.tinted(name, QColor("#B3261E"), 32).toImage()
        inks = {
            picture.pixelColor(x, y).name()
            for x in range(32)
            for y in range(32)
            if picture.pixelColor(x, y).alpha() == 255
        }
        assert inks == {"#b3261e"}, name


def test_an_icon_follows_a_change_of_theme_without_being_set_anew() -> None:
    plus = icons.icon("plus", "text")
    light = plus.pixmap(16, 16).toImage()
    palette.apply(Look(theme="dark"))
    assert plus.pixmap(16, 16).toImage() != light


def test_an_avatars_hue_comes_from_the_id_alone() -> None:
    record = bytes(range(16))
    light = palette.avatar_colors(record)
    assert palette.avatar_colors(record) == light
    hues = {palette.avatar_colors(bytes([number] * 16))[1].name() for number in range(64)}
    assert len(hues) >= 4


def test_traditional_chinese_prefers_traditional_glyphs(qapp: QApplication) -> None:
    palette.apply(Look(theme="light", language="zh_TW"))
    assert "TC" in " ".join(qapp.font().families()[:3])
    palette.apply(Look(theme="light", language="zh_CN"))
    assert "SC" in " ".join(qapp.font().families()[:3])


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.25, 1.6])
def test_rows_are_always_higher_than_their_text(scale: float) -> None:
    for density in ("compact", "normal", "roomy"):
        palette.apply(Look(theme="light", scale=scale, density=density))
        assert palette.row_height() >= palette.font(13).pixelSize() * 1.4


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("kind", [QComboBox, QDateEdit, QDateTimeEdit])
def test_what_drops_down_shows_a_caret_that_grows_with_the_text(
    qtbot: QtBot, theme: ThemeName, scale: float, kind: type[QWidget]
) -> None:
    palette.apply(Look(theme=theme, scale=scale))
    field = kind()
    if isinstance(field, QDateTimeEdit):
        field.setCalendarPopup(True)
    qtbot.addWidget(field)
    field.resize(palette.size(240), palette.size(34))
    field.show()
    picture = field.grab().toImage()
    wide = palette.size(24)
    inked = [
        (x, y)
        for x in range(picture.width() - wide, picture.width() - 3)
        for y in range(6, picture.height() - 6)
        if contrast(picture.pixelColor(x, y).name()[1:], palette.tokens().surface) >= PART
    ]
    across = [x for x, _ in inked]
    assert max(across) - min(across) >= 6 * scale
    assert max(y for _, y in inked) - min(y for _, y in inked) <= 8 * scale


@pytest.mark.parametrize("kind", [QSpinBox, QTimeEdit])
def test_a_number_or_a_time_has_the_width_of_its_field(
    qtbot: QtBot, kind: type[QAbstractSpinBox]
) -> None:
    palette.apply(Look(theme="light"))
    field = kind()
    qtbot.addWidget(field)
    field.resize(120, 34)
    field.show()
    line = field.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.width() > 90


@THEMES
@pytest.mark.parametrize(("drawing", "ink"), [("caret", "text2"), ("tick", "onAccent")])
def test_what_the_style_sheet_draws_has_the_colour_of_its_theme(
    tokens: Tokens, drawing: str, ink: str
) -> None:
    (name,) = re.findall(rf'url\("(.+?/{drawing}-.+?)"\)', palette.style_sheet(tokens))
    assert f'"#{getattr(tokens, ink)}"' in Path(name).read_text(encoding="utf-8")


@THEMES
def test_a_box_to_tick_has_an_edge_that_can_be_seen(qtbot: QtBot, tokens: Tokens) -> None:
    palette.apply(Look(theme="dark" if tokens is DARK else "light"))
    box = QCheckBox("")
    dialog = QDialog()
    box.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.show()
    picture = box.grab().toImage()
    middle = picture.height() // 2
    # The line of the keyboard's focus has its room outside the box.
    inks = [picture.pixelColor(x, middle).name()[1:] for x in range(4)]
    assert max(contrast(ink, tokens.surface) for ink in inks) >= PART
    assert contrast(inks[3], tokens.surface) < PART
