"""Chapters and groups by name or pinyin, among what the palette finds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.models import names
from desktop.store import chapters, groups
from desktop.views.palette.hits import Hit, Source

if TYPE_CHECKING:
    from desktop.views.window import Window

SHOWN = 4


def structure(window: Window) -> Source:
    """Chapters and groups; read once, when the first letter is typed."""
    known: list[tuple[str, bytes, str]] = []

    def found(text: str) -> list[Hit]:
        if not text or "groups" not in window.screen_keys():
            return []
        if not known:
            places = groups.places(window.reads)
            known.extend((name, record, "users-three") for record, name, _ in places)
            parts = chapters.listed(window.reads, counted=False)
            known.extend((one.name, one.id, "map-pin") for one in parts)
        heading = QCoreApplication.translate("Screens", "小组与分会")
        return [
            Hit(heading, name, partial(window.go, "groups", part=record), picture=picture)
            for name, record, picture in known
            if names.fold(text) in names.fold(name) or names.sounds_like(text, name)
        ][:SHOWN]

    return found
