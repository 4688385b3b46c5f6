"""Writing a rule in the real form, slot by slot, as the sentence is read."""

from typing import Any

from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QSpinBox
from pytestqt.qtbot import QtBot

from desktop.models.rule import PERIODIC
from desktop.views.parts import criteria_words
from desktop.views.parts.criteria import field_names
from desktop.views.parts.slot import Popover
from desktop.views.rewards import words
from desktop.views.rewards.form import RuleForm

Tree = dict[str, Any]
_YUAN = 100
_JOINTS = {"all": "下面全都符合", "any": "符合下面任何一条"}


class Writer:
    """Turns the slots of a form until it says what a rule of a file says."""

    def __init__(self, form: RuleForm, qtbot: QtBot) -> None:
        self._form, self._qtbot = form, qtbot

    def write(self, body: Tree) -> None:
        """Everything but the trigger and the name, in the order of the sentence."""
        self._when(body)
        self._gain(body)
        if body.get("wallet"):
            self._choose("wallet", words.wallets()[body["wallet"]])
        self._limits(body)
        if "expires" in body:
            self._choose("validity", words.validity(body["expires"]["days"]))
        if "from" in body or "to" in body:
            self._type("window", body.get("from", ""), body.get("to", ""))
        if "where" in body:
            self._where(body["where"])

    def _when(self, body: Tree) -> None:
        if body["trigger"] in PERIODIC:
            self._choose("period", words.periods()[body["period"]])
        self._choose("kind", words.kinds()[body["activity"]])
        if "in_each" in body:
            self._choose("in-each", words.in_each()[body["in_each"]])
        if "measure" in body:
            self._choose("measure", words.measures()[body["measure"]])
        if body.get("at_least", 1) > 1:
            unit = _YUAN if body.get("measure") == "amount" else 1
            self._type("least", body["at_least"] // unit)

    def _gain(self, body: Tree) -> None:
        points = body["points"]
        if isinstance(points, int):
            name = "level0" if body["trigger"] == "invite" else "points"
            self._open(name, "固定数目")
            self._type("", points)
        elif isinstance(points, dict):
            self._open("points", "按多少折算")
            unit = _YUAN if body["activity"] == "order" else 1
            self._type("", points["every"] // unit, points["points"])
        elif body["trigger"] == "steps":
            self._steps(points, body.get("measure"))
        else:
            name = "level" if body["trigger"] == "invite" else "place"
            for at, one in enumerate(points):
                if f"{name}{at}" not in self._form._named:
                    self._press(f"{name}-add")
                self._type(f"{name}{at}", one)

    def _steps(self, points: list[Tree], measure: str | None) -> None:
        unit = _YUAN if measure == "amount" else 1
        while f"step{len(points) - 1}" not in self._form._named:
            self._press("step-add")
        # From the far end: a step that came to ask less than the one before would change places.
        for at, one in reversed(list(enumerate(points))):
            self._type(f"step{at}", one["at_least"] // unit, one["points"])

    def _limits(self, body: Tree) -> None:
        caps = body.get("cap", [])
        for at, cap in enumerate(caps if isinstance(caps, list) else [caps]):
            self._press("cap-add")
            custom = body["trigger"] == "each" and cap["per"] == "cycle"
            said = words.periods()["custom"] if custom else words.pers()[cap["per"]]
            if not self._form.slot(f"cap{at}").text().startswith(said):  # type: ignore[attr-defined]
                self._open(f"cap{at}", said)
            self._open(f"cap{at}", "改数目")
            self._type("", cap["points"])
        if "budget" in body:
            self._press("budget-add")
            self._type("budget", body["budget"])

    def _where(self, tree: Tree) -> None:
        """The conditions that must all hold, and groups of those of which one must."""
        for at, part in enumerate(tree.get("all") or [tree]):
            if "field" in part:
                self._line(part, "condition-add", str(at))
                continue
            (joint,) = part
            for n, one in enumerate(part[joint]):
                self._line(one, f"condition-add{at}" if n else "group-add", f"{at}-{n}")
            self._choose(f"joint{at}", _JOINTS[joint])

    def _line(self, leaf: Tree, adding: str, name: str) -> None:
        form = self._form
        field, days, _ = str(leaf["field"]).partition(".90")
        self._press(adding, field_names(form._reads)[field])
        slots = [one for one in form._named if one.startswith(f"condition{name}.")]
        last = max(int(one.rpartition(".")[2]) for one in slots)
        if days:
            self._choose(f"condition{name}.1", criteria_words.window_words(90))
        self._choose(f"condition{name}.{last - 1}", criteria_words.operators()[leaf["op"]])
        self._value(f"condition{name}.{last}", leaf["value"])

    def _value(self, name: str, value: object) -> None:
        text = "、".join(map(str, value)) if isinstance(value, list) else value
        slot = self._form.slot(name)
        if isinstance(slot, QAbstractButton) and slot.text() == str(value):
            return
        self._open(name, "别的")
        self._type("", text)

    # -- what a hand does ------------------------------------------------------------------------

    def _press(self, name: str, line: str = "") -> None:
        found = self._form.slot(name)
        assert isinstance(found, QAbstractButton)
        found.click()
        if line:
            self._take(line)

    def _open(self, name: str, line: str) -> None:
        """Click a slot; where a menu comes, take the line that begins so."""
        self._press(name)
        QApplication.processEvents()
        if isinstance(QApplication.activePopupWidget(), QMenu):
            self._take(line)

    def _choose(self, name: str, line: str) -> None:
        found = self._form.slot(name)
        assert isinstance(found, QAbstractButton)
        if found.text() != line:
            assert found.isEnabled(), f"{name} is grey"
            found.click()
            self._take(line)

    def _take(self, line: str) -> None:
        QApplication.processEvents()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        texts = [one.text() for one in menu.actions()]
        found = next((one for one in menu.actions() if one.text().startswith(line)), None)
        menu.close()
        assert found is not None, f"no {line}: {texts}"
        found.trigger()

    def _type(self, name: str, *values: object) -> None:
        if name:
            self._press(name)
        QApplication.processEvents()
        popover = QApplication.activePopupWidget()
        assert isinstance(popover, Popover)
        fields: list[QSpinBox | QLineEdit] = [
            *popover.findChildren(QSpinBox),
            *(one for one in popover.findChildren(QLineEdit) if one.parent() is popover),
        ]
        for made, value in zip(fields, values, strict=True):
            made.selectAll()
            if isinstance(made, QLineEdit):
                made.setText(str(value))
            else:
                self._qtbot.keyClicks(made, str(value))
        popover._take()
