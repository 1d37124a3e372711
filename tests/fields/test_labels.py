"""Which of several names a reader is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fields.labels import choose, ordered
from kg.model import Text

SOKUROV = (
    Text("Александр Сокуров", "ru"),
    Text("Alexandre Sokurov", "ru-Latn"),
    Text("Alexandre Sokourov", "fr"),
)
TEXTS = st.lists(
    st.builds(
        Text,
        st.sampled_from(["Сталкер", "Stalker", "1900", ""]),
        st.sampled_from([None, "ru", "ru-Latn", "en", "en-CA", "fr"]),
    )
)


@pytest.mark.parametrize(
    ("languages", "shown"),
    [
        (["fr"], "Alexandre Sokourov"),
        (["ru"], "Александр Сокуров"),
        (["RU"], "Александр Сокуров"),
        (["en"], "Alexandre Sokurov"),
        (["de", "fr"], "Alexandre Sokourov"),
        (["ru-RU"], "Александр Сокуров"),
        (["fr-CA"], "Alexandre Sokourov"),
        (["ru-Latn"], "Alexandre Sokurov"),
    ],
)
def test_a_reader_is_shown_the_name_read_most_easily(languages, shown):
    assert choose(SOKUROV, languages).value == shown


def test_a_romanisation_is_not_a_name_in_russian():
    assert choose([Text("Stalker", "ru-Latn"), Text("Сталкер")], ["ru"]) == Text("Сталкер")


def test_a_romanisation_comes_before_an_unknown_language_and_that_before_a_foreign_one():
    names = [Text("C", "fr"), Text("B"), Text("A", "ru-Latn"), Text("Г", "ru")]
    assert [text.value for text in ordered(names, ["en"])] == ["A", "B", "C", "Г"]


def test_a_regional_form_follows_the_plain_one_and_precedes_the_next_language():
    names = [Text("couleur", "fr"), Text("color", "en-US"), Text("colour", "en")]
    assert [text.value for text in ordered(names, ["en", "fr"])] == ["colour", "color", "couleur"]


def test_no_name_is_no_choice():
    assert choose([], ["en"]) is None


@given(TEXTS, st.lists(st.sampled_from(["en", "fr", "ru"]), max_size=3))
def test_every_name_is_kept_once_in_an_order_that_does_not_depend_on_the_input(texts, languages):
    result = ordered(texts, languages)
    assert set(result) == set(texts)
    assert len(result) == len(set(texts))
    assert result == ordered(reversed(texts), languages)
