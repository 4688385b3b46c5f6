"""Asking which backup, template or community's folder is meant."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.views.parts import files


def a_backup(parent: QWidget | None) -> Path | None:
    """A backup file; None: cancelled."""
    translate = QCoreApplication.translate
    kinds = translate("FirstRun", "备份 (*.qzb)")
    return files.ask_open(parent, translate("FirstRun", "选一个备份"), kinds)


def a_community(parent: QWidget | None) -> Path | None:
    """The folder of a community; None: cancelled."""
    return files.ask_folder(parent, QCoreApplication.translate("FirstRun", "社群的文件夹"))


def a_template(parent: QWidget | None) -> Path | None:
    """The file of a community's structure; None: cancelled."""
    translate = QCoreApplication.translate
    kinds = translate("FirstRun", "社群模板 (*.json)")
    return files.ask_open(parent, translate("FirstRun", "选一个社群模板"), kinds)
