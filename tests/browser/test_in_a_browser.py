"""Pages in a real browser: they fit its window, load only what is ours, and can be read by everyone."""

import base64
import itertools
import struct

import pytest

from tests.browser.chrome import CHROMIUM, browsing
from tests.web.publishing import BASE, CASE, publish, serving

PAGES = (
    "/", "/films", "/search?q=stalker", "/doc/work/stalker", "/doc/agent/tarkovsky", "/doc/event/cannes",
    "/doc/title/stalker-ru", "/graph/pages/stalker", "/report", "/sparql", "/ontology", "/vocab", "/nothing",
)  # fmt: skip

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")

# The WCAG 2 contrast of every text with the nearest painted background; the lowest, and whose it is.
CONTRAST = """(() => {
  const parts = colour => colour.match(/[0-9.]+/g).map(Number);
  const light = colour => { const [r, g, b] = parts(colour).map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = node => { for (; node; node = node.parentElement) {
    const c = getComputedStyle(node).backgroundColor;
    if ((parts(c)[3] ?? 1) > 0) return c; } return 'rgb(255, 255, 255)'; };
  let worst = [21, ''];
  for (const node of document.body.querySelectorAll('*')) {
    const own = [...node.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own || node.tagName === 'SCRIPT' || !node.offsetParent) continue;
    const [a, b] = [light(getComputedStyle(node).color), light(ground(node))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < worst[0]) worst = [ratio, node.outerHTML.slice(0, 80)];
  }
  return worst; })()"""

UNLABELLED = """[...document.querySelectorAll('input, select, textarea')]
  .filter(field => !field.labels.length).map(field => field.outerHTML)"""
NAMELESS_LINKS = "[...document.links].filter(link => !link.textContent.trim()).map(link => link.outerHTML)"
HEADINGS = "[...document.querySelectorAll('h1, h2, h3')].map(heading => Number(heading.tagName[1]))"
TWICE = """(() => { const ids = [...document.querySelectorAll('[id]')].map(node => node.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place); })()"""
TOO_WIDE = """[...document.body.querySelectorAll('*')]
  .filter(node => !node.closest('.scroll, .unseen, .skip'))
  .filter(node => node.getBoundingClientRect().right > innerWidth + 1)
  .map(node => node.outerHTML.slice(0, 120))"""

LINES_OF_MENU = "new Set([...document.querySelectorAll('nav a')].slice(0, 5).map(link => link.offsetTop)).size"
ROOM_FOR_WORDS = """(() => { const field = document.getElementById('find'), style = getComputedStyle(field);
  const pen = document.createElement('canvas').getContext('2d'); pen.font = style.font;
  const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return [room - 20, pen.measureText(field.placeholder).width]; })()"""  # 20: the cross that empties the field
LONG_BASE = "https://data.films.of-the-archive.example.org/a-catalogue-with-a-long-name"
LONG_TITLE = "Films of the Archive of the Example, with their festivals and prizes, 1908 to 1991"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = tmp_path_factory.mktemp("publication")
    publish(root, CASE.read_bytes())
    with serving(root) as address:
        yield address


@pytest.fixture(scope="module")
def wordy(tmp_path_factory):
    """The same films under a longer title and a longer base."""
    root = tmp_path_factory.mktemp("wordy")
    publish(root, CASE.read_bytes().replace(BASE.encode(), LONG_BASE.encode()), base=LONG_BASE, title=LONG_TITLE)
    with serving(root) as address:
        yield address


@pytest.fixture(scope="module")
def tab(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_telephone_and_a_desk(tab, site, path):
    for width in (390, 1280):
        tab.open(site + path, width=width)
        assert tab.ask("document.documentElement.scrollWidth") <= width, tab.ask(TOO_WIDE)
        assert tab.ask(TOO_WIDE) == []


@pytest.mark.parametrize("path", ["/", "/doc/work/stalker", "/doc/agent/tarkovsky", "/doc/event/cannes", "/report"])
def test_a_page_of_long_words_fits_too(tab, wordy, path):
    for width in (320, 420, 1200):
        tab.open(wordy + path, width=width)
        assert tab.ask("document.documentElement.scrollWidth") <= width
        assert tab.ask(TOO_WIDE) == []


@pytest.mark.parametrize("width", [420, 700, 1200])
def test_the_menu_stands_in_one_line_whatever_the_title(tab, site, wordy, width):
    for address in (site, wordy):
        tab.open(f"{address}/", width=width)
        assert tab.ask(LINES_OF_MENU) == 1


@pytest.mark.parametrize("width", [320, 420, 700, 1200])
def test_the_search_field_shows_all_it_says(tab, site, width):
    tab.open(f"{site}/", width=width)
    room, words = tab.ask(ROOM_FOR_WORDS)
    assert 100 < words <= room


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_foreign_and_nothing_of_it_is_refused(tab, site, path):
    tab.open(site + path, width=1280)
    asked = [event["request"]["url"] for event in tab.said("Network.requestWillBeSent")]
    assert asked[0] == site + path
    assert all(address.startswith(f"{site}/") for address in asked)
    entries = [entry["entry"]["text"] for entry in tab.said("Log.entryAdded")]
    assert [text for text in entries if "404" not in text] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_all_text_stands_out_from_its_ground(tab, site, path, theme):
    tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
    tab.open(site + path, width=1280)
    ratio, whose = tab.ask(CONTRAST)
    assert ratio >= 4.5, whose


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_heard(tab, site, path):
    tab.open(site + path, width=1280)
    assert tab.ask("document.documentElement.lang") == "en"
    assert tab.ask("document.title")
    assert tab.ask("document.querySelectorAll('main').length") == 1
    assert tab.ask(UNLABELLED) == []
    assert tab.ask(NAMELESS_LINKS) == []
    assert tab.ask(TWICE) == []
    headings = tab.ask(HEADINGS)
    assert headings.count(1) == 1
    assert headings[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(headings))


def test_the_skip_link_is_the_first_thing_a_keyboard_meets(tab, site):
    tab.open(f"{site}/doc/work/stalker", width=1280)
    for kind in ("keyDown", "keyUp"):
        tab.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert tab.ask("document.activeElement.getAttribute('href')") == "#content"
    assert tab.ask("document.activeElement.getBoundingClientRect().left") >= 0


@pytest.mark.parametrize("path", ["/", "/doc/work/stalker", "/doc/agent/tarkovsky", "/report", "/sparql"])
def test_a_page_is_drawn(tab, site, path):
    tab.open(site + path, width=390)
    picture = base64.b64decode(tab.call("Page.captureScreenshot", format="png")["data"])
    assert struct.unpack(">II", picture[16:24]) == (390, 900)
    assert len(picture) > 15_000, "an empty page"
