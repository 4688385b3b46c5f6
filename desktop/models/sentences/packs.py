"""Problem sentences about packs for one evening."""

SENTENCES: dict[str, tuple[str, str]] = {
    "pack.inside": (
        "这里打开的就是一个外带包，不能再做外带包。请在社群自己的电脑上做。",
        "This is an opened pack; no other pack can be made in it. Make it on a computer of the "
        "community.",
    ),
    "pack.nameless": (
        "不知道外带包给谁。请选一位成员，或写上名字。",
        "Nobody is named for the pack. Choose a member or give a name.",
    ),
    "pack.nobody": (
        "外带包里一个人也没有。请换一种选人的办法。",
        "Nobody would be in the pack. Choose its people in another way.",
    ),
    "pack.too_many": (
        "外带包最多带 {most} 人，这里有 {count} 人。请只带这一场会来的人。",
        "A pack takes {most:person|people} at most, and here are {count}. Take only those who may "
        "come to this occurrence.",
    ),
    "pack.bad_seats": (
        "留给现场新人的编号最多 {most} 个，最少 0 个。请改一个数。",
        "A pack keeps from 0 to {most:number|numbers} for walk-ins. Give another count.",
    ),
    "pack.not_here": (
        "“{name}”的报名是社群记的，在外带包里不能取消。请回到社群的电脑上取消。",
        "{name} was registered in the community, which a pack cannot take back. Cancel it on a "
        "computer of the community.",
    ),
    "pack.over": (
        "到期时间已经过了。请写一个以后的时间。",
        "The time of expiry is over already. Give a later one.",
    ),
    "pack.other_code": (
        "这不是外带包的码，它以 pack:0/ 开头。请向给你外带包的人再要一次。",
        "This is no code of a pack, which begins with pack:0/. Ask whoever gave you the pack.",
    ),
    "pack.no_pack": (
        "“{file}”不是外带包。请选给你的那个文件。",
        '"{file}" is no pack. Choose the file that you were given.',
    ),
    "pack.wrong_code": (
        "这个码打不开“{file}”。请核对每个字母，或确认文件和码是同一次给的。",
        'This code does not open "{file}". Check every letter, and that file and code belong '
        "together.",
    ),
    "pack.expired": (
        "“{file}”已经到期，不再打开。请向给你的人要一个新的；已经打开过的文件夹仍然可以带回。",
        '"{file}" has expired and is not opened any more. Ask for a new one; what was done in a '
        "folder that was opened before can still go back.",
    ),
    "pack.expired_here": (
        "这个外带包已经到期，里面的人不再显示。做过的签到还在："
        "请用«上方的“带回…”| qunzhu packs return »带回。",
        "This pack has expired, and its people are not shown any more. What was done is kept: take "
        'it back with «"Take back…" above|qunzhu packs return».',
    ),
    "pack.not_one": (
        "这个文件夹不是外带包。请打开外带包的文件夹再带回。",
        "This folder is no pack. Open the folder of the pack to take its work back.",
    ),
    "pack.no_return": (
        "“{file}”不是外带包带回的文件。请在外带包的电脑上重新带回一次。",
        '"{file}" is no file that came back of a pack. Write it anew on the laptop of the pack.',
    ),
    "pack.older": (
        "“{file}”是这个外带包早先写的，后来写的那一份已经收下了，里面都有。请收下最后写的那一份。",
        '"{file}" was written before what was taken in of this pack already, which says all of it. '
        "Take in the file that was written last.",
    ),
    "pack.unknown": (
        "“{file}”来自这里不知道的外带包。请先同步，或在做它的那台电脑上带回。",
        '"{file}" comes of a pack that is not known here. Sync first, or take it back on the '
        "computer that made it.",
    ),
    "pack.no_key": (
        "以现在的角色打不开带回的文件，里面可能有新人的手机。请让能看联系方式的人来带回。",
        "Your role cannot open what came back: phones of new people may be in it. Let somebody "
        "take it back who may see contacts.",
    ),
}
