"""A number or code by which another register, or the source itself, knows a thing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """`scheme` names the register (``imdb``, or a source's own name); `value` is its form of the number."""

    scheme: str
    value: str
