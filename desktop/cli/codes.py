"""`qunzhu codes`: priority codes, made, used once, taken back."""

from argparse import Namespace

from desktop.actions import prioritycodes as acting
from desktop.cli import couponwords as words
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.people import changed
from desktop.cli.usage import whole
from desktop.cli.when import day
from desktop.models.prioritycode import MOST_AT_ONCE, CodeUse, PriorityCode, shown
from desktop.store import members, prioritycodes
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "codes", "priority codes: each is used once")
    made = verb(verbs, "make", "make codes", _make)
    made.add_argument("title", metavar="TITLE", help="what they are for")
    made.add_argument("--count", type=whole(1, MOST_AT_ONCE), default=1, metavar="N")
    made.add_argument("--code", default="", help="one that reads so")
    made.add_argument("--member", metavar="MEMBER", help="only he may use it")
    made.add_argument("--until", type=day, metavar="DATE", help="the last day")
    listed = verb(verbs, "list", "the codes and who used them", _list)
    listed.add_argument("--twice", action="store_true", help="used more than once")
    use = verb(verbs, "use", "use a code for a member", _use)
    use.add_argument("code", metavar="CODE")
    use.add_argument("member", metavar="MEMBER", help=_MEMBER)
    back = verb(verbs, "take-back", "take a use of a code back", _take_back)
    back.add_argument("use", metavar="USE", help="id of codes list")
    back.add_argument("--reason", required=True)
    gone = verb(verbs, "cancel", "call a code in that nobody used", _cancel)
    gone.add_argument("code", metavar="CODE")


def _make(store: Store, given: Namespace) -> Answer:
    whom = members.resolve(store, given.member) if given.member else None
    until = given.until.isoformat() if given.until else ""
    done = acting.make(store, given.title, given.count, code=given.code, member=whom, until=until)
    found = [shown(one) for one in done.result] if isinstance(done.result, list) else []
    return Answer({"codes": found, "action": done.action.hex()}, found)


def _list(store: Store, given: Namespace) -> Answer:
    if given.twice:
        found = prioritycodes.twice(store)
    else:
        found = prioritycodes.page(store)
        while more := prioritycodes.page(store, len(found)):
            found += more
    today = store.today().isoformat()
    lines = [line for one in found for line in _lines(one, today, given.language)]
    return Answer([_code(one, today) for one in found], lines)


def _code(one: PriorityCode, today: str) -> dict[str, object]:
    return {
        "code": shown(one.code),
        "title": one.title,
        "member": one.member.hex() if one.member else None,
        "until": one.until or None,
        "state": one.standing(today),
        "twice": one.twice,
        "uses": [_used(use) for use in one.uses],
    }


def _used(one: CodeUse) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "member": one.member.hex(),
        "name": one.name,
        "operator": one.operator,
        "at": one.at,
        "cancelled": one.cancelled,
        "stands": one.stands,
        "pending": one.pending,
    }


def _lines(one: PriorityCode, today: str, language: str) -> list[str]:
    state = words.word(one.standing(today), language)
    told = (shown(one.code), one.title, state, words.until(one.until, language))
    return ["  ".join(told).rstrip(), *words.uses(one.uses, language)]


def _use(store: Store, given: Namespace) -> Answer:
    done = acting.use(store, given.code, members.resolve(store, given.member))
    made = done.result.hex() if isinstance(done.result, bytes) else ""
    return Answer({"use": made, "action": done.action.hex()}, [made])


def _take_back(store: Store, given: Namespace) -> Answer:
    use = prioritycodes.use_meant(store, given.use)
    return changed(acting.take_back(store, use, given.reason))


def _cancel(store: Store, given: Namespace) -> Answer:
    return changed(acting.cancel(store, given.code))
