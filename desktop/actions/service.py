"""What the team does for the community: logged as it is done, thanked for at the month's end."""

from datetime import date
from pathlib import Path

from desktop.formats.export import write_table
from desktop.models.changes import Changes
from desktop.models.labels import said
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.role import Holding
from desktop.models.service import LONGEST_MINUTES, LONGEST_TEXT, Thanked, hours
from desktop.store import consents, members, service
from desktop.store.community import Store

TITLES = ("姓名", "昵称", "职责", "次数", "小时", "做了什么")


def log(
    store: Store, member: bytes, minutes: int, *, what: str = "", day: date | None = None
) -> Changes:
    """Note that somebody did something for the community; `Changes.result` is the record's id.

    Raises Problem member.gone, service.minutes, service.too_long, service.future.
    """
    if not members.stands(store, member):
        raise Problem("member.gone")
    require(store.actor, "member.write", scopes=members.scopes_of(store, member))
    if not 0 < minutes <= LONGEST_MINUTES:
        raise Problem("service.minutes", limit=LONGEST_MINUTES // 60)
    text, on = what.strip(), day or store.today()
    if len(text) > LONGEST_TEXT:
        raise Problem("service.too_long", limit=LONGEST_TEXT)
    if on > store.today():
        raise Problem("service.future", day=on.isoformat())
    stated = {"member": member, "date": on.isoformat(), "minutes": minutes, "what": text or None}
    with store.recording("service.add") as rec:
        rec.result = rec.put("service", None, stated)
    return rec.changes


def remove(store: Store, record: bytes) -> Changes:
    """Take a line of the log out again. Raises Problem service.gone."""
    member = service.require(store, record)
    require(store.actor, "member.write", scopes=members.scopes_of(store, member))
    with store.recording("service.remove") as rec:
        rec.delete("service", record)
    return rec.changes


def export(store: Store, path: Path, month: str) -> Changes:
    """Write whom to thank for a month to an .xlsx or .csv file; `Changes.result` is how many.

    Who withdrew his consent to stand in lists is left out, and the export is noted.
    """
    require(store.actor, "member.export")
    found = [one for one in service.thanked(store, month) if _agrees(store, one)]
    with store.recording("service.export") as rec:
        detail = f"{len(found)} · {path.name}"
        noted = {"kind": "export", "operator": store.operator, "at": rec.at, "detail": detail}
        rec.put("audit", None, noted)
        rows = [_cells(one) for one in found]
        rec.result = write_table(path, [said(title) for title in TITLES], rows, total=len(rows))
    return rec.changes


def _agrees(store: Store, one: Thanked) -> bool:
    return one.member is None or consents.given(store, one.member, "list") is not False


def _cells(one: Thanked) -> list[str | int | None]:
    duties = "、".join(duty(line) for line in one.duties)
    return [one.name, one.nickname, duties, one.times, hours(one.minutes), "；".join(one.what)]


def duty(line: Holding) -> str:
    """A role with the chapter or group that it was held in: 主持人（读书会）."""
    if line.role is None:
        return ""
    name = line.role.words[0]
    told = name if line.role.custom else said(name)
    return f"{told}（{line.scope_name}）" if line.scope_name else told
