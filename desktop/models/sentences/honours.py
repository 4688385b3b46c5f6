"""Problem sentences about honours and grades."""

SENTENCES: dict[str, tuple[str, str]] = {
    "honour.nameless": (
        "还没有名称，没有保存；请填名称。",
        "It has no name, so it was not saved; give it one.",
    ),
    "honour.taken": (
        "已经有叫“{name}”的，没有保存；请换个名称。",
        "There is one called {name} already, so it was not saved; choose another name.",
    ),
    "honour.unknown": (
        "没有叫“{word}”的荣誉；请看荣誉列表里的名称或 id。",
        "No honour is called {word}; look at the list of honours for names and ids.",
    ),
    "honour.gone": (
        "这项荣誉已经不在，没有改动；请看荣誉列表。",
        "This honour is no longer there, so nothing was changed; look at the list of honours.",
    ),
    "honour.days": (
        "期限要是 1 到 {most} 天，没有保存；请改天数。",
        "A term has 1 to {most:day|days}, so it was not saved; change the days.",
    ),
    "honour.given": (
        "“{name}”授予过 {count} 次，不能删除；不再用可以改名留着。",
        "{name} was granted {count:time|times}, so it is not removed; rename it and keep it.",
    ),
    "honour.held": (
        "{name}已经有“{honour}”（{first} 起），没有再授予；请换个日期或先收回。",
        "{name} holds {honour} from {first}, so it was not granted again; "
        "choose another day or take it back first.",
    ),
    "honour.backwards": (
        "到期日 {last} 在起始日 {first} 之前，没有授予；请改日期。",
        "It would end on {last}, before it begins on {first}; change the days.",
    ),
    "honour.not_held": (
        "{name}没有“{honour}”，没有可收回的；请看荣誉名单。",
        "{name} does not hold {honour}, so there is nothing to take back; look at who holds it.",
    ),
    "grade.unknown": (
        "没有叫“{word}”的积分等级；请看等级列表。",
        "No grade is called {word}; look at the list of grades.",
    ),
    "grade.threshold": (
        "门槛要是 0 到 {most} 的整数，没有保存；请改门槛。",
        "A threshold is a whole number from 0 to {most}, so it was not saved; change it.",
    ),
    "grade.same": (
        "“{name}”的门槛也是 {at_least}，没有保存；请改门槛。",
        "{name} has the same threshold, {at_least}, so it was not saved; change it.",
    ),
}
