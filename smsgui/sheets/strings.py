"""Texts as a workbook's XML holds them, and the table of texts that cells share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import BinaryIO

from smsgui.sheets.source import DamagedError
from smsgui.sheets.xml_parts import feed, local, parser

_ENTITY = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PHONETIC = re.compile(
    r"<phoneticPr\b[^<>]*+(?<=/)>|<rPh\b[^<>]*+>\s*+<t(?: [^<>]*+)?+>[^<]*+</t>\s*+</rPh>"
)  # no part of any pattern looks beyond the next "<", or it would look through all the rest from every place
_TEXT = re.compile(r"<t(?: [^<>]*+)?+>([^<]*+)</t>")
_LONGEST_ENTRY = 1 << 20
_CHUNK = 1 << 20
_ONE_TEXT = re.compile(r'\s*<si><t(?: xml:space="preserve")?>([^<]*)</t>')


class NotPlainError(DamagedError):
    """The XML isn't written the usual way; it has to be read thoroughly. Where it already was, it is damaged."""


def is_plain_head(head: bytes) -> bool:
    """Whether what stands before the first text or row announces UTF-8 and nothing unusual."""
    return b"<!" not in head and (b"encoding" not in head or b'encoding="utf-8"' in head.lower())


def unescape(text: str) -> str:
    """The text that XML's entities and the workbook's own ``_x000D_`` stand for."""
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    return decoded(text)


def decoded(text: str) -> str:
    """The text with the workbook's own ``_x000D_`` resolved, and its lines parted as ``lines`` does."""
    return lines(_ESCAPED.sub(lambda match: _character(int(match[1], 16)), text) if "_x" in text else text)


def lines(text: str) -> str:
    """The text with one line feed at the end of each line, whichever way it was stored."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _entity(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    if not (match[1] or match[2]):
        raise DamagedError("an unknown entity")
    return _character(int(match[1]) if match[1] else int(match[2], 16))


def _character(code: int) -> str:
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return chr(code)


def shared(open_part: Callable[[], BinaryIO], step: Callable[[int], None]) -> list[str]:
    """The workbook's shared texts by index. ``step`` is called with the bytes read so far."""
    try:
        with open_part() as stream:
            return _plain(stream, step)
    except NotPlainError:
        with open_part() as stream:
            return _thorough(stream, step)


def _plain(stream: BinaryIO, step: Callable[[int], None]) -> list[str]:
    """Cut at the end tags: several times as fast as a parser, for XML as the usual programs write it."""
    texts: list[str] = []
    rest, read, head = b"", 0, True
    while chunk := stream.read(_CHUNK):
        read += len(chunk)
        step(read)
        data = rest + chunk
        if head:
            start = data.find(b"<si>")
            if start < 0 or not is_plain_head(data[:start]):
                raise NotPlainError
            data, head = data[start:], False
        cut = data.rfind(b"</si>") + 5
        if cut < 5 or len(data) - cut > _LONGEST_ENTRY:
            raise NotPlainError
        rest = data[cut:]
        if b"<!" in data or b"<?" in data or b"<si/>" in data:
            raise NotPlainError
        try:
            pieces = data[:cut].decode().split("</si>")
        except UnicodeDecodeError as error:
            raise DamagedError("not UTF-8") from error
        for piece in pieces[:-1]:
            match = _ONE_TEXT.fullmatch(piece)
            text = match[1] if match else _rich(piece)
            texts.append(unescape(text) if "&" in text or "_x" in text or "\r" in text else text)
    if head or b"<si" in rest:
        raise NotPlainError
    return texts


def _rich(piece: str) -> str:
    """The text of an entry with formatted runs or reading aids."""
    if piece.count("<si>") != 1:
        raise NotPlainError
    piece = _PHONETIC.sub("", piece)
    found = _TEXT.findall(piece)
    if "<rPh" in piece or len(found) != len(re.findall(r"<t[ />]", piece)):
        raise NotPlainError
    return "".join(found)


def _thorough(stream: BinaryIO, step: Callable[[int], None]) -> list[str]:
    texts: list[str] = []
    runs: list[str] = []
    path: list[str] = []

    def start(name: str, _attributes: dict[str, str]) -> None:
        path.append(local(name))
        if len(path) > 100:
            raise DamagedError("elements are nested too deeply")
        if len(path) == 2:
            runs.clear()

    def end(_name: str) -> None:
        if len(path) == 2 and path[1] == "si":
            texts.append(decoded("".join(runs)))
        path.pop()

    def characters(data: str) -> None:
        if path[-1] == "t" and "rPh" not in path:
            runs.append(data)

    made = parser()
    made.StartElementHandler, made.EndElementHandler, made.CharacterDataHandler = start, end, characters
    for read in feed(made, stream):
        step(read)
    return texts
