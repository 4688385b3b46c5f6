"""Every text is translated, Chinese punctuation is full width, Qt's own words are Chinese."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.sentences import SENTENCES
from desktop.views import language
from desktop.views.firstrun.questions import AskName
from tests.plurals import only_many

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "i18n"
CHINESE = r"[一-鿿]"
# A half-width mark with Chinese on either side; digits as in 20:00 are not meant.
HALF_WIDTH = re.compile(rf"{CHINESE}[,:;?!()]|[,;?!()]{CHINESE}")
TRANSLATED = pytest.mark.parametrize("target", ["en", "zh_TW"])


def messages(path: Path) -> list[tuple[str, ElementTree.Element]]:
    """(context, message) of a .ts file."""
    return [
        (context.findtext("name") or "", message)
        for context in ElementTree.parse(path).iter("context")
        for message in context.iter("message")
    ]


def keys(path: Path) -> set[tuple[str, str]]:
    return {(name, message.findtext("source") or "") for name, message in messages(path)}


@TRANSLATED
def test_every_text_is_translated(target: str) -> None:
    missing = []
    for name, message in messages(FOLDER / f"qunzhu_{target}.ts"):
        found = message.find("translation")
        assert found is not None
        forms = [form.text for form in found.findall("numerusform")] or [found.text]
        if found.get("type") == "unfinished" or not all(forms):
            missing.append((name, message.findtext("source")))
    assert missing == []


@TRANSLATED
def test_the_collected_texts_are_those_of_the_program(target: str, tmp_path: Path) -> None:
    known = FOLDER / f"qunzhu_{target}.ts"
    fresh = tmp_path / known.name
    shutil.copy(known, fresh)
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    sources = [str(path) for path in sorted((ROOT / "desktop").rglob("*.py"))]
    subprocess.run(
        [str(tool), "-silent", "-no-obsolete", "-locations", "none", *sources, "-ts", str(fresh)],
        check=True,
    )
    assert keys(fresh) == keys(known)


def test_every_text_is_found_with_its_context_and_is_chinese_or_a_name() -> None:
    odd = [
        (name, source)
        for name, source in keys(FOLDER / "qunzhu_en.ts")
        if not name or name in ("QCoreApplication", "QObject")
    ]
    assert odd == []


def test_placeholders_survive_translation() -> None:
    for target in ("en", "zh_TW"):
        for name, message in messages(FOLDER / f"qunzhu_{target}.ts"):
            source = message.findtext("source") or ""
            found = message.find("translation")
            assert found is not None
            wanted = set(re.findall(r"\{(\w*)[^}]*\}", source))
            for text in [form.text for form in found.findall("numerusform")] or [found.text]:
                assert set(re.findall(r"\{(\w*)[^}]*\}", text or "")) == wanted, (name, source)


def test_chinese_punctuation_is_full_width() -> None:
    texts = [source for _, source in keys(FOLDER / "qunzhu_en.ts")]
    for _, message in messages(FOLDER / "qunzhu_zh_TW.ts"):
        texts.append(message.findtext("translation") or "")
    texts += [chinese for chinese, _ in SENTENCES.values()]
    # A file dialog reads its own brackets, and what stands in quotes is typed as it is.
    plain = [re.sub(r";;|\(\*[^)]*\)|“[^”]*”|「[^」]*」", "", text) for text in texts]
    assert [text for text in plain if HALF_WIDTH.search(text)] == []


def test_simplified_chinese_quotes_in_one_way() -> None:
    brackets = re.compile("[「」『』]")
    rooms = (ROOT / "desktop", ROOT / "hub")
    told = [
        (path.name, node.value)
        for room in rooms
        for path in room.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    told += [(page.name, page.read_text("utf-8")) for page in (ROOT / "docs/guide").glob("*.md")]
    # What strips the brackets off a column's head has to know them.
    odd = [(name, text) for name, text in told if name != "header.py" and brackets.search(text)]
    assert odd == []


def test_english_quotes_as_it_writes() -> None:
    curved = [
        text
        for _, message in messages(FOLDER / "qunzhu_en.ts")
        if set("“”‘’") & set(text := "".join(message.find("translation").itertext()))
    ]
    assert curved == []


def test_english_tells_one_from_many_wherever_a_number_is_said() -> None:
    odd = []
    for name, message in messages(FOLDER / "qunzhu_en.ts"):
        source, english = message.findtext("source") or "", message.findtext("translation") or ""
        if message.get("numerus") is None and only_many(source, english):
            odd.append((name, source, english))
    assert odd == []


def test_english_has_no_chinese_left() -> None:
    allowed = ("简体中文", "繁體中文")
    left = [
        text
        for _, message in messages(FOLDER / "qunzhu_en.ts")
        if (text := message.findtext("translation") or "") not in allowed
        and re.search(CHINESE, text)
    ]
    assert left == []


# What OpenCC alone, or a rule of ours gone too far, would have a reader in Taiwan stumble over.
STUMBLES = (
    "多隻提醒",
    "隻能",
    "隻寫",
    "天后",
    "只衝一",
    "里面",
    "格里",
    "賬",
    "全屏",
    "二維碼",
    "窗口",
    "回車",
    "進位制",
    "質量",
    "自定義",
    "稽核",
    "補籤",
    "也列。",
    "也列，",
    "放列",
    "系欄名",
    "信息",
    "默認",
    "軟件",
    "網絡",
    "打印",
    "鼠標",
    "數據",
    "視頻",
    "短信",
    "服務器",
    "硬盤",
    "文件夾",
    "菜單",
    "對話框",
    "粘貼",
    "導入",
    "導出",
    "搜索",
    "保存",
    "在線",
    "羣",
    "着",
    "裏",
    "臺",
)


def test_traditional_chinese_has_the_words_of_taiwan() -> None:
    said = [
        "".join(message.find("translation").itertext())  # type: ignore[union-attr]
        for _, message in messages(FOLDER / "qunzhu_zh_TW.ts")
    ]
    table = (FOLDER / "traditional.txt").read_text(encoding="utf-8").splitlines()
    said += [line.partition("\t")[2] for line in table if len(line.partition("\t")[0]) > 1]
    assert [(word, text) for text in said for word in STUMBLES if word in text] == []


def test_qts_own_buttons_speak_chinese(qtbot: QtBot) -> None:
    language.use("zh_CN")
    buttons = QDialogButtonBox.StandardButton
    made = QDialogButtonBox(buttons.Ok | buttons.Cancel)
    qtbot.addWidget(made)
    assert made.button(buttons.Cancel).text() == "取消"


@pytest.mark.parametrize(
    ("wanted", "cancel"), [("zh_CN", "取消"), ("zh_TW", "取消"), ("en", "Cancel")]
)
def test_a_dialog_made_from_the_skeleton_speaks_the_chosen_language(
    wanted: str, cancel: str, qtbot: QtBot, compiled: None
) -> None:
    language.use(wanted)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert AskName(parent).cancel_button.text() == cancel
