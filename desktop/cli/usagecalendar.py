"""The help of the calendar's further commands in Chinese."""

CHINESE = {
    "every lunar year: 8/15, 6L/1 or 中秋; begins with the next": (
        "农历每年这一天：8/15、闰六月写 6L/1，或中秋、除夕；从下一个这天开始"
    ),
    "a year without that leap month or 30th: the day before, the next, or none": (
        "没有那个闰月或三十：backward 按本月、二十九，forward 按下个月、初一，omit 那年不办"
    ),
}
