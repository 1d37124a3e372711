"""What people see: the pages' words, languages and links, and what crawlers read of them."""

import re

import extruct
import httpx
import lxml.html
import pytest

from tests.web.publishing import BASE, CASE, publish, serving

BROWSER = {"Accept": "text/html,*/*;q=0.8"}


def read(client, path):
    answer = client.get(path, headers=BROWSER)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return lxml.html.fromstring(answer.text)


BLOCKS = {"dt", "dd", "th", "td", "li", "p", "h1", "h2", "h3", "div", "br"}


def words(element):
    """The text as it is read: blocks stand apart, inline pieces do not."""
    return " ".join("".join(pieces(element)).split())


def pieces(element):
    yield " " if element.tag in BLOCKS else ""
    yield element.text or ""
    for child in element:
        yield from pieces(child)
        yield child.tail or ""
    yield " " if element.tag in BLOCKS else ""


def section(page, heading):
    return next(words(h2.getparent()) for h2 in page.iter("h2") if words(h2) == heading)


@pytest.fixture(scope="module")
def stalker(site):
    with httpx.Client(base_url=site) as client:
        return read(client, "/doc/work/stalker")


def test_the_heading_is_the_title_in_its_own_script(stalker):
    [heading] = stalker.iter("h1")
    assert (words(heading), heading.get("lang")) == ("Сталкер", "ru")


def test_every_title_carries_its_language_tag_in_the_usual_case(stalker):
    titles = [(words(one), one.get("lang")) for one in stalker.find_class("title")]
    assert titles == [("Сталкер", "ru"), ("Stalker", "ru-Latn")]


def test_credits_stand_in_order_with_the_names_as_printed_and_the_lines(stalker):
    credits = section(stalker, "Credits")
    assert re.search("director.*screenwriter.*actor.*cinematographer.*composer.*production company", credits)
    assert "Arkadi Strougatski Аркадий Стругацкий L12" in credits
    assert credits.index("Arkadi Strougatski") < credits.index("Boris Strougatski")
    assert "Anatoli Solonitsyne Анатолий Солоницын as Писатель" in credits


def test_what_two_sources_dispute_is_shown_with_both_names(stalker):
    facts = words(stalker.find_class("lead")[0])
    assert "Year 1980 archive/f/754 1979 pages/stalker" in facts
    assert "Duration 163 min archive/f/754 161 min pages/stalker" in facts
    assert "Country Soviet Union “USSR”" in facts


def test_the_festival_journey_names_place_award_and_recipient(stalker):
    journey = section(stalker, "Festivals and awards")
    assert "1980 Cannes Film Festival, Cannes, France selected L35" in journey
    assert "Prix du jury œcuménique won to Andreï Tarkovski “Prix du jury œcuménique au festival de" in journey
    assert "Audience Jury Award special mention L25" in journey


def test_a_credit_tells_a_printed_name_only_where_it_is_another(tmp_path):
    printed = CASE.read_text().replace('kg:creditedAs "Mosfilm"', 'kg:creditedAs "MOS FILM"')
    publish(tmp_path, printed.encode())
    with serving(tmp_path) as address, httpx.Client(base_url=address) as client:
        credits = section(read(client, "/doc/work/stalker"), "Credits")
        films = section(read(client, "/doc/agent/mosfilm"), "Films")
    assert "Mosfilm Мосфильм · credited as MOS FILM L21" in credits
    assert credits.count("credited as") == 1  # the others differ in case alone
    assert "1979 Сталкер Stalker · credited as MOS FILM" in films


def test_versions_list_carriers_publishers_subtitles_and_copies(stalker):
    versions = section(stalker, "Versions and carriers")
    assert "Blu-ray, The Criterion Collection “Editor”, 2017, subtitles English en" in versions
    assert "35mm (35 mm film) L20" in versions
    assert "copy held: 35/0412 L29" in versions


def test_a_text_that_is_not_cleared_is_named_and_withheld(stalker):
    notes = section(stalker, "Synopsis and notes")
    assert "Quotation from “Iskusstvo kino” magazine: kept in the record, not cleared for publication." in notes
    assert "A guide leads a writer & a professor through the <Zone> to a room" in notes


