"""Wikidata's entities become films that refer to people by number, and authority records of those people."""

import gzip
import json
import random
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.check import ShaclChecker
from kg.model import AgentKind, Authority, Film, Identifier, Name, Origin, Rejected, Severity, Text
from kg.sources import KINDS, Settings
from tests.sources.reading import held, mapped, only, read
from tests.sources.wikidata.entities import JULIAN, entity, film, quantity, snak, statement, time


def one(*statements, **more):
    return only(read("wikidata", film(*statements, **more)))


def test_a_film_has_its_number_as_key_and_its_page_as_address():
    found = one()
    assert (found.origin.key, found.url, found.publisher) == (
        "Q100",
        "https://www.wikidata.org/wiki/Q100",
        "Wikidata",
    )
    assert found.identifiers == (Identifier("wikidata", "Q100"),)


def titles(found):
    return [(each.kind, each.text.value, each.text.language) for each in found.titles]


def test_the_stated_title_is_the_original_and_labels_are_translations():
    found = one(
        statement("P1476", {"text": "Причал", "language": "ru"}),
        labels={"ru": "Причал", "en": "The Quay", "de": "Причал", "ru-latn": "Prichal"},
        aliases={"en": ["Quay"]},
    )
    assert titles(found) == [
        ("original", "Причал", "ru"),
        ("translated", "The Quay", "en"),
        ("alternative", "Причал", "de"),
        ("transliterated", "Prichal", "ru-Latn"),
        ("alternative", "Quay", "en"),
    ]


def test_without_a_stated_title_the_label_in_the_films_language_is_the_original():
    assert titles(one(statement("P364", "Q7737")))[0] == ("original", "Причал", "ru")
    assert titles(one())[0] == ("original", "The Quay", "en")
    assert titles(one(labels={"mul": "1917", "en": "1917"})) == [
        ("original", "1917", None),
        ("alternative", "1917", "en"),
    ]
    assert titles(one(labels={"en": "Q100"})) == []


@pytest.mark.parametrize(
    ("statements", "year", "days"),
    [
        ([statement("P577", time("+1931-00-00T00:00:00Z", 9))], "1931", []),
        ([statement("P577", time("+1931-01-01T00:00:00Z", 9))], "1931", []),
        ([statement("P577", time("+1931-04-18T00:00:00Z", 11))], "1931", [("1931-04-18", None)]),
        (
            [
                statement("P577", time("+1932-02-01T00:00:00Z", 11), qualifiers=[snak("P291", "Q142")]),
                statement("P577", time("+1931-04-18T00:00:00Z", 11), qualifiers=[snak("P291", "Q30")]),
            ],
            "1931",
            [("1932-02-01", "FR"), ("1931-04-18", "US")],
        ),
        (
            [
                statement("P577", time("+1930-00-00T00:00:00Z", 9)),
                statement("P577", time("+1931-00-00T00:00:00Z", 9), rank="preferred"),
            ],
            "1931",
            [],
        ),
        (
            [
                statement("P577", time("+1930-01-02T00:00:00Z", 11), rank="deprecated"),
                statement("P577", time("+1931-00-00T00:00:00Z", 9)),
            ],
            "1931",
            [],
        ),
        ([statement("P577", kind="somevalue"), statement("P571", time("+1929-00-00T00:00:00Z", 9))], "1929", []),
        ([statement("P577", time("+1931-05-00T00:00:00Z", 10))], "1931", []),
    ],
)
def test_precision_and_rank_decide_the_year_and_the_releases(statements, year, days):
    found = one(*statements)
    assert found.created.value == year
    assert [(each.when.value, each.place and each.place.country) for each in found.releases] == days


def test_a_decade_is_no_year():
    found = one(statement("P577", time("+1930-00-00T00:00:00Z", 8)))
    assert (found.created.value, found.created.edtf, found.created.earliest) == (None, "193X", "1930-01-01")


def test_releases_of_one_day_in_two_countries_are_two():
    found = one(
        statement("P577", time("+1931-04-18T00:00:00Z", 11), qualifiers=[snak("P291", "Q142"), snak("P291", "Q30")])
    )
    releases = {line.split()[0] for line in mapped(found) if line.split()[2].endswith("#Release>")}
    assert len(releases) == 2


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        ([statement("P577", kind="novalue")], "P577: no value"),
        ([statement("P162", kind="somevalue")], "P162: unknown value"),
        (
            [statement("P577", time("+1930-00-00T00:00:00Z", 9), rank="deprecated",
                       qualifiers=[snak("P2241", "Q29998666")])],
            "P577: +1930-00-00T00:00:00Z precision 9, deprecated, P2241 Q29998666",
        ),
        (
            [statement("P57", "Q5", references=[snak("P248", "Q37312"), snak("P854", "https://x.example")])],
            "P57: Q5 [P248 Q37312] [P854 https://x.example]",
        ),
        (
            [statement("P577", time("+1931-00-00T00:00:00Z", 9), rank="preferred")],
            "P577: +1931-00-00T00:00:00Z precision 9, preferred",
        ),
        ([statement("P2061", quantity("+1.33", "Q1"))], "P2061: +1.33 Q1"),
        ([statement("P18", "A quay.jpg")], "P18: A quay.jpg"),
        ([statement("P161", "Q6", qualifiers=[snak("P453", "Q7")])], "P161: Q6, P453 Q7"),
    ],
)  # fmt: skip
def test_what_no_field_says_is_kept_in_words(statements, words):
    assert words in one(*statements).verbatim


