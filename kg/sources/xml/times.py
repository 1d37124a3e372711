"""Dates of XML records as values of the model."""

from kg.fields.dates import dated
from kg.fields.edtf import Precision
from kg.model import When

_EXACT = frozenset({Precision.DAY, Precision.YEAR})


def when(text: str) -> When | None:
    """Read a printed date; None if it is none.

    >>> when("1925-1930")
    When(value='1925', edtf='1925/1930', statement='1925-1930', order=None, earliest='1925-01-01', latest='1930-12-31')
    """
    read = dated(text)
    if read is None:
        return None
    found = read.when
    year = f"{found.year:04}" if found.year else None
    is_exact = found.precision in _EXACT and found.edtf.replace("-", "").isdigit()
    return When(
        value=found.edtf if found.precision is Precision.DAY and is_exact else year,
        edtf=found.edtf,
        statement=text,
        order=read.order if read.ambiguous else None,
        earliest=None if is_exact else found.earliest,
        latest=None if is_exact else found.latest,
    )
