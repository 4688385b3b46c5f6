"""Bring the translations up to date: collect the texts, and make the traditional Chinese ones.

Run `python resources/i18n/update.py` after changing a text. English is written by hand in
qunzhu_en.ts. Traditional Chinese comes from OpenCC (s2twp) except where somebody has read it
through: such a message carries the translator comment "reviewed" and is left as it is. What
desktop/models and desktop/cli say outside Qt stands in traditional.txt, made here as well.
"""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import opencc

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
TARGETS = ("en", "zh_TW")
REVIEWED = "reviewed"
TABLE = FOLDER / "traditional.txt"
# The rooms that say something outside Qt.
SAYING = ("models", "cli")
HAN = re.compile(r"[\u4e00-\u9fff]+")
# Where OpenCC's phrases choose another word than is usual in Taiwan, or none. Longest first.
WORDS = {
    "釋出": "發布",
    "程式碼": "代號",
    "使用者": "用戶",
    "許可權": "權限",
    "2.0 許可": "2.0 授權",
    "檔名": "檔案名稱",
    "衝正": "沖正",
    "微訊號": "微信號",
    "打印": "列印",
    "口令": "密碼",
    "鑰匙串": "鑰匙圈",
    "恢復碼": "救援碼",
    "撤銷": "復原",
    "撤消": "復原",
    "快捷鍵": "快速鍵",
    "跳轉": "前往",
    "投屏": "投影",
    "錄屏": "螢幕錄影",
    "一屏": "一個畫面",
    "懸停": "游標移上去",
    "緊湊": "緊密",
    "尾號": "末碼",
    "合作伙伴": "合作夥伴",
    "導進來": "匯進來",
    "再導一次": "再匯一次",
    "郵箱": "電子郵件",
    "聯網": "連網",
    "文本": "文字",
    "列表": "清單",
    "單元格": "儲存格",
    "型別": "類型",
    "服務器": "伺服器",
    "字首": "前綴",
    "一起籤": "一起簽",
    "補籤": "補簽",
    "籤錯": "簽錯",
    "衝錯": "沖錯",
    "上籤的": "上簽的",
    "箇中": "個中",
    "衝回": "沖回",
    "只衝": "只沖",
    "。衝": "。沖",
    "天后": "天後",
    "里面": "裡面",
    "指南里": "指南裡",
    "格里": "格裡",
    "上籤到": "上簽到",
    "者籤的": "者簽的",
    "采用": "採用",
    "夾里": "夾裡",
    "值里": "值裡",
    "龍里": "龍裡",
    "點贊": "按讚",
    "渠道": "管道",
    "校驗碼": "檢查碼",
    "模板": "範本",
    "命令": "指令",
    "當前": "目前",
    "在後台": "在背景",
    "拷走": "複製走",
    "的盤": "的磁碟",
    "個盤": "個磁碟",
    "路盤": "路磁碟",
    "賬": "帳",
    "全屏": "全螢幕",
    "二維碼": "QR 碼",
    "窗口": "視窗",
    "回車": "Enter",
    "十六進位制": "十六進位",
    "質量": "品質",
    " U 盤": "隨身碟",
    "U 盤": "隨身碟",
    "埠": "連接埠",
    "自定義": "自訂",
    "稽核": "審核",
    "裝置通過": "裝置透過",
    "周": "週",
    "臺": "台",
    "“": "「",
    "”": "」",
}
# A row is 列 in Taiwan and a column 欄: columns first, so that no row becomes one.
COLUMNS = {
    r"對應列": "對應欄",
    r"(\{(?:n|column|limit)\}) 列": r"\1 欄",
    r"空列(?!表)": "空欄",
    r"(各|三|多餘的|暱稱)列": r"\1欄",
    r"第二列排": "第二欄排",
    r"點列頭": "點欄標題",
    r"(檔案裡的|[每哪一這那]一)列": r"\1欄",
    r"(?<!系)列名": "欄名",
    r"(填|名稱)一列": r"\1一欄",
    r"([和、])列(?=[，。])": r"\1欄位",
    r"左列": "左欄",
    r"積分一列": "積分一欄",
    r"名兩列": "名兩欄",
    r"^列$": "欄位",
}
# Latin words stand apart from Chinese ones.
APART = re.compile(rf"(?<={HAN.pattern[:-1]})(?=QR 碼|Enter)|(?<=Enter)(?={HAN.pattern[:-1]})")
# After a noun OpenCC counts animals where only "only" is meant.
ONLY = re.compile(r"隻(?=[記寫能提按看給管到是])")
# What is typed has lines, 行, as everywhere.
ROW = re.compile(
    r"(?<![就進自執運流銀例發通同平都不可也放先另])行(?!動|政|業|程|為|事|李|距|情|列|使|一[個條檔位])"
)


