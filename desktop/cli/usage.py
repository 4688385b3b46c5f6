"""How commands are typed, said in the operator's language: help, wrong usage, whole numbers."""

import re
import sys
from argparse import (
    Action,
    ArgumentError,
    ArgumentParser,
    ArgumentTypeError,
    HelpFormatter,
    Namespace,
    _StoreAction,
    _SubParsersAction,
)
from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar

from desktop.cli import (
    usageadmission,
    usageboards,
    usagecalendar,
    usagecontent,
    usagecoupons,
    usagecourses,
    usagefinding,
    usagehonours,
    usagejourney,
    usagemall,
    usagepacks,
    usagepeople,
    usageplans,
    usageregistrations,
    usagerotation,
    usagesessions,
    usagestructure,
    usagetrust,
    usagewallets,
)

_AnyAction = TypeVar("_AnyAction", bound=Action)

MOST = 1_000_000_000
_WRONG_USAGE = 2

CHINESE = {
    **usageadmission.CHINESE,
    **usageboards.CHINESE,
    **usagecalendar.CHINESE,
    **usagecoupons.CHINESE,
    **usagecourses.CHINESE,
    **usagecontent.CHINESE,
    **usagefinding.CHINESE,
    **usagehonours.CHINESE,
    **usagewallets.CHINESE,
    **usagejourney.CHINESE,
    **usagemall.CHINESE,
    **usagepacks.CHINESE,
    **usagepeople.CHINESE,
    **usageplans.CHINESE,
    **usagerotation.CHINESE,
    **usageregistrations.CHINESE,
    **usagesessions.CHINESE,
    **usagestructure.CHINESE,
    **usagetrust.CHINESE,
    # argparse
    "options": "选项",
    "positional arguments": "参数和命令",
    "show this help message and exit": "显示这份说明",
    "show the version": "显示版本",
    # every command
    "the community's folder": "社群的文件夹",
    "answer with one JSON document": "只输出一份 JSON",
    "look on as a role": "以某个角色的眼光看，只看不改",
    "id, number, phone or unique name": "id、编号、手机，或不重名的姓名",
    "id or unique name": "id，或不重名的名称",
    "at most so many": "最多这么多，不写就是全部",
    "first day": "第一天",
    "last day": "最后一天",
    "first day, inclusive": "第一天，含当天",
    "last day, inclusive": "最后一天，含当天",
    "an id has 32 hex digits": "id 是 32 位十六进制数字",
    "a date is written like 2026-03-31": "日期写成 2026-03-31 这样",
    "write COLUMN=FIELD, for example 江湖地位=level": "写“列名=字段”，例如 江湖地位=level",
    "write FIELD=TEXT, for example city=广州": "写“字段=内容”，例如 city=广州",
    # the window
    "open the window on the sample community": "建好示例社群并打开窗口",
    "save every screen of the sample community as a picture": "把示例社群的每个画面存成图片",
    "a new folder": "新文件夹",
    "only make it": "只建不开",
    "where the pictures go": "图片放进哪个文件夹",
    "size of the text: 0.9 to 1.6": "字号：0.9 到 1.6",
    "what a column means, for example 江湖地位=level": "某一列是什么，例如 江湖地位=level",
    "only in this one": "只要这一种语言",
    "only on this ground": "只要浅色，或只要深色",
    # community
    "make a community in a new folder": "在新文件夹里新建社群",
    "what the community is called": "社群的名称",
    "member numbers begin with this (ZY)": "成员编号的前缀，例如 ZY",
    "IANA time zone": "时区，例如 Asia/Shanghai",
    "the owner's name in the console": "群主在这里的名字",
    "undo an own action": "撤销自己的一次操作，不写就是最近一次",
    "bring back an own action that was undone": "恢复刚撤销的操作，不写就是最近撤销的那次",
    "list the last actions": "最近做过的操作",
    "even if it is not open yet": "还不到时候也照做",
    "even if it changes very much that is there": "会改掉很多已有内容也照做",
    "write a backup that stands alone": "写一份独立的加密备份",
    "make a new folder from a backup": "从备份恢复到新文件夹",
    "the recovery code of the backup": "这份备份的恢复码",
    "look the community's file over": "检查数据文件",
    "also rebuild it from its log": "还按记录从头重放一遍",
    "the recovery code": "恢复码",
    "the hub's address, HOST:PORT; without a server none": (
        "中枢的地址，HOST:PORT；没有服务器的不写"
    ),
    "let this copied or restored folder in by a file for joining": (
        "用加入用的同步包让这个复制或恢复的文件夹重新加入"
    ),
    "come back as the owner by the recovery code": "用恢复码重新成为群主的设备",
    "the recovery code as it was printed": "打印出来的恢复码",
    "a new folder, or one restored from a backup": "新文件夹，或从备份恢复出来的文件夹",
    "make a new recovery code and show it once": "生成新的恢复码，只显示一次",
    "open a folder by its recovery code": "用恢复码打开社群",
    "asked for at a terminal if left out": "不写就在终端里询问",
    "name, number prefix and time zone": "名称、编号前缀和时区",
    "what is said of the community": "社群的资料",
    "change what is said of the community": "修改社群的资料",
    # members
    "members with one phone number": "手机号相同的成员",
    "merge those with the same name too": "名字也相同的，全部合并成一个",
    "everybody who may be one person, scored": "所有可能是同一人的，按把握排列",
    "a field in which OTHER is right, for example city": "以旧档案为准的字段，例如 city",
    "take a merge back: two people again": "拆开一次合并，还是两个人",
    "which of several merged into him": "并入过几份时，要拆开哪一份",
    "two who look alike are two people": "看着像，其实是两个人，以后不再提示",
    "make two records of one person one": "把同一个人的两份档案合并成一份",
    "the record that goes": "并掉的那份档案",
    "the record that stays": "留下的那份档案",
    "the roster": "成员名单",
    "list members": "列出成员",
    "name, pinyin, phone, number": "姓名、拼音、手机、编号",
    "everything about one member": "一个人的全部资料",
    "add a member": "新增一人",
    "change fields of a member": "修改一个人的资料",
    "add or remove tags": "加标签、去标签",
    "write the roster to an .xlsx or .csv file": "把名单导出为 .xlsx 或 .csv",
    "take a member out of every list": "移出名单",
    "make a member unreadable everywhere": "彻底抹除一位成员，不能撤销",
    "do it; without this, only say what goes and what stays": "真的做；不写就只说抹掉什么",
    "import a roster: xlsx, xls, ods, csv, or a 接龙 text": (
        "导入名单：xlsx、xls、ods、csv 或接龙文字"
    ),
    "only say what would happen": "只看结果，不写入",
    "a column that means nothing to us becomes a custom field, or is left out": (
        "认不出的列：field 建自定义字段，leave 不要"
    ),
    "refused rows with reasons": "把不能用的行连同原因另存",
    "of a workbook": "工作表的名称",
    "of a text file": "文本文件的编码",
    "list held rows: perhaps somebody we know": "等人判断的行：可能是已有的成员",
    "say who a held row is": "判断这样的一行",
    "its id, or all": "它的 id，或 all",
    "and the rows of its batch held for the same reason": "同批同因的行一起",
    "note a sentence about a member": "记一笔：他说了什么、答应了什么",
    "show a masked phone; that is noted": "显示完整手机号，会记入查看记录",
    "what it was changed from and to": "手机从什么改成了什么",
    "put a member into a group": "放进小组",
    "take him out of it instead": "改为移出小组",
    "add a field of one's own to every profile": "给成员资料加一个自定义字段",
    # roles
    "make a role of one's own from another": "复制一个角色，成为自定义角色",
    "what the new role is called": "新角色的名称",
    "change what a role may do": "改一个角色能做的事",
    "as roles matrix lists it": "权限，写法见 roles matrix",
    "give a role of one's own another name": "给自定义角色改名",
    "remove a role of one's own that nobody holds": "删除没有人担任的自定义角色",
    "who may do what": "谁能做什么",
    "list operators with their roles": "谁在用、什么角色",
    "as of this day (default: today)": "看某一天，不写就是今天",
    "list what every role may do": "每个角色能做什么",
    "give a role; makes the operator linked to the member": "授予角色，没有操作员就新建",
    "take a role back from today on": "从今天起收回",
    "make a member the owner, for good": "转让群主，自己改任副群主，不能撤销",
    "preset, custom name or id": "预设角色、自定义的名称或 id",
    "only in this chapter": "只在这个分会",
    "only in this group": "只在这个小组",
    "say that an operator is this member": "说明操作员就是这位成员",
    # attendance
    "who was at an occurrence": "签到和到场",
    "say that a member came": "签到：这位成员来了",
    "take back that a member came": "更正：没有来，由签到得的分一并冲回",
    "list who was there": "谁到场了",
    "let in who is scanned or named, as at the door": "像在签到台那样，扫到或说出是谁就签到",
    "let in somebody new, as a new member": "现场加入：新建成员并签到",
    "badge, number, phone tail, name or pinyin": "胸牌码、编号、手机尾号、姓名或拼音",
    "show what the code on a member's badge holds": "看成员胸牌上的码里写的是什么",
    # calendar
    "change an occurrence, those after it too, or all": "修改一场、这场及以后，或整个系列",
    "put an occurrence at another time": "移到别的时间",
    "call an occurrence off, those after it too, or all": "取消一场、这场及以后，或以后全部",
    "let a cancelled occurrence take place": "恢复取消的一场",
    "take a whole series out of the calendar": "删除整个系列，可撤销",
    "nobody if empty": "成员；留空就是没有人",
    "how far it reaches": "改到哪里：this 只这场，following 这场及以后，all 整个系列",
    "its title, or its id": "系列的名称，或它的 id",
    "its day or start, as calendar list shows it": "哪一天或几点开始，照 calendar list 写",
    "write a date as 2026-10-14": "日期写成 2026-10-14 这样",
    "write a local time as 2026-10-14T20:00, or a date": "时间写成 2026-10-14T20:00，或只写日期",
    "write minutes as 90, 1:30 or PT1H30M": "时长写成 90、1:30 或 PT1H30M",
    "series and occurrences": "日历：系列和场次",
    "take in a calendar file": "导入日历文件",
    "write a calendar file": "导出日历文件",
    "list the occurrences of some days": "这些天的场次",
    "cancelled ones, too": "连取消的一起",
    "add a series, or what happens once": "新建系列，或只有一次的场次",
    "90, 1:30 or PT1H30M": "时长：90、1:30 或 PT1H30M",
    "FREQ=WEEKLY;BYDAY=TU,SU": "重复规则，例如 FREQ=WEEKLY;BYDAY=TU,SU",
    "2026-10-14T20:00, or a date for all day": "例如 2026-10-14T20:00，全天就只写日期",
    # activities and points
    "what members did": "活动记录",
    "add the activities of a file, matched by phone": "导入活动记录，按手机对应成员",
    "record one activity": "记一条活动",
    "community time, 2026-03-01T19:30:00": "社群当地时间，例如 2026-03-01T19:30:00",
    "list activities, newest first": "列出活动，新的在前",
    "take an activity out of account": "更正：这条活动不再算数",
    "rules and points": "规则和积分",
    "publish a rule, or its next version, from a file": "按文件发布规则，或它的下一版",
    "keep it unpublished": "先存为草稿",
    "list all rules": "列出规则",
    "one rule as its file says it": "一条规则的内容",
    "what a run would write": "只看会记下什么",
    "what rules may ask about": "分类，规则里可以问",
    "let a rule earn nothing for a while": "暂停一条规则，期间的活动不给分",
    "take a paused rule up again": "恢复暂停的规则",
    "default: now": "不写就是现在",
    "last day (default: until resumed)": "最后一天，不写就是到恢复为止",
    "settle everything up to the end of a day (default: now)": "算到某天结束，不写就算到现在",
    "close one ended week, month or year of a rule": "结算规则的一周、一月或一年",
    "2026-W09, 2026-03 or 2026": "2026-W09、2026-03 或 2026",
    "throw a rule's draft away": "放弃规则的草稿",
    "what a rule from a file would give for the last days": "试算文件里的规则：最近这些天会给多少",
    "stop a rule": "停用规则",
    "start it again instead": "重新启用",
    "a member's points": "一个人的积分",
    "list the ledger, newest evidence first": "积分流水，依据新的在前",
    "why an entry is there": "一条积分的由来",
    "give or take points by hand": "手工加减积分",
    "cancel an entry": "冲正一条积分",
    "stays in the ledger": "原因，留在流水里",
    # hub, sync and devices
    "the server that devices sync through": "中枢：各台设备经它同步",
    "print the hub's interface as an OpenAPI document": "打印中枢的接口（OpenAPI 文档）",
    "run a hub until it is told to end": "启动中枢，直到叫它停下",
    "sqlite:///PATH or postgresql://…": "sqlite:///文件 或 postgresql://…",
    "where it listens (default: 0.0.0.0:8440)": "在哪里等候，不写就是 0.0.0.0:8440",
    "as other computers reach the hub": "别的电脑连中枢用的地址",
    "read the key of its file from standard input": "从标准输入读它的文件的钥匙",
    "send and fetch what is new": "同步：发出自己的，取来别人的",
    "go on until told to end": "一直同步，直到叫它停下",
    "put this community on a hub, once": "把这个社群放到中枢上，只做一次",
    "as the hub shows it when it starts": "中枢启动时显示的开通码",
    "how far this device is": "这台设备同步到哪里",
    "fields that two people set without seeing each other": "冲突：两个人没看到对方就改了同一项",
    "say which of the two values is right": "定下用哪一个",
    "id of sync cards": "冲突列表里的 id",
    "the one in force, the other one, or keep it and note the other": (
        "keep 就用现在的，swap 换成另一个，note 用现在的、另一个记到备注"
    ),
    "own changes that do not stand": "自己被退回的改动",
    "do a returned change once more": "把被退回的改动照原样再做一次",
    "nothing more is to be done about a returned change": "被退回的改动看过了，收起来",
    "id of sync returned": "被退回的改动列表里的 id",
    "what did not stand and waits for the owner": "隔离区：没有成立、等群主决定的改动",
    "accept or discard what waits there": "接受或丢弃隔离区里的改动",
    "id of sync quarantine": "隔离区列表里的 id",
    "take a community into a new folder": "在新文件夹里加入社群",
    "let a restored or copied folder in again": "让恢复或拷贝来的文件夹重新加入",
    "the file that came with the code": "和邀请码一起给的同步包",
    "changes as a file, where there is no network": "同步包：没有网络时用文件传改动",
    "write what other devices have not seen": "把别的设备还没有的写成同步包",
    "the whole community, for one new device": "整个社群，给一台新设备加入用",
    "take what another device wrote": "导入别的设备做的同步包",
    "as devices invite shows it": "邀请时显示的邀请码",
    "as devices invite shows or writes it": "邀请时显示的邀请码，或写出的邀请文件",
    "write it as a file that a double click opens": "写成文件，双击就能打开",
    "ask whether there is a newer release": "问一次有没有新版本",
    "JSON with url and key, instead of the build's": "写着 url 和 key 的 JSON 文件，代替自带的",
    "who works from where": "设备：谁在哪里用",
    "make a code that lets one new device in": "生成邀请码，让一台新设备进来",
    "who works there and is no member": "在那里用的人，不是成员",
    "list devices and invitations": "列出设备和没用的邀请",
    "shut a lost device out": "停用丢了的设备",
    "take an unused invitation back": "收回没用的邀请",
    "id of devices list": "设备列表里的 id",
}
# What argparse says of wrong usage, in its own words.
_ERRORS = tuple(
    (re.compile(pattern, re.DOTALL), chinese)
    for pattern, chinese in (
        (r"the following arguments are required: (.*)", r"还要写 \1"),
        (r"unrecognized arguments: (.*)", r"多余的内容 \1"),
        (r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)", r"\1 不能是 \2，可以是 \3"),
        (r"argument (.*?): expected (?:one|at least one) argument", r"\1 后面要写内容"),
        (r"argument (.*?): given more than once", r"\1 只能写一次"),
        (r"argument (.*?): not allowed with argument (.*)", r"\1 和 \2 不能一起用"),
        (r"argument (.*?): ignored explicit argument (.*)", r"\1 后面不写内容：\2"),
        (r"ambiguous option: (.*) could match (.*)", r"\1 不明确，可以是 \2"),
    )
)


