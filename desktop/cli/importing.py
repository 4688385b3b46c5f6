"""`qunzhu members import`, `suspected`, `settle`: a roster comes in, held rows are decided."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from desktop.actions import importing, settling
from desktop.cli.command import Answer, Subparsers, take_sure, verb
from desktop.cli.memberlines import masked
from desktop.formats.wire import Options
from desktop.models.importing import (
    CHOICES,
    REASON_WORDS,
    REFUSALS_TOLD,
    Imported,
    Settled,
    Suspect,
    refusal_sentence,
)
from desktop.models.labels import said
from desktop.models.numbers import show_number
from desktop.models.permission import mask_phone
from desktop.models.problem import Problem
from desktop.store import importing as stored
from desktop.store import numbers
from desktop.store.community import Store

ALL = "all"


class _Words(NamedTuple):
    """What an import is told with."""

    counts: tuple[str, ...]
    line: str
    prefix: str
    points: str
    levels: str
    renumbered: str
    withheld: str
    undo: str
    comma: str


_CHINESE = _Words(
    ("新增", "更新", "疑似", "跳过", "错误"),
    "第 {line} 行：{why}",
    "成员编号的前缀定为 {prefix}，取自文件里的编号",
    "第 {lines} 行：积分没有导入，和这位成员现有的积分不同",
    "第 {lines} 行：等级没有导入：升为粉丝、朋友要写依据，降级要确认；请用 journey move",
    "第 {lines} 行：编号不是这里的样子（字母加最多 9 位数字，原样记在自定义字段），"
    "或是已移除的人用过的，另给了编号",
    "第 {lines} 行：积分没有导入，你的角色不能发积分",
    "撤销：",
    "、",
)
_ENGLISH = _Words(
    ("added", "updated", "suspected", "skipped", "rejected"),
    "line {line}: {why}",
    "member numbers begin with {prefix} from now on, as those of the file do",
    "lines {lines}: the points were left out, since the member's ledger says otherwise",
    "lines {lines}: the level was left out: 粉丝 and 朋友 take evidence, and a lower step a "
    "confirmation; use journey move",
    "lines {lines}: the number is none here (letters and up to 9 digits; it stands in a custom "
    "field), or was that of somebody removed, and another one was given",
    "lines {lines}: the points were left out, since your role may not award any",
    "to undo: ",
    ", ",
)


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `members`."""
    taking = verb(verbs, "import", "import a roster: xlsx, xls, ods, csv, or a 接龙 text", _import)
    taking.add_argument("file", type=Path, metavar="FILE")
    taking.add_argument("--dry-run", action="store_true", help="only say what would happen")
    taking.add_argument(
        "--map",
        action="append",
        default=[],
        type=_mapped,
        metavar="COLUMN=FIELD",
        help="what a column means, for example 江湖地位=level",
    )
    taking.add_argument(
        "--unknown",
        choices=("field", "leave"),
        default="field",
        help="a column that means nothing to us becomes a custom field, or is left out",
    )
    taking.add_argument("--rejects", type=Path, metavar="FILE", help="refused rows with reasons")
    taking.add_argument("--sheet", default="", metavar="NAME", help="of a workbook")
    taking.add_argument("--encoding", default="", metavar="NAME", help="of a text file")
    take_sure(taking)
    verb(verbs, "suspected", "list held rows: perhaps somebody we know", _suspected)
    deciding = verb(verbs, "settle", "say who a held row is", _settle)
    deciding.add_argument("row", metavar="ROW", help="its id, or all")
    deciding.add_argument("choice", choices=CHOICES)
    deciding.add_argument(
        "--all", action="store_true", help="and the rows of its batch held for the same reason"
    )
    take_sure(deciding)


def _mapped(text: str) -> tuple[str, str]:
    title, sign, meaning = text.rpartition("=")
    if not sign or not title:
        raise ArgumentTypeError("write COLUMN=FIELD, for example 江湖地位=level")
    return title, meaning


def _import(store: Store, given: Namespace) -> Answer:
    options = Options(
        sheet=given.sheet, encoding=given.encoding, keep_unknown=given.unknown == "field"
    )
    store.sure = given.yes
    roster = importing.from_file(given.file, options, dict(given.map))
    if given.dry_run or given.rejects:
        return _checked(store, roster, given)
    result = importing.import_file(store, roster).result
    return _told(result, given.language)


def _checked(store: Store, roster: importing.Roster, given: Namespace) -> Answer:
    checked = importing.check(store, roster)
    with closing(checked.plan):
        if given.rejects:
            importing.save_rejects(store, checked, given.rejects, given.language)
        if given.dry_run:
            importing.require_fit(store, checked.plan)
            return _told(importing.foretold(checked), given.language)
        return _told(importing.run(store, checked.plan).result, given.language)


