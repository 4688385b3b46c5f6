"""Invented members and activity of any number, the same for the same seed."""

import csv
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余"
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红梅建国志文晓婷欣怡子涵浩宇思雨梓轩佳琪雪峰海燕"
    "春秋冬凤龙飞鹏辉颖慧"
)
CITIES = ("北京", "上海", "广州", "深圳", "杭州", "成都", "武汉", "西安", "南京", "长沙")
TAGS = ("妈妈群", "读书会", "健身", "亲子", "副业", "摄影", "直播", "分销", "课程", "老客", "新人")
LEVELS = ("客户", "用户", "粉丝", "朋友")
HEADER = (
    "姓名",
    "手机",
    "微信号",
    "城市",
    "等级",
    "标签",
    "入群日期",
    "性别",
    "邮箱",
    "昵称",
    "备注",
    "来源",
)
FIRST_DAY = dt.date(2019, 1, 1).toordinal()
LANDLINE = ("010", "021", "020", "0755")

Row = tuple[str, ...]


def phone(chance: random.Random, dirty: float) -> str:
    """A mainland mobile; `dirty` of them (0 to 1) are landlines, Hong Kong or badly written."""
    digits = f"1{chance.choice('35789')}{chance.randrange(10**9):09d}"
    if chance.random() >= dirty:
        return digits
    forms = (
        f"{chance.choice(LANDLINE)}-{chance.randrange(20_000_000, 89_999_999)}",
        f"+852 {chance.randrange(51_000_000, 69_999_999)}",
        f"+86 {digits[:3]}-{digits[3:7]}-{digits[7:]}",
        f" {digits[:3]} {digits[3:7]} {digits[7:]} ",
    )
    return chance.choice(forms)


def members(count: int, seed: int = 7, dirty: float = 0.0) -> Iterator[Row]:
    """`count` rows under HEADER."""
    chance = random.Random(seed)
    for number in range(count):
        given = "".join(chance.choices(GIVEN, k=2 if chance.random() < 0.75 else 1))
        name = chance.choice(SURNAMES) + given
        joined = dt.date.fromordinal(FIRST_DAY + chance.randrange(2500))
        yield (
            name,
            phone(chance, dirty),
            f"wx_{number:07d}",
            chance.choice(CITIES),
            chance.choice(LEVELS),
            "、".join(chance.sample(TAGS, chance.randrange(4))),
            joined.isoformat(),
            chance.choice("男女"),
            f"m{number}@example.com" if chance.random() < 0.3 else "",
            f"{given}同学" if chance.random() < 0.3 else "",
            f"来自活动{chance.randrange(99)}" if chance.random() < 0.3 else "",
            chance.choice(("线下活动", "朋友推荐", "公众号")),
        )


def write_csv(path: Path, count: int, dirty: float = 0.0) -> None:
    """The roster as UTF-8 CSV with its header."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(members(count, dirty=dirty))


def write_xlsx(path: Path, count: int) -> None:
    """The roster as a workbook of one sheet."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("名单")
    sheet.write_row(0, 0, HEADER)
    for number, row in enumerate(members(count), start=1):
        sheet.write_row(number, 0, row)
    book.close()
