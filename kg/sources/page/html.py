"""HTML pages as the text a browser shows: block elements and <br> end lines, images vanish.

No-break spaces stay; other white space folds, as CSS 2.2 section 16.6.1 has it for normal flow. The cells of
a table row stand on one line, as in a browser's copy.
"""

import re

from lxml import etree
from lxml import html as parser

from kg.sources.page.addresses import is_address, record_number

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|[a-z][a-z0-9]*(?:\s[^<>]*)?/?>)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?(?:html|body|head|title|meta|div|p|br|table|tr|td|span|ul|li|h[1-6])\b[^<>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACES = re.compile("[ \t\r\n\f]+")
_LINE_ENDS = re.compile("\r\n|\r")
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
_CELLS = frozenset(("td", "th"))
_HIDDEN = frozenset({
    "head", "script", "style", "template", "noscript", "iframe", "object", "svg", "title", "select",
    "textarea",
})  # fmt: skip
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_HEAD_BYTES = 65_536
_DEEPEST = 400


def is_html(text: str) -> bool:
    """Tell whether a text begins as HTML does, or holds the tags that end its lines."""
    return _START.match(text) is not None or _TAG.search(text) is not None


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
        _lay_out(root, pieces, is_pre=False, depth=0)
    return "".join(pieces).strip("\n")


def canonical(text: str) -> str | None:
    """Return the page's own address, if it states one: ``link rel=canonical``, else ``og:url``.

    An address that is not absolute is returned only for the record number in it.
    """
    root = _parsed(text)
    if root is None:
        return None
    stated = [
        *root.xpath("//link[contains(concat(' ', normalize-space(@rel), ' '), ' canonical ')]/@href"),
        *root.xpath("//meta[@property='og:url']/@content"),
    ]
    addresses = [str(address).strip() for address in stated]
    return next((address for address in addresses if is_address(address) or record_number(address)), None)


def _parsed(text: str) -> "parser.HtmlElement | None":
    """Parse leniently; lxml refuses a text with an XML encoding declaration, so that is cut."""
    try:
        return parser.document_fromstring(_XML_DECLARATION.sub("", text))
    except (etree.ParserError, ValueError):
        return None


def _lay_out(element: "parser.HtmlElement", pieces: list[str], *, is_pre: bool, depth: int) -> None:
    """Lay one element out; what is nested deeper than any page would be is taken as running text."""
    tag = element.tag if isinstance(element.tag, str) else None
    if tag is None or tag in _HIDDEN or _is_hidden(element):
        return
    if tag == "br":
        _trim(pieces)
        pieces.append("\n")
        return
    if depth > _DEEPEST:
        _add("".join(element.itertext()), pieces, is_pre=is_pre)
        return
    is_block, is_pre = tag in _BLOCKS, is_pre or tag == "pre"
    if is_block:
        _end_line(pieces)
    elif tag in _CELLS:
        _add(" ", pieces, is_pre=False)
    _add(element.text, pieces, is_pre=is_pre)
    for child in element:
        _lay_out(child, pieces, is_pre=is_pre, depth=depth + 1)
        _add(child.tail, pieces, is_pre=is_pre)
    if is_block:
        _end_line(pieces)


def _is_hidden(element: "parser.HtmlElement") -> bool:
    return "hidden" in element.attrib or _NOT_SHOWN.search(element.get("style") or "") is not None


def _add(text: str | None, pieces: list[str], *, is_pre: bool) -> None:
    """Add text, its white space folded, none at the start of a line."""
    if not text:
        return
    folded = _LINE_ENDS.sub("\n", text) if is_pre else _SPACES.sub(" ", text)
    at_start = not pieces or pieces[-1].endswith(("\n", " "))
    piece = folded.lstrip(" ") if at_start and not is_pre else folded
    if piece:
        pieces.append(piece)


def _end_line(pieces: list[str]) -> None:
    _trim(pieces)
    if pieces and not pieces[-1].endswith("\n"):
        pieces.append("\n")


def _trim(pieces: list[str]) -> None:
    """Drop the spaces at the end of a line; no-break spaces stay."""
    while pieces and pieces[-1].endswith(" "):
        kept = pieces.pop().rstrip(" ")
        if kept:
            pieces.append(kept)