def _told(result: object, language: str) -> Answer:
    if not isinstance(result, Imported):
        raise TypeError("an import must answer")
    say = _ENGLISH if language.startswith("en") else _CHINESE
    batch = result.batch.hex() if result.batch else None
    document: dict[str, object] = {**result.counts.document(), "batch": batch}
    figures = result.counts.document().values()
    lines = ["  ".join(f"{word} {n}" for word, n in zip(say.counts, figures, strict=True))]
    refused = [
        {"line": line, "code": code, "reason": refusal_sentence(code, values, language)}
        for line, code, values in result.refused
    ]
    if refused:
        document["refused"] = refused
        lines += [say.line.format(line=one["line"], why=one["reason"]) for one in refused]
    if result.adopted:
        document["prefix"] = result.adopted
        lines.append(say.prefix.format(prefix=result.adopted))
    _tell_left(document, lines, result, say)
    if result.renumbered:
        document["renumbered"] = list(result.renumbered)
        lines.append(say.renumbered.format(lines=_listed(result.renumbered, say)))
    if result.withheld:
        document["withheld"] = [
            {"column": one.column, "field": one.field, "rows": one.rows} for one in result.withheld
        ]
        lines += [one.sentence(language) for one in result.withheld]
    if result.sheets_left:
        document["sheets_left"] = list(result.sheets_left)
        unread = Problem("import.sheets_left", sheets=say.comma.join(result.sheets_left))
        lines.append(unread.sentence(language))
    if batch:
        lines.append(f"{say.undo}qunzhu undo {batch}")
    return Answer(document, lines)


def _tell_left(
    document: dict[str, object], lines: list[str], found: Imported | Settled, say: "_Words"
) -> None:
    if found.points_left:
        document["points_left"] = list(found.points_left)
        lines.append(said(say.points).format(lines=_listed(found.points_left, say)))
    if found.levels_left:
        document["levels_left"] = list(found.levels_left)
        lines.append(said(say.levels).format(lines=_listed(found.levels_left, say)))


def _listed(lines: Sequence[int], say: "_Words") -> str:
    shown = say.comma.join(map(str, lines[:REFUSALS_TOLD]))
    return shown + (" …" if len(lines) > REFUSALS_TOLD else "")


def _suspected(store: Store, given: Namespace) -> Answer:
    document = [_document(store, one) for one in stored.suspects(store)]
    return Answer(document, [_line(one, given.language) for one in document])


def _document(store: Store, one: Suspect) -> dict[str, object]:
    fields = one.cells.fields
    phone = fields.get("phone", "")
    readable = store.actor.allows("member.read.contact")
    number = one.cells.number
    usual = show_number(*number, numbers.width(store, number[0])) if number else None
    return {
        "row": one.id.hex(),
        "line": one.line,
        "name": fields.get("name") or fields.get("nickname", ""),
        "phone": phone if readable else mask_phone("", phone[-4:]),
        "city": fields.get("city", ""),
        "number": one.cells.spelled or usual,
        "reason": one.reason,
        "candidate": one.candidate.hex() if one.candidate else None,
        "candidate_name": one.candidate_name,
        "candidate_number": one.candidate_number or None,
        "batch": one.batch.hex(),
    }


def _line(one: dict[str, object], language: str) -> str:
    english = language.startswith("en")
    why = REASON_WORDS.get(str(one["reason"]), ("", ""))[int(english)]
    place = f"line {one['line']}" if english else f"第 {one['line']} 行"
    words = (one["row"], place, one["name"], masked(str(one["phone"])), one["city"])
    known = f"{one['candidate_number'] or ''} {one['candidate_name']}".strip()
    return "  ".join(str(word) for word in (*words, why, known) if word)


def _settle(store: Store, given: Namespace) -> Answer:
    store.sure = given.yes
    rows = _chosen(store, given)
    changes = settling.settle(store, rows, given.choice)
    document: dict[str, object] = {"settled": len(rows), "action": changes.action.hex()}
    lines = [f"{len(rows)}  {given.choice}"]
    if isinstance(changes.result, Settled):
        say = _ENGLISH if given.language.startswith("en") else _CHINESE
        _tell_left(document, lines, changes.result, say)
        if withheld := changes.result.withheld:
            document["withheld"] = list(withheld)
            lines.append(say.withheld.format(lines=say.comma.join(map(str, withheld))))
    return Answer(document, lines)


def _chosen(store: Store, given: Namespace) -> list[bytes]:
    if given.row == ALL:
        return [one.id for one in stored.suspects(store)]
    try:
        row = bytes.fromhex(given.row)
    except ValueError as wrong:
        raise Problem("import.no_suspect", row=given.row) from wrong
    one = stored.suspect(store, row)
    if not given.all or one is None:
        return [row]
    alike = stored.suspects(store, one.batch)
    return [row, *(other.id for other in alike if other.reason == one.reason and other.id != row)]
