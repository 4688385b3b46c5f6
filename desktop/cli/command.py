"""What every command has in common: its answer, its options, and how it is registered."""

from argparse import SUPPRESS, ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from desktop.store.community import Store

# A string, since argparse's class takes no type argument when the program runs.
Subparsers: TypeAlias = "_SubParsersAction[ArgumentParser]"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command says: a JSON-able document, and the same as lines for people."""

    document: object
    lines: list[str] = field(default_factory=list)


# A command that works on an open community, and one that does not.
Run = Callable[[Store, Namespace], Answer]
RunAlone = Callable[[Namespace], Answer]


def options() -> ArgumentParser:
    """The options that every command takes, before or after its own words."""
    parser = ArgumentParser(add_help=False, argument_default=SUPPRESS)
    parser.add_argument("--community", type=Path, metavar="FOLDER", help="the community's folder")
    parser.add_argument("--json", action="store_true", help="answer with one JSON document")
    parser.add_argument("--as", dest="preview", metavar="ROLE", help="look on as a role")
    return parser


def noun(nouns: Subparsers, name: str, about: str) -> Subparsers:
    """A noun under which verbs are added: `verbs = noun(nouns, "members", "…")`."""
    parser = nouns.add_parser(name, help=about, parents=[options()])
    return parser.add_subparsers(required=True, metavar="VERB")


def verb(verbs: Subparsers, name: str, about: str, run: Run) -> ArgumentParser:
    """A command on an open community; add its arguments to the parser returned."""
    parser = verbs.add_parser(name, help=about, parents=[options()])
    parser.set_defaults(run=run, alone=None)
    return parser


def verb_alone(verbs: Subparsers, name: str, about: str, run: RunAlone) -> ArgumentParser:
    """A command that opens no community, or makes it itself."""
    parser = verbs.add_parser(name, help=about, parents=[options()])
    parser.set_defaults(run=None, alone=run)
    return parser
