"""Problem sentences about asking for a newer release."""

SENTENCES: dict[str, tuple[str, str]] = {
    "release.no_source": (
        "这个安装包没有写去哪里问新版本。请向给你安装包的人要新的。",
        "This build does not say where to ask for releases. Ask whoever gave it to you.",
    ),
    "release.unreachable": (
        "问不到新版本：连不上 {host}。程序照常可用，有网络时再试。",
        "No answer about releases: {host} cannot be reached. The program works as before; try "
        "again with a network.",
    ),
    "release.unreadable": (
        "那里的回答不是版本说明，没有采用。程序照常可用，过几天再试。",
        "The answer is no release and was not used. The program works as before; try again in a "
        "few days.",
    ),
    "release.unsigned": (
        "那里的版本说明不是群主台的制作者签的，没有采用。请不要从那里下载。",
        "The release was not signed by the makers of Qunzhu and was not used. Do not download "
        "anything from there.",
    ),
}
