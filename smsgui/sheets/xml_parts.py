"""Reading the XML inside a workbook with expat: no document types, so no entities and nothing from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO
from xml.parsers import expat

from smsgui.sheets.source import DamagedError

CHUNK = 1 << 20


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


def feed(made: expat.XMLParserType, stream: BinaryIO, after: Callable[[], None]) -> None:
    """Parse the whole stream piece by piece; ``after`` is called behind each piece."""
    while chunk := stream.read(CHUNK):
        made.Parse(chunk, False)
        after()
    made.Parse(b"", True)
    after()


def elements(stream: BinaryIO) -> list[tuple[str, dict[str, str]]]:
    """Every element of a small part in order: its path of local names, as ``sheets/sheet``, and its attributes."""
    found: list[tuple[str, dict[str, str]]] = []
    path: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        path.append(local(name))
        if len(path) > 100:
            raise DamagedError("elements are nested too deeply")
        found.append(("/".join(path[1:]), {local(key): value for key, value in attributes.items()}))

    made = parser()
    made.StartElementHandler = start
    made.EndElementHandler = lambda _name: path.pop()
    feed(made, stream, lambda: None)
    return found
