"""The help of the calendar's further commands in Chinese."""

CHINESE = {
    "put right how late a member came, for a reason": (
        "更正：他迟到了几分钟，或准时；由签到得的分跟着改"
    ),
    "0 is in time": "0 就是准时",
    "write some days as a PDF file": "把这些天写成 PDF 文件，好打印",
    "how the days stand": "month 月、week 周、agenda 议程",
    "only what this member hosts or teaches": "只列这位主持或主讲的",
    "only what is at a place of that name, or part of it": "只列这个地方的，写一部分也行",
    "only what is at this venue": "只列这个场地的",
    "id or unique name; none if empty": "id，或不重名的名称；留空就是没有场地",
    "what meets on some days: people, places, days off": (
        "这些天里撞在一起的：同一个人、同一个地方、放假、调休"
    ),
    "statutory days off and shifted work days": "放假和调休安排",
    "which years are known": "知道哪些年的安排",
    "take in a year's days off, for this computer": "导入一年的放假安排，只在这台电脑上用",
    "every lunar year: 8/15, 6L/1 or 中秋; begins with the next": (
        "农历每年这一天：8/15、闰六月写 6L/1，或中秋、除夕；从下一个这天开始"
    ),
    "a year without that leap month or 30th: the day before, the next, or none": (
        "没有那个闰月或三十：backward 按本月、二十九，forward 按下个月、初一，omit 那年不办"
    ),
}
