"""The review page in a real browser: keys, undo, contrast, width, and nothing foreign."""

import base64
import itertools
import time

import pytest

from tests.browser.chrome import CHROMIUM, browsing
from tests.browser.test_in_a_browser import CONTRAST, HEADINGS, NAMELESS_LINKS, TOO_WIDE, TWICE, UNLABELLED
from tests.web.review.desks import desk, said, serving

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")

QUESTION = "/case/work/stalker"
PAGES = ("/", "/case/work/zhuravli", "/case/agent/tarkovsky", "/author", "/case/work/nothing")
CHOSEN = "document.querySelector('th[aria-current]')?.querySelector('small').textContent.trim()"


@pytest.fixture(scope="module")
def tab(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture
def work(tmp_path):
    return desk(tmp_path)


@pytest.fixture
def site(work):
    with serving(work) as address:
        yield address


def press(tab, key, **modifiers):
    """Press a key, and wait until the page it leads to is loaded."""
    code = {"text": key, "key": key, "code": f"Key{key.upper()}", "windowsVirtualKeyCode": ord(key.upper())}
    tab.call("Input.dispatchKeyEvent", type="keyDown", **code, **modifiers)
    tab.call("Input.dispatchKeyEvent", type="keyUp", key=key)


def until(tab, expression):
    """Wait until an expression is true in the page, ten seconds at most; return whether it came to be."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if tab.ask(f"document.readyState === 'complete' && Boolean({expression})"):
            return True
        time.sleep(0.02)
    return False


def at(path):
    return f"location.pathname.endsWith('{path}')"


def test_keys_choose_accept_and_lead_on(tab, site, work):
    tab.open(f"{site}/", width=1280)
    assert until(tab, f"{CHOSEN} === 'Q200437'")
    press(tab, "2")
    assert tab.ask(CHOSEN) == "Q7597275"
    press(tab, "1")
    press(tab, "a")
    assert until(tab, at("/case/work/zhuravli"))
    assert said(work) == [("work/stalker", "match", "Q200437", "Anna Ivanova")]


def test_the_number_of_no_candidate_chooses_none_and_says_so(tab, site, work):
    tab.open(site + QUESTION, width=1280)
    assert until(tab, CHOSEN)
    press(tab, "9")
    assert not tab.ask(f"Boolean({CHOSEN})") and tab.ask("document.querySelectorAll('.chosen').length") == 0
    assert tab.ask("document.getElementById('told').textContent") == "There is no candidate 9: none is chosen."
    press(tab, "a")
    press(tab, "2")
    assert tab.ask(CHOSEN) == "Q7597275" and tab.ask("document.getElementById('told').textContent") == ""
    assert said(work) == []


def test_a_key_rejects_the_chosen_one_and_a_key_takes_it_back(tab, site, work):
    tab.open(f"{site}/", width=1280)
    assert until(tab, CHOSEN)
    press(tab, "2")
    press(tab, "r")
    assert until(tab, "document.querySelectorAll('th.candidate').length === 1")
    assert said(work) == [("work/stalker", "reject", "Q7597275", "Anna Ivanova")]
    press(tab, "u")
    assert until(tab, "document.querySelectorAll('th.candidate').length === 2")
    assert [verdict for _, verdict, _, _ in said(work)] == ["reject", "review"]


def test_keys_say_none_skip_and_go_back_and_forth(tab, site, work):
    tab.open(site + QUESTION, width=1280)
    for key, path in (("j", "zhuravli"), ("k", "stalker"), ("s", "zhuravli"), ("n", "tarkovsky")):
        press(tab, key)
        assert until(tab, at(path)), key
    assert said(work) == [("work/zhuravli", "none", None, "Anna Ivanova")]


def test_a_key_with_control_or_in_a_field_or_turned_off_decides_nothing(tab, site, work):
    tab.open(site + QUESTION, width=1280)
    press(tab, "a", modifiers=2)
    tab.ask("document.getElementById('keys').click() || true")
    assert tab.ask("document.getElementById('keys').getAttribute('aria-pressed')") == "false"
    press(tab, "a")
    tab.open(site + QUESTION, width=1280)
    assert tab.ask("document.getElementById('keys').textContent") == "Keys are off: turn them on"
    press(tab, "n")
    tab.ask("document.getElementById('keys').click() || true")
    tab.open(f"{site}/author", width=1280)
    tab.ask("document.getElementById('name').focus() || true")
    press(tab, "u")
    assert tab.ask("document.getElementById('name').value.includes('u')")
    assert said(work) == []


def test_a_telephone_shows_a_whole_candidate_beside_ours_and_a_screen_all_six(tab, site):
    tab.open(site + QUESTION, width=400)
    assert tab.ask("document.querySelector('th.candidate').getBoundingClientRect().right") <= 400
    tab.open(site + QUESTION, width=1280)
    tab.ask(
        "(() => { for (const row of document.querySelectorAll('tr'))"
        " while (row.cells.length < 8) row.append(row.cells[3].cloneNode(true)); return true; })()"
    )
    assert tab.ask("document.querySelectorAll('th.candidate').length") == 6
    assert tab.ask("document.querySelector('table').getBoundingClientRect().right") <= 1280


def test_every_button_says_its_key(tab, site):
    tab.open(site + QUESTION, width=1280)
    assert tab.ask(
        "[...document.querySelectorAll('[data-key]')].every(b => b.querySelector('kbd').textContent === b.dataset.key)"
    )
    assert tab.ask("document.querySelector('.keys').textContent.includes('undo')")


def test_without_scripts_the_buttons_decide(tab, site, work):
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab.open(site + QUESTION, width=1280)
        assert tab.ask("document.getElementById('keys').hidden")
        where = "document.querySelector('button.match').getBoundingClientRect()"
        x, y = tab.ask(f"{where}.x + 5"), tab.ask(f"{where}.y + 5")
        for kind in ("mousePressed", "mouseReleased"):
            tab.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        assert until(tab, at("/case/work/zhuravli"))
    finally:
        tab.call("Emulation.setScriptExecutionDisabled", value=False)
    assert said(work) == [("work/stalker", "match", "Q200437", "Anna Ivanova")]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_loads_only_its_own_and_can_be_read_and_heard(tab, site, path):
    for width in (390, 1280):
        tab.open(site + path, width=width)
        assert tab.ask("document.documentElement.scrollWidth") <= width, tab.ask(TOO_WIDE)
        assert tab.ask(TOO_WIDE) == []
    asked = [event["request"]["url"] for event in tab.said("Network.requestWillBeSent")]
    assert asked and all(address.startswith(f"{site}/") for address in asked)
    entries = [entry["entry"]["text"] for entry in tab.said("Log.entryAdded")]
    assert [text for text in entries if "404" not in text] == []
    assert tab.ask(UNLABELLED.replace("'input", "'input:not([type=hidden])")) == []
    assert tab.ask(NAMELESS_LINKS) == [] and tab.ask(TWICE) == []
    assert tab.ask("document.title") and tab.ask("document.documentElement.lang") == "en"
    headings = tab.ask(HEADINGS)
    assert headings.count(1) == 1 and all(after - before <= 1 for before, after in itertools.pairwise(headings))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_all_text_stands_out_from_its_ground(tab, site, work, theme):
    tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
    for path in (*PAGES, QUESTION):
        tab.open(site + path, width=1280)
        ratio, whose = tab.ask(CONTRAST)
        assert ratio >= 4.5, whose
    tab.call("Emulation.setEmulatedMedia", features=[])


@pytest.mark.parametrize("width", [390, 1280])
def test_buttons_are_large_enough_to_touch(tab, site, width):
    tab.open(site + QUESTION, width=width)
    sizes = "[...document.querySelectorAll('button')].map(b => b.getBoundingClientRect()).map(r => [r.width, r.height])"
    assert all(across >= 24 and down >= 24 for across, down in tab.ask(sizes))


def test_a_keyboard_reaches_the_question_first_then_its_buttons(tab, site):
    tab.open(site + QUESTION, width=1280)
    met = []
    for _ in range(12):
        for kind in ("keyDown", "keyUp"):
            tab.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        met.append(
            tab.ask(
                "document.activeElement.dataset.key || document.activeElement.className || document.activeElement.tagName"
            )
        )
    assert met[0] == "skip" and met.index("n") < met.index("scroll") < met.index("a") < met.index("r")


def test_the_page_is_drawn(tab, site, request):
    tab.open(site + QUESTION, width=1280)
    assert len(base64.b64decode(tab.call("Page.captureScreenshot", format="png")["data"])) > 30_000
