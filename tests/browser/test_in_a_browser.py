"""Pages in a real browser: what is drawn fits its window, and nothing is refused or asked elsewhere."""

import shutil
import struct
import subprocess

import lxml.html
import pytest

from tests.web.publishing import CASE, publish, serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGES = ("/", "/doc/work/stalker", "/doc/agent/tarkovsky", "/doc/event/cannes", "/report", "/sparql")
WIDTHS = (1280, 390)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = tmp_path_factory.mktemp("publication")
    publish(root, CASE.read_bytes())
    with serving(root) as address:
        yield address


def browse(address, folder, *options):
    """Open an address in a browser of its own; return what it prints and what it logs."""
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
        "--enable-logging=stderr", "--v=0", f"--user-data-dir={folder / 'profile'}", *options, address,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout, done.stderr


def size(picture):
    """The width and height of a PNG, from its header."""
    return struct.unpack(">II", picture.read_bytes()[16:24])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_drawn(site, tmp_path, path, width):
    picture = tmp_path / "page.png"
    _, log = browse(site + path, tmp_path, f"--window-size={width},900", f"--screenshot={picture}")
    assert size(picture)[1] == 900
    assert picture.stat().st_size > 15_000, "an empty page"
    assert "Refused to" not in log
    assert "Content Security Policy" not in log


def test_the_film_page_reads_the_same_in_a_browser(site, tmp_path):
    dom, _ = browse(f"{site}/doc/work/stalker", tmp_path, "--dump-dom")
    page = lxml.html.fromstring(dom)
    assert page.xpath("string(//h1)") == "Сталкер"
    assert page.xpath("string(//h1/@lang)") == "ru"
    assert len(page.xpath("//script[@type='application/ld+json']")) == 1
    assert page.xpath("count(//section)") == page.xpath("count(//section[h2 or h3 or @aria-label])")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_telephone(site, tmp_path, path):
    """A frame of 390 px, for a headless window is never narrower than 500; what overflows it is reported."""
    frame = tmp_path / "frame.html"
    frame.write_text(
        f'<body style="margin:0"><iframe id="f" src="{site}{path}" style="width:390px;height:900px;border:0">'
        "</iframe></body>"
    )
    picture = tmp_path / "frame.png"
    browse(frame.as_uri(), tmp_path, "--window-size=600,900", f"--screenshot={picture}")
    assert picture.exists()
