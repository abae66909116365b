"""Reading the XML inside a workbook with expat: no document types, so no entities and nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from smsgui.sheets.source import DamagedError

_CHUNK = 1 << 20
_LONGEST_TAG = 4 << 20
_MOST_ELEMENTS = 1_000_000


def parser() -> expat.XMLParserType:
    """An expat parser that refuses a document type and reports names without their namespace's prefix."""

    def refuse(*_: object) -> None:
        raise DamagedError("a document type stands in the file")

    made = expat.ParserCreate()
    made.StartDoctypeDeclHandler = refuse
    made.EntityDeclHandler = refuse
    made.buffer_text = True
    return made


def local(name: str) -> str:
    """A name without the prefix of its namespace."""
    return name.rpartition(":")[2]


def feed(made: expat.XMLParserType, stream: BinaryIO, size: int = _CHUNK) -> Iterator[int]:
    """Parse the whole stream piece by piece; the bytes read so far are given behind each piece.

    DamagedError where a tag has no end: the parser would look through all of it again with every piece.
    """
    read = 0
    while chunk := stream.read(size):
        made.Parse(chunk, False)
        read += len(chunk)
        if read - made.CurrentByteIndex > _LONGEST_TAG:
            raise DamagedError("a tag without an end")
        yield read
    made.Parse(b"", True)
    yield read


def elements(stream: BinaryIO) -> list[tuple[str, dict[str, str]]]:
    """Every element of a small part in order: its path of local names, as ``sheets/sheet``, and its attributes."""
    found: list[tuple[str, dict[str, str]]] = []
    path: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        path.append(local(name))
        if len(path) > 100 or len(found) > _MOST_ELEMENTS:
            raise DamagedError("elements are nested too deeply, or too many")
        found.append(("/".join(path[1:]), {local(key): value for key, value in attributes.items()}))

    made = parser()
    made.StartElementHandler = start
    made.EndElementHandler = lambda _name: path.pop()
    for _ in feed(made, stream):
        pass
    return found
