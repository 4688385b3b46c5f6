"""`qunzhu applications reveal|seen`: an applicant's phone, and who looked at it."""

from argparse import Namespace

from desktop.actions import applicants as acting
from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.consents import look, look_line
from desktop.store import admission, consents
from desktop.store.community import Store

APPLICATION = "id, or the name of an open one"


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `applications`."""
    shown = verb(verbs, "reveal", "show a masked phone; that is noted", _reveal)
    shown.add_argument("application", metavar="APPLICATION", help=APPLICATION)
    seen = verb(verbs, "seen", "who looked at a whole phone number", _seen)
    seen.add_argument("application", metavar="APPLICATION", help=APPLICATION)


def _reveal(store: Store, given: Namespace) -> Answer:
    changes = acting.reveal(store, admission.resolve(store, given.application))
    return Answer({"phone": changes.result}, [str(changes.result)])


def _seen(store: Store, given: Namespace) -> Answer:
    application = admission.resolve(store, given.application)
    found = consents.looked_at_applicant(store, application)
    return Answer([look(one) for one in found], [look_line(store, one) for one in found])
