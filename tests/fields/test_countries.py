"""Countries by name, by code of any list, and in lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fields.countries import Countries, code, codes, marc
from kg.fields.country_codes import OF_ITEM, OF_MARC
from kg.fields.places import country_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FR", "FR"), ("FRA", "FR"), ("France", "FR"), ("Франция", "FR"), ("Frankreich", "FR"), ("Q142", "FR"), ("http://www.wikidata.org/entity/Q142", "FR"),
        ("Deutschland", "DE"), ("BRD", "DE"), ("ФРГ", "DE"), ("Germany (German Reich)", "DE"), ("DDR", "DDDE"), ("DD", "DDDE"), ("ГДР", "DDDE"), ("Q16957", "DDDE"), ("Q713750", "DE"),
        ("SU", "SU"), ("SUN", "SU"), ("SUHH", "SU"), ("СССР", "SU"), ("UdSSR", "SU"), ("Q15180", "SU"), ("YU", "YUCS"), ("YUG", "YUCS"), ("Jugoslawien", "YUCS"), ("Q36704", "YUCS"),
        ("CSHH", "CSHH"), ("CSK", "CSHH"), ("Q33946", "CSHH"), ("SCG", "CSXX"), ("США", "US"), ("USA", "US"), ("UK", "GB"), ("КНР", "CN"), ("ЮАР", "ZA"), ("ОАЭ", "AE"), ("UAE", "AE"),
        ("Республика Кипр", "CY"), ("Республика Корея", "KR"), ("Republic of Kosovo", "XK"), ("République Tchèque", "CZ"), ("Trinidad and Tobago", "TT"), ("Türkei", "TR"), ("RUS", "RU"),
        ("Q34266", None), ("Atlantis", None), ("", None), ("de", None), ("ZZ", None), ("ABC", None), ("Unbekannt", None), ("QQ", None),
    ],
)  # fmt: skip
def test_a_country_is_known_by_name_code_or_item(text, expected):
    assert code(text) == expected


@pytest.mark.parametrize(
    ("year", "expected"), [(1963, "CSHH"), (1992, "CSHH"), (None, "CSHH"), (2003, "CSXX"), (2006, "CSXX")]
)
def test_a_code_given_twice_is_decided_by_the_year(year, expected):
    assert code("CS", year) == expected


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [("ru ", None, "RU"), ("xxu", None, "US"), ("nyu", None, "US"), ("enk", None, "GB"), ("gw", None, "DE"), ("ge", None, "DDDE"), ("gs", None, "GE"), ("ur", None, "SU"),
     ("xxr", None, "SU"), ("cs", None, "CSHH"), ("yu", 1985, "YUCS"), ("yu", 2004, "CSXX"), ("sz", None, "CH"), ("ch", None, "TW"), ("xx", None, None), ("vp", None, None), ("   ", None, None), ("|||", None, None)],
)  # fmt: skip
def test_marc_has_codes_of_its_own(text, year, expected):
    assert marc(text, year) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("США - Франция", ("US", "FR")), ("США-Франция-Канада", ("US", "FR", "CA")), ("Франция-Великобритания - Германия", ("FR", "GB", "DE")), ("США -Германия", ("US", "DE")),
        ("Russia / Japan", ("RU", "JP")), ("France, Italy", ("FR", "IT")), ("СССР-ГДР", ("SU", "DDDE")), ("FR,US,IT", ("FR", "US", "IT")), ("Deutschland; Österreich", ("DE", "AT")),
        ("Guinea-Bissau", ("GW",)), ("Гвинея-Бисау-Франция", ("GW", "FR")), ("Германия-Италия- Шри-Ланка", ("DE", "IT", "LK")), ("Босния и Герцеговина - Франция", ("BA", "FR")),
        ("Serbie-et-Monténégro, France", ("CSXX", "FR")), ("URSS (Géorgie)", ("SU",)), ("France und Italien", ("FR", "IT")), ("США, США", ("US",)), ("СССР  ", ("SU",)), ("Unbekannt", ()), ("", ()),
    ],
)  # fmt: skip
def test_a_list_of_countries_is_split_where_a_country_ends(text, expected):
    assert codes(text) == Countries(expected)


def test_what_is_no_country_is_told_and_the_others_are_read():
    assert codes("США - Норвения - Канада") == Countries(("US", "CA"), ("Норвения",))
    assert codes("СССР, ФРГ, Западный Берлин") == Countries(("SU", "DE"), ("Западный Берлин",))


def test_the_year_decides_in_a_list_too():
    assert codes("FR, CS", 1970).codes == ("FR", "CSHH")
    assert codes("FR, CS", 2005).codes == ("FR", "CSXX")


def test_every_code_of_the_tables_has_names_and_every_code_is_read():
    for each in {*OF_ITEM.values(), *OF_MARC.values()}:
        assert [language for language, _ in country_names(each)] == ["en", "fr", "ru"]
        assert code(each) == each


@given(
    st.lists(st.sampled_from(sorted(set(OF_ITEM.values()))), min_size=1, max_size=6, unique=True),
    st.sampled_from([", ", " / ", "; ", " - ", "-"]),
    st.sampled_from([0, 1, 2]),
)
def test_names_that_are_joined_are_found_again(listed, separator, language):
    names = [country_names(each)[language][1] for each in listed]
    assert codes(separator.join(names)) == Countries(tuple(listed))


@given(st.text(max_size=80) | st.text("-, /", max_size=200))
def test_no_text_breaks_it(text):
    found = codes(text)
    assert all(country_names(each) for each in found.codes)
