"""Problem sentences about opening the window."""

SENTENCES: dict[str, tuple[str, str]] = {
    "window.no_display": (
        "这里没有图形桌面，窗口打不开。请在桌面环境里运行 {program}；没有桌面时可以用"
        " xvfb-run {program} 开在看不见的屏幕上（没有 xvfb-run 就装 xvfb 和 xauth 这两个软件包），"
        "或用 {program} --help 列出的命令。",
        "There is no graphical desktop here, so no window can open. Run {program} on a desktop; "
        "without one, xvfb-run {program} opens it on a screen nobody sees (the packages xvfb and "
        "xauth bring xvfb-run), and {program} --help lists the commands.",
    ),
    "community.nameless": (
        "社群的名字不能空着。请起一个名字。",
        "A community needs a name. Please give it one.",
    ),
    "community.name_too_long": (
        "社群的名字有 {length} 个字，最多 {limit} 个，没有保存；请改短。",
        "The community's name has {length:character|characters}, at most {limit} are allowed, so "
        "nothing was saved; shorten it.",
    ),
    "community.prefix_invalid": (
        "“{prefix}”不能当成员编号的前缀：请只用字母或汉字，最多 {most} 个，例如 QH，也可以留空。",
        '"{prefix}" cannot begin member numbers: use letters only, at most {most}, for instance '
        "QH, or leave it empty.",
    ),
    "window.screen_shared": (
        "投屏隐私开着，没有导出：导出的文件里什么都不遮。请先关掉投屏隐私（Ctrl+Shift+H）再导出。",
        "Privacy is on, so nothing was exported: nothing is masked in an exported file. "
        "Turn privacy off (Ctrl+Shift+H), then export.",
    ),
    "window.already_open": (
        "“{folder}”已经在另一个窗口里打开了。请到那个窗口继续；如果它已经不在，等一会儿再试。",
        "{folder} is already open in another window. Go on there; "
        "if that window is gone, try again in a moment.",
    ),
}
