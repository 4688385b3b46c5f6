"""`qunzhu applications`: who asks to come in, who lets them, what each source brought."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from desktop.actions import admission as acting
from desktop.cli import applicants
from desktop.cli.applicants import takes
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.usage import whole
from desktop.models.admission import STATE_NAMES, Application, Rule
from desktop.models.changes import Changes
from desktop.models.people import word
from desktop.store import admission, stays
from desktop.store.community import Store

_PLACE = "a group; without one the whole community"
# zh_CN, en.
_NEEDS = ("需要 {n} 人同意", "{n} have to agree")


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "applications", "who asks to come in, and who lets them")
    asked = verb(verbs, "rule", "what is asked of who wants to come in", _rule)
    asked.add_argument("--group", default="", metavar="GROUP", help=_PLACE)
    _repeated(asked, "--question", "a question to ask; may be given again")
    _repeated(asked, "--condition", "a condition to hold; may be given again")
    asked.add_argument("--needed", type=whole(1, 20), help="how many have to agree")
    new = verb(verbs, "add", "enter an application", _add)
    new.add_argument("name", metavar="NAME", help="who asks to come in")
    new.add_argument("--group", default="", metavar="GROUP", help=_PLACE)
    new.add_argument("--phone", default="", help="the applicant's phone")
    new.add_argument("--source", default="", help="where the applicant comes from")
    new.add_argument(
        "--answer",
        action="append",
        default=[],
        type=_answer,
        metavar="QUESTION=ANSWER",
        help="an answer, as QUESTION=ANSWER; may be given again",
    )
    listing = verb(verbs, "list", "list applications that are open", _list)
    listing.add_argument("--decided", action="store_true", help="those decided instead")
    takes(verb(verbs, "show", "everything about one application", _show))
    agree = verb(verbs, "approve", "agree to an application", _approve)
    takes(agree)
    agree.add_argument(
        "--condition",
        action="append",
        default=[],
        metavar="TEXT",
        help="a condition that holds; may be given again",
    )
    agree.add_argument("--note-only", action="store_true", help="note the conditions alone")
    refuse = verb(verbs, "reject", "turn an application down, for a reason", _reject)
    takes(refuse)
    refuse.add_argument("--reason", required=True, metavar="TEXT", help="why")
    applicants.add(verbs)
    verb(verbs, "report", "accepted, rejected and open by source", _report)
    verb(verbs, "sources", "who joined, is active and left by source", _sources)


def _repeated(command: ArgumentParser, name: str, about: str) -> None:
    command.add_argument(name, action="append", metavar="TEXT", help=about)


def _answer(text: str) -> tuple[str, str]:
    question, equals, answer = text.partition("=")
    if not equals:
        raise ArgumentTypeError("write QUESTION=ANSWER")
    return question.strip(), answer.strip()


def _rule(store: Store, given: Namespace) -> Answer:
    place = admission.find_place(store, given.group)
    if (given.question, given.condition, given.needed) != (None, None, None):
        acting.set_rule(
            store,
            place,
            questions=given.question,
            conditions=given.condition,
            needed=given.needed,
        )
    found = admission.rule(store, place)
    held = admission.seats(store, place)
    document = {**_rule_document(found), "capacity": held.limit, "members": held.taken}
    of = f"/{held.limit}" if held.limit else ""
    needs = _NEEDS[str(given.language).startswith("en")].format(n=found.needed)
    lines = [f"{admission.place_name(store, place)}  {held.taken}{of}", f"  {needs}"]
    lines += [f"  {line}" for line in (*found.conditions, *found.questions)]
    return Answer(document, lines)


def _rule_document(found: Rule) -> dict[str, object]:
    return {
        "place": found.place.hex(),
        "needed": found.needed,
        "conditions": list(found.conditions),
        "questions": list(found.questions),
    }


def _add(store: Store, given: Namespace) -> Answer:
    fields = {"name": given.name, "phone": given.phone, "source": given.source}
    place = admission.find_place(store, given.group)
    made = acting.enter(store, place, fields, given.answer).result
    if not isinstance(made, bytes):
        raise TypeError("entering answers an id")
    return _answer_of(store, made, given.language)


def _answer_of(store: Store, application: bytes, language: str) -> Answer:
    found = admission.find(store, application)
    return Answer(_document(found), [_line(found, language)])


def _document(one: Application) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "name": one.name,
        "phone": one.phone,
        "source": one.source or None,
        "place": one.place.hex(),
        "place_name": one.place_name,
        "state": one.state,
        "position": one.position or None,
        "approvals": len(one.agreed),
        "needed": one.rule.needed,
        "unmet": one.unmet,
        "member": one.member.hex() if one.member else None,
        "decided": one.decided or None,
        "reason": one.reason or None,
        "answers": [{"question": ask, "answer": said} for ask, said in one.answers],
    }


def _line(one: Application, language: str) -> str:
    state = word(STATE_NAMES, one.state, language)
    place = f"{state} {one.position}" if one.position else state
    agreed = f"{len(one.agreed)}/{one.rule.needed}"
    return "  ".join(
        part for part in (one.name, place, agreed, one.place_name, one.source, one.phone) if part
    )


def _list(store: Store, given: Namespace) -> Answer:
    found: list[Application] = [] if given.decided else admission.opened(store)
    while given.decided and (page := admission.decided(store, len(found))):
        found += page
    return Answer([_document(one) for one in found], [_line(one, given.language) for one in found])


def _show(store: Store, given: Namespace) -> Answer:
    found = admission.find(store, admission.resolve(store, given.application))
    document = _document(found)
    document["said"] = [
        {"operator": one.name, "agrees": one.agrees, "met": list(one.met)}
        for one in found.approvals
    ]
    lines = [_line(found, given.language)]
    lines += [f"  {ask}: {said}" for ask, said in found.answers]
    lines += [f"  {one.name}  {'、'.join(one.met)}".rstrip() for one in found.agreed]
    lines += [f"  {found.reason}"] if found.reason else []
    return Answer(document, lines)


def _approve(store: Store, given: Namespace) -> Answer:
    application = admission.resolve(store, given.application)
    done = acting.approve(store, application, given.condition, agrees=not given.note_only)
    return _done(store, done, given.language)


def _reject(store: Store, given: Namespace) -> Answer:
    application = admission.resolve(store, given.application)
    return _done(store, acting.reject(store, application, given.reason), given.language)


def _done(store: Store, done: Changes, language: str) -> Answer:
    if not isinstance(done.result, acting.Outcome):
        raise TypeError("deciding answers what came of it")
    told = _answer_of(store, done.result.application, language)
    if not isinstance(told.document, dict):
        raise TypeError("an application is a document")
    return Answer({**told.document, "action": done.action.hex()}, told.lines)


def _report(store: Store, given: Namespace) -> Answer:
    found = admission.report(store)
    document = [
        {
            "source": one.source or None,
            "accepted": one.accepted,
            "rejected": one.rejected,
            "pending": one.pending,
        }
        for one in found
    ]
    lines = [f"{one.source or '–'}  {one.accepted}/{one.rejected}/{one.pending}" for one in found]
    return Answer(document, lines)


def _sources(store: Store, given: Namespace) -> Answer:
    found = stays.sources(store)
    document = [
        {
            "source": one.source or None,
            "joined": one.joined,
            "active": one.active,
            "left": one.left,
            "percent": one.share,
        }
        for one in found
    ]
    lines = [
        f"{one.source or '–'}  {one.joined}/{one.active}/{one.left}  {one.share}%" for one in found
    ]
    return Answer(document, lines)
