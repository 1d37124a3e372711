"""People as tables, authority files and credits name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fields.people import Named, is_nobody, listed, named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ашрапов, Асхат Тазетдинович", Named("Асхат Тазетдинович Ашрапов", "Асхат Тазетдинович", "Ашрапов")),
        ("Waltershausen, Wolfgang von", Named("Wolfgang von Waltershausen", "Wolfgang von", "Waltershausen")),
        ("Ulmer, Edgar G.", Named("Edgar G. Ulmer", "Edgar G.", "Ulmer")),
        ("Е.Матвеев", Named("Е. Матвеев", "Е.", "Матвеев", abbreviated=True)),
        ("А.А.Тарковский", Named("А. А. Тарковский", "А. А.", "Тарковский", abbreviated=True)),
        ("A. Tarkovsky", Named("A. Tarkovsky", "A.", "Tarkovsky", abbreviated=True)),
        ("Матвеев Е.С.", Named("Е. С. Матвеев", "Е. С.", "Матвеев", abbreviated=True)),
        ("Матвеев, Е.", Named("Е. Матвеев", "Е.", "Матвеев", abbreviated=True)),
        ("Дж.Кэмерон", Named("Дж. Кэмерон", "Дж.", "Кэмерон", abbreviated=True)),
        ("Пол У.С.Андерсон", Named("Пол У. С. Андерсон")),
        ("Борис Михайлович Левин (1899–1940)", Named("Борис Михайлович Левин", born="1899", died="1940")),
        ("Цэгмэд (актёр, 1905)", Named("Цэгмэд", born="1905", note="актёр")),
        ("Иванов (режиссёр)", Named("Иванов", note="режиссёр")),
        ("Jane Doe (b. 1950)", Named("Jane Doe", born="1950")),
        ("Smith, John, 1950-", Named("John Smith", "John", "Smith", born="1950")),
        (
            "Tarkovskiĭ, Andreĭ Arsenʹevich, 1932-1986.",
            Named("Andreĭ Arsenʹevich Tarkovskiĭ", "Andreĭ Arsenʹevich", "Tarkovskiĭ", born="1932", died="1986"),
        ),
        ("Владимир Иванов (Vladimir Ivanov)", Named("Владимир Иванов", also="Vladimir Ivanov")),
        ("Downey, Robert, Jr.", Named("Robert Downey Jr.", "Robert", "Downey")),
        ("Sammy Davis, Jr.", Named("Sammy Davis Jr.")),
        ("LARS VON TRIER", Named("Lars von Trier")),
        ("JEAN-LUC GODARD", Named("Jean-Luc Godard")),
        ("Vladimir_5 IVANOV", Named("Vladimir Ivanov", "Vladimir", "Ivanov")),
        ("Zhang Yimou", Named("Zhang Yimou")),
        ("JR", Named("JR")),
    ],
)
def test_a_name_is_taken_apart_only_where_the_print_tells(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Unbekannt",
        "N.N.",
        "n. n.",
        "Н.Н.",
        "Н. Н.",
        "anonymous",
        "Аноним",
        "unknown",
        "Q15071068",
        "()",
        "-",
        "various",
    ],
)
def test_nobody_has_no_name(text):
    assert is_nobody(text)
    assert named(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Кевин Костнер", ("Кевин Костнер",)),
        ("А.Алов, В.Наумов", ("А.Алов", "В.Наумов")),
        ("А.Миронов, Е.Головин, Р.Верещак и др.", ("А.Миронов", "Е.Головин", "Р.Верещак")),
        ("Joel Coen & Ethan Coen", ("Joel Coen", "Ethan Coen")),
        ("Джейсон Фрилэнд и Хайме Камарго", ("Джейсон Фрилэнд", "Хайме Камарго")),
        ("A. Roth, B. Roth and C. Roth", ("A. Roth", "B. Roth", "C. Roth")),
        ("Siodmak, Robert; Ulmer, Edgar G.", ("Siodmak, Robert", "Ulmer, Edgar G.")),
        ("Sammy Davis, Jr., Dean Martin", ("Sammy Davis, Jr.", "Dean Martin")),
        ("Igor Minaiev / Игорь Минаев", ("Igor Minaiev", "Игорь Минаев")),
        ("Иванов (мл., старший), Петров", ("Иванов (мл., старший)", "Петров")),
        ("Dan Kwan & 1 de plus", ("Dan Kwan",)),
        ("Paul Auster;", ("Paul Auster",)),
        ("Бондарчук, Сергей", ("Бондарчук, Сергей",)),
        ("Тарковский, Андрей Арсеньевич", ("Тарковский, Андрей Арсеньевич",)),
        ('ООО "Рога и копыта", И.Иванов', ('ООО "Рога и копыта"', "И.Иванов")),
        ("Green Films, Ltd, Ivan Petrov", ("Green Films, Ltd", "Ivan Petrov")),
        ("Ivan Andersson", ("Ivan Andersson",)),
        ("", ()),
    ],
)
def test_a_list_is_split_where_names_end(text, names):
    assert listed(text) == names


def test_a_comma_inverts_if_the_caller_says_so():
    assert listed("Wilder, Billy", inverted=True) == ("Wilder, Billy",)
    assert listed("Wilder, Billy", inverted=False) == ("Wilder", "Billy")


plain_names = st.lists(st.from_regex(r"[A-Z][a-z]{3,8} [A-Z][a-z]{3,8}", fullmatch=True), min_size=1, max_size=5)


@given(plain_names, st.sampled_from([", ", "; ", " / ", " & ", " and ", " и ", "\n"]))
def test_names_that_are_joined_are_found_again(names, separator):
    assert listed(separator.join(names)) == tuple(names)


@given(st.from_regex(r"[A-ZА-Я][a-zа-я]{3,8}", fullmatch=True), st.from_regex(r"[A-ZА-Я][a-zа-я]{3,8}", fullmatch=True))
def test_the_order_of_a_filed_name_is_turned(family, given_name):
    found = named(f"{family}, {given_name}")
    assert (found.display, found.given, found.family) == (f"{given_name} {family}", given_name, family)


@given(st.text(max_size=60))
def test_no_text_breaks_it_and_only_nobody_is_lost(text):
    found = named(text)
    assert found is None or found.display.strip()
    assert isinstance(listed(text), tuple)
