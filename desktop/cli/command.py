"""What every command has in common: its answer, its options, and how it is registered."""

from argparse import SUPPRESS, ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct, field

from desktop.store.community import Store

# A string, since argparse's class takes no type argument when the program runs.
Subparsers: TypeAlias = "_SubParsersAction[ArgumentParser]"


class Answer(Struct, frozen=True):
    """What a command says: a JSON-able document, and the same as lines for people."""

    document: object
    lines: list[str] = field(default_factory=list)


class Listing(Struct, frozen=True):
    """A list of any length: each of its rows as a JSON-able document, and as a line for people."""

    rows: Iterable[tuple[dict[str, object], str]]
    # What people read below it, "" for nothing.
    below: str = ""


# A command that works on an open community, and one that does not.
Run = Callable[[Store, Namespace], Answer | Listing]
RunAlone = Callable[[Namespace], Answer]


def take_options(parser: ArgumentParser) -> None:
    """Let it take the options of every command, which stand before or after its own words."""
    for name, about, more in (
        ("--community", "the community's folder", {"type": Path, "metavar": "FOLDER"}),
        ("--json", "answer with one JSON document", {"action": "store_true"}),
        ("--as", "look on as a role", {"dest": "preview", "metavar": "ROLE"}),
    ):
        # Without a default of its own, what stands before the command is not forgotten after it.
        parser.add_argument(name, help=about, default=SUPPRESS, **more)


def take_sure(parser: ArgumentParser) -> None:
    """Let a command that may change very much at once be told that this is meant."""
    parser.add_argument(
        "--yes", action="store_true", help="even if it changes very much that is there"
    )


def noun(nouns: Subparsers, name: str, about: str) -> Subparsers:
    """A noun under which verbs are added: `verbs = noun(nouns, "members", "…")`."""
    parser = nouns.add_parser(name, help=about)
    take_options(parser)
    return parser.add_subparsers(required=True, metavar="VERB")


def verb(verbs: Subparsers, name: str, about: str, run: Run) -> ArgumentParser:
    """A command on an open community; add its arguments to the parser returned."""
    parser = verbs.add_parser(name, help=about)
    take_options(parser)
    parser.set_defaults(run=run, alone=None)
    return parser


def verb_alone(verbs: Subparsers, name: str, about: str, run: RunAlone) -> ArgumentParser:
    """A command that opens no community, or makes it itself."""
    parser = verbs.add_parser(name, help=about)
    take_options(parser)
    parser.set_defaults(run=None, alone=run)
    return parser
