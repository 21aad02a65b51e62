from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groups.vocabulary import Vocabulary


class TermQuerySet(models.QuerySet):
    def of(self, vocabulary):
        return self.filter(vocabulary=vocabulary)

    def in_use(self):
        return self.filter(is_retired=False)


class Term(models.Model):
    """A word of a vocabulary that stewards may add to. HSDS asks for all three of code, label and description.

    The code is permanent. A word nobody should pick any more is retired, never deleted, so that old addresses
    and feeds keep their meaning.
    """

    vocabulary = models.CharField(_("vocabulary"), max_length=20, choices=Vocabulary)
    code = models.SlugField(_("code"), max_length=40, help_text=_("Permanent: it appears in addresses and feeds."))
    label = models.CharField(_("label"), max_length=80)
    description = models.TextField(_("description"))
    position = models.PositiveSmallIntegerField(_("position"), default=100)
    is_retired = models.BooleanField(_("retired"), default=False)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["vocabulary", "position", "label"]
        constraints = [
            models.UniqueConstraint(
                fields=["vocabulary", "code"],
                name="groups_term_code_once",
                violation_error_message=_("This vocabulary already has that code."),
            ),
            models.CheckConstraint(
                condition=Q(vocabulary__in=Vocabulary.values),
                name="groups_term_vocabulary_known",
                violation_error_message=_("Choose one of the vocabularies."),
            ),
            models.CheckConstraint(
                condition=~Q(label="") & ~Q(description=""),
                name="groups_term_label_and_description",
                violation_error_message=_("A term needs a label and a description."),
            ),
        ]

    def __str__(self):
        return gettext(self.label)

    @property
    def words(self) -> str:
        """The label in the reader's language; a steward's own label as she wrote it."""
        return gettext(self.label)


class SynonymSet(models.Model):
    """Words that mean the same to somebody searching: typing one finds groups that use another."""

    words = models.TextField(_("words"), help_text=_("Separate them with commas, for example: dads, fathers, daddies."))
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("set of synonyms")
        verbose_name_plural = _("sets of synonyms")
        constraints = [
            models.CheckConstraint(
                condition=Q(words__contains=","),
                name="groups_synonyms_two_words",
                violation_error_message=_("Give two words or more, with commas between them."),
            )
        ]

    def __str__(self):
        return self.words

    def phrases(self) -> list[str]:
        return [phrase.strip() for phrase in self.words.split(",") if phrase.strip()]
