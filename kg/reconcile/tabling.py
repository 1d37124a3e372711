"""The figures of an evaluation as a table for people, and as JSON. Pure."""

from collections.abc import Sequence
from typing import Any

from kg.reconcile.evaluating import Quality, Share

_COLUMNS = ("set", "rows", "in snapshot", "P", "R", "F1", "first", "candidates", "false", "calibration", "rows/s",
            "peer P", "peer R")  # fmt: skip
_NOTHING = "–"


def table(found: Sequence[Quality]) -> str:
    """Return a Markdown table: shares with the interval that holds the true one 95 times in 100."""
    rows = [_COLUMNS, *(_row(one) for one in found)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_COLUMNS))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join((lines[0], _line(tuple("-" * width for width in widths), widths), *lines[1:]))


def record(one: Quality) -> dict[str, Any]:  # Any: what becomes JSON
    """Return the figures of a set under their names."""
    return {
        "set": one.name,
        "rows": one.rows,
        "rejected": one.rejected,
        "in_snapshot": one.recall.whole,
        "matched": one.precision.whole,
        "precision": _share(one.precision),
        "recall": _share(one.recall),
        "f1": one.f1,
        "top1": _share(one.first),
        "candidate_recall": _share(one.candidate_recall),
        "false_matches": _share(one.false_matches),
        "calibration_error": one.calibration_error,
        "rows_per_second": round(one.rows_a_second, 1),
        "peer": {"precision": _share(one.peer_precision), "recall": _share(one.peer_recall)},
    }


def _row(one: Quality) -> tuple[str, ...]:
    return (
        one.name,
        str(one.rows),
        str(one.recall.whole),
        _told(one.precision),
        _told(one.recall),
        _number(one.f1),
        _number(one.first.value),
        _number(one.candidate_recall.value),
        f"{one.false_matches.part} ({100 * (one.false_matches.value or 0):.2f} %)",
        _number(one.calibration_error),
        f"{one.rows_a_second:.0f}",
        _number(one.peer_precision.value),
        _number(one.peer_recall.value),
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"


def _told(share: Share) -> str:
    interval = share.interval
    return f"{_number(share.value)} ({interval[0]:.3f}-{interval[1]:.3f})" if interval else _NOTHING


def _number(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.3f}" if value < 1 else "1.000"


def _share(share: Share) -> dict[str, Any] | None:  # Any: what becomes JSON
    interval = share.interval
    return {"value": share.value, "interval": interval, "of": share.whole} if interval else None
