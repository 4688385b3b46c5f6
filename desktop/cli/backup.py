"""`qunzhu backup`, `restore`, `check` and `recovery`: keeping a community safe."""

import sys
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from desktop.actions import backup, diagnosis
from desktop.cli import asking
from desktop.cli.command import Answer, Subparsers, noun, verb, verb_alone
from desktop.cli.syncwords import say
from desktop.cli.words import labelled, said
from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.store import home, link, synced, vault
from desktop.store.community import Store, open_store
from desktop.store.passphrase import given as given_passphrase

# What opens a backup, in words.
_OPENERS = {"passphrase": ("口令", "passphrase"), "recovery": ("恢复码", "recovery code")}


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    make = verb(nouns, "backup", "write a backup that stands alone", _backup)
    make.add_argument("file", type=Path, metavar="FILE")
    back = verb_alone(nouns, "restore", "make a new folder from a backup", _restore)
    back.add_argument("file", type=Path, metavar="FILE")
    back.add_argument("folder", type=Path, metavar="FOLDER")
    back.add_argument("--code", help="the recovery code of the backup")
    look = verb(nouns, "check", "look the community's file over", _check)
    look.add_argument("--deep", action="store_true", help="also rebuild it from its log")
    verb(nouns, "diagnose", "figures for whoever mends the program; nothing personal", _diagnose)
    verbs = noun(nouns, "recovery", "the recovery code")
    verb(verbs, "print", "make a new recovery code and show it once", _print)
    use = verb_alone(verbs, "use", "open a folder by its recovery code", _use)
    use.add_argument("folder", type=Path, metavar="FOLDER")
    use.add_argument("--code", help="asked for at a terminal if left out")


def _backup(store: Store, given: Namespace) -> Answer:
    owner = store.actor.role == OWNER
    if owner and asking.can_ask():
        recovery_first(store, given.language)
    word = given_passphrase(None)
    if word is None and store.keys.recovery is None:
        word = asking.new_passphrase()
    path = backup.export(store, given.file, word)
    if owner:
        recovery_first(store, given.language)
    size = path.stat().st_size
    opens = [
        *(["passphrase"] if word else []),
        *(["recovery"] if store.keys.recovery else []),
    ]
    document = {"file": str(path), "bytes": size, "opens_with": opens}
    told = [_OPENERS[one][given.language.startswith("en")] for one in opens]
    return Answer(document, [f"{path}  {size} B  ({' / '.join(told)})"])


def recovery_first(store: Store, language: str) -> None:
    """Ask for a recovery code before a community first leaves this computer, if there is none.

    At a terminal it is made and shown, else one line on stderr says how.
    """
    if store.keys.recovery is not None:
        return
    if not asking.can_ask():
        print(Problem("sync.recovery_wanted").sentence(language), file=sys.stderr)
        return
    code = backup.print_recovery(store)
    print(say("keep_code_first", language), code, sep="\n", file=sys.stderr)
    sys.stdin.readline()


def _restore(given: Namespace) -> Answer:
    word = given_passphrase(None)
    if word is None and given.code is None:
        word = asking.passphrase()
    keys = backup.restore_folder(given.file, given.folder, given.code, word)
    return _opened(keys, word)


def _opened(keys: vault.Keys, word: str | None) -> Answer:
    """Open the folder, so that it becomes a device of its own now and not at its first edit."""
    warn_if_synced(keys.folder)
    with closing(open_store(keys.folder, passphrase=word)) as store:
        name = home.name(store)
        document = {
            "community": store.community.hex(),
            "name": name,
            "folder": str(keys.folder),
            "device": store.device.hex(),
            "kept": keys.kept,
        }
    return Answer(document, [f"{name}  {keys.folder}"])


def warn_if_synced(folder: Path) -> None:
    """Say on stderr when a cloud service synchronises the place of a community."""
    service = synced.service(folder)
    if service:
        problem = Problem("vault.synced_folder", folder=folder, service=service)
        print(problem.sentence("zh_CN"), problem.sentence("en"), sep="\n", file=sys.stderr)


def _check(store: Store, given: Namespace) -> Answer:
    """Raises the first problem found; all is well otherwise."""
    found = backup.check(store, deep=given.deep)
    for checked in found:
        if checked.problem:
            raise checked.problem
    names = [checked.name for checked in found]
    lines = labelled(((name, said("ok", given.language)) for name in names), given.language)
    return Answer({"ok": True, "checks": names}, lines)


def _diagnose(store: Store, _given: Namespace) -> Answer:
    facts = diagnosis.report(store)
    return Answer(facts, diagnosis.lines(facts))


def _print(store: Store, given: Namespace) -> Answer:
    code = backup.print_recovery(store)
    lines = [code, say("keep_code", given.language)]
    if link.read(store).address:
        lines.append(say("hub_renews", given.language))
    return Answer({"code": code}, lines)


def _use(given: Namespace) -> Answer:
    code = given.code or asking.code()
    if code is None:
        raise Problem("vault.code_wanted")
    word = given_passphrase(None)
    try:
        keys = backup.use_recovery(given.folder, code, word)
    except Problem as problem:
        word = asking.instead_of_keyring(problem)
        if word is None:
            raise
        keys = backup.use_recovery(given.folder, code, word)
    return _opened(keys, word)
