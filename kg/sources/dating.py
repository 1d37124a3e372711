"""A date of `kg.fields.edtf` as the value of a record."""

from kg.fields.edtf import Edtf, Precision
from kg.model import When

_EXACT = frozenset({Precision.DAY, Precision.YEAR})


def when(found: Edtf, statement: str, order: str | None = None) -> When:
    """Make the value of a date: its one day or year if there is one, and bounds if it is not exactly that.

    >>> from kg.fields.edtf import parsed
    >>> when(parsed("1929/1930"), "1929/1930").value, when(parsed("1931-04-18"), "18 April 1931").value
    ('1929', '1931-04-18')
    """
    is_exact = found.precision in _EXACT and found.edtf.replace("-", "").isdigit()
    year = f"{found.year:04}" if found.year else None
    return When(
        value=found.edtf if is_day(found) else year,
        edtf=found.edtf,
        statement=statement,
        order=order,
        earliest=None if is_exact else found.earliest,
        latest=None if is_exact else found.latest,
    )


def is_day(found: Edtf) -> bool:
    """Tell whether a date is one certain day."""
    return found.precision is Precision.DAY and found.edtf.replace("-", "").isdigit()
