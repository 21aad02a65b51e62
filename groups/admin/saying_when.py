"""“Say when it meets”: a page under a listing where staff type a sentence, see what it gives, and say yes to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import available_timezones

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.actions.meetings import apply_pattern, set_meeting_schedule
from groups.models import Listing, Meeting
from groups.models.version import How as HowChanged
from groups.schedules.civil_time import UnknownZone, is_zone
from groups.schedules.occurrences import expand
from groups.schedules.pattern import Pattern
from groups.schedules.pattern_problems import validate
from groups.schedules.reading.answers import Question, ScheduleRead
from groups.schedules.reading.sentence import LONGEST, read_schedule
from groups.schedules.rules import RuleError
from groups.schedules.time_words import full_date_words
from groups.schedules.wording import pattern_words
from groups.vocabulary import How

DATES_SHOWN = 8
LOOK_AHEAD = timedelta(days=3 * 366)


def zone_choices():
    places = sorted(name for name in available_timezones() if "/" in name and is_zone(name))
    return [("", gettext_lazy("Not said")), *((name, name.replace("_", " ")) for name in places)]


class WhenForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("When does it meet?"),
        max_length=LONGEST,
        error_messages={"required": gettext_lazy("Please write when it meets.")},
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80, "class": "vLargeTextField"}),
        help_text=gettext_lazy(
            "In your own words, in English or Spanish. For example: 2nd and 4th Wednesday, 7 to 8.30pm, in term time"
        ),
    )
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=zone_choices, required=False)
    meeting = forms.ChoiceField(label=gettext_lazy("What to do with it"), required=False)
    how_it_meets = forms.ChoiceField(
        label=gettext_lazy("How new meetings are held"),
        choices=[("", gettext_lazy("Not said")), *How.choices],
        required=False,
    )

    def __init__(self, *args, listing: Listing, **kwargs):
        super().__init__(*args, **kwargs)
        self.meetings = {str(meeting.pk): meeting for meeting in listing.meetings.all()}
        # A browser would cut what is pasted without a word; here it is kept, and she is told.
        self.fields["words"].widget.attrs.pop("maxlength")
        self.fields["meeting"].choices = [
            ("", _("Add it to the listing")),
            *(
                (key, _("Replace the times of: %(meeting)s") % {"meeting": meeting_words(meeting)})
                for key, meeting in self.meetings.items()
            ),
        ]

    @property
    def chosen_meeting(self) -> Meeting | None:
        return self.meetings.get(self.cleaned_data["meeting"])


def meeting_words(meeting: Meeting) -> str:
    words = pattern_words(meeting.pattern())
    return f"{meeting.label}: {words}" if meeting.label else words


@dataclass(frozen=True)
class Shown:
    """A meeting as the page shows it."""

    words: str
    dates: list[str]
    problems: list[str]
    hints: list[str]


@dataclass(frozen=True)
class AskedReading:
    value: str
    label: str
    meetings: list[Shown]
    is_chosen: bool


@dataclass(frozen=True)
class Asked:
    name: str
    question: Question
    readings: list[AskedReading]
    error: str


class Answer:
    """What was read, which readings were chosen, and whether it can be kept."""

    def __init__(self, read: ScheduleRead, chosen: dict[str, str], *, today: date):
        self.read = read
        self.today = today
        self.chosen = chosen
        self.patterns: list[Pattern] = list(read.patterns)
        self.is_open = False
        for number, question in enumerate(read.questions):
            key = chosen.get(f"question_{number}", "")
            if key.isascii() and key.isdigit() and len(key) < 4 and int(key) < len(question.readings):
                self.patterns += question.readings[int(key)].patterns
            else:
                self.is_open = True

    @property
    def refusals(self) -> list[str]:
        """Why it cannot be kept as it is; [] when it can."""
        errors = [problem.message for problem in self.read.warnings if problem.level == "error"]
        for pattern in self.patterns:
            errors += (problem.message for problem in validate(pattern) if problem.level == "error")
        if self.is_open:
            errors.append(_("Choose one answer to each question."))
        elif not self.patterns and not errors:
            errors.append(_("These words give no dates yet."))
        elif not errors and not all(map(self._goes_on, self.patterns)):
            errors.append(_("No dates follow from this. Please check the day, the month and the year."))
        return list(dict.fromkeys(errors))

    def _goes_on(self, pattern: Pattern) -> bool:
        return not (pattern.rule or pattern.dates) or bool(_next_days(pattern, self.today, limit=1))


class SaysWhen:
    """For the admin of listings."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.say_when)
        return [path("<path:object_id>/when/", view, name="groups_listing_when"), *super().get_urls()]

    def say_when(self, request, object_id):
        listing = self.get_object(request, unquote(object_id))
        if listing is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_change_permission(request, listing):
            raise PermissionDenied
        now = timezone.now()
        if request.method != "POST":
            first_zone = next((one.time_zone for one in listing.meetings.all() if one.time_zone), "")
            form = WhenForm(initial={"time_zone": first_zone}, listing=listing)
            return self._when_page(request, listing, form)
        form = WhenForm(request.POST, listing=listing)
        if not form.is_valid():
            return self._when_page(request, listing, form)
        words, zone = form.cleaned_data["words"], form.cleaned_data["time_zone"]
        today = timezone.localdate(now)
        # What is kept, and what was answered, must be about the words that were shown.
        is_same = [" ".join(shown.split()) for shown in request.POST.getlist("shown")] == [
            " ".join(words.split()),
            zone,
        ]
        chosen = request.POST.dict() if is_same else {}
        answer = Answer(read_schedule(words, today=today, time_zone=zone), chosen, today=today)
        is_confirmed = is_same and "confirm" in request.POST
        if is_confirmed and not answer.refusals:
            try:
                return self._keep(request, listing, form, answer, now)
            except ValidationError as error:
                form.add_error(None, error.messages)
        return self._when_page(request, listing, form, answer=answer, today=today, was_refused=is_confirmed)

    def _keep(self, request, listing, form, answer, now):
        set_meeting_schedule(
            listing,
            answer.patterns,
            meeting=form.chosen_meeting,
            how_it_meets=form.cleaned_data["how_it_meets"],
            words=form.cleaned_data["words"],
            by=request.user,
            how=HowChanged.ADMIN,
            why=_("Said when it meets"),
            now=now,
        )
        self.message_user(request, _("The dates are kept."), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:groups_listing_change", args=[listing.pk]))

    def _when_page(self, request, listing, form, *, answer=None, today=None, was_refused=False):
        context = {
            **self.admin_site.each_context(request),
            "title": _("Say when it meets"),
            "subtitle": str(listing),
            "opts": self.opts,
            "original": listing,
            "form": form,
            "answer": answer,
            "refusals": answer.refusals if answer and was_refused else [],
        }
        if answer is not None:
            beside = form.chosen_meeting or Meeting(listing=listing)
            read = answer.read
            context |= {
                "shown": [form.cleaned_data["words"], form.cleaned_data["time_zone"]],
                "meetings": [show(pattern, beside, today) for pattern in read.patterns],
                "asked": _asked(answer, beside, today, was_refused),
                "warnings": [problem.message for problem in read.warnings],
                "is_keepable": bool(read.patterns or read.questions),
            }
        return TemplateResponse(request, "admin/groups/listing/when.html", context)


def _asked(answer: Answer, beside: Meeting, today: date, was_refused: bool) -> list[Asked]:
    found = []
    for number, question in enumerate(answer.read.questions):
        name = f"question_{number}"
        chosen = answer.chosen.get(name, "")
        readings = [
            AskedReading(
                value=str(place),
                label=reading.label,
                meetings=[show(pattern, beside, today) for pattern in reading.patterns],
                is_chosen=chosen == str(place),
            )
            for place, reading in enumerate(question.readings)
        ]
        is_missing = was_refused and not any(reading.is_chosen for reading in readings)
        found.append(Asked(name, question, readings, _("Choose one.") if is_missing else ""))
    return found


def show(pattern: Pattern, beside: Meeting, today: date) -> Shown:
    """With the holidays, terms and breaks of the meeting whose place it would take: the dates are the real ones."""
    meeting = apply_pattern(
        Meeting(listing=beside.listing, venue=beside.venue, term_calendar=beside.term_calendar, pk=beside.pk), pattern
    )
    problems = [problem for problem in validate(pattern) if problem.level == "error"]
    return Shown(
        words=pattern_words(pattern, today=today),
        dates=[full_date_words(day, with_weekday=True) for day in _next_days(meeting.dated_pattern(), today)],
        problems=[problem.message for problem in problems],
        hints=list(_hints(meeting, problems)),
    )


def _next_days(pattern: Pattern, today: date, limit: int = DATES_SHOWN) -> list[date]:
    try:
        slots = expand(pattern, from_on=today, until_on=today + LOOK_AHEAD, limit=limit)
    except (RuleError, UnknownZone):
        return []
    return [slot.local_date for slot in slots]


def _hints(meeting: Meeting, problems) -> Iterator[str]:
    if any(problem.code == "anchor_needed" for problem in problems):
        yield _("Write it behind your words above, for example “from 4 March”, and show the dates again.")
    if meeting.is_term_time and not meeting.term_calendar_id:
        yield _("Nobody has said whose school terms these are, so no day is left out yet. Choose them on the listing.")
