"""`qunzhu drives`: membership drives with their window, quota, prices and takings."""

from argparse import Namespace

from desktop.actions import plans as selling
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.people import changed
from desktop.cli.plans import made
from desktop.cli.usage import whole
from desktop.cli.when import day
from desktop.models.counting import yuan
from desktop.models.drive import STATE_WORDS, Drive, read_tier
from desktop.store import drives, plans
from desktop.store.community import Store

_NAMED = "id or unique name"


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "drives", "membership drives: window, quota, prices, takings")
    new = verb(verbs, "add", "plan a membership drive", _add_drive)
    new.add_argument("name", metavar="NAME")
    new.add_argument("--plan", required=True, metavar="PLAN", help=_NAMED)
    new.add_argument("--from", dest="first", type=day, required=True, metavar="DATE")
    new.add_argument("--to", dest="last", type=day, required=True, metavar="DATE")
    new.add_argument("--quota", type=whole(1, 1_000_000_000), help="so many members")
    new.add_argument(
        "--tier",
        action="append",
        default=[],
        metavar="NAME:YUAN[:DATE|:N]",
        help="a price until a day, or for so many, in order",
    )
    new.add_argument("--note", default="")
    verb(verbs, "list", "list the membership drives", _drives)
    total = verb(verbs, "summary", "what drives took in", _summary)
    total.add_argument("--from", dest="first", type=day, metavar="DATE", help="first day")
    total.add_argument("--to", dest="last", type=day, metavar="DATE", help="last day")
    over = verb(verbs, "close", "take nobody more in a drive", _close)
    over.add_argument("drive", metavar="DRIVE", help=_NAMED)
    over.add_argument("--reopen", action="store_true", help="take members again")


def _add_drive(store: Store, given: Namespace) -> Answer:
    said = Drive(
        id=b"",
        plan=plans.resolve(store, given.plan),
        name=given.name,
        first=given.first,
        last=given.last,
        quota=given.quota,
        tiers=tuple(read_tier(one) for one in given.tier),
        note=given.note,
    )
    return made("drive", selling.save_drive(store, None, said))


def _drives(store: Store, given: Namespace) -> Answer:
    found = drives.drives(store)
    today = store.today()
    side = not given.language.startswith("zh")
    return Answer(
        [{**_drive(one), "state": one.state(today)} for one in found],
        [
            f"{one.name}  {one.first} – {one.last}  {STATE_WORDS[one.state(today)][side]}"
            f"  {one.joined}/{one.quota or '∞'}  ¥{yuan(one.takings)}"
            for one in found
        ],
    )


def _drive(one: Drive) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "name": one.name,
        "plan": one.plan_name,
        "from": one.first.isoformat(),
        "to": one.last.isoformat(),
        "quota": one.quota,
        "joined": one.joined,
        "takings": one.takings,
        "refunded": one.refunded,
        "beyond": one.beyond,
    }


def _summary(store: Store, given: Namespace) -> Answer:
    found = drives.drives(store, given.first, given.last)
    tiers = {one.id: drives.by_tier(store, one.id) for one in found}
    document = {
        "drives": [
            {
                **_drive(one),
                "tiers": [
                    {"name": name, "payments": count, "takings": took}
                    for name, count, took in tiers[one.id]
                ],
            }
            for one in found
        ],
        "joined": sum(one.joined for one in found),
        "takings": sum(one.takings for one in found),
        "refunded": sum(one.refunded for one in found),
    }
    lines = [f"{one.name}  {one.joined}  ¥{yuan(one.takings)}" for one in found]
    total = yuan(sum(one.takings for one in found))
    return Answer(document, [*lines, f"= {document['joined']}  ¥{total}"])


def _close(store: Store, given: Namespace) -> Answer:
    drive = drives.resolve(store, given.drive)
    done = selling.open_drive(store, drive) if given.reopen else selling.close_drive(store, drive)
    return changed(done)
