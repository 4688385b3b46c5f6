"""The help of the commands about packs in Chinese."""

CHINESE = {
    "a slice of the roster for one evening on another laptop": (
        "外带包：另一台电脑上用的一场名单，用完带回"
    ),
    "write a pack for an occurrence and show its code": "为一场做外带包，显示打开它的码",
    "open a pack in a new folder": "在新文件夹里打开外带包",
    "write what was done with this pack to a file": "把这个外带包里做的写成带回的文件",
    "take in what was done with a pack": "收下带回的文件",
    "packs that are out or came back": "在外面的和带回的外带包",
    "what this opened pack is, and until when": "这个外带包是什么，到什么时候",
    "who takes it and is no member": "给谁，不是成员时写名字",
    "2026-10-14T23:00, or a day": "2026-10-14T23:00，或某一天",
    "who is in this segment instead of who came before": "带某个分群的人，不写就是来过这个系列的人",
    "without the last four digits of phones": "不带手机尾号",
    "all members": "全部成员",
    "numbers for walk-ins, up to 500": "留给现场新人的编号，最多 500 个",
}