def _in_chinese(message: str) -> str:
    for pattern, chinese in _ERRORS:
        if found := pattern.fullmatch(message):
            return found.expand(chinese)
    where, colon, what = message.removeprefix("argument ").partition(": ")
    return f"{where}{'：' if colon else ''}{_chinese(what)}"


def _chinese(english: str) -> str:
    return CHINESE.get(english, english)


class _Formatter(HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class _Commands(_SubParsersAction):  # type: ignore[type-arg]  # takes none when the program runs
    def add_parser(self, name: str, **given: Any) -> ArgumentParser:
        parser: ArgumentParser = super().add_parser(
            name, **{**given, "help": _chinese(given["help"])}
        )
        return parser


class _Once(_StoreAction):
    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        if option_string and isinstance(parser, Parser):
            if self in parser.typed:
                # Which of the two is meant nobody can know.
                raise ArgumentError(self, "given more than once")
            parser.typed.add(self)
        super().__call__(parser, namespace, values, option_string)


class Parser(ArgumentParser):
    """A parser that takes an option with a value once; those that may be repeated are lists."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.typed: set[Action] = set()
        self.register("action", None, _Once)
        self.register("action", "store", _Once)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Nothing is typed yet when a command's words are read."""
        self.typed.clear()
        return super().parse_known_args(args, namespace)


class ChineseParser(Parser):
    """A parser whose help and errors are Chinese; those of its commands, too."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **{"formatter_class": _Formatter, **more})
        self.register("action", "parsers", _Commands)

    def _add_action(self, action: _AnyAction) -> _AnyAction:
        """Every argument comes through here, those of a group that exclude each other, too."""
        action.help = _chinese(action.help) if action.help else action.help
        return super()._add_action(action)

    def add_argument_group(self, title: str | None = None, *given: Any, **more: Any) -> Any:
        """A group of arguments under a Chinese title."""
        return super().add_argument_group(_chinese(title or "") or None, *given, **more)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave."""
        self.print_usage(sys.stderr)
        self.exit(_WRONG_USAGE, f"{self.prog}：用法不对：{_in_chinese(message)}\n")


def parser_class(language: str) -> type[ArgumentParser]:
    """The parser that speaks zh_CN, or any other language as English."""
    return ChineseParser if language.startswith("zh") else Parser


def whole(low: int, high: int = MOST) -> Callable[[str], int]:
    """The type of an argument that is a whole number from `low` to `high`, full-width or not."""

    def number(text: str) -> int:
        try:
            found = int(text)
        except ValueError:
            found = low - 1
        if not low <= found <= high:
            raise ArgumentTypeError(f"{text!r}: {low:,} … {high:,}")
        return found

    return number
