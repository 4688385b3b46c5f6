"""`qunzhu applications`: an applicant's phone, his data as a file, withdrawn, erased."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.actions import applicants as acting
from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.consents import handed, look, look_line
from desktop.cli.erasing import looked, receipt_of
from desktop.cli.people import changed
from desktop.store import admission, consents
from desktop.store.community import Store


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `applications`."""
    takes(verb(verbs, "reveal", "show a masked phone; that is noted", _reveal))
    takes(verb(verbs, "seen", "who looked at a whole phone number", _seen))
    takes(verb(verbs, "withdraw", "note that the applicant took it back", _withdraw))
    handout = verb(verbs, "handout", "write all that is kept of an applicant to a file", _handout)
    takes(handout)
    handout.add_argument("file", type=Path, metavar="FILE")
    erase = verb(verbs, "erase", "make an applicant unreadable everywhere", _erase)
    takes(erase)
    erase.add_argument(
        "--yes", action="store_true", help="do it; without this, only say what goes and what stays"
    )


def takes(command: ArgumentParser) -> None:
    """Have a command take an application."""
    command.add_argument(
        "application",
        metavar="APPLICATION",
        help="id or name, of two of one name the open one",
    )


def _reveal(store: Store, given: Namespace) -> Answer:
    changes = acting.reveal(store, admission.resolve(store, given.application))
    return Answer({"phone": changes.result}, [str(changes.result)])


def _seen(store: Store, given: Namespace) -> Answer:
    application = admission.resolve(store, given.application)
    found = consents.looked_at_applicant(store, application)
    return Answer([look(one) for one in found], [look_line(store, one) for one in found])


def _withdraw(store: Store, given: Namespace) -> Answer:
    return changed(acting.withdraw(store, admission.resolve(store, given.application)))


def _handout(store: Store, given: Namespace) -> Answer:
    application = admission.resolve(store, given.application)
    return handed(acting.export(store, application, given.file), given.file)


def _erase(store: Store, given: Namespace) -> Answer:
    application = admission.resolve(store, given.application)
    language = str(given.language)
    if not given.yes:
        return looked(acting.look(store, application), language)
    return receipt_of(store, acting.erase(store, application), language)
