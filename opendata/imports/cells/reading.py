from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from places.spelling import fold


class Reading(NamedTuple):
    """What a cell gave, and what of it had no place: sentences for the directory's stewards."""

    value: Any
    notes: tuple[str, ...] = ()


def read_code(cell: str, table: dict[str, str], *, otherwise: str) -> Reading:
    """A code by the file's word for it. A blank is unknown; a word nobody knows is unknown and kept."""
    if not cell:
        return Reading(otherwise)
    word = code_in(cell)
    if word in table:
        return Reading(table[word])
    if word in ("unknown", "not_known", "n_a", "na"):
        return Reading(otherwise)
    return Reading(otherwise, (_("“%(cell)s” is not one of the words we know here.") % {"cell": cell},))


def code_in(cell: str) -> str:
    """ "Babies welcome" and "babies-welcome" are both babies_welcome."""
    return fold(cell).replace(" ", "_")


def shortened(text: str, most: int) -> str:
    """To fit a field. The caller keeps the whole text in a note."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
