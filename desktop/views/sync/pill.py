"""The state of syncing in a word, as the status line says it from the first screen on."""

from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject

from desktop.models.tray import Counts
from desktop.sync.state import State
from desktop.views.parts.counted import apart

# A clock that is off by less is nobody's business (ms): the judge allows as much.
_SKEW = 5 * 60 * 1000
_MINUTE, _HOUR, _DAY = 60_000, 3_600_000, 86_400_000
# In days.
_YEAR = 365
# What an invitation's code mends: the hub does not know this device, or came after it.
REJOINS = frozenset(
    {"sync.unknown_device", "sync.bad_signature", "sync.by_bundles", "sync.went_to_hub"}
)


class Word(NamedTuple):
    """A state in a word, with its icon and tone."""

    text: str
    picture: str
    tone: str


class _Counted(QObject):
    """Words with a number: only `tr` of a QObject is collected with its plural."""

    def years(self, n: int) -> str:
        """3 years."""
        return apart(self.tr("%n 年", "", n))

    def days(self, n: int) -> str:
        """3 days."""
        return apart(self.tr("%n 天", "", n))

    def hours(self, n: int) -> str:
        """3 hours."""
        return apart(self.tr("%n 小时", "", n))

    def minutes(self, n: int) -> str:
        """3 minutes."""
        return apart(self.tr("%n 分钟", "", n))

    def returned(self, n: int) -> str:
        """How many actions came back."""
        return apart(self.tr("%n 条被退回", "", n))

    def cards(self, n: int) -> str:
        """How many fields were set differently on two computers."""
        return apart(self.tr("%n 处要你定", "", n))

    def waiting(self, n: int) -> str:
        """How many actions wait."""
        return apart(self.tr("%n 条待发", "", n))


def span(ms: int) -> str:
    """How far apart two clocks are, in the largest unit that fits."""
    # Rounded before it is compared: the way to the hub takes a moment off a whole year.
    minutes, hours, days = (round(abs(ms) / unit) for unit in (_MINUTE, _HOUR, _DAY))
    if days >= _YEAR:
        return _Counted().years(round(days / _YEAR))
    if hours >= 24:
        return _Counted().days(days)
    if minutes >= 60:
        return _Counted().hours(hours)
    return _Counted().minutes(max(1, minutes))


def clock_is_off(state: State) -> bool:
    """Whether the hub's clock and this computer's tell clearly different times."""
    return abs(state.skew) > _SKEW


def pill(state: State, counts: Counts) -> Word:
    """The state for the status line: the most pressing first."""
    translate = QCoreApplication.translate
    if state.phase == "alone":
        if counts.waiting:
            # It goes with the next bundle.
            return Word(_Counted().waiting(counts.waiting), "upload-simple", "info")
        return Word(translate("Sync", "本机"), "laptop", "ok")
    return _trouble(state, counts) or _course(state, counts)


def standing(state: State, counts: Counts) -> Word:
    """The state for the band, which has figures of its own for what is to be seen to."""
    return pill(state, replace(counts, refused=0, cards=0))


def _trouble(state: State, counts: Counts) -> Word | None:
    translate = QCoreApplication.translate
    if state.code == "sync.revoked":
        return Word(translate("Sync", "已停用"), "prohibit", "err")
    if state.code in REJOINS:
        return Word(translate("Sync", "要重新加入"), "qr-code", "warn")
    if state.phase == "forged":
        return Word(translate("Sync", "中枢不可信"), "shield-warning", "err")
    if state.phase == "refused":
        return Word(translate("Sync", "中枢没有接受"), "warning-circle", "err")
    if clock_is_off(state):
        text = translate("Sync", "时钟相差 {span}").format(span=span(state.skew))
        return Word(text, "clock", "warn")
    if counts.refused:
        text = _Counted().returned(counts.refused)
        return Word(text, "warning-circle", "err")
    return None


def _course(state: State, counts: Counts) -> Word:
    translate = QCoreApplication.translate
    waiting = _Counted().waiting(counts.waiting) if counts.waiting else ""
    if state.phase == "offline":
        offline = translate("Sync", "离线")
        both = translate("Sync", "离线，{waiting}").format(waiting=waiting)
        return Word(both if waiting else offline, "wifi-slash", "text2")
    if state.phase == "working" and counts.waiting:
        return Word(
            translate("Sync", "同步中 {count}").format(count=counts.waiting),
            "arrows-clockwise",
            "info",
        )
    if waiting:
        return Word(waiting, "upload-simple", "info")
    if state.phase == "waiting" or not state.at:
        return Word(translate("Sync", "正在连接中枢"), "arrows-clockwise", "text2")
    if counts.cards:
        return Word(_Counted().cards(counts.cards), "git-merge", "warn")
    return Word(translate("Sync", "已同步"), "check-circle", "ok")
