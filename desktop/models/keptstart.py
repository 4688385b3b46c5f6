"""What happens once and was moved by a newer file: it is known by its first start all the same."""

import re

from desktop.models.recurrence import original_text
from desktop.models.seriesplan import plan

LINE = "X-QUNZHU-ORIGINAL"
_SAID = re.compile(rf"(?mi)^{LINE}[^\r\n]*\r?\n")
_EVENT = re.compile(r"(?mi)^BEGIN[ \t]*:[ \t]*VEVENT[ \t]*\r?\n")


def given(text: str, home: str) -> str:
    """The original start that a text alone gives its first event."""
    made = plan(text, home)
    event = made.master or made.events[0]
    return original_text(event.start, made.zones, event.floating)


def kept(text: str) -> str:
    """The original start that a text keeps for its first occurrence; "" where it is its own."""
    found = _SAID.search(text)
    return found[0].partition(":")[2].strip() if found else ""


def keeping(text: str, before: str, home: str) -> str:
    """The text of a file in place of the one `before`: what happens once stays the one it was."""
    plain = _SAID.sub("", text)
    if not (before and plan(before, home).single and plan(plain, home).single):
        return plain
    first = kept(before) or given(before, home)
    if first == given(plain, home):
        return plain
    return _EVENT.sub(lambda found: f"{found[0]}{LINE}:{first}\r\n", plain, count=1)
