"""Asking for a passphrase or a code, at a terminal only: a program is never kept waiting."""

import sys
from getpass import getpass

from desktop.models.problem import Problem
from desktop.store.passphrase import too_short
from desktop.store.safe import WITHOUT_KEYRING


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty()


def passphrase() -> str | None:
    """The passphrase typed unseen; None where nobody can be asked or nothing was typed."""
    return getpass("口令 / passphrase: ") or None if can_ask() else None


def new_passphrase() -> str | None:
    """A passphrase typed twice; None where nobody can be asked or nothing was typed.

    Raises Problem vault.short_passphrase or vault.passphrases_differ.
    """
    word = passphrase()
    if word is None:
        return None
    if too_short(word):
        raise Problem("vault.short_passphrase")
    if getpass("再输一次 / once more: ") != word:
        raise Problem("vault.passphrases_differ")
    return word


def instead_of_keyring(problem: Problem) -> str | None:
    """Where the keyring can't be used, say so and ask for a new passphrase; else None."""
    if problem.code not in WITHOUT_KEYRING or not can_ask():
        return None
    print(problem.sentence("zh_CN"), problem.sentence("en"), sep="\n", file=sys.stderr)
    return new_passphrase()


def code() -> str | None:
    """A recovery code typed in; None where nobody can be asked or nothing was typed."""
    if not can_ask():
        return None
    sys.stderr.write("恢复码 / recovery code: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip() or None
