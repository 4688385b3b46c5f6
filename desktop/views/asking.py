"""What is asked when a community could not be made or opened: a passphrase, or a way to its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from desktop.models.problem import Problem
from desktop.store.safe import WITHOUT_KEYRING
from desktop.views.firstrun import lostkey, picking, questions
from desktop.views.firstrun.lostkey import Way
from desktop.views.theme import preferences

if TYPE_CHECKING:
    from desktop.views.doorway import App

_ACCEPTED = QDialog.DialogCode.Accepted


def after(app: App, problem: Problem) -> None:
    """Ask for what mends the problem and go on; what nothing mends is said."""
    sentence = problem.sentence(preferences.load().language, window=True)
    if app.opens and lostkey.is_lost(problem.code, app.folder):
        _find_key(app, problem.code, sentence)
    elif problem.code == "vault.other_code":
        (_forgotten if lostkey.has_passphrase(app.folder) else _ask_code)(app, sentence)
    elif problem.code in WITHOUT_KEYRING:
        _new_passphrase(app)
    elif problem.code in ("vault.passphrase_needed", "vault.wrong_passphrase"):
        _passphrase(app, sentence if problem.code == "vault.wrong_passphrase" else "")
    else:
        app.say(sentence)


def _new_passphrase(app: App) -> None:
    asked = questions.AskNewPassphrase(app.parent_widget())
    if asked.exec() == _ACCEPTED:
        app.go_on(asked.first.text())
    else:
        app.stay()


def _passphrase(app: App, wrong: str) -> None:
    asked = questions.AskPassphrase(app.parent_widget(), app.name, wrong)
    if asked.exec() == _ACCEPTED:
        app.go_on(asked.passphrase.text())
    elif asked.forgotten:
        _forgotten(app)
    else:
        app.stay()


def _forgotten(app: App, problem: str = "") -> None:
    """Open by the recovery code what nobody knows the passphrase of any more."""
    asked = questions.AskRecovery(app.parent_widget(), app.name)
    asked.show_problem(problem, asked.code if problem else None)
    if asked.exec() == _ACCEPTED:
        app.open_by_code(asked.code.text(), asked.first.text())
    else:
        app.stay()


def _find_key(app: App, problem: str, sentence: str) -> None:
    """The community is there, its key is not: offer every way on."""
    folder, parent = app.folder, app.parent_widget()
    assert folder is not None
    asked = lostkey.LostKey(parent, app.name, sentence, lostkey.ways(problem, folder))
    asked.exec()
    if asked.chosen == Way.AGAIN:
        app.open(folder)
    elif asked.chosen == Way.CODE:
        _ask_code(app)
    elif asked.chosen == Way.BACKUP and (backup := picking.a_backup(parent)):
        app.restore(backup)
    elif asked.chosen == Way.FOLDER and (other := picking.a_community(parent)):
        app.open(other)
    else:
        app.stay()


def _ask_code(app: App, problem: str = "") -> None:
    """Open by the recovery code; the key goes back to where it was kept."""
    asked = lostkey.AskCode(app.parent_widget(), app.name, problem)
    if asked.exec() == _ACCEPTED:
        app.open_by_code(asked.code.text())
    else:
        app.stay()
