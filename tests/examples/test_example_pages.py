"""The pages of the example catalogue have the form the product reads, with its traps, and nothing broken."""

import re
import tomllib
import unicodedata
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = re.compile(r"^[A-Z][\w ()/]*, (?P<year>\d{4}), (?P<minutes>\d+)mn$")
LABELS = {"English": "Directed by :", "French": "Réalisation :"}
BOTH_SCRIPTS = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")


def first(lines, start):
    return next(line for line in lines if line.startswith(start))


def holders(pages, text):
    """Keys of the pages with a line that starts like this."""
    return {key for key, lines in pages.items() if any(line.startswith(text) for line in lines)}


def test_ten_pages_eight_as_text_and_two_as_html(page_files):
    assert [name.rsplit(".", 1)[1] for name in page_files].count("txt") == 8
    assert [name.rsplit(".", 1)[1] for name in page_files].count("html") == 2


def test_six_pages_are_english_and_four_are_french(pages):
    assert len(holders(pages, LABELS["English"])) == 6
    assert len(holders(pages, LABELS["French"])) == 4


def test_every_page_states_year_and_minutes_once(pages):
    facts = {key: [HEAD.match(line).groups() for line in lines if HEAD.match(line)] for key, lines in pages.items()}
    assert facts == {
        "112": [("1972", "167")],
        "127": [("1988", "73")],
        "breves-rencontres": [("1967", "96")],
        "hedgehog-in-the-fog": [("1975", "11")],
        "quand-passent-les-cigognes": [("1957", "95")],
        "requiem-pour-un-massacre": [("1985", "146")],
        "russian-ark": [("2002", "99")],
        "spiritual-voices": [("1995", "327")],
        "stalker": [("1979", "163")],
        "the-ascent": [("1976", "111")],
    }


def test_a_header_block_has_three_lines_a_director(pages):
    for key, lines in pages.items():
        filled = [line for line in lines if line]
        directors = next(line for line in filled if line.startswith(tuple(LABELS.values()))).count("(")
        head = next(number for number, line in enumerate(filled) if HEAD.match(line))
        assert head == 3 * directors, key


def test_one_page_has_two_directors_and_a_country_with_a_bracket(pages):
    assert first(pages["127"], "URSS") == "URSS (Géorgie), 1988, 73mn"
    assert first(pages["127"], "Réalisation").count("(") == 2


def test_two_french_pages_have_no_english_title(pages):
    for key, title in (("127", "Ashik-Kerib"), ("quand-passent-les-cigognes", "Letyat zhuravli")):
        filled = [line for line in pages[key] if line]
        assert filled[filled.index(first(filled, "Réalisation")) - 1] == title
        assert re.fullmatch("[А-Яа-яЁё -]+", filled[filled.index(title) - 1])


def test_pages_are_utf8_in_normal_form_c_without_control_characters(page_files):
    for name, text in page_files.items():
        assert unicodedata.is_normalized("NFC", text), name
        assert text.endswith("\n"), name
        assert {c for c in text if unicodedata.category(c) in ("Cc", "Cf")} == {"\n"}, name


def test_the_only_token_of_two_scripts_is_the_documented_one(page_files):
    mixed = [(name, token) for name, text in page_files.items() for token in text.split() if BOTH_SCRIPTS.search(token)]
    assert mixed == [("spiritual-voices.txt", "vide\N{CYRILLIC SMALL LETTER O}")]


def test_html_pages_state_their_number_in_a_canonical_address_on_a_reserved_domain(page_files):
    html = {name: text for name, text in page_files.items() if name.endswith(".html")}
    numbers = {
        name: re.search(r'rel="canonical" href="https://films\.example\.org/[^"]*\bnum=(\d+)', text)[1]
        for name, text in html.items()
    }
    assert numbers == {"achik-kerib.html": "127", "solaris.html": "112"}


def test_the_rule_line_is_an_image_on_one_html_page_and_text_on_the_other(page_files):
    assert "<img" in page_files["solaris.html"]
    assert "▪" not in page_files["solaris.html"]
    assert page_files["achik-kerib.html"].count("▪") == 7
    assert "<img" not in page_files["achik-kerib.html"]


def test_awards_name_recipient_festival_city_country_and_year(pages):
    awards = {
        line
        for lines in pages.values()
        for line in lines
        if re.search(r" \[[^]]+\], .+, [^,]+ \([^)]+\), \d{4}$", line)
    }
    assert len(awards) == 5
    assert "Palme d'or [Mikhaïl KALATOZOV], Festival de Cannes, Cannes (France), 1958" in awards


def test_the_parts_of_a_page_that_users_have_all_occur(pages):
    assert holders(pages, "DVD with subtitles") == {"spiritual-voices", "stalker"}
    assert holders(pages, "Editor :") == {"spiritual-voices", "stalker"}
    assert len(holders(pages, "Selected in the following festivals :")) == 4
    assert len(holders(pages, "Sélections dans les festivals ou événements :")) == 2
    assert holders(pages, "Autres titres : ") == {"requiem-pour-un-massacre"}
    assert holders(pages, "Source :") == {"spiritual-voices"}


def test_homonyms_carry_their_number_in_both_scripts(pages):
    numbered = {line for lines in pages.values() for line in lines if "_2" in line}
    assert numbered == {
        "Writing credits : Sergey_2 KOZLOV ( Сергей_2 КОЗЛОВ)",
        "Décors : Viktor_2 PETROV ( Виктор_2 ПЕТРОВ)",
    }


def test_every_page_has_a_synopsis_of_two_or_three_sentences_in_its_language(pages):
    for key, lines in pages.items():
        label = "Synopsis" if key in holders(pages, LABELS["French"]) else "Plot synopsis"
        rest = lines[lines.index(label) + 1 :]
        prose = " ".join(line for line in rest[: rest.index("")] if line) if "" in rest else " ".join(rest)
        assert 2 <= len(re.findall(r"[.?!](?=\s|$)", prose)) <= 4, (key, prose)


def test_the_configuration_reads_these_pages_and_that_snapshot():
    config = tomllib.loads((EXAMPLES / "kg.toml").read_text(encoding="utf-8"))
    assert config["base"] == "https://data.example.org"
    assert [EXAMPLES / path for source in config["source"] for path in source["paths"]] == [EXAMPLES / "pages"]
    assert (EXAMPLES / config["reconcile"]["snapshot"]).is_file()


def test_the_readme_lists_every_page(page_files):
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\|.*\| `([\w-]+\.(?:txt|html))` \|", readme, re.MULTILINE)) == set(page_files)
