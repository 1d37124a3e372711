"""Companies among names: told by their legal form, as they stand in columns that are about people.

>>> has_legal_form('ООО "Грин Филмс"'), has_legal_form("Green Films Ltd."), has_legal_form("Ivanov S.A.")
(True, True, False)
>>> is_quoted("Студия «Тон»"), is_quoted('Robert "Bob" Smith')
(True, False)
"""

import re

_LEADING = (
    "ООО", "ЗАО", "ОАО", "ПАО", "НАО", "АО", "АНО", "НП", "ТОО", "ЧП", "ИП", "ФГУП", "ФГБУК", "ФГБУ", "ГБУК", "ГБУ",
    "ГУП", "МУП", "ФГУ", "ФГАОУ", "ПЦ", "НПО", "РОО", "ТПО", "ТО", "ТВО", "VEB",
)  # fmt: skip
_CLOSING = (
    "Ltd", "Limited", "LLC", "LLP", "PLC", "Inc", "Incorporated", "Corp", "Corporation", "GmbH", "mbH", "SARL", "SAS",
    "S.A.R.L.", "S.p.A.", "SpA", "S.r.l.", "Srl", "s.r.o.", "Sp. z o.o.", "e.V.", "ApS", "Pty Ltd", "& Co",
)  # fmt: skip
# As short as initials: they close a name of two words or more.
_SHORT = ("S.A.", "SA", "AG", "KG", "AB", "A/S", "B.V.", "BV", "N.V.", "NV", "Oy")


def _any_of(forms: tuple[str, ...]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_FORM = re.compile(rf"(?:{_any_of(_CLOSING)})\.?", re.IGNORECASE)
_COMPANY = re.compile(
    rf"(?:(?:{_any_of(_LEADING)})\s+\S.*"
    rf"|\S.*[\s\"»”“,](?:{_any_of(_LEADING)}|(?i:{_any_of(_CLOSING)}))\.?"
    rf"|\S+\s+\S.*\s(?:{_any_of(_SHORT)}))",
    re.DOTALL,
)
_QUOTED = re.compile(r"[\"«“„].*|.*[\"»”“]", re.DOTALL)
_LONGEST = 300
QUOTATION = re.compile(r"\"[^\"]*\"|«[^»]*»|“[^”]*”|„[^“”]*[“”]")
"""What stands between quotation marks, with them: no list is cut there."""


def has_legal_form(text: str) -> bool:
    """Tell whether a text holds the legal form of a company, where companies have it."""
    plain = " ".join(text.split())
    return len(plain) <= _LONGEST and bool(_COMPANY.fullmatch(plain))


def is_legal_form(text: str) -> bool:
    """Tell whether a text is only a legal form: what stood behind the comma of ``Green Films, Ltd``."""
    return bool(_FORM.fullmatch(text.strip()))


def is_quoted(text: str) -> bool:
    """Tell whether a text begins or ends with a quotation mark: people have nicknames between their names."""
    return bool(_QUOTED.fullmatch(text.strip()))
