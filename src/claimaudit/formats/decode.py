"""Bytes to text, once: the encoding is declared, is UTF-8, or is guessed and said so."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from claimaudit.formats.failures import UnreadableError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "an archive, such as a .docx"),
    (b"\xd0\xcf\x11\xe0", "an old Word document; save it as .docx"),
    (b"\x1f\x8b", "compressed with gzip"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
MAX_CONTROLS = 0.01
"""Share of control characters above which bytes are no text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was decoded."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a file, without a byte order mark, line ends as they are.

    Raises `UnreadableError` where the bytes are no text, and says what they look like.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"binary ({what})")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, "replace"), encoding, ())
    if b"\0" in data:
        raise UnreadableError("binary")
    try:
        return _checked(data.decode("utf-8-sig"), "utf-8", ())
    except UnicodeDecodeError:
        return _guessed(data)


def cleaned(text: str) -> str:
    """A text from elsewhere, such as standard input, fit to be read: no mark, no lone surrogates."""
    return _SURROGATES.sub("\ufffd", text.removeprefix("\ufeff"))


def _guessed(data: bytes) -> Decoded:
    from turbohtml.detect import detect  # for texts that aren't in UTF-8 alone

    guess = detect(data).encoding or "windows-1252"
    try:
        encoding = codecs.lookup(guess).name
    except LookupError:
        encoding = "cp1252"
    return _checked(data.decode(encoding, "replace"), encoding, (f"not UTF-8; read as {encoding}, a guess",))


def _checked(text: str, encoding: str, notes: tuple[str, ...]) -> Decoded:
    if len(_CONTROLS.findall(text)) > MAX_CONTROLS * len(text):
        raise UnreadableError("binary")
    if "\ufffd" in text and encoding != "utf-8":
        notes = (*notes, f"some characters could not be decoded as {encoding}")
    return Decoded(cleaned(text), encoding, notes)
