"""Languages by code, name or item, as BCP 47 tags."""

import langcodes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fields.language_tags import Languages, language_tag, language_tags


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en", "en"), ("EN", "en"), ("eng", "en"), ("ger", "de"), ("deu", "de"), ("rus", "ru"), ("fre", "fr"), ("scr", "hr"), ("iw", "he"), ("wol", "wo"), ("tl", "tl"), ("tgl", "tl"),
        ("sh", "sh"), ("fil", "fil"), ("prs", "prs"), ("zxx", "zxx"), ("ru-latn", "ru-Latn"), ("zh_hant_tw", "zh-Hant-TW"), ("SR-CYRL", "sr-Cyrl"), ("pt-br", "pt-BR"),
        ("German", "de"), ("Deutsch", "de"), ("DEUTSCH", "de"), ("allemand", "de"), ("немецкий", "de"), ("Немецкий язык", "de"), ("Russian", "ru"), ("русский", "ru"), ("Französisch", "fr"),
        ("francais", "fr"), ("Čeština", "cs"), ("svenska", "sv"), ("euskara", "eu"), ("日本語", "ja"), ("German language", "de"), ("English (US)", "en"), ("Brazilian Portuguese", "pt-BR"),
        ("Serbo-Croatian", "sh"), ("Farsi", "fa"), ("ohne Dialog", "zxx"), ("Q1860", "en"), ("Q7737", "ru"), ("wd:Q150", "fr"), ("http://www.wikidata.org/entity/Q188", "de"),
        ("und", None), ("mul", None), ("mis", None), ("n/a", None), ("xyz", None), ("zz", None), ("Klingonese", None), ("Q42", None), ("", None), ("Unbekannt", None), ("x-private", None), ("French / English", None),
    ],
)  # fmt: skip
def test_a_language_has_one_tag_or_none(text, tag):
    assert language_tag(text) == tag


@pytest.mark.parametrize(
    ("text", "tags", "unread"),
    [
        ("de, en", ("de", "en"), ()), ("Deutsch; Englisch", ("de", "en"), ()), ("French / English", ("fr", "en"), ()), ("русский и украинский", ("ru", "uk"), ()),
        ("de, de", ("de",), ()), ("it|und", ("it",), ()), ("Serbo-Croatian", ("sh",), ()), ("English, Gibberish", ("en",), ("Gibberish",)), ("", (), ()), ("unknown", (), ()),
    ],
)  # fmt: skip
def test_a_list_of_languages_is_read_and_what_is_none_is_told(text, tags, unread):
    assert language_tags(text) == Languages(tags, unread)


@given(st.sampled_from(sorted(langcodes.LANGUAGE_ALPHA3.values())))
def test_every_code_in_use_gives_a_valid_tag(alpha3):
    tag = language_tag(alpha3)
    assert tag is None or langcodes.tag_is_valid(tag)
    assert tag is None or language_tag(tag) == tag


@given(st.text(max_size=40) | st.from_regex(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}", fullmatch=True))
def test_no_text_breaks_it_and_a_tag_is_its_own_tag(text):
    tag = language_tag(text)
    assert tag is None or langcodes.tag_is_valid(tag)
    assert isinstance(language_tags(text), Languages)
