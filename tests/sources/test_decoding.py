"""Bytes to text: never mojibake, and a reason wherever it is no text."""

import pytest

from kg.sources.decoding import MAX_BYTES, Decoded, Undecodable, decode

RUSSIAN = (
    "Kira MURATOVA\nКира МУРАТОВА\nUSSR, 1967, 96mn\nКороткие встречи\nMusic : Oleg KARAVAICHUK (Олег КАРАВАЙЧУК)\n"
)
FRENCH = "Kira MOURATOVA\nURSS, 1967, 96mn\nBrèves rencontres\nDécors : Alexandra KANARDOVA\nÉtudes « à l’été »\n"


def read(octets, declared=None):
    found = decode(octets, declared)
    return (found.encoding, found.guessed, found.text) if isinstance(found, Decoded) else found.reason


@pytest.mark.parametrize("text", [RUSSIAN, FRENCH, "Only ASCII\n", "Only one é\n"])
def test_utf8_is_known_by_itself(text):
    assert read(text.encode()) == ("utf-8", False, text)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_tells_the_encoding_and_is_no_part_of_the_text(encoding):
    assert read(RUSSIAN.encode(encoding)) == (encoding, False, RUSSIAN)


def test_utf16_of_either_order_is_read():
    for order in ("le", "be"):
        assert read("\ufeff".encode(f"utf-16-{order}") + RUSSIAN.encode(f"utf-16-{order}"))[2] == RUSSIAN


def test_western_text_is_windows_1252_and_told_as_a_guess():
    assert read(FRENCH.encode("cp1252")) == ("cp1252", True, FRENCH)


@pytest.mark.parametrize("text", ["Le Miroir, été 1974\n", "“Words” — only marks\n", "ÎLE\nÀ\n", "Severnyï fond\n"])
def test_few_accents_are_western_too(text):
    assert read(text.encode("cp1252")) == ("cp1252", True, text)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_cyrillic_seen_through_windows_1252_is_tried_in_the_russian_code_pages(encoding):
    assert read(RUSSIAN.encode(encoding)) == (encoding, True, RUSSIAN)


@pytest.mark.parametrize(
    "name",
    ["Кира МУРАТОВА", "Андрей ТАРКОВСКИЙ", "Элем КЛИМОВ", "Лариса ШЕПИТЬКО", "Дзига ВЕРТОВ", "Юрий НОРШТЕЙН", "Ия САВВИНА"],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_one_name_is_enough_to_tell_the_two_apart(name, encoding):
    page = f"Somebody\n{name}\nUSSR, 1967\n"
    assert read(page.encode(encoding)) == (encoding, True, page)


@pytest.mark.parametrize("encoding", ["cp866", "mac-cyrillic", "iso8859-5"])
def test_cyrillic_that_reads_as_russian_in_neither_is_refused(encoding):
    assert "save the page as UTF-8" in read(RUSSIAN.encode(encoding))


@pytest.mark.parametrize("encoding", ["cp866", "iso8859-5", "cp1251", "koi8-r", "cp1250"])
def test_a_code_page_the_file_names_is_believed(encoding):
    text = RUSSIAN if encoding != "cp1250" else "Liubomiras LAUCEVIČIUS\n"
    assert read(text.encode(encoding), encoding)[1:] == (False, text)


@pytest.mark.parametrize(
    "declared",
    ["iso-8859-1", "windows-1252", "us-ascii", "koi8-r", "utf-8", "undefined", "idna", "rot13", "x-none", ""],
)
def test_a_code_page_that_cannot_be_true_is_not_believed(declared):
    assert read(RUSSIAN.encode("cp1251"), declared)[::2] == ("cp1251", RUSSIAN)


def test_a_declared_western_code_page_is_no_guess():
    assert read(FRENCH.encode("cp1252"), "iso-8859-1") == ("cp1252", False, FRENCH)


def test_utf8_wins_over_a_declaration():
    assert read(RUSSIAN.encode(), "windows-1251")[0] == "utf-8"


@pytest.mark.parametrize("text", [RUSSIAN, "Only ASCII, then é", "Only ASCII, then “", "Only ASCII, then 🎬"])
def test_a_page_cut_inside_its_last_character_is_refused(text):
    assert "cut inside its last character" in read(text.rstrip("\n").rstrip(")").encode()[:-1])


def test_a_last_byte_that_could_be_cut_utf8_or_windows_1252_is_refused():
    assert "cut inside" in read("Only ASCII and é".encode("cp1252"))
    assert read("É first and é".encode("cp1252"))[0] == "cp1252"


@pytest.mark.parametrize("broken", [b"\xff", b"\xc3", b"\xe2\x80", b"\xed\xa0\x80", b"\xc0\xaf"])
def test_damaged_utf8_is_refused_with_the_place(broken):
    octets = RUSSIAN.encode()
    place = octets.index(b"USSR")
    assert f"byte {place + 1} is not valid UTF-8" in read(octets[:place] + broken + octets[place:])


def test_damaged_utf16_is_refused():
    assert "not valid UTF-16" in read(RUSSIAN.encode("utf-16")[:-1])


@pytest.mark.parametrize("octets", [b"", b"  \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\xff\xfe"])
def test_an_empty_file_is_refused(octets):
    assert read(octets) == "the file is empty: save the page again"


@pytest.mark.parametrize(
    "octets",
    [bytes(range(256)), b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"%PDF-1.4\n\x00\xff", b"text\x00text", b"a\x07b"],
)
def test_a_binary_is_refused(octets):
    assert "binary" in read(octets) or "none of cp1252" in read(octets)


def test_a_file_over_ten_megabytes_is_refused_whatever_is_in_it():
    assert isinstance(decode(b"a" * MAX_BYTES), Decoded)
    assert isinstance(decode(b"a" * (MAX_BYTES + 1)), Undecodable)
    assert "over 10 MB" in read(b"\xff" * (MAX_BYTES + 1))