def test_the_match_with_wikidata_shows_its_evidence(stalker):
    identity = section(stalker, "Identity")
    assert "Same as Wikidata Q200437" in identity
    assert "match, probability 0.98, decided by machine" in identity
    assert "IMDb tt0079944" in identity
    assert stalker.xpath('//a[@href="http://www.wikidata.org/entity/Q200437"]')


def test_sources_are_named_with_their_lines(stalker):
    sources = section(stalker, "Sources")
    assert "pages/stalker record stalker says this on L4, L5" in sources
    assert "archive/f/754 Archive of the Example https://archive.example.org/films/754" in sources


def test_the_page_says_how_to_cite_it_and_offers_every_format(stalker):
    cite = section(stalker, "Use and cite")
    assert f"{BASE}/id/work/stalker" in cite
    assert "Turtle JSON-LD N-Triples RDF/XML JSON-LD for search engines" in cite
    assert stalker.xpath("string(//link[@rel='canonical']/@href)") == f"{BASE}/doc/work/stalker"
    assert set(stalker.xpath("//link[@rel='alternate']/@type")) == {
        "text/turtle",
        "application/ld+json",
        "application/n-triples",
        "application/rdf+xml",
    }
    assert stalker.xpath("string(//meta[@property='og:title']/@content)") == "Сталкер"
    assert stalker.xpath("string(//meta[@property='og:type']/@content)") == "video.movie"


def test_a_crawler_reads_the_embedded_json_ld_and_it_is_the_search_view(client):
    page = client.get("/doc/work/stalker", headers=BROWSER).text
    [found] = extruct.extract(page, base_url=f"{BASE}/doc/work/stalker", syntaxes=["json-ld"])["json-ld"]
    assert (found["@type"], found["name"], found["@context"]) == ("Movie", "Сталкер", "https://schema.org")
    assert found == client.get("/doc/work/stalker.jsonld?_profile=search").json()
    assert "<Zone>" in found["description"]


def test_the_embedded_block_cannot_end_its_script_element_early(client):
    page = client.get("/doc/work/stalker.html").text
    [block] = re.findall('<script type="application/ld.json">(.*?)</script>', page, re.DOTALL)
    assert "Zone" in block
    assert not re.search("[<>&\u2028\u2029]", block)


def test_a_person_has_films_by_role_and_their_awards(client):
    page = read(client, "/doc/agent/tarkovsky")
    assert words(page.find("body//h1")) == "Andreï Tarkovski"
    assert [words(one) for one in page.find_class("title")] == ["Андрей Тарковский"]
    films = section(page, "Films")
    assert "As director 1972 Солярис Solaris" in films
    assert "1979 Сталкер Stalker" in films
    assert "1972 Grand Prix spécial du jury won, Cannes Film Festival 1972, for Солярис" in section(
        page, "Awards of these films"
    )


def test_a_festival_lists_its_editions_with_films_and_awards(client):
    page = read(client, "/doc/event/cannes")
    assert "Сталкер Stalker: Prix du jury œcuménique won" in section(page, "1980")
    assert "Солярис Solaris: Grand Prix spécial du jury won" in section(page, "1972")
    assert "Cannes, France" in words(read(client, "/doc/event/cannes-1980"))


def test_a_place_lists_films_and_what_lies_in_it(client):
    page = read(client, "/doc/place/su")
    assert section(page, "Films") == "Films Солярис Solaris 1972 Сталкер Stalker 1979"
    assert section(page, "Places") == "Places Moscow"


def test_a_carrier_says_which_film_it_is_of(client):
    page = read(client, "/doc/manifestation/stalker-bd")
    assert words(page.find("body//h1")) == "Blu-ray of Сталкер"
    assert "Of the film Сталкер Stalker (1979)" in words(page) or "Of the film Сталкер Stalker (1980)" in words(page)


def test_the_record_page_lists_what_the_record_says(client):
    page = read(client, "/graph/pages/stalker")
    assert words(page.find("body//h1")) == "pages/stalker"
    assert "Director: Andreï Tarkovski L11" in words(page)


