"""CSV: separators, quotation marks, encodings, headers, what spreadsheets do."""

import codecs
from io import BytesIO

import pytest

from kg.model import Film, Rejected
from kg.sources.tables.characters import Characters
from tests.sources.tables.reading import film, read, rules

PLAIN = '[[table]]\nkey = "no"\ntitle = "title"\nyear = "year"\n'
CSV = "no,title,year\n1,Сталкер,1979\n2,Зеркало,1974\n"


def told(found):
    """Return (key, title, year) of films, and place and reason of rejections."""
    return [
        (each.origin.locator, each.reason) if isinstance(each, Rejected)
        else (each.origin.key, each.titles[0].text.value, each.created.value)
        for each in found
    ]  # fmt: skip


STALKER = [("1", "Сталкер", "1979"), ("2", "Зеркало", "1974")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_separator_is_told_by_the_file(delimiter):
    assert told(read(PLAIN, CSV.replace(",", delimiter))) == STALKER


def test_a_separator_may_be_stated_by_the_mapping_or_by_the_file():
    assert told(read(PLAIN + 'delimiter = "^"\n', CSV.replace(",", "^"))) == STALKER
    assert told(read(PLAIN, "sep=;\n" + CSV.replace(",", ";"))) == STALKER


def test_the_separator_that_gives_the_mapped_columns_wins():
    table = "no;title;year\n1;Solaris, Stalker, Zerkalo;1979\n2;a,b,c;1974\n"
    assert [each[1] for each in told(read(PLAIN, table))] == ["Solaris, Stalker, Zerkalo", "a,b,c"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_like(end):
    assert told(read(PLAIN, CSV.replace("\n", end).encode())) == STALKER


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("utf-16-le", True), ("utf-16-be", True),
     ("cp1251", True), ("koi8-r", True)],
)  # fmt: skip
def test_an_encoding_is_detected_and_a_guess_is_told(encoding, guessed):
    table = CSV + "3,Иваново детство,1962\n4,Андрей Рублёв. Страсти по Андрею,1966\n"
    found = read(PLAIN, table.encode(encoding))
    assert told(found)[:2] == STALKER
    assert ("encoding-guessed", encoding) in rules(found[0]) if guessed else not found[0].findings
    assert not any(each.findings for each in found[1:])


def test_western_letters_in_windows_1252_are_read():
    (found,) = read(PLAIN, "no;title;year\n1;Schwarz-Weiß für Düsseldorf – œuvre;1981\n".encode("cp1252"))
    assert found.titles[0].text.value == "Schwarz-Weiß für Düsseldorf – œuvre"
    assert rules(found) == [("encoding-guessed", "cp1252")]


def test_a_stated_encoding_is_believed():
    (found,) = read(PLAIN, "no,title,year\n1,Łódź,1981\n".encode("cp1250"), encoding="cp1250")
    assert found.titles[0].text.value == "Łódź"
    assert not found.findings


def test_a_file_that_is_ascii_for_long_is_not_yet_taken_for_anything():
    many = "".join(f"{number},Film {number},1979\n" for number in range(20_000))
    found = read(PLAIN, ("no,title,year\n" + many + "x,Übermut im Salon,1981\n").encode("cp1252"))
    assert len(found) == 20_001
    assert found[-1].titles[0].text.value == "Übermut im Salon"
    assert [rule for each in found for rule, _ in rules(each)] == ["encoding-guessed"]


def test_a_wrong_byte_costs_one_row():
    octets = CSV.encode().replace("Зеркало".encode(), "Зеркало".encode() + b"\xff")
    assert told(read(PLAIN, octets)) == [
        STALKER[0],
        ("row 3", "the byte 0xFF is not of the file's encoding"),
    ]


def test_a_quotation_mark_that_never_closes_costs_one_row():
    table = 'no,title,year\n1,"Сталкер,1979\n2,"Зеркало",1974\n3,Ностальгия,1983\n4,"Открыто,1986\n'
    reason = "a quotation mark opens a cell of this row and does not close it: close it, or double it inside a cell"
    assert told(read(PLAIN, table)) == [
        ("row 2", reason), ("2", "Зеркало", "1974"), ("3", "Ностальгия", "1983"), ("row 5", reason),
    ]  # fmt: skip


def test_quoted_cells_hold_separators_marks_and_line_ends():
    table = 'no,title,year\n1,"Solaris, ""the"" film\nof two lines",1972\n2,Зеркало,1974\n'
    assert told(read(PLAIN, table)) == [("1", 'Solaris, "the" film of two lines', "1972"), STALKER[1]]


def test_a_row_of_too_many_cells_is_rejected_and_one_without_its_last_empty_cells_is_not():
    table = "no,title,year\n1,Solaris, the film,1972\n2,Зеркало\n3,Ностальгия,1983,,\n"
    (long, short, empty) = read(PLAIN, table)
    assert long == Rejected(
        long.origin,
        "the row has 4 cells, the header 3: put quotation marks around a value that holds the separator ','",
    )
    assert (short.origin.key, short.created) == ("2", None)
    assert empty.created.value == "1983"


def test_a_file_that_ends_within_a_row_says_so():
    found = read(PLAIN, "no,title,year\n1,Сталкер,1979\n2,Зерк")
    assert told(found)[1] == ("row 3", "the file ends within this row (it has 2 of 3 cells): get the whole file")


