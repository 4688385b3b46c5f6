"""What was said in a session, line by line, by whom in which role."""

from collections.abc import Sequence

from msgspec import Struct

from desktop.models.traditional import written

HOST, GUEST, AUDIENCE, NOTE = "host", "guest", "audience", "note"
ROLES: dict[str, tuple[str, str]] = {
    HOST: ("主持人", "Host"),
    GUEST: ("嘉宾", "Guest"),
    AUDIENCE: ("听众", "Audience"),
    NOTE: ("说明", "Note"),
}
MOST_LINES = 5000
MOST_LETTERS = 4000


class Said(Struct, frozen=True):
    """One line of a log before it is kept; `at` as the log has it, or empty."""

    role: str
    speaker: str
    text: str
    at: str = ""


class Line(Struct, frozen=True):
    """One line of an archive; `member` is the speaker where he is known."""

    occurrence: bytes
    position: int
    role: str
    speaker: str
    text: str
    at: str = ""
    member: bytes | None = None


def role_word(role: str, language: str) -> str:
    """What a role is called."""
    pair = ROLES.get(role, ROLES[AUDIENCE])
    return written(pair[0], language) if language.startswith("zh") else pair[1]


def label(line: Line, language: str) -> str:
    """Who speaks, as it stands before a line: the role, and the name in brackets."""
    word = role_word(line.role, language)
    if not line.speaker:
        return word
    return f"{word}（{line.speaker}）" if language.startswith("zh") else f"{word} ({line.speaker})"


def as_text(title: str, lines: Sequence[Line], language: str) -> str:
    """The whole archive as plain text: a heading, then who speaks and what."""
    return "\n\n".join([title, *(_block(label(one, language), one) for one in lines)]) + "\n"


def as_markdown(title: str, lines: Sequence[Line], language: str) -> str:
    """The whole archive as Markdown: speakers in bold, nothing of a text taken as markup."""
    blocks = [f"# {_plain(title)}"]
    for one in lines:
        said = "  \n".join(_plain(part) for part in one.text.splitlines())
        at = f" {one.at}" if one.at else ""
        blocks.append(f"**{_plain(label(one, language))}**{at}\n\n{said}")
    return "\n\n".join(blocks) + "\n"


def _block(who: str, one: Line) -> str:
    head = f"{who} {one.at}" if one.at else who
    return f"{head}\n{one.text}"


def _plain(text: str) -> str:
    return "".join("\\" + letter if letter in "\\`*_#[]<>|" else letter for letter in text)
