"""Problem sentences about what meets in the calendar, and about the yearly days off."""

SENTENCES: dict[str, tuple[str, str]] = {
    "clash.person": (
        "{day}“{title}”：{what}这时还在“{other}”（{time} 开始）。",
        "{title} on {day}: {what} is at {other} then (from {time}).",
    ),
    "clash.place": (
        "{day}“{title}”：{what}这时还有“{other}”（{time} 开始）。",
        "{title} on {day}: {other} is at {what} then (from {time}).",
    ),
    "clash.rest": (
        "{day}“{title}”：这天放假。",
        "{title} on {day}: it is a public holiday.",
    ),
    "clash.work": (
        "{day}“{title}”：这天调休，要上班。",
        "{title} on {day}: it is a shifted work day.",
    ),
    "clash.year": (
        "{year} 年放假安排尚未收录：没有查放假和调休。",
        "The days off of {year} are not known yet and were not looked at.",
    ),
    "workdays.unreadable": (
        "“{file}”里读不出放假安排。请用 JSON：年份下写 notice、rest、work，"
        '或 {{"year": 2027, "days": [{{"date": "2027-10-01", "isOffDay": true}}]}}。',
        "No days off can be read from {file}. Give JSON: notice, rest and work under the year, "
        'or {{"year": 2027, "days": [{{"date": "2027-10-01", "isOffDay": true}}]}}.',
    ),
}