def collect(language: str) -> Path:
    """Take the texts of all screens into the .ts of one language; obsolete ones go."""
    path = FOLDER / f"qunzhu_{language}.ts"
    sources = sorted(str(one) for one in (ROOT / "desktop").rglob("*.py"))
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    subprocess.run(
        [
            str(tool),
            "-silent",
            "-no-obsolete",
            "-locations",
            "none",
            "-source-language",
            "zh_CN",
            "-target-language",
            language,
            *sources,
            "-ts",
            str(path),
        ],
        cwd=ROOT,
        check=True,
    )
    return path


@cache
def phrases() -> opencc.OpenCC:
    """OpenCC from simplified characters to Taiwan's characters and words."""
    return opencc.OpenCC("s2twp")


def convert(text: str) -> str:
    """A text of the program as one writes it in Taiwan."""
    made = str(phrases().convert(text))
    for pattern, right in COLUMNS.items():
        made = re.sub(pattern, right, made)
    made = ONLY.sub("只", ROW.sub("列", made))
    for wrong, right in WORDS.items():
        made = made.replace(wrong, right)
    return APART.sub(" ", made)


def tabulate() -> None:
    """List what is said in Chinese outside Qt: whole texts, phrases and single characters."""
    texts = set()
    for source in (one for room in SAYING for one in (ROOT / "desktop" / room).rglob("*.py")):
        tree = ast.parse(source.read_text(encoding="utf-8"))
        # A text that stands by itself is a docstring: it is said to nobody.
        unsaid = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if id(node) in unsaid or not isinstance(node, ast.Constant):
                continue
            if isinstance(node.value, str):
                texts |= {node.value, *HAN.findall(node.value)} if HAN.search(node.value) else set()
    single = {one: WORDS.get(made := phrases().convert(one), made) for one in "".join(texts)}
    # A character that is a text by itself stands for every one not found in a longer text.
    single |= {text: convert(text) for text in texts if len(text) == 1}
    lines = {one: made for one, made in {**single, "“": "「", "”": "」"}.items() if one != made}
    for text in texts:
        made = convert(text)
        if made != "".join(single[one] for one in text) and "\n" not in text:
            lines[text] = made
    TABLE.write_text("".join(f"{one}\t{lines[one]}\n" for one in sorted(lines)), encoding="utf-8")


def traditional(path: Path) -> None:
    """Fill every message that nobody has read through with what OpenCC makes of its source."""
    tree = ElementTree.parse(path)
    for message in tree.iter("message"):
        source, target = message.findtext("source") or "", message.find("translation")
        if target is None or message.findtext("translatorcomment") == REVIEWED:
            continue
        target.attrib.pop("type", None)
        forms = target.findall("numerusform")
        for form in forms:
            form.text = convert(source)
        if not forms:
            target.text = convert(source)
    write(tree, path)


def write(tree: "ElementTree.ElementTree[ElementTree.Element]", path: Path) -> None:
    """Keep the file as Qt's own tools write it."""
    body = ElementTree.tostring(tree.getroot(), encoding="unicode")
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8"
    )


def main() -> int:
    """Update both languages; 1 when an English text is still missing."""
    for language in TARGETS:
        path = collect(language)
        if language == "zh_TW":
            traditional(path)
    tabulate()
    missing = [
        message.findtext("source")
        for message in ElementTree.parse(FOLDER / "qunzhu_en.ts").iter("message")
        if (target := message.find("translation")) is None or target.get("type") == "unfinished"
    ]
    for text in missing:
        sys.stderr.write(f"{text}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
