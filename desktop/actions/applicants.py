"""What is kept of somebody who only asked to come in: his phone is looked at, and that is noted."""

from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import admission
from desktop.store.community import Store


def reveal(store: Store, application: bytes) -> Changes:
    """Note that the actor looks at an applicant's phone; `Changes.result` is its text.

    Raises Problem role.not_allowed or member.nothing_to_show.
    """
    require(store.actor, "member.read.contact")
    found = admission.phone(store, application)
    if found is None:
        raise Problem("member.nothing_to_show")
    with store.recording("member.reveal") as rec:
        looked = {"kind": "reveal", "field": "phone", "application": application}
        rec.put("audit", None, {**looked, "operator": store.operator, "at": rec.at})
        rec.result = found[0]
    return rec.changes
