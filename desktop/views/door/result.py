"""The card that says what came of the last scan: symbol, word, name, and when."""

from collections.abc import Container

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.models.counting import filled
from desktop.models.door import Arrival, Scan
from desktop.views.door.room import Room
from desktop.views.members.words import number_due
from desktop.views.parts import privacy
from desktop.views.parts.dates import clock, local
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import Elided, announce, label, retone
from desktop.views.theme.palette import size

translate = QCoreApplication.translate


class Said(Struct, frozen=True):
    """What a card says; `tone` is ok, warn, err, or info and accent, which make no sound."""

    tone: str
    picture: str
    word: str
    name: str
    more: str = ""
    beside: str = ""


def ready() -> Said:
    """Before the first scan."""
    return Said(
        "accent",
        "scan",
        translate("Door", "可以开始了"),
        translate("Door", "请扫码"),
        translate("Door", "也可以输入姓名、拼音、编号、手机尾号，按 Enter"),
    )


def came_of(found: Scan, text: str, zone: str) -> Said:
    """What came of a scan, in words."""
    if found.verdict == "unknown":
        return Said(
            "err",
            "x",
            translate("Door", "没有找到"),
            privacy.name(text),
            translate("Door", "名单里没有。第一次来的，按 Ctrl+N 现场加入"),
        )
    if found.verdict == "unregistered":
        return _unregistered(found)
    if found.verdict == "which":
        hint = translate("Door", "按数字键选，或用上下键选好按 Enter")
        word = translate("Door", "不止一位")
        return Said("warn", "users", word, privacy.name(text), hint)
    if len(found.arrivals) > 1:
        return _together(found, zone)
    one = found.arrivals[0]
    return _in(one, zone) if found.verdict == "in" else _already(one, zone)


def _unregistered(found: Scan) -> Said:
    """Who has no place: he did not register, or waits."""
    word = translate("Door", "未报名，名额已满") if found.full else translate("Door", "未报名")
    if found.place:
        word = filled(translate("Door", "还在候补第 {n} 位"), n=found.place)
    names = translate("Door", "、").join(privacy.name(one.name) for one in found.arrivals)
    hint = translate("Door", "仍然签到按 Ctrl+Y；有名额的，补报名按 Ctrl+B")
    return Said("err", "x", word, names, hint)


def _in(one: Arrival, zone: str) -> Said:
    at = clock(local(one.at, zone))
    times = filled(translate("Door", "第 {n} 次到场"), n=one.times)
    if one.late:
        word = filled(translate("Door", "已签到，迟到 {n} 分钟"), n=one.late)
        tone, picture = "warn", "clock"
    else:
        word, tone, picture = translate("Door", "已签到"), "ok", "check"
    return Said(tone, picture, word, privacy.name(one.name), _facts(_number(one), at), times)


def _already(one: Arrival, zone: str) -> Said:
    word = translate("Door", "已经签过")
    since = translate("Door", "{time} 到的").format(time=clock(local(one.at, zone)))
    return Said("warn", "warning", word, privacy.name(one.name), _facts(_number(one), since))


def _together(found: Scan, zone: str) -> Said:
    new = [one for one in found.arrivals if one.new]
    names = translate("Door", "、").join(privacy.name(one.name) for one in found.arrivals)
    at = clock(local(found.arrivals[0].at, zone))
    if not new:
        return Said("warn", "warning", translate("Door", "都已经签过"), names)
    late = sum(one.late > 0 for one in new)
    if late:
        word = filled(translate("Door", "{n} 人已签到，迟到 {late} 人"), n=len(new), late=late)
        return Said("warn", "clock", word, names, at)
    word = filled(translate("Door", "{n} 人已签到"), n=len(new))
    return Said("ok", "users-three", word, names, at)


def undone(some: tuple[Arrival, ...], stay: Container[bytes] = ()) -> Said:
    """After the newest check-in was taken back; who are to `stay` came in by another door, too."""
    between = translate("Door", "、")
    shown = between.join(privacy.name(one.name) for one in some)
    word = translate("Door", "已撤销签到")
    left = between.join(privacy.name(one.name) for one in some if one.member in stay)
    told = translate("Door", "{names} 在别的门也签过，仍算到场").format(names=left)
    return Said("info", "arrow-counter-clockwise", word, shown, told if left else "")


def refused(sentence: str, text: str) -> Said:
    """What could not be written, and why."""
    word = translate("Door", "没有签上")
    return Said("err", "x", word, privacy.name(text), sentence)


def _number(one: Arrival) -> str:
    """His number, or that he is to get one: what is provisional says so."""
    return number_due()[0] if one.number_due else one.number


def _facts(*parts: str) -> str:
    return translate("Door", "，").join(part for part in parts if part)


class ResultCard(QFrame):
    """Large enough to be read across a table."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "door")
        self._mark = Mark("scan", "surface", 96, ground="accent", shape="circle")
        self._word = label("", 20, bold=True)
        self._name = Elided("", 56, "text", bold=True)
        self._more = label("", 16, "text2", wrap=True)
        self._beside = label("", 16, "text2")
        words = QVBoxLayout()
        words.setSpacing(2)
        for each in (self._word, self._name, self._more):
            words.addWidget(each)
        line = self._line = QHBoxLayout(self)
        line.setSpacing(size(24))
        line.addWidget(self._mark)
        line.addLayout(words, 1)
        line.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignVCenter)
        self.said = ready()
        self.show_room(Room())
        self.show_said(self.said)

    def show_room(self, room: Room) -> None:
        """Be lower, or as large as can be."""
        retone(self._name, type="28" if room.low else "56")
        self._mark.show_icon(self.said.picture, px=56 if room.low else 96)
        self._name.setText(self.said.name)
        upright = size(6 if room.tight else 16)
        self._line.setContentsMargins(size(28), upright, size(28), upright)

    def show_said(self, said: Said) -> None:
        """Show it, and say it to a screen reader."""
        self.said = said
        retone(self, verdict=said.tone)
        ink = "accentText" if said.tone == "accent" else said.tone
        retone(self._word, tone=ink)
        self._mark.show_icon(said.picture, ground=said.tone)
        self._word.setText(said.word)
        self._name.setText(said.name)
        self._more.setText(said.more)
        self._more.setVisible(bool(said.more))
        self._beside.setText(said.beside)
        announce(self, f"{said.word} {said.name}")
