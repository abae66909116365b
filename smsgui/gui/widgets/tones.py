"""Colours with a meaning, readable on the palette's own background, light or dark. Never the only sign of anything."""

from __future__ import annotations

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from smsgui.domain import Status

# For light backgrounds, for dark ones: each at least 4.5 : 1 against the base colour of the usual themes.
_TONES = {
    "good": ("#1a7433", "#56d08a"),
    "bad": ("#bb2a1f", "#ff8a80"),
    "doubt": ("#8a5a00", "#f0c05a"),
}
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
    text = palette.color(QPalette.ColorRole.Text)
    return blend(text, palette.color(QPalette.ColorRole.Base), 0.38) if name == "quiet" else text


def accent(palette: QPalette) -> QColor:
    """The theme's highlight, made light enough for text on dark and dark enough on light."""
    colour = palette.color(QPalette.ColorRole.Highlight)
    wanted = 170 if dark(palette) else 96
    off = colour.lightness() < wanted if dark(palette) else colour.lightness() > wanted
    return QColor.fromHsl(max(colour.hslHue(), 0), colour.hslSaturation(), wanted) if off else colour


def under_white(palette: QPalette) -> QColor:
    """The theme's highlight, dark enough for white text on it (WCAG 2.2: at least 4.5 : 1)."""
    colour = palette.color(QPalette.ColorRole.Highlight)
    while luminance(colour) > 1.05 / 4.5 - 0.05:
        colour = colour.darker(105)
    return colour


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


def line(palette: QPalette) -> QColor:
    """The colour of a thin border."""
    return blend(palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window), 0.82)
