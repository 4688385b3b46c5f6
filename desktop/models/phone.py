"""Phone numbers as people write them, turned into E.164."""

import re
import unicodedata
from typing import NamedTuple

from desktop.models.blank import NOT_GIVEN
from desktop.models.problem import Problem


class Phone(NamedTuple):
    """A number in E.164 ("+8613800138000"); unusual if its range is not one known to be given out.

    `unusual` is also set where the country was guessed: the operator should look, not be refused.
    """

    e164: str
    unusual: bool


_NO_PHONE = re.compile("(?:[无無没沒暂暫]|没有|沒有|暂无|暫無)(?:手机号?|手機號?|电话|電話)")
# Digits that Excel rounded away: 1.38E+10 is no longer anybody's number.
_SCIENTIFIC = re.compile(r"([0-9])(?:\.([0-9]+))?[eE][+ ]?([0-9]{1,3})")
_INTEGRAL_FLOAT = re.compile(r"([0-9]{7,15})\.0+")
_EXTENSION = re.compile(r"(?:转|轉|分机|分機|ext\.?|x|#)\D{0,3}[0-9]{1,6}$", re.IGNORECASE)
# What may stand around the digits: punctuation, and remarks in Chinese (微信同号).
_AROUND = re.compile(r"[\s()\[\]{}<>.,，。、:：'\"`*_\-–—―‐‑‒−/~+\u2e80-\u9fff\uac00-\ud7af]+")
_DASHED_EXTENSION = re.compile(r"(0[\d() -]{9,14})[-–—][0-9]{1,5}")
_DATE_SHAPED = re.compile(
    r"(?:19|20)\d\d([-/.年]?)(?:0?[1-9]|1[0-2])[-/.月]?(?:0?[1-9]|[12]\d|3[01])日?"
)
_LABEL = re.compile(r"^(?:tel|phone|mobile|mob|cell)\b\.?", re.IGNORECASE)
_SEVERAL = re.compile(r"[/、,，;；|\n]+|或| {2,}")
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")

_MAINLAND_USUAL = re.compile(r"1[3-9]")
_MAINLAND_LINE = re.compile(r"0(?:10|2\d)\d{8}|0[3-9]\d{2}\d{7,8}")
# Subscribers' numbers begin with 2 to 8.
_LINE_WITHOUT_ZERO = re.compile(r"(?:10|2\d)[2-8]\d{7}|[3-9]\d{2}[2-8]\d{6,7}")
_TAIWAN_LINE = re.compile(r"0[2-8]\d{7,8}")
_HONG_KONG_USUAL = re.compile(r"[235-9]")
_CALLING = {"HK": "852", "MO": "853", "TW": "886"}
_PLACES = {
    "香港": "HK",
    "hongkong": "HK",
    "hk": "HK",
    "九龙": "HK",
    "新界": "HK",
    "澳门": "MO",
    "macau": "MO",
    "macao": "MO",
    "台湾": "TW",
    "taiwan": "TW",
    "台北": "TW",
    "新北": "TW",
    "桃园": "TW",
    "新竹": "TW",
    "台中": "TW",
    "台南": "TW",
    "高雄": "TW",
    "基隆": "TW",
    "嘉义": "TW",
    "新加坡": "SG",
    "singapore": "SG",
    "吉隆坡": "MY",
    "马来西亚": "MY",
    "东京": "JP",
    "大阪": "JP",
    "日本": "JP",
    "首尔": "KR",
    "韩国": "KR",
    "伦敦": "GB",
    "英国": "GB",
    "巴黎": "FR",
    "法国": "FR",
    "德国": "DE",
    "柏林": "DE",
    "悉尼": "AU",
    "墨尔本": "AU",
    "澳大利亚": "AU",
    "奥克兰": "NZ",
    "新西兰": "NZ",
    "纽约": "US",
    "洛杉矶": "US",
    "旧金山": "US",
    "西雅图": "US",
    "波士顿": "US",
    "美国": "US",
    "温哥华": "CA",
    "多伦多": "CA",
    "加拿大": "CA",
}


def region_of(place: str) -> str:
    """The ISO country of a folded place name such as a city, or "CN"."""
    found = _PLACES.get(place)
    if found or not place:
        return found or "CN"
    for name, region in _PLACES.items():
        if (len(name) > 2 and name in place) or place.startswith(name):
            return region
    return "CN"


def parse_phone(text: str, region: str = "CN") -> Phone | None:
    """The number written in `text`, or None for an empty cell or a word for none (无, -).

    `region` is the ISO country of a number written without one. Length and shape must fit the
    country; ranges are not checked beyond marking unusual ones. Raises Problem
    "phone.scientific" for digits lost to a spreadsheet and "phone.invalid" for anything else.
    """
    if len(text) == 11 and text.isascii() and text.isdecimal() and text[0] == "1":
        return Phone("+86" + text, text[1] < "3")
    shown = text
    text = _half_width(text)
    if not text or text.casefold() in NOT_GIVEN or _NO_PHONE.fullmatch(text):
        return None
    if scientific := _SCIENTIFIC.fullmatch(text):
        text = _complete(*scientific.groups(""))
        if not text:
            raise Problem("phone.scientific", phone=shown)
    found = _parse(text, region)
    if found is None:
        raise Problem("phone.invalid", phone=shown)
    return found


def written(e164: str) -> str:
    """A number for a table: mainland mobiles as 11 digits, others with their country.

    `parse_phone` gives the same number back.
    """
    return e164[3:] if len(e164) == 14 and e164.startswith("+861") else e164


