"""The colours of both themes by the name of their use, never by hue at the place of use."""

from msgspec import Struct
from msgspec.structs import asdict


class Tokens(Struct, frozen=True):
    """One theme's colours as RRGGBB; the suffix Soft is a tinted ground for the plain name.

    text3 is for meta only, never for a value. line, border are decoration; field and
    borderStrong are edges that must be seen (3:1). accent = act or chosen, violet = content or
    condition, orange = event, host or limit, warn = wants you, err = refused or rest day,
    ok = done, info = new fact.
    """

    bg: str
    surface: str
    surface2: str
    raised: str
    nav: str
    hover: str
    text: str
    text2: str
    text3: str
    line: str
    border: str
    field: str
    borderStrong: str
    accent: str
    onAccent: str
    accentSoft: str
    accentText: str
    sel: str
    focus: str
    ok: str
    okSoft: str
    warn: str
    warnSoft: str
    err: str
    errSoft: str
    info: str
    infoSoft: str
    violet: str
    violetSoft: str
    orange: str
    orangeSoft: str
    rose: str
    roseSoft: str
    slate: str
    slateSoft: str
    grey: str
    greySoft: str
    toast: str
    onToast: str
    toastAct: str

    def by_name(self) -> dict[str, str]:
        """Every token's name with its RRGGBB."""
        return asdict(self)


LIGHT = Tokens(
    bg="F3F1EC",
    surface="FFFFFF",
    surface2="F7F5F1",
    raised="FFFFFF",
    nav="E6E2D9",
    hover="F2EFE9",
    text="1F2328",
    text2="565C64",
    text3="61676E",
    line="E7E4DD",
    border="D9D6CF",
    field="8F8A84",
    borderStrong="85807A",
    accent="0B6B5F",
    onAccent="FFFFFF",
    accentSoft="E0F0EC",
    accentText="0A5A50",
    sel="D7ECE7",
    focus="0B6B5F",
    ok="1B6E3C",
    okSoft="DDF1E4",
    warn="8A5300",
    warnSoft="FCEBCB",
    err="B3261E",
    errSoft="FBE3E1",
    info="1F5FAF",
    infoSoft="E1ECFA",
    violet="5B3FA8",
    violetSoft="EDE8FB",
    orange="9A4300",
    orangeSoft="FCE8DA",
    rose="A1285B",
    roseSoft="FBE3ED",
    slate="4A5560",
    slateSoft="E8EBEE",
    grey="565C64",
    greySoft="EEECE7",
    toast="25292E",
    onToast="FFFFFF",
    toastAct="7FD1C2",
)

DARK = Tokens(
    bg="16181A",
    surface="1F2225",
    surface2="272B2F",
    raised="2B3035",
    nav="2A2E32",
    hover="282C30",
    text="ECEEF0",
    text2="B4BAC1",
    text3="A0A7AF",
    line="2F3438",
    border="3D4348",
    field="767C83",
    borderStrong="80868D",
    accent="4DB6A4",
    onAccent="06231F",
    accentSoft="1D3A35",
    accentText="7FD1C2",
    sel="1E423B",
    focus="7FD1C2",
    ok="6CCB8E",
    okSoft="1D3A29",
    warn="F0B65A",
    warnSoft="3D3019",
    err="FF8A80",
    errSoft="47211F",
    info="8AB8F5",
    infoSoft="1E3350",
    violet="BBA9F7",
    violetSoft="322B50",
    orange="FFAB73",
    orangeSoft="3E2B1E",
    rose="F79BC0",
    roseSoft="4A2036",
    slate="B9C2CB",
    slateSoft="31373D",
    grey="B4BAC1",
    greySoft="2D3135",
    toast="E9EBED",
    onToast="1B1D1F",
    toastAct="0A5A50",
)

# Text and ground of an avatar, chosen by the member's id.
AVATARS: tuple[tuple[str, str], ...] = (
    ("accentText", "accentSoft"),
    ("info", "infoSoft"),
    ("violet", "violetSoft"),
    ("warn", "warnSoft"),
    ("orange", "orangeSoft"),
    ("ok", "okSoft"),
    ("rose", "roseSoft"),
    ("slate", "slateSoft"),
)

# Chart series, at most five; told apart with normal, deutan, protan and tritan sight.
SERIES_LIGHT = ("332288", "D55E00", "2A9D8F", "5D4037", "A56EFF")
SERIES_DARK = ("F0E442", "D55E00", "44AA99", "BAE6FF", "8A3FFC")


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(color: str) -> float:
    """Relative luminance of RRGGBB (WCAG 2.2)."""
    red, green, blue = (_channel(int(color[i : i + 2], 16)) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two RRGGBB colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def blend(over: str, ground: str, alpha: float) -> str:
    """`over` painted on `ground` at `alpha` (0 to 1), as RRGGBB."""
    pairs = ((int(over[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (0, 2, 4))
    return "".join(f"{round(a * alpha + b * (1 - alpha)):02X}" for a, b in pairs)


def readable(ground: str, *choices: str) -> str:
    """Of the given colours the one with the most contrast against `ground`."""
    return max(choices, key=lambda color: contrast(color, ground))