def test_the_home_page_counts_and_names_films(client):
    page = read(client, "/")
    assert words(page.find("body//h1")) == "Two films"
    assert words(page.find_class("counts")[0]) == "2 films 8 people 3 companies 2 festivals"
    assert "Солярис Solaris 1972" in words(page)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/films", "Солярис Solaris 1972 Сталкер Stalker 1979"),
        ("/companies", "Mosfilm"),
        ("/festivals", "Cannes Film Festival Fantasporto"),
        ("/people", "Andreï Tarkovski Андрей Тарковский"),
    ],
)
def test_lists_name_what_there_is(client, path, expected):
    assert expected in words(read(client, path).find("body//main"))


def test_a_list_has_no_page_beyond_its_end(client):
    assert client.get("/films?page=2").status_code == 404
    assert client.get("/films?page=none").status_code == 400


@pytest.mark.parametrize("typed", ["сталк", "СТАЛКЕР", "stalk", " Stalker "])
def test_search_finds_a_title_in_any_script_and_case(client, typed):
    answer = client.get("/search", params={"q": typed}, headers=BROWSER)
    assert "Сталкер" in words(lxml.html.fromstring(answer.text).find("body//main//ul"))


def test_search_for_what_is_not_there_says_so_and_escapes_what_was_typed(client):
    answer = client.get("/search", params={"q": '"><script>\\"'}, headers=BROWSER)
    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert "Nothing in this catalogue" in answer.text


def test_the_report_shows_counts_findings_and_what_was_left_out(client):
    page = read(client, "/report")
    assert words(page.find_class("counts")[0]) == "4 read 3 written 1 rejected 0 skipped"
    assert section(page, "Left out") == "Left out pages/broken:L3 not a film page: no title"
    assert "Warning mixed-script 1" in section(page, "Findings by rule")
    findings = section(page, "The first 2 of 4 findings")
    assert "Warning pages/stalker:L24 A word mixes Latin and Cyrillic letters." in findings
    assert "The label <Source> has no value." in findings


def links_of(client, path):
    page = read(client, path)
    return {link for link in page.xpath("//a/@href | //link/@href") if link.startswith("/")}


def test_every_link_of_the_site_leads_somewhere(client):
    seen, waiting = set(), ["/"]
    while waiting:
        path = waiting.pop()
        answer = client.get(path, headers=BROWSER, follow_redirects=True)
        assert answer.status_code == 200, path
        if "html" in answer.headers["content-type"] and "?" not in path:
            found = {link.partition("#")[0] for link in links_of(client, answer.url.raw_path.decode())}
            waiting += sorted(found - seen)
            seen |= found
    assert {"/doc/work/stalker", "/doc/item/print", "/doc/decision/stalker", "/graph/archive/f%2F754"} <= seen


def test_no_page_asks_a_third_party_for_anything(client):
    for path in ("/", "/doc/work/stalker", "/sparql", "/report"):
        page = read(client, path)
        loaded = page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //img/@src | //script/@src")
        assert all(link.startswith("/static/") for link in loaded)


def test_a_film_whose_only_name_is_latin_has_a_page_and_does_not_bring_the_lists_down(tmp_path):
    trig = f"""
        PREFIX kg: <https://w3id.org/reelgraph/ontology#> PREFIX schema: <https://schema.org/>
        <{BASE}/graph/a/b> {{ <{BASE}/id/work/solaris> a kg:Work, schema:Movie ; schema:name "Solaris" . }}"""
    publish(tmp_path, trig.encode())
    with serving(tmp_path) as address, httpx.Client(base_url=address) as client:
        for path in ("/", "/films", "/doc/work/solaris.html"):
            answer = client.get(path, headers={"Accept": "text/html"})
            assert answer.status_code == 200
            assert "Solaris" in answer.text


def test_a_base_in_any_script_is_written_in_headers_as_a_uri(tmp_path):
    base = "https://фильм.рф/а"
    trig = f'<{base}/graph/a/b> {{ <{base}/id/work/x> a <https://schema.org/Movie> ; <https://schema.org/name> "X" . }}'
    publish(tmp_path, trig.encode(), base=base)
    with serving(tmp_path) as address, httpx.Client(base_url=address) as client:
        answer = client.get("/doc/work/x.ttl")
    assert answer.status_code == 200
    assert (
        '<https://%D1%84%D0%B8%D0%BB%D1%8C%D0%BC.%D1%80%D1%84/%D0%B0/doc/work/x>; rel="canonical"'
        in answer.headers["link"]
    )
