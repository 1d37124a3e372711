"""HTML pages as the text a browser shows: block elements and <br> end lines, images vanish.

No-break spaces stay; other white space folds, as CSS 2.2 section 16.6.1 has it for normal flow.
"""

import re
from urllib.parse import parse_qs, urlsplit

from lxml import etree
from lxml import html as parser

from kg.rdf.terms import is_iri

_LOOKS_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|table|meta|title|h1|br|pre|article|main|section)\b", re.IGNORECASE | re.DOTALL)  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACES = re.compile("[ \t\r\n\f]+")
_BLOCKS = frozenset("address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split())  # fmt: skip
_HIDDEN = frozenset("head script style template noscript iframe object svg title select textarea".split())
_PATH_NUMBER = re.compile(r"/film_[a-z]+(?:_[a-z]+)?_(\d+)\.html?$")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+\.[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_HEAD_BYTES = 65_536


def is_html(text: str) -> bool:
    """Tell whether a text begins as HTML does."""
    return _LOOKS_HTML.match(text) is not None


def declared_encoding(octets: bytes) -> str | None:
    """Return the encoding an HTML file names for itself."""
    head = octets[:_HEAD_BYTES]
    found = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return found[1].decode("ascii") if found else None


def shown(text: str) -> str:
    """Return the lines a browser shows of an HTML text."""
    root = _parsed(text)
    pieces: list[str] = []
    if root is not None:
        _walk(root, pieces)
    return "".join(pieces).strip("\n")


def canonical(octets: bytes) -> str | None:
    """Return the page's own absolute address, if it states one (``link rel=canonical``, ``og:url``)."""
    if b"<" not in octets[:1024]:
        return None
    text = octets.decode(errors="replace")
    root = _parsed(text) if is_html(text) else None
    if root is None:
        return None
    stated = [
        *root.xpath("//link[contains(concat(' ', normalize-space(@rel), ' '), ' canonical ')]/@href"),
        *root.xpath("//meta[@property='og:url']/@content"),
    ]
    return next((str(address).strip() for address in stated if is_address(str(address).strip())), None)


def record_number(address: str | None) -> str | None:
    """Return the record's number in one of a site's addresses for it.

    >>> record_number("https://films.example.org/index.php?lang=gb&page=fiche_film&num=754")
    '754'
    """
    if address is None:
        return None
    parts = urlsplit(address)
    numbers = parse_qs(parts.query).get("num")
    if numbers:
        return numbers[0]
    found = _PATH_NUMBER.search(parts.path)
    return found[1] if found else None


def is_address(text: str) -> bool:
    """Tell whether a text is an absolute http(s) address."""
    return _ADDRESS.fullmatch(text) is not None and is_iri(text)


def _parsed(text: str) -> "parser.HtmlElement | None":
    """Parse leniently; lxml refuses a text with an XML encoding declaration, so that is cut."""
    try:
        return parser.document_fromstring(_XML_DECLARATION.sub("", text))
    except (etree.ParserError, ValueError):
        return None


def _walk(element: "parser.HtmlElement", pieces: list[str]) -> None:
    """Lay one element out; iterative over children so that odd nesting costs no more than its depth."""
    tag = element.tag if isinstance(element.tag, str) else None
    if tag is None or tag in _HIDDEN:
        return
    if tag == "br":
        pieces.append("\n")
        return
    is_block = tag in _BLOCKS
    if is_block:
        _end_line(pieces)
    _add(element.text, pieces, is_pre=tag == "pre")
    for child in element:
        _walk(child, pieces)
        _add(child.tail, pieces, is_pre=tag == "pre")
    if is_block:
        _end_line(pieces)


def _add(text: str | None, pieces: list[str], *, is_pre: bool) -> None:
    """Add text, its white space folded, none at the start of a line."""
    if not text:
        return
    folded = text if is_pre else _SPACES.sub(" ", text)
    at_start = not pieces or pieces[-1].endswith(("\n", " "))
    piece = folded.lstrip(" ") if at_start and not is_pre else folded
    if piece:
        pieces.append(piece)


def _end_line(pieces: list[str]) -> None:
    while pieces and pieces[-1] == " ":
        pieces.pop()
    if pieces and not pieces[-1].endswith("\n"):
        pieces[-1] = pieces[-1].rstrip(" ")
        pieces.append("\n")
