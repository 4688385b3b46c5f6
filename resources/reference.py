"""Writes docs/guide/en/commands.md from the commands themselves: `python resources/reference.py`.

The Chinese page is written by hand, with examples that its tests run.
"""

import sys
from argparse import SUPPRESS, ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "guide" / "en" / "commands.md"
HEAD = """# The command line

What the window does with members, roles, the calendar, attendance, activities, points and backups
is here as well, with the same rights and the same records. `qunzhu` alone opens the window.

- `--community FOLDER` names the community; so does `QUNZHU_COMMUNITY` in the environment.
- `--json` answers with one JSON document, for programs.
- `--as ROLE` looks on with the eyes of a role and changes nothing.
- A passphrase is taken from `QUNZHU_PASSPHRASE`, or asked for in the terminal.
- The exit code is 0 when it is done, 1 for a problem (one line says what, where and what to do),
  2 for wrong usage.
- A member is named by number, phone, id, or a name that only one has.
- `qunzhu NOUN VERB --help` lists every option with its meaning.
"""
TABLE = "| Command | What it does |\n|---|---|"
COMMON = {"help", "community", "json", "preview"}


def verbs(parser: ArgumentParser) -> dict[str, tuple[str, ArgumentParser]]:
    """What stands below a parser: help and parser by name; {} for one that is a command."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            told = {one.dest: one.help or "" for one in action._choices_actions}
            return {name: (told.get(name, ""), one) for name, one in action.choices.items()}
    return {}


def words(parser: ArgumentParser) -> tuple[list[str], list[str]]:
    """What is to be typed after a command, and which options it takes besides."""
    placed, options = [], []
    for action in parser._actions:
        if action.dest in COMMON or action.help == SUPPRESS:
            continue
        shown = action.metavar or (
            "|".join(map(str, action.choices)) if action.choices else action.dest.upper()
        )
        shown = shown if isinstance(shown, str) else " ".join(shown)
        if action.option_strings:
            taken = "" if action.nargs == 0 else f" {shown}"
            text = f"{action.option_strings[-1]}{taken}"
            (placed if action.required else options).append(text)
        else:
            many = " …" if action.nargs in ("+", "*") else ""
            text = f"{shown}{many}"
            placed.append(f"[{text}]" if action.nargs in ("?", "*") else text)
    return placed, options


def line(name: str, about: str, parser: ArgumentParser) -> str:
    """A row of the table."""
    placed, options = words(parser)
    command = " ".join(["qunzhu", name, *placed]).replace("|", "\\|")
    said = about.replace("|", "\\|")
    if options:
        listed = ", ".join(f"`{one}`" for one in options).replace("|", "\\|")
        said = f"{said}; {listed}"
    return f"| `{command}` | {said} |"


def page() -> Iterator[str]:
    """The lines of the page."""
    from desktop.cli.main import parser

    yield HEAD
    nouns = verbs(parser("en"))
    alone = {name: one for name, one in nouns.items() if not verbs(one[1])}
    yield f"## The community\n\n{TABLE}"
    for name, (about, one) in alone.items():
        yield line(name, about, one)
    for name, (about, one) in nouns.items():
        below = verbs(one)
        if below:
            yield f"\n## {name}\n\n{about[:1].upper()}{about[1:]}.\n\n{TABLE}"
            for verb, (said, own) in below.items():
                yield line(f"{name} {verb}", said, own)


def text() -> str:
    """The page as it is to be."""
    return "\n".join(page()) + "\n"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name}\n")
