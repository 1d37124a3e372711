"""XLSX: sheets, headers with holes, days and numbers, formulas; damaged files."""

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from kg.model import Rejected
from tests.sources.tables.reading import read, rules

TABLE = '[[table]]\nkey = "no"\ntitle = "title"\nyear = "year"\n'


def workbook(*rows, sheet="Films", more=()):
    book = Workbook()
    book.active.title = sheet
    for name in more:
        book.create_sheet(name)
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book):
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def test_rows_are_read_with_the_numbers_a_spreadsheet_shows():
    found = read(
        TABLE,
        workbook(["no", "title", "year"], [1, "Сталкер", 1979], [None, None, None], [2, "Зеркало", 1974.0]),
        "f.xlsx",
    )
    assert [(each.origin.key, each.origin.locator, each.created.value) for each in found] == [
        ("1", "row 2", "1979"), ("2", "row 4", "1974"),
    ]  # fmt: skip
    assert found[0].titles[0].locators == ("row 2, column title",)


def test_a_day_is_written_in_iso_8601():
    toml = '[[table]]\nkey = "no"\nrelease = { date = "day" }\n'
    (found,) = read(toml, workbook(["no", "day"], [1, datetime(1979, 5, 25)]), "f.xlsx")
    assert found.releases[0].when.value == "1979-05-25"


def test_a_year_that_became_a_day_is_no_year():
    (found,) = read(TABLE, workbook(["no", "title", "year"], [1, "Сталкер", datetime(1905, 6, 1)]), "f.xlsx")
    assert found.created is None
    assert found.verbatim == ("year: 1905-06-01",)
    assert [each.message for each in found.findings] == [
        "year: a spreadsheet shows the number 1979 as this day: format the column as a number"
    ]


def test_a_title_that_became_a_day_is_no_title():
    (found,) = read(TABLE, workbook(["no", "title", "year"], [1, datetime(2024, 1, 2), 1979]), "f.xlsx")
    assert found.titles == ()
    assert found.verbatim == ("title: 2024-01-02",)
    assert ("value-unread", "2024-01-02") in rules(found)


def test_a_header_cell_without_a_name_goes_by_its_letter():
    book = Workbook()
    for row in (["no", "people", None, "title", "year"], [1, "Tarkovsky", "Knyazhinsky", "Сталкер", 1979]):
        book.active.append(row)
    book.active.merge_cells("B1:C1")
    (found,) = read(TABLE, saved(book), "f.xlsx")
    assert found.verbatim == ("people: Tarkovsky", "column C: Knyazhinsky")


def test_a_formula_is_read_as_its_last_result_or_kept_as_it_stands():
    packed = workbook(["no", "title", "year"], [1, "=A2&B2", '=HYPERLINK("https://example.org/1","1979")'])
    (found,) = read(TABLE.replace('year = "year"', 'site = "year"'), packed, "f.xlsx")
    assert found.sites == ("https://example.org/1",)
    messages = [each.message for each in found.findings]
    assert "the cell holds a formula without a result: open and save the sheet in a spreadsheet program" in messages
    assert any(message.startswith("the cell holds the formula =HYPERLINK(") for message in messages)


def test_an_error_of_the_spreadsheet_is_told():
    (found,) = read(TABLE, workbook(["no", "title", "year"], [1, "#REF!", 1979]), "f.xlsx")
    assert ("value-unread", "#REF!") in rules(found)


def test_the_mapping_names_the_sheet_and_a_sheet_that_is_not_there_is_an_error():
    packed = workbook(["no", "title", "year"], [1, "Сталкер", 1979], sheet="Films", more=["People"])
    assert len(read(TABLE + 'sheet = "Films"\n', packed, "f.xlsx")) == 1
    (found,) = read(TABLE + 'sheet = "Filme"\n', packed, "f.xlsx")
    assert found.reason == "films.toml, [[table]] 1: the workbook has no sheet 'Filme': its sheets are Films, People"
    (empty,) = read(TABLE + 'sheet = "People"\n', packed, "f.xlsx")
    assert empty.reason == "the file holds no row below a header"


def test_a_column_the_sheet_lacks_is_an_error():
    (found,) = read(TABLE, workbook(["no", "title"], [1, "Сталкер"]), "f.xlsx")
    assert found.reason.startswith("films.toml, [[table]] 1, year: the file has no column 'year'")


@pytest.mark.parametrize("cut", [0, 10, 400, -30])
def test_a_damaged_workbook_is_rejected_with_the_reason(cut):
    whole = workbook(["no", "title", "year"], [1, "Сталкер", 1979])
    (found,) = read(TABLE, whole[:cut], "f.xlsx")
    assert isinstance(found, Rejected)
    assert found.reason.startswith("the file is no whole workbook (.xlsx): ")


def test_a_workbook_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr("kg.sources.tables.workbook._MOST_HELD", 100)
    (found,) = read(TABLE, workbook(["no", "title", "year"], [1, "Сталкер", 1979]), "f.xlsx")
    assert "its shared texts unpack to over 512 MB" in found.reason
