"""Problem sentences about courses, certificates, venues, and what is printed."""

SENTENCES: dict[str, tuple[str, str]] = {
    "course.titleless": (
        "还没有名称，没有保存；请填名称。",
        "It has no title, so it was not saved; give it one.",
    ),
    "course.unknown": (
        "没有叫“{word}”的课程，或不止一门；请用列表里的 id。",
        "No course, or more than one, is called {word}; use the id in the list.",
    ),
    "course.gone": (
        "这门课程已经不在，没有改动；请看课程列表。",
        "This course is no longer there, so nothing was changed; look at the list of courses.",
    ),
    "course.module_gone": (
        "这个模块已经不在，没有改动；请看课程的模块。",
        "This module is no longer there, so nothing was changed; look at the course's modules.",
    ),
    "course.module_unknown": (
        "课程里没有模块“{word}”，或不止一个；请写第几个，共 {count} 个。",
        "The course has no module {word}, or more than one; give its place, of {count}.",
    ),
    "course.too_many": (
        "一门课程最多 {most} 个模块，没有保存；请另开一门。",
        "A course has at most {most:module|modules}, so nothing was saved; make another course.",
    ),
    "course.completed": (
        "已经有人完成了“{title}”，不能删除；先收回他们的结业再删。",
        "Somebody has completed {title}, so it was not removed; take that back first.",
    ),
    "course.not_open": (
        "{name}还不能完成第 {number} 个模块“{module}”：“{before}”还没完成；请先登记它。",
        "{name} cannot complete module {number}, {module}, yet: {before} is not completed;"
        " record that first.",
    ),
    "course.not_done": (
        "他没有完成“{module}”，没有可收回的；请看他的进度。",
        "They have not completed {module}, so nothing can be taken back; look at their progress.",
    ),
    "course.not_taught": (
        "“{title}”不是讲“{module}”的场次，没有登记；请选这个模块的系列。",
        "{title} does not teach {module}, so nothing was recorded;"
        " choose an occurrence of the module's series.",
    ),
    "course.nobody": (
        "“{title}”这一场还没有人签到，没有登记；请先签到。",
        "Nobody has checked in to {title}, so nothing was recorded; check people in first.",
    ),
    "course.no_certificate": (
        "{name}没有“{title}”的有效证书，没有打印；请先完成所有模块。",
        "{name} has no certificate of {title} that stands, so none was printed;"
        " complete every module first.",
    ),
    "paper.nobody": (
        "“{title}”还没有人报名，也没有人来过，没有胸牌可印；请先报名，或写明成员。",
        "Nobody has registered for {title} or came before, so there is no badge to print;"
        " register people first, or name members.",
    ),
    "paper.no_window": (
        "这台电脑没有装窗口部分，印不了；请在装了群主台窗口的电脑上印。",
        "The window is not installed on this machine, so nothing can be printed; print where it"
        " is.",
    ),
    "paper.no_font": (
        "这台电脑没有中文字体，印出来会是空格；请先安装，例如思源黑体或 Noto Sans CJK。",
        "There is no Chinese font on this machine, so names would be blank;"
        " install one first, such as Noto Sans CJK.",
    ),
    "venue.nameless": (
        "还没有名称，没有保存；请填场地的名称。",
        "It has no name, so it was not saved; name the venue.",
    ),
    "venue.unknown": (
        "没有叫“{word}”的场地，或不止一个；请用列表里的 id。",
        "No venue, or more than one, is called {word}; use the id in the list.",
    ),
    "venue.gone": (
        "这个场地已经不在，没有改动；请看场地列表。",
        "This venue is no longer there, so nothing was changed; look at the list of venues.",
    ),
    "venue.bad_capacity": (
        "“{word}”不是人数，没有保存；请写 1 到 {most} 的整数，或留空。",
        "{word} is no number of people, so nothing was saved;"
        " write a whole number from 1 to {most}, or leave it empty.",
    ),
    "venue.no_names": (
        "“{file}”里没有找到场地名称一列；请给这一列写上“场地”再导入。",
        "{file} has no column with the names of the venues; title it 场地 and import again.",
    ),
}
