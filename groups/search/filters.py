"""Reading a question from an address, with django-filter: one filter a facet, all narrowing a `Selection`.

Nothing here raises on what a stranger sends: what is not understood is named, and the rest is kept.
"""

import math
from functools import cached_property

from cachetools import LRUCache
from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_filters import FilterSet
from django_filters.filters import MultipleChoiceFilter
from django_filters.filterset import FilterSetMetaclass

from groups.search.facets import BY_NAME, FACETS
from groups.search.labels import offered_options
from groups.search.parameters import (
    FARTHEST,
    LAST_PAGE,
    LONGEST_TEXT,
    MOST_CODES,
    SORTS,
    Parameters,
    known_language,
    known_zone,
)
from groups.search.roster import Roster


class CodesField(forms.MultipleChoiceField):
    """Keeps the codes it knows; `unknown` holds the others."""

    def clean(self, value):
        given = list(dict.fromkeys(str(code) for code in value or ()))[:MOST_CODES]
        known = set(self.known_codes())
        self.unknown = [code for code in given if code and code not in known]
        return tuple(sorted(code for code in given if code in known))

    def known_codes(self):
        return (code for code, label in self.choices)


class CodesFilter(MultipleChoiceFilter):
    field_class = CodesField

    def filter(self, selection, codes):
        return selection.narrowed(self.field_name, codes) if codes else selection


class GroupFilterSet(FilterSet):
    """`options` are the (code, label) pairs of each facet: see `groups.search.labels`."""

    def __init__(self, data, selection, *, options):
        # A filter is copied for each question, with its list of choices: those that were not asked stay behind.
        self.base_filters = {name: base for name, base in type(self).base_filters.items() if name in data}
        super().__init__(data, selection)
        for name in self.filters:
            self.filters[name].extra["choices"] = options[name]

    @cached_property
    def not_understood(self) -> list[str]:
        self.form.is_valid()
        return [
            _("We left out “%(code)s”: we don’t know that choice for “%(facet)s”.")
            % {"code": shortened(code), "facet": BY_NAME[name].label}
            for name, field in self.form.fields.items()
            for code in getattr(field, "unknown", ())[:3]
        ]


# "for" is a word of Python's own, so that the class is made from the table of facets instead of being written out.
GroupFilters = FilterSetMetaclass(
    "GroupFilters",
    (GroupFilterSet,),
    {facet.name: CodesFilter(field_name=facet.name, label=facet.label, choices=()) for facet in FACETS},
)


_read: LRUCache = LRUCache(256)


def read_parameters(data: QueryDict, roster: Roster) -> tuple[Parameters, list[str]]:
    """What was asked, and kind sentences about what was not understood. Never raises.

    The same address is read once for each state of the index; what is kept is kept in memory only.
    """
    key = (data.urlencode(), roster.number, roster.stamp, get_language())
    if key not in _read:
        parameters, not_understood = _read_afresh(data, roster)
        _read[key] = parameters, tuple(not_understood)
    parameters, sentences = _read[key]
    return parameters, list(sentences)


def _read_afresh(data: QueryDict, roster: Roster) -> tuple[Parameters, list[str]]:
    filters = GroupFilters(data, _Anything(), options=offered_options(roster))
    not_understood = list(filters.not_understood)
    within = _read_within(data.get("within", ""), not_understood)
    q = _read_text(data.get("q", ""), not_understood)
    near = " ".join(data.get("near", "").replace("\x00", " ").split())[:LONGEST_TEXT]
    parameters = Parameters(
        near=near,
        within=within if near else None,
        q=q,
        sort=_read_sort(data, not_understood),
        zone=known_zone(data.get("zone", "")),
        lang=known_language(data.get("lang", "")),
    )
    parameters = parameters.with_codes(filters.form.cleaned_data)
    return parameters.on_page(_read_page(data.get("page", ""), not_understood)), not_understood


class _Anything:
    model = None


def shortened(text: str) -> str:
    text = "".join(character if character.isprintable() else "�" for character in text)
    return text if len(text) <= 40 else text[:40] + "…"


def _read_number(text: str) -> float | None:
    try:
        number = float(text.strip()[:20])
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _read_within(text: str, not_understood: list[str]) -> int | None:
    if not text.strip():
        return None
    number = _read_number(text)
    if number is None or number <= 0:
        not_understood.append(
            _("We don’t understand the distance “%(text)s”, so we used the usual one.") % {"text": shortened(text)}
        )
        return None
    return max(1, min(FARTHEST, round(number)))


def _read_text(text: str, not_understood: list[str]) -> str:
    text = " ".join(text.replace("\x00", " ").encode("utf-8", "replace").decode().split())
    if len(text) > LONGEST_TEXT:
        not_understood.append(_("That was a lot of words. We looked for the first ones."))
        text = text[:LONGEST_TEXT].strip()
    return text


def _read_sort(data, not_understood: list[str]) -> str:
    sort = data.get("sort", "")
    if sort and sort not in SORTS:
        not_understood.append(_("We don’t know that order, so we used the usual one."))
        return ""
    return sort


def _read_page(text: str, not_understood: list[str]) -> int:
    if not text.strip():
        return 1
    number = _read_number(text)
    if number is None or number < 1:
        not_understood.append(_("We don’t know that page, so here is the first."))
        return 1
    return int(min(number, LAST_PAGE))