def test_a_plain_statement_in_a_field_is_not_said_twice():
    assert one(statement("P57", "Q5"), statement("P495", "Q15180")).verbatim == ()


def test_people_and_companies_are_referred_to_by_number():
    found = one(
        statement("P57", "Q5001"),
        statement("P161", "Q5002", qualifiers=[snak("P4633", "Captain"), snak("P1932", "E. Brandt")]),
        statement("P161", "Q5001"),
        statement("P272", "Q5003"),
        statement("P750", "Q5003"),
    )
    credits = {(each.role, each.agent, each.order): each for each in found.contributions}
    assert set(credits) == {
        ("director", "person/Q5001", 1),
        ("actor", "person/Q5002", 1),
        ("actor", "person/Q5001", 2),
        ("company", "organisation/Q5003", 1),
        ("distributor", "organisation/Q5003", 1),
    }
    part = credits["actor", "person/Q5002", 1]
    assert (part.character, part.credited_as, part.statement) == ("Captain", (Text("E. Brandt"),), "P161")
    agents = {each.key: each for each in found.agents}
    assert (agents["person/Q5001"].names, agents["person/Q5001"].identifiers) == (
        (),
        (Identifier("wikidata", "Q5001"),),
    )
    assert agents["organisation/Q5003"].kind is AgentKind.ORGANISATION


def test_countries_that_are_gone_stay():
    found = one(statement("P495", "Q15180"), statement("P495", "Q16957"), statement("P495", "Q9999999"))
    assert [place.country for place in found.countries] == ["SU", "DDDE"]
    assert (found.country_statement, found.verbatim) == ("Q15180 / Q16957", ("P495: Q9999999",))


@pytest.mark.parametrize(
    ("amount", "unit", "minutes"), [("+82", "Q7727", 82), ("+5400", "Q11574", 90), ("+1.5", "Q25235", 90)]
)
def test_running_times_have_units(amount, unit, minutes):
    version = one(statement("P2047", quantity(amount, unit))).expressions[0]
    assert (version.minutes, version.duration_statement) == (minutes, f"{amount} {unit}")


def test_a_second_running_time_is_kept():
    found = one(statement("P2047", quantity("+82", "Q7727")), statement("P2047", quantity("+90", "Q7727")))
    assert (found.expressions[0].minutes, found.verbatim) == (82, ("P2047: +90 Q7727",))


def test_a_length_that_is_no_time_is_kept():
    found = one(statement("P2047", quantity("+82", "Q11573")))
    assert (found.expressions[0].minutes, found.verbatim) == (None, ("P2047: +82 Q11573",))


def test_language_colour_form_and_genre():
    found = one(
        statement("P364", "Q7737"), statement("P462", "Q838368"), statement("P136", "Q93204"), statement("P136", "Q8")
    )
    version = found.expressions[0]
    assert (version.languages, version.language_statements) == (("ru",), ("Q7737",))
    assert (version.colour, version.colour_statement) == ("black-and-white", "Q838368")
    assert (found.forms, found.form_statements) == (("documentary",), ("Q11424",))
    assert found.genres == (Text("Q93204"), Text("Q8"))


def test_numbers_in_registers_are_identifiers_and_others_are_kept():
    found = one(
        statement("P345", "tt0021750"),
        statement("P2603", "2102"),
        statement("P646", "/m/02r2kzp"),
        statement("P345", "no number"),
        statement("P856", "https://quay.example/"),
    )
    assert found.identifiers == (
        Identifier("wikidata", "Q100"),
        Identifier("imdb", "tt0021750"),
        Identifier("kinopoisk", "2102"),
    )
    assert (found.verbatim, found.sites) == (
        ("P345: no number", "P646: /m/02r2kzp"),
        ("https://quay.example/",),
    )


