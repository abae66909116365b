"""Colours with a meaning, readable on the palette's own background, light or dark. Never the only sign of anything."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from smsgui.domain import Status

# For light backgrounds, for dark ones: each at least 4.5 : 1 against the base colour of the usual themes.
_TONES = {
    "good": ("#1a7433", "#56d08a"),
    "bad": ("#bb2a1f", "#ff8a80"),
    "doubt": ("#8a5a00", "#f0c05a"),
}
READABLE = 4.5
"""The least contrast of text with what it stands on (WCAG 2.2, level AA)."""
STATUS_TONES = {
    Status.ACCEPTED: "good",
    Status.REJECTED: "bad",
    Status.UNKNOWN: "doubt",
    Status.SUBMITTING: "accent",
    Status.PENDING: "quiet",
    Status.SKIPPED: "quiet",
}


def dark(palette: QPalette) -> bool:
    """Whether text is lighter than what it stands on."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def tone(name: str, palette: QPalette | None = None) -> QColor:
    """The colour called ``good``, ``bad``, ``doubt``, ``accent``, ``quiet`` or ``text``."""
    palette = palette or QGuiApplication.palette()
    if name in _TONES:
        return QColor(_TONES[name][dark(palette)])
    if name == "accent":
        return accent(palette)
    roles = QPalette.ColorRole
    text = palette.color(roles.Text)
    if name != "quiet":
        return text
    grounds = [palette.color(role) for role in (roles.Base, roles.AlternateBase, roles.Window)]
    return faded(text, *grounds, surface(palette), marked(palette))


def accent(palette: QPalette) -> QColor:
    """The theme's highlight, made light enough for text on dark and dark enough on light."""
    colour = palette.color(QPalette.ColorRole.Highlight)
    wanted = 170 if dark(palette) else 96
    off = colour.lightness() < wanted if dark(palette) else colour.lightness() > wanted
    return QColor.fromHsl(max(colour.hslHue(), 0), colour.hslSaturation(), wanted) if off else colour


def faded(ink: QColor, ground: QColor, *others: QColor) -> QColor:
    """``ink`` stepping back into ``ground`` as far as it stays readable there and on ``others``."""
    return QColor(_faded(ink.rgb(), ground.rgb(), *(other.rgb() for other in others)))


@cache  # tables ask for each of their cells
def _faded(ink: int, *grounds: int) -> int:
    surfaces = [QColor(ground) for ground in grounds]
    tries = (blend(QColor(ink), surfaces[0], percent / 100) for percent in range(38, 0, -1))
    readable = (colour for colour in tries if all(contrast(colour, surface) >= READABLE for surface in surfaces))
    return next(readable, QColor(ink)).rgb()


def under_white(palette: QPalette) -> QColor:
    """The theme's highlight, dark enough for white text on it."""
    return under(QColor("white"), palette.color(QPalette.ColorRole.Highlight))


def under(ink: QColor, colour: QColor) -> QColor:
    """``colour``, made so much darker or lighter that text of the colour ``ink`` can be read on it."""
    other = QColor("black" if luminance(ink) > luminance(colour) else "white")
    shades = (blend(colour, other, percent / 100) for percent in range(100))
    return next((shade for shade in shades if contrast(ink, shade) >= READABLE), colour)


def contrast(one: QColor, other: QColor) -> float:
    """How far two colours differ in brightness, from 1 to 21, as WCAG 2.2 reckons it."""
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: QColor) -> float:
    """How bright a colour is, from 0 to 1, as WCAG 2.2 reckons it."""
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def blend(colour: QColor, other: QColor, share: float) -> QColor:
    """``colour`` with that share (0 to 1) of ``other`` in it."""

    def mix(one: int, two: int) -> int:
        return round(one * (1 - share) + two * share)

    return QColor(mix(colour.red(), other.red()), mix(colour.green(), other.green()), mix(colour.blue(), other.blue()))


def surface(palette: QPalette) -> QColor:
    """What stands out from the window; on it, fields for input are still seen as such."""
    window = palette.color(QPalette.ColorRole.Window)
    if dark(palette):
        return blend(window, palette.color(QPalette.ColorRole.WindowText), 0.05)
    return palette.color(QPalette.ColorRole.Base)


def marked(palette: QPalette) -> QColor:
    """What the cells of a column that is told apart stand on."""
    return blend(accent(palette), palette.color(QPalette.ColorRole.Base), 0.9)


def line(palette: QPalette) -> QColor:
    """The colour of a thin border."""
    return blend(palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window), 0.82)
