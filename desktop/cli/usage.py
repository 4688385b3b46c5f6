"""How commands are typed, said in the operator's language: help, wrong usage, whole numbers."""

import re
import sys
from argparse import (
    Action,
    ArgumentError,
    ArgumentParser,
    ArgumentTypeError,
    HelpFormatter,
    Namespace,
    _StoreAction,
    _SubParsersAction,
)
from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar

from desktop.cli.usagewords import CHINESE

_AnyAction = TypeVar("_AnyAction", bound=Action)

MOST = 1_000_000_000
_WRONG_USAGE = 2

# What argparse says of wrong usage, in its own words.
_ERRORS = tuple(
    (re.compile(pattern, re.DOTALL), chinese)
    for pattern, chinese in (
        (r"the following arguments are required: (.*)", r"还要写 \1"),
        (r"unrecognized arguments: (.*)", r"多余的内容 \1"),
        (r"argument (.*?): invalid choice: (.*) \(did you mean (.*)\?\)", r"没有 \2，是 \3 吗？"),
        (r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)", r"\1 不能是 \2，可以是 \3"),
        (r"argument (.*?): expected (?:one|at least one) argument", r"\1 后面要写内容"),
        (r"argument (.*?): given more than once", r"\1 只能写一次"),
        (r"argument (.*?): not allowed with argument (.*)", r"\1 和 \2 不能一起用"),
        (r"argument (.*?): ignored explicit argument (.*)", r"\1 后面不写内容：\2"),
        (r"ambiguous option: (.*) could match (.*)", r"\1 不明确，可以是 \2"),
    )
)


def _in_chinese(message: str) -> str:
    for pattern, chinese in _ERRORS:
        if found := pattern.fullmatch(message):
            return found.expand(chinese)
    where, colon, what = message.removeprefix("argument ").partition(": ")
    return f"{where}{'：' if colon else ''}{_chinese(what)}"


def _chinese(english: str) -> str:
    return CHINESE.get(english, english)


class _Formatter(HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class _Commands(_SubParsersAction):  # type: ignore[type-arg]  # takes none when the program runs
    def add_parser(self, name: str, **given: Any) -> ArgumentParser:
        parser: ArgumentParser = super().add_parser(
            name, **{**given, "help": _chinese(given["help"])}
        )
        return parser


class _Once(_StoreAction):
    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        if option_string and isinstance(parser, Parser):
            if self in parser.typed:
                # Which of the two is meant nobody can know.
                raise ArgumentError(self, "given more than once")
            parser.typed.add(self)
        super().__call__(parser, namespace, values, option_string)


class Parser(ArgumentParser):
    """A parser that takes an option with a value once; those that may be repeated are lists.

    What is typed wrong is told by the command that it was typed for, with what may be meant.
    """

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.typed: set[Action] = set()
        self.register("action", None, _Once)
        self.register("action", "store", _Once)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Nothing is typed yet when a command's words are read."""
        self.typed.clear()
        found, more = super().parse_known_args(args, namespace)
        if more:
            # Left to the parser above, it would show its own usage, which helps nobody.
            self.error(f"unrecognized arguments: {' '.join(more)}")
        return found, more

    def _check_value(self, action: Action, value: Any) -> None:
        """Name what was nearly typed instead of all there is."""
        if action.choices is not None and value not in action.choices:
            from difflib import get_close_matches

            if near := get_close_matches(str(value), map(str, action.choices), 1):
                meant = f"invalid choice: {value!r} (did you mean {near[0]!r}?)"
                raise ArgumentError(action, meant)
        super()._check_value(action, value)


class ChineseParser(Parser):
    """A parser whose help and errors are Chinese; those of its commands, too."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **{"formatter_class": _Formatter, **more})
        self.register("action", "parsers", _Commands)

    def _add_action(self, action: _AnyAction) -> _AnyAction:
        """Every argument comes through here, those of a group that exclude each other, too."""
        action.help = _chinese(action.help) if action.help else action.help
        return super()._add_action(action)

    def add_argument_group(self, title: str | None = None, *given: Any, **more: Any) -> Any:
        """A group of arguments under a Chinese title."""
        return super().add_argument_group(_chinese(title or "") or None, *given, **more)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave."""
        self.print_usage(sys.stderr)
        self.exit(_WRONG_USAGE, f"{self.prog}：用法不对：{_in_chinese(message)}\n")


def parser_class(language: str) -> type[ArgumentParser]:
    """The parser that speaks zh_CN, or any other language as English."""
    return ChineseParser if language.startswith("zh") else Parser


def whole(low: int, high: int = MOST) -> Callable[[str], int]:
    """The type of an argument that is a whole number from `low` to `high`, full-width or not."""

    def number(text: str) -> int:
        try:
            found = int(text)
        except ValueError:
            found = low - 1
        if not low <= found <= high:
            raise ArgumentTypeError(f"{text!r}: {low:,} … {high:,}")
        return found

    return number
