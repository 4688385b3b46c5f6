"""Problem sentences about calendar."""

SENTENCES: dict[str, tuple[str, str]] = {
    "calendar.no_start": (
        "没有开始时间（DTSTART）。请在原日历里给它定一个时间再导出。",
        "It has no start (DTSTART). Give it a time in the calendar it comes from and export again.",
    ),
    "calendar.time_unreadable": (
        "时间“{text}”读不懂。请在原日历里重新填写这个时间再导出。",
        'The time "{text}" cannot be read. Enter it again in the calendar it comes from.',
    ),
    "calendar.zone_unknown": (
        "不认识时区“{zone}”。请填 Asia/Shanghai 这样的时区名。",
        'The time zone "{zone}" is not known. Give a name such as Asia/Shanghai.',
    ),
    "calendar.zone_assumed": (
        "不认识时区“{zone}”，先按 {home} 排了。时间不对的话，请打开这个系列改时间。",
        'The time zone "{zone}" is not known; its times were taken as {home}. '
        "If they are wrong, open the series and change its time.",
    ),
    "calendar.rule_too_dense": (
        "重复规则“{rule}”太密，一天超过 {most} 次且没有尽头。请改成每天或每周，或加上结束日期。",
        'The rule "{rule}" repeats more than {most:time|times} a day without end. '
        "Make it daily or weekly, or give it an end.",
    ),
    "calendar.skip": (
        "重复规则“{rule}”遇到没有的日子要跳到别的日子（SKIP），这里算不出来。"
        "请在原日历里改成每月最后一天或固定的日子再导出。",
        'The rule "{rule}" moves dates that a month lacks (SKIP) in a way that cannot be worked '
        "out here. Make it the last day of the month or a fixed day and export again.",
    ),
    "calendar.other_calendar": (
        "重复规则“{rule}”按公历以外的历法（RSCALE）来数，这里数不出来；农历的每年、每月数得出。"
        "请在原日历里改成公历，或写成一个个日期再导出。",
        'The rule "{rule}" counts by another calendar than the Gregorian (RSCALE) in a way that '
        "cannot be worked out here; years and months of the Chinese calendar can. Make it a "
        "Gregorian rule or single dates and export again.",
    ),
    "calendar.lunar_day": (
        "“{day}”不是农历的日子；请写成 8/15，闰六月初一写成 6L/1，或中秋、除夕这样的节日。",
        "{day} is no day of the Chinese calendar; write 8/15, 6L/1 for the leap sixth month, "
        "or a festival such as 中秋.",
    ),
    "calendar.two_rules": (
        "重复规则和农历日子只能写一个：请去掉一个。",
        "Give a rule or a lunar day, not both: leave one of them out.",
    ),
    "calendar.rule_dropped": (
        "重复规则“{rule}”读不懂，只收了第一场。要重复的话，请打开这一场选“重复”。",
        'The rule "{rule}" cannot be read, so it happens once. Open it and choose how it repeats.',
    ),
    "calendar.rule_unreadable": (
        "重复规则“{rule}”读不懂。请写成 FREQ=WEEKLY;BYDAY=WE 这样。",
        'The rule "{rule}" cannot be read. Write it like FREQ=WEEKLY;BYDAY=WE.',
    ),
    "calendar.too_many": (
        "这段日期里的场次超过 {most} 个。请缩短起止日期。",
        "There are more than {most:occurrence|occurrences} in these days. Choose a shorter period.",
    ),
    "calendar.series_unreadable": (
        "这个系列读不懂：{reason}。请在原日历里改好再导出。",
        "This series cannot be read: {reason}. Mend it in the calendar it comes from.",
    ),
    "calendar.too_large": (
        "这个系列的内容超过 {most} KB。请去掉其中的附件再导入。",
        "This series is larger than {most} KB. Take its attachments out and import again.",
    ),
    "calendar.no_calendar": (
        "文件“{file}”里没有日历（BEGIN:VCALENDAR）。请选择 .ics 文件，并从日历程序重新导出。",
        'There is no calendar (BEGIN:VCALENDAR) in "{file}". Choose an .ics file and export it '
        "again from the calendar program.",
    ),
    "calendar.empty": (
        "日历文件“{file}”里一个场次也没有。请在原日历里选好要导出的日历，再导出一次。",
        'The calendar file "{file}" holds no event. Choose the right calendar where it comes from '
        "and export it again.",
    ),
    "calendar.torn": (
        "文件在这里断了：这一场可能不完整，后面的场次可能没有收进来。请重新导出或下载完整的文件再导入。",
        "The file breaks off here: this event may be incomplete, and later ones are missing. "
        "Export or download the whole file and import it again.",
    ),
    "calendar.dates_dropped": (
        "有 {count} 个单独的日期读不懂（{dates}），没有算进去。"
        "请对照原日历，看有没有多一场或少一场。",
        "{count:single date|single dates} cannot be read ({dates}) and do not count. Compare with "
        "the calendar it comes from: an event may be missing, or one too many.",
    ),
    "calendar.left": (
        "文件里不再有 {count} 场已经有人的活动（{dates}）。它们留在日历里，报名和签到都在；"
        "请逐场改期或取消。",
        "The file no longer has {count:session that people are in|sessions that people are in} "
        "({dates}). They stay in the calendar with everybody in them: move them or call them off.",
    ),
    "calendar.titleless": (
        "场次还没有名字。请填写名称。",
        "The occurrence has no title. Give it one.",
    ),
    "calendar.series_gone": (
        "这个系列已经不在了。请刷新日历后再试。",
        "This series is no longer there. Refresh the calendar and try again.",
    ),
    "calendar.no_series": (
        "没有叫“{word}”的系列，或不止一个：请照日历里的标题写，或写系列的 id。",
        "No series is called {word}, or several are: write its title as in the calendar, or its"
        " id.",
    ),
    "calendar.several": (
        "“{title}”在那一天有 {count} 场；请写上几点开始，例如 2026-10-14T20:00，或写系列的 id。",
        "{title} takes place {count:time|times} on that day; add the time, as 2026-10-14T20:00,"
        " or give the id of the series.",
    ),
    "calendar.days_backwards": (
        "{first} 在 {last} 之后；请把 --from 和 --to 对调。",
        "{first} comes after {last}; exchange --from and --to.",
    ),
    "calendar.gone": (
        "这个场次已经不在了。请刷新日历后再试。",
        "This occurrence is no longer there. Refresh the calendar and try again.",
    ),
    "calendar.not_found": (
        "日历里 {when} 没有“{title}”。请看看那天有什么"
        "«|：qunzhu calendar list --from {day} --to {day}»",
        "The calendar has no {title} at {when}. See what that day holds"
        "«|: qunzhu calendar list --from {day} --to {day}»",
    ),
    "calendar.all_past": (
        "“{title}”之后没有还没开始的场次，过去的场次不会改动。要改某一场，请选“仅此场”。",
        'After this "{title}" has no occurrence still to come, and past ones never move. '
        "To change one of them, choose only this one.",
    ),
    "calendar.minutes": (
        "时长要在 0 到 {most} 分钟之间。",
        "The length must be between 0 and {most:minute|minutes}.",
    ),
    "calendar.member_gone": (
        "找不到这位成员。请在成员名单里确认后再试。",
        "This member cannot be found. Look in the member list and try again.",
    ),
    "calendar.not_yet": (
        "“{title}”{start} 才开始，还不到签到的时候。要提前登记，请«在问到时确认|加 --yes»。",
        '"{title}" only begins at {start}: it is too early to check in. To record it now, '
        "«say so when asked|add --yes».",
    ),
    "calendar.not_there": (
        "这位成员没有这一场的签到记录。",
        "This member has no attendance at this occurrence.",
    ),
    "calendar.no_lateness": (
        "“{title}”是全天的，没有迟到。来没来可以更正。",
        '"{title}" is all day: nobody is late for it. Whether he came can be corrected.',
    ),
    "calendar.late_minutes": (
        "迟到的分钟数要在 0 到 {most} 之间；0 就是准时。",
        "Minutes late must be between 0 and {most}; 0 is in time.",
    ),
    "calendar.attended": (
        "“{title}”已经有人到场，不能整个删除。请改为取消以后的场次。",
        'People have attended "{title}", so it cannot be removed. Cancel what is to come instead.',
    ),
}
