"""Reads what was said in a session, copied out of a chat or written down, into labelled lines."""

import re
import unicodedata
from collections.abc import Collection

from desktop.models.transcript import (
    AUDIENCE,
    GUEST,
    HOST,
    MOST_LETTERS,
    NOTE,
    Said,
)

# How logs name who speaks.
_WORDS = {
    **dict.fromkeys(("主持人", "主持", "主持人员", "host", "moderator"), HOST),
    **dict.fromkeys(("嘉宾", "讲师", "主讲", "主讲人", "分享嘉宾", "guest", "speaker"), GUEST),
    **dict.fromkeys(("听众", "群友", "同学", "提问", "audience"), AUDIENCE),
}
_OLD = str.maketrans("賓講師聽眾學問員", "宾讲师听众学问员")
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_NAMED = r"(?:\s*[（(]\s*(?P<name>[^（）()]{1,40}?)\s*[）)])?"
# "主持人", "嘉宾 (名字)：": alone on its line, or with what is said after the colon.
_LABEL = re.compile(rf"(?P<word>{_WORD}){_NAMED}\s*(?:[:：]\s*(?P<text>.*))?", re.IGNORECASE)
# "主持人怎样…？" without a colon: a log that lost its line breaks.
_RUN_ON = re.compile(rf"(?P<word>主持人|嘉宾){_NAMED}(?P<text>\S.*)")
_NOT_RUN_ON = "们的是说在和与跟把对都也就会将有为及、，。）)"
_DAY = r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
_TIME = r"(?:[上下]午|AM|PM)?\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
# "名字 20:31", "名字 2026-11-22 20:31:05"; "2026-11-22 20:31 名字".
_WHO = r"(?P<name>[^\s:：，。！？,!?][^:：，。！？,!?]{0,29}?)"
_NAME_FIRST = re.compile(rf"{_WHO}[\s(（]+(?P<at>(?:{_DAY}\s*)?{_TIME})[)）]?\s*[:：]?")
_TIME_FIRST = re.compile(rf"[\[【]?(?P<at>(?:{_DAY}\s*)?{_TIME})[\]】]?\s+{_WHO}[:：]?")
_COLON = re.compile(r"(?P<name>[^:：]{1,40}?)\s*[:：]\s*(?P<text>.*)")
_MARKER = re.compile(
    r"(?:课程|課程|本期|直播)?(?:分享|會議|会议|聊天)?(?:记录|記錄)(?:内容|內容)?[:：]?"
)


class _Reading:
    """One log while it is read: who speaks now, and who is known by which role."""

    def __init__(self, host: str, guest: str, people: Collection[str]) -> None:
        self._known = {name: AUDIENCE for name in people if name}
        self._known.update({name: role for name, role in ((guest, GUEST), (host, HOST)) if name})
        self._only = {HOST: host, GUEST: guest}
        self._now = Said(NOTE, "", "")
        self._texts: list[str] = []
        self.found: list[Said] = []

    def read(self, text: str) -> None:
        """Take in all lines of a log."""
        blank = True
        for raw in text.splitlines():
            line = raw.strip()
            if not line:
                self._texts.append("")
            elif not self._speaks(line, blank):
                if _MARKER.fullmatch(line) and not self.found and self._now.role == NOTE:
                    # What stands above is the page that the log was copied from.
                    self._texts.clear()
                else:
                    self._texts.append(line)
            blank = not line
        self._close()

    def _speaks(self, line: str, blank: bool) -> bool:
        """Whether somebody else begins to speak in this line."""
        simple = line.translate(_OLD)
        if match := _LABEL.fullmatch(simple):
            role, name = _WORDS[match["word"].casefold()], match["name"] or ""
            self._begin(role, name, line[match.start("text") :] if match["text"] else "")
            return True
        for pattern in (_NAME_FIRST, _TIME_FIRST):
            if match := pattern.fullmatch(line):
                self._begin_named(match["name"], match["at"], "")
                return True
        if (match := _COLON.fullmatch(line)) and match["name"] in self._known:
            self._begin_named(match["name"], "", match["text"])
            return True
        match = _RUN_ON.fullmatch(simple) if blank and self.found else None
        if match and match["text"][0] not in _NOT_RUN_ON:
            self._begin(_WORDS[match["word"]], match["name"] or "", line[match.start("text") :])
            return True
        return False

    def _begin(self, role: str, name: str, text: str) -> None:
        self._close()
        if name:
            self._known[name] = role
            self._only[role] = name
        self._now = Said(role, name or self._only.get(role, ""), "")
        self._texts = [text] if text else []

    def _begin_named(self, name: str, at: str, text: str) -> None:
        self._close()
        label = _LABEL.fullmatch(name.translate(_OLD))
        if label:
            role, spoken = _WORDS[label["word"].casefold()], label["name"] or ""
        else:
            role, spoken = self._known.setdefault(name, AUDIENCE), name
        self._now = Said(role, spoken, "", at.replace("：", ":"))
        self._texts = [text] if text else []

    def _close(self) -> None:
        """Keep what was said so far; a very long speech becomes several lines."""
        said = re.sub(r"\n{2,}", "\n", "\n".join(self._texts)).strip()
        while said:
            part = _cut(said)
            self.found.append(Said(self._now.role, self._now.speaker, part, self._now.at))
            said = said[len(part) :].strip()
        self._texts = []


def _cut(text: str) -> str:
    if len(text) <= MOST_LETTERS:
        return text
    at = max(text.rfind(mark, 0, MOST_LETTERS) for mark in "\n。！？")
    return text[: at + 1 if at > 0 else MOST_LETTERS]


def read(text: str, *, host: str = "", guest: str = "", people: Collection[str] = ()) -> list[Said]:
    """The lines of a log; `host`, `guest` and `people` are names that may stand before a colon.

    What is said before anybody speaks is a note. Nobody's words are dropped.
    """
    reading = _Reading(host, guest, people)
    reading.read(unicodedata.normalize("NFC", text).replace("\ufeff", "").replace("\u200b", ""))
    return reading.found


def speakers(found: Collection[Said]) -> dict[str, str]:
    """Everybody who speaks by name, with the role."""
    return {one.speaker: one.role for one in found if one.speaker}