def test_descriptions_links_and_the_rest_of_the_document_are_kept():
    found = one(
        descriptions={"en": {"language": "en", "value": "1931 film"}},
        sitelinks={"enwiki": {"site": "enwiki", "title": "The Quay", "badges": ["Q17437796"]}},
        lastrevid=692639703,
    )
    assert found.verbatim == (
        "description (en): 1931 film",
        "sitelink enwiki: The Quay (Q17437796)",
        "lastrevid: 692639703",
    )
    assert [each.rule for each in found.findings] == ["field-unread"] * 3


def test_one_finding_names_the_properties_without_a_field():
    found = one(statement("P18", "a.jpg"), statement("P18", "b.jpg"), statement("P840", "Q60"))
    assert [(each.rule, each.value) for each in found.findings] == [("field-unread", "P18 P840")]


def test_look_alike_letters_are_mended_and_told():
    found = one(labels={"en": "Videо"})
    assert (found.titles[0].text.value, found.titles[0].verbatim) == ("Video", "Videо")
    assert [each.rule for each in found.findings] == ["mixed-script"]


PERSON = entity(
    "Q5001",
    {"ru": "Эрна Брандт", "en": "Erna Brandt", "mul": "Erna Brandt"},
    statement("P31", "Q5"),
    statement("P569", time("+1898-01-10T00:00:00Z", 11, JULIAN)),
    statement("P570", time("+1960-00-00T00:00:00Z", 9)),
    statement("P106", "Q2526255"),
    statement("P345", "nm0000001"),
    statement("P19", "Q1022"),
    aliases={"ru": ["Э. Брандт"]},
)


def test_a_human_is_an_authority_record():
    record = only(read("wikidata", PERSON))
    assert isinstance(record, Authority)
    assert (record.origin.key, record.agent.key, record.agent.kind) == (
        "person/Q5001",
        "person/Q5001",
        AgentKind.PERSON,
    )
    assert record.agent.names == (
        Name(Text("Эрна Брандт", "ru")),
        Name(Text("Erna Brandt", "en")),
        Name(Text("Erna Brandt", None)),
        Name(Text("Э. Брандт", "ru")),
    )
    assert (record.agent.born.value, record.agent.died.value) == ("1898-01-22", "1960")
    assert record.agent.occupations == (Text("Q2526255"),)
    assert record.agent.identifiers == (Identifier("wikidata", "Q5001"), Identifier("imdb", "nm0000001"))
    assert record.agent.verbatim == ("P569: +1898-01-10T00:00:00Z precision 11 calendar Q1985786", "P19: Q1022")


def test_a_studio_is_an_organisation_with_its_country():
    studio = entity(
        "Q5003",
        {"en": "Kai-Film"},
        statement("P31", "Q375336"),
        statement("P571", time("+1924-00-00T00:00:00Z", 9)),
        statement("P17", "Q183"),
    )
    record = only(read("wikidata", studio))
    assert (record.origin.key, record.agent.kind) == ("organisation/Q5003", AgentKind.ORGANISATION)
    assert (record.agent.born.value, [place.country for place in record.agent.places]) == ("1924", ["DE"])
    assert (record.agent.place_statements, record.agent.verbatim) == (("Q183",), ("P31: Q375336",))


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (entity("Q60", {"en": "Port"}, statement("P31", "Q515")), "is no film, person or organisation (P31 Q515)"),
        (entity("Q61", {"en": "X"}), "is no film, person or organisation (P31 none)"),
        ({"type": "property", "id": "P57", "labels": {}, "claims": {}}, "P57 is a property of Wikidata"),
        ({"id": "Q7", "missing": ""}, "Q7 is not in Wikidata"),
        ({"type": "item", "id": "Q8", "claims": {"P31": [{}]}}, "no 'rank' where an entity has one"),
        ({"type": "item", "id": "Q8", "claims": 7}, "is no entity of Wikidata's JSON"),
        ([[]], "a JSON object was expected"),
    ],
)
def test_what_is_no_record_of_ours_is_rejected_with_the_true_reason(document, reason):
    (record,) = read("wikidata", document)
    assert isinstance(record, Rejected)
    assert reason in record.reason


def test_the_answer_of_an_api_holds_entities_by_number():
    records = read("wikidata", {"entities": {"Q100": film(statement("P57", "Q5001")), "Q5001": PERSON}})
    assert [each.origin.key for each in records] == ["Q100", "person/Q5001"]
    assert records[0].origin.locator == "L1 /entities/Q100"
    assert records[0].contributions[0].locators == ("L1 /entities/Q100/claims/P57/0",)


@pytest.mark.parametrize("form", ["{}\n{}\n", "[\n{},\n{}\n]\n", "[{}, {}]"])
def test_a_dump_is_read_a_line_at_a_time(form):
    octets = form.format(json.dumps(film()), json.dumps(PERSON)).encode()
    assert [each.origin.key for each in read("wikidata", octets)] == ["Q100", "person/Q5001"]


