"""Rows become messages: numbers, texts, segments, duplicates, and what looks wrong about them."""

from __future__ import annotations

from smsgui.compose import sanity, segments
from smsgui.compose.changes import Changes, changes
from smsgui.compose.composition import Composition, compose, render
from smsgui.compose.recipients import guess_phone_column, phone_like_columns, require_phone_column
from smsgui.compose.template import placeholder, placeholders, variables

__all__ = [
    "Changes",
    "Composition",
    "changes",
    "compose",
    "guess_phone_column",
    "phone_like_columns",
    "placeholder",
    "placeholders",
    "render",
    "require_phone_column",
    "sanity",
    "segments",
    "variables",
]