def split_phones(text: str) -> list[str]:
    """The parts of a cell that holds several numbers, in their order; one part if it does not."""
    plain = _half_width(text)
    parts = [part.strip() for part in _SEVERAL.split(plain)]
    parts = [part for part in parts if len(part) >= 7]
    mobiles: list[str] = _MOBILE.findall(plain)
    # Side by side, or each with a remark: 13800138000（妈妈）13900139000（爸爸）.
    return mobiles if len(mobiles) > len(parts) else parts


def _half_width(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return text.strip().lstrip("'`‘’").strip()


def _complete(first: str, decimals: str, exponent: str) -> str:
    """All digits of a number in scientific notation, "" where it does not state every one."""
    behind = int(exponent)
    digits, fraction = decimals[:behind], decimals[behind:]
    return first + digits if len(digits) == behind and not fraction.strip("0") else ""


def _parse(text: str, region: str) -> Phone | None:
    if integral := _INTEGRAL_FLOAT.fullmatch(text):
        text = integral[1]
    if _DATE_SHAPED.fullmatch(text):
        return None
    found = _parse_digits(text, region)
    if found is None and (line := _DASHED_EXTENSION.fullmatch(text)):
        found = _parse_digits(line[1], region)
    return found


def _parse_digits(text: str, region: str) -> Phone | None:
    digits, international = _digits(text)
    if not digits:
        return None
    if international:
        return _international(digits)
    return _national(digits, region)


def _digits(text: str) -> tuple[str, bool]:
    """The bare digits and whether they begin with a country's calling code; no digits: not ours."""
    text = _LABEL.sub("", _EXTENSION.sub("", text)).strip()
    digits = _AROUND.sub("", text)
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 17:
        return "", False
    signs = text.count("+")
    if signs > 1 or (signs and _AROUND.sub("", text.partition("+")[0])):
        return "", False
    if signs:
        return digits.removeprefix("00"), True
    if digits.startswith("00"):
        return digits[2:], True
    return digits, False


def _international(digits: str) -> Phone | None:
    if digits.startswith("86"):
        return _mainland(digits[2:]) or _mainland("0" + digits[2:])
    for region, code in _CALLING.items():
        if digits.startswith(code):
            return _eight_or_taiwan(digits[3:], region)
    return _elsewhere("+" + digits, None)


def _national(digits: str, region: str) -> Phone | None:
    # Before the place: members abroad keep their mainland numbers.
    if len(digits) == 11 and digits[0] == "1":
        return _mainland(digits)
    for read in (_home, _with_code_but_no_plus, _guessed):
        if found := read(digits, region):
            return found
    return None


def _home(digits: str, region: str) -> Phone | None:
    """A number of the region itself."""
    if region == "CN":
        return _mainland(digits)
    if region in _CALLING:
        return _eight_or_taiwan(digits, region)
    return _elsewhere(digits, region)


def _with_code_but_no_plus(digits: str, _region: str) -> Phone | None:
    if len(digits) == 13 and digits.startswith("861"):
        return _mainland(digits[2:])
    for region, code in _CALLING.items():
        rest = digits[3:]
        if digits.startswith(code) and len(digits) == (12 if region == "TW" else 11):
            return _eight_or_taiwan(rest, region)
    return None


def _guessed(digits: str, region: str) -> Phone | None:
    """A number whose shape tells the country: mainland, Taiwan mobile, else Hong Kong."""
    if found := _mainland(digits):
        return found
    # A spreadsheet that took the number for a quantity dropped its leading zero.
    if _LINE_WITHOUT_ZERO.fullmatch(digits):
        return Phone("+86" + digits, True)
    if len(digits) == 10 and digits.startswith("09"):
        return Phone("+886" + digits[1:], False)
    if len(digits) == 8 and digits[0] in "23456789" and region == "CN":
        return Phone("+852" + digits, True)
    return None


def _mainland(digits: str) -> Phone | None:
    """1 + 10 digits, a landline with its area code, or a 400/800 service number."""
    if len(digits) == 11 and digits[0] == "1":
        return Phone("+86" + digits, not _MAINLAND_USUAL.match(digits))
    if _MAINLAND_LINE.fullmatch(digits):
        return Phone("+86" + digits[1:], False)
    if len(digits) == 12 and digits.startswith("01"):
        return _mainland(digits[1:])
    if len(digits) == 10 and digits[:3] in ("400", "800"):
        return Phone("+86" + digits, True)
    return None


def _eight_or_taiwan(digits: str, region: str) -> Phone | None:
    """HK and MO: eight digits. TW: 09 + 8, also without the zero, or a landline."""
    prefix = "+" + _CALLING[region]
    if region != "TW":
        if len(digits) != 8 or digits[0] in "01":
            return None
        return Phone(prefix + digits, not _HONG_KONG_USUAL.match(digits))
    if len(digits) == 9 and digits[0] == "9":
        return Phone(prefix + digits, False)
    if len(digits) == 10 and digits.startswith("09"):
        return Phone(prefix + digits[1:], False)
    if _TAIWAN_LINE.fullmatch(digits):
        return Phone(prefix + digits[1:], False)
    if _TAIWAN_LINE.fullmatch("0" + digits):
        return Phone(prefix + digits, False)
    return None


def _elsewhere(text: str, region: str | None) -> Phone | None:
    """Any other country, by the lengths that phonenumbers calls possible."""
    # The library takes a tenth of a second to import and most rosters never need it.
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Phone(e164, not phonenumbers.is_valid_number(number))