def test_a_damaged_line_of_a_dump_is_told_and_the_next_is_read():
    octets = f'[\n{json.dumps(film())},\n{{"id": \n{json.dumps(PERSON)}\n]\n'.encode()
    records = read("wikidata", octets)
    assert [type(each) for each in records] == [Film, Rejected, Authority]
    assert records[1].origin.locator == "L3"


def test_a_packed_dump_is_read_as_it_streams():
    lines = (json.dumps(film(labels={"en": random.Random(n).randbytes(200).hex()})) for n in range(2000))
    packed = gzip.compress("\n".join(lines).encode())

    class Counting(BytesIO):
        taken = 0

        def read(self, size=-1):
            found = super().read(size)
            self.taken += len(found)
            return found

    raw = Counting(packed)
    records = KINDS["wikidata"].read(gzip.GzipFile(fileobj=raw), Origin("wikidata", "dump"), Settings())
    assert isinstance(next(records), Film)
    assert raw.taken < len(packed) / 2


@pytest.mark.parametrize("octets", [json.dumps(film()).encode(), json.dumps({"entities": {"Q100": film()}}).encode()])
def test_an_entity_is_known_by_its_first_bytes(octets):
    assert KINDS["wikidata"].recognises(octets)
    assert not KINDS["wikidata"].recognises(b'[{"id": 1, "type": "movie", "labels": "x"}]')


def test_the_gate_lets_films_and_people_through():
    full = film(
        statement("P577", time("+1931-04-18T00:00:00Z", 11), qualifiers=[snak("P291", "Q30")]),
        statement("P57", "Q5001"),
        statement("P2047", quantity("+82", "Q7727")),
        statement("P364", "Q1860"),
    )
    checker = ShaclChecker()
    for record in read("wikidata", {"entities": {"Q100": full, "Q5001": PERSON}}):
        found = checker(record.origin, mapped(record), ())
        assert [each for each in found if each.severity is Severity.VIOLATION] == []


VALUES = st.one_of(
    st.sampled_from(["Q5", "Q11424", "tt0021750", "https://x.example/", "words \x07 and\nlines", ""]),
    st.builds(time, st.sampled_from(["+1931-04-18T00:00:00Z", "-0044-03-15T00:00:00Z", "+0000-00-00T00:00:00Z",
                                     "+12000000000-00-00T00:00:00Z", "+1931-02-30T00:00:00Z", "x"]),
              st.integers(0, 15), st.sampled_from([JULIAN, "x"])),
    st.builds(quantity, st.sampled_from(["+82", "-3", "0", "+1e9999", "NaN", "+" + "9" * 40]), st.sampled_from(["Q7727", "Q1"])),
    st.builds(lambda text, code: {"text": text, "language": code}, st.text(max_size=5), st.sampled_from(["ru", "mul", "x-y-z"])),
)  # fmt: skip
PROPERTIES = st.sampled_from(
    [
        "P31",
        "P1476",
        "P577",
        "P291",
        "P57",
        "P161",
        "P495",
        "P364",
        "P462",
        "P2047",
        "P136",
        "P345",
        "P856",
        "P569",
        "P18",
    ]
)
STATEMENTS = st.builds(
    lambda name, value, kind, rank, extra: statement(name, value, kind=kind, rank=rank, qualifiers=[snak(*extra)]),
    PROPERTIES, VALUES, st.sampled_from(["value", "novalue", "somevalue"]),
    st.sampled_from(["normal", "preferred", "deprecated"]), st.tuples(PROPERTIES, VALUES),
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(STATEMENTS, max_size=5), st.sampled_from(["Q11424", "Q5", "Q375336"]))
def test_any_statement_is_read_and_said(statements, kind):
    document = entity("Q100", {"en": "The Quay"}, statement("P31", kind), *statements)
    (record,) = read("wikidata", document)
    assert not isinstance(record, Rejected), record.reason
    texts = "\n".join(held([record]))
    for each in statements:
        value = each["mainsnak"].get("datavalue", {}).get("value")
        if isinstance(value, str) and value.isprintable():
            assert value in texts
        if isinstance(value, dict) and "id" in value:
            assert value["id"] in texts


@settings(max_examples=100)
@given(st.data())
def test_a_damaged_file_gives_records_or_reasons(data):
    octets = json.dumps([film(statement("P57", "Q5001")), PERSON]).encode()
    start = data.draw(st.integers(0, len(octets)))
    end = data.draw(st.integers(start, len(octets)))
    damaged = octets[:start] + data.draw(st.binary(max_size=6)) + octets[end:]
    records = read("wikidata", damaged)
    assert records
    for record in records:
        if not isinstance(record, Rejected):
            mapped(record)
