"""The question said back in words: one sentence and its removable chips."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.search.facets import FACETS
from groups.search.nearby import Whereabouts, within_words
from groups.search.parameters import Parameters
from groups.search.understanding import Understood, without_phrase
from groups.vocabulary import FROM_HOME


@dataclass(frozen=True)
class Chip:
    label: str
    remove: Parameters


@dataclass(frozen=True)
class Question:
    """What was asked, as understood. `chosen` holds the address's own choices and those found in the words."""

    parameters: Parameters
    understood: Understood
    chosen: dict[str, tuple[str, ...]]
    labels: dict[str, dict[str, str]]
    place: Whereabouts | None
    within: int

    def without(self, name: str, code: str | None = None) -> Parameters:
        """The same question without one choice, whether it was picked or typed."""
        parameters = self.parameters.without(name, code)
        for typed, (found, codes) in self.understood.found:
            if found == name and (code is None or code in codes):
                parameters = _with_text(parameters, without_phrase(parameters.q, typed))
        return parameters

    def without_text(self) -> Parameters:
        """Without the words that stand for nothing but themselves."""
        typed = " ".join(phrase for phrase, _choice in self.understood.found)
        return _with_text(self.parameters, typed)

    def label(self, name: str, code: str) -> str:
        return self.labels.get(name, {}).get(code, code)

    def chips(self) -> list[Chip]:
        chips = []
        if self.place:
            words = _("%(place)s, %(distance)s") % {
                "place": self.place.name,
                "distance": within_words(self.within, self.place.unit),
            }
            chips.append(Chip(words, self.parameters.without("near")))
        chips += [
            Chip(self.label(facet.name, code), self.without(facet.name, code))
            for facet in FACETS
            for code in self.chosen.get(facet.name, ())
        ]
        if self.understood.rest:
            chips.append(Chip(f"“{self.understood.rest}”", self.without_text()))
        return chips

    def sentence(self, total: int) -> str:
        values = {"count": total, "filters": self._filter_words()}
        if self.place:
            values |= {"distance": within_words(self.within, self.place.unit), "place": self.place.label}
        return self._sentence_form(total) % values

    def _sentence_form(self, total: int) -> str:
        is_filtered = bool(self._filter_words())
        if not self.place and is_filtered:
            return ngettext("%(count)s group: %(filters)s.", "%(count)s groups: %(filters)s.", total)
        if not self.place:
            return ngettext("%(count)s group in all.", "%(count)s groups in all.", total)
        hows = self.chosen.get("how", ())
        if hows and not set(hows) & set(FROM_HOME):
            return ngettext(
                "%(count)s group within %(distance)s of %(place)s: %(filters)s.",
                "%(count)s groups within %(distance)s of %(place)s: %(filters)s.",
                total,
            )
        if is_filtered:
            return ngettext(
                "%(count)s group within %(distance)s of %(place)s or from home: %(filters)s.",
                "%(count)s groups within %(distance)s of %(place)s or from home: %(filters)s.",
                total,
            )
        return ngettext(
            "%(count)s group within %(distance)s of %(place)s or from home.",
            "%(count)s groups within %(distance)s of %(place)s or from home.",
            total,
        )

    def _filter_words(self) -> str:
        words = [self.label(facet.name, code) for facet in FACETS for code in self.chosen.get(facet.name, ())]
        if self.understood.rest:
            words.append(f"“{self.understood.rest}”")
        return ", ".join(words)


def _with_text(parameters: Parameters, text: str) -> Parameters:
    return replace(parameters, q=text, page=1)
