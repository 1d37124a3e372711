"""Small record pages built from parts, and what the reader makes of them."""

from io import BytesIO

from kg.model import Film, Origin
from kg.sources import Settings
from kg.sources.page import read

RULE = "▪ ▪ ▪ ▪ ▪ ▪ ▪"
MURATOVA = ("Kira MURATOVA", "Кира МУРАТОВА", "Kira MOURATOVA")
MURATOVA_FR = ("Kira MOURATOVA", "Кира МУРАТОВА", "Kira MURATOVA")
DIRECTED = "Directed by : Kira MURATOVA ( Кира МУРАТОВА)"
REALISATION = "Réalisation : Kira MOURATOVA ( Кира МУРАТОВА)"


def outcome(page, *, key="7", settings=None):
    """Read a page given as text or bytes: its Film, or why it is rejected."""
    octets = page.encode() if isinstance(page, str) else page
    (read_,) = read(BytesIO(octets), Origin("pages", key, None, "pages/7.txt"), settings or Settings())
    return read_


def film(page, **options):
    """Read a page that must be a film."""
    found = outcome(page, **options)
    assert isinstance(found, Film), found
    return found


def lines(*parts):
    return "\n".join(parts) + "\n"


def english(*sections, header=MURATOVA, year="USSR, 1967, 96mn", facts="Black and white, fiction", titles=None):
    """An English page of *Brief Encounters*; `sections` follow the director's credit."""
    return _page(
        header, year, facts, titles, ("Brief Encounters", "Короткие встречи", "Brèves rencontres"), DIRECTED, sections
    )


def french(*sections, header=MURATOVA_FR, year="URSS, 1967, 96mn", facts="Noir et blanc, fiction", titles=None):
    """A French page of the same film."""
    return _page(
        header,
        year,
        facts,
        titles,
        ("Brèves rencontres", "Короткие встречи", "Brief Encounters"),
        REALISATION,
        sections,
    )


def _page(header, year, facts, titles, usual, credit, sections):
    main, *others = usual if titles is None else titles
    top = [*header, *([year] if year else []), *([facts] if facts else []), *([main] if main else [])]
    below = [line for other in others for line in ("", f" {other}")]
    return lines(*top, RULE, *below, "", credit, *sections)


def line_of(page, start):
    """The locator of the first line of a page that starts so."""
    number = next(number for number, line in enumerate(page.split("\n"), start=1) if line.strip().startswith(start))
    return f"L{number}"


def titles_of(page):
    """Every title as (text, tag, kind), in the film's order."""
    return [(title.text.value, title.text.language, title.kind) for title in film(page).titles]


def tags_of(page):
    return {value: tag for value, tag, _ in titles_of(page)}


def found(read_, rule):
    """The findings of one rule as (locator, value)."""
    return [(finding.origin.locator, finding.value) for finding in read_.findings if finding.rule == rule]


def credits_of(read_, role):
    """Everyone credited in a role, in order: the forms credited, as printed."""
    return [tuple(form.value for form in each.credited_as) for each in read_.contributions if each.role == role]


def agent(read_, start):
    """The agent one of whose names starts so."""
    (one,) = [agent for agent in read_.agents if any(name.display.value.startswith(start) for name in agent.names)]
    return one


def names_of(agent_):
    return [(name.display.value, name.display.language) for name in agent_.names]