def test_rows_without_a_key_and_empty_rows():
    found = read(PLAIN, "no,title,year\n,Сталкер,1979\n,,\n\n2,Зеркало,1974\n")
    assert told(found) == [("row 2", "the record has no key: no is empty"), ("2", "Зеркало", "1974")]
    assert found[1].origin.locator == "row 5"


def test_a_key_that_a_spreadsheet_shortened_is_no_key():
    (found,) = read(PLAIN, "no,title,year\n2.21E+08,Сталкер,1979\n")
    assert found.reason.startswith("the record has no key: no is '2.21E+08': a spreadsheet has shortened it")


def test_a_column_the_file_lacks_is_an_error_that_names_mapping_table_key_file_and_line():
    (found,) = read(PLAIN, "no,titel,year\n1,Сталкер,1979\n")
    assert str(found.origin) == "films.csv:row 1"
    assert found.reason == (
        "films.toml, [[table]] 1, title: the file has no column 'title': its columns are no, titel, year"
    )


def test_an_optional_column_may_be_lacking():
    toml = PLAIN.replace('year = "year"', 'year = { column = "jahr", optional = true }')
    assert isinstance(read(toml, CSV)[0], Film)


def test_columns_without_a_name_or_with_one_name_are_kept_apart():
    (found,) = read(PLAIN, "no,title,year,,title\n1,Сталкер,1979,x,y\n")
    assert found.verbatim == ("column D: x", "title (2): y")
    assert [rule for rule, _ in rules(found)] == ["field-unread", "field-unread"]


def test_an_unmapped_column_is_told_once_a_file_and_kept_in_every_record():
    found = read(PLAIN, "no,title,year,budget\n1,Сталкер,1979,\n2,Зеркало,1974,5\n3,Солярис,1972,6\n")
    assert [each.verbatim for each in found] == [(), ("budget: 5",), ("budget: 6",)]
    assert [rule for each in found for rule, _ in rules(each)] == ["field-unread"]
    assert found[1].findings[0].origin.locator == "row 3, column budget"


def test_a_header_may_stand_below_other_lines():
    table = "Register of films\nas of 1 May\n" + CSV
    assert told(read(PLAIN + "header = 3\n", table)) == STALKER
    assert read(PLAIN + "header = 3\n", table)[0].origin.locator == "row 4"


@pytest.mark.parametrize("octets", [b"", b"\n\n", b"no,title,year\n", codecs.BOM_UTF8])
def test_a_file_without_rows_is_rejected(octets):
    (found,) = read(PLAIN, octets)
    assert isinstance(found, Rejected)


def test_a_file_of_no_table_and_a_table_without_a_mapping_are_rejected():
    (found,) = read('[[table]]\nfiles = "people*"\nkey = "id"\n', CSV)
    assert found.reason == "films.toml: no [[table]] is for films.csv: files is people*"
    (found,) = read("", CSV)
    assert "kg inspect FILE > films.toml" in found.reason


def test_a_control_character_is_no_text():
    (found,) = read(PLAIN, "no,title,year\n1,Сталкер\x00,1979\n")
    assert found.reason == "it holds a control character (U+0000): no text does"


def test_a_character_that_was_lost_before_is_told_and_costs_nothing():
    (found,) = read(PLAIN, "no,title,year\n1,Стал\ufffdер,1979\n")
    assert found.titles[0].text.value == "Стал\ufffdер"
    assert rules(found) == [("value-unread", "Стал\ufffdер")]


def test_a_header_that_cannot_be_read_says_so():
    (open_quote,) = read(PLAIN, 'no,"title,year\n1,x,1979\n')
    assert open_quote.origin.locator == "row 1"
    assert open_quote.reason.startswith("the header: a quotation mark opens a cell")
    (binary,) = read(PLAIN, b"no,\x00\xff,year\n1,x,1979\n")
    assert binary.reason.startswith("the header: it holds a control character")


def test_a_link_of_a_spreadsheet_is_its_address():
    formula = '=HYPERLINK("https://example.org/1";"Stalker")'
    found = film('[[table]]\nkey = "no"\nsite = "link"\n', {"no": '="007"', "link": formula})
    assert found.origin.key == "007"
    assert found.sites == ("https://example.org/1",)
    assert ("value-unread", formula) in rules(found)


def test_one_byte_at_a_time_reads_the_same():
    class Slow(BytesIO):
        def read(self, size=-1):
            return super().read(1 if size else 0)

    text = "".join(Characters(Slow(CSV.encode("utf-16"))).pieces())
    assert text == CSV
    assert "".join(Characters(Slow(CSV.encode())).lines()) == CSV


def test_the_content_hash_is_of_the_row_alone():
    first, second = read(PLAIN, CSV)
    again = read(PLAIN, "no,title,year\n2,Зеркало,1974\n")[0]
    assert first.content_hash != second.content_hash == again.content_hash


def test_a_record_says_the_row_and_column_of_every_value():
    found = film(PLAIN, {"no": "1", "title": "Сталкер", "year": "1979"})
    assert found.titles[0].locators == ("row 2, column title",)
    assert found.locators == ("row 2, column year",)
    assert str(found.origin) == "films.csv:row 2"


def test_a_long_cell_is_read_and_a_longer_one_costs_its_row_with_the_true_reason():
    long, longer = "x" * 900_000, "x" * 1_100_000
    first, second, third = read('[[table]]\nkey = "id"\nnote = "n"\n', f"id,n\n1,{long}\n2,{longer}\n3,y\n")
    assert first.notes[0].text.value == long
    assert second.reason.startswith("a cell of this row is longer than a million characters")
    assert third.origin.key == "3"
