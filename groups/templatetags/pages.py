"""What the public templates cannot say with `if` and `for`, or would say too slowly.

Where a page repeats something a hundred times it is put together here, from strings that are escaped one by
one: the same in a template takes ten times as long.
"""

from functools import lru_cache
from html import escape

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from groups.freshness import start_of_day, utc_day
from groups.schedules.civil_time import is_zone, zone_name
from groups.schedules.time_words import full_date_words
from groups.views import dates
from groups.views.addresses import address, carried, results_address
from groups.views.chosen import CARRIED, reader_choice
from groups.views.languages import language_names, page_language
from groups.views.stylesheet import site_styles
from groups.views.zones import common_zones

register = template.Library()

# A page anybody might be reading. Nothing is sent along to it.
LEAVE_SITE_URL = "https://www.wikipedia.org/"

# A list of choices longer than this folds away those that would find nothing.
LONGEST_LIST = 9

register.filter(results_address)
register.filter(carried)
register.simple_tag(address)
register.filter("full_date", full_date_words)


@register.simple_tag
def site_style():
    return format_html("<style>{}</style>", SafeString(site_styles()))


@register.simple_tag
def leave_site_url():
    return LEAVE_SITE_URL


@register.simple_tag(takes_context=True)
def when(context, date, zone, country="", is_from_home=False, is_dated=False):
    """The next date with its clock time and zone: `<time …>Tomorrow, 10 to 11.30am</time> London time · 5am your time`.

    Her own clock stands there for what she can join from home; to a place she has to go by the clock of that place.
    `is_dated` puts the date beside “Tomorrow”.
    """
    now = context["now"]
    reader = reader_choice().zone if is_from_home and date.is_time_known else ""
    words = dates.moment_of(date, zone, now=now, reader=reader, is_dated=is_dated)
    shown = f'<time datetime="{dates.machine_date(date)}">{escape(words)}</time>'
    zone_words = dates.zone_of(date, zone, country)
    if not zone_words:
        return SafeString(shown)
    if not is_from_home:
        return SafeString(f'{shown} <span class="zone">{escape(zone_words)}</span>')
    if reader:
        return SafeString(shown + _on_her_clock(date, zone, zone_words, reader, now))
    return SafeString(shown + _on_the_clock_of_the_place(date, zone, zone_words, context.get("searched_from"), now))


def _on_her_clock(date, zone, zone_words, reader, now):
    clock = dates.beside(date, zone, reader, now=now)
    if not clock:
        return f' <span class="zone">{escape(zone_words)}</span>'
    yours = _("%(time)s your time") % {"time": clock}
    shown = f' <span class="zone">{escape(zone_words)} · {escape(yours)}</span>'
    note = dates.shift_of(date, zone, reader)
    return f'{shown} <small class="zone">{escape(note)}</small>' if note else shown


def _on_the_clock_of_the_place(date, zone, zone_words, place, now):
    """She has named no zone, but perhaps a place. Her own clock is added by static/js/site.js, if it shows neither."""
    other = place.time_zone if place and is_zone(place.time_zone) else ""
    data = f'data-zone="{escape(zone)}"'
    if dates.is_running(date, now=now):
        data += f' data-at="{dates.machine_moment(date.ends_at)}"'
    clock = dates.beside(date, zone, other, now=now) if other else ""
    if clock:
        there = _("%(time)s %(zone)s") % {"time": clock, "zone": zone_name(other, date.starts_at, place.country)}
        zone_words, data = f"{zone_words} · {there}", f'{data} data-place="{escape(other)}"'
    return f' <span class="zone" {data}>{escape(zone_words)}</span>'


@register.inclusion_tag("groups/_reader.html", takes_context=True)
def reader_form(context):
    """Her clock and her language, for the page she is on. An answer to what she posted has no address to keep."""
    request = context.get("request")
    if request is None:
        return {"is_offered": False}
    choice, is_address = reader_choice(), request.method in ("GET", "HEAD")
    query = [(name, value) for name, values in request.GET.lists() for value in values]
    return {
        "is_offered": True,
        "path": request.path,
        "back": request.get_full_path() if is_address else "/",
        "kept": [pair for pair in query if pair[0] not in CARRIED] if is_address else [],
        "options": _common_options(get_language(), choice.zone, start_of_day(utc_day(timezone.now()))),
        "language": page_language(),
        "languages": language_names(),
    }


@register.simple_tag
def zone_options(regions, chosen):
    return SafeString("".join(_zones_of(region, zones, chosen) for region, zones in regions))


@lru_cache(maxsize=256)
def _common_options(language, chosen, day):
    """The same on every page of a language, so it is put together once a day."""
    return zone_options(common_zones(now=day, chosen=chosen), chosen)


def _zones_of(region, zones, chosen):
    options = "".join(
        f'<option value="{escape(zone)}"{" selected" if zone == chosen else ""}>{escape(capfirst(words))}</option>'
        for zone, words in zones
    )
    return f'<optgroup label="{escape(region)}">{options}</optgroup>'


@register.simple_tag
def facet_choices(facet):
    """The tick boxes of one facet, each with the number of groups it would leave."""
    tick_box = _tick_box_of(facet.name)
    options = facet.options
    if len(options) <= LONGEST_LIST:
        return SafeString("".join(map(tick_box, options)))
    shown = [option for option in options if option.count or option.is_chosen]
    empty = [option for option in options if not (option.count or option.is_chosen)]
    boxes = "".join(map(tick_box, shown))
    if empty:
        words = ngettext("%(count)s more, with no groups", "%(count)s more, with no groups", len(empty))
        summary = escape(words % {"count": len(empty)})
        boxes += f'<details class="facet"><summary>{summary}</summary>{"".join(map(tick_box, empty))}</details>'
    return SafeString(boxes)


@register.simple_tag
def map_shapes(drawing):
    """The shapes of a map. Numbers are written for machines: a template would put a comma into 1.5 in Spanish."""
    x, y = drawing.x, drawing.y
    shapes = []
    for ring in drawing.rings:
        shapes.append(f'<circle class="ring" cx="{x}" cy="{y}" r="{ring.radius}"/>')
        shapes.append(_label(x, ring.label_y, "middle", ring.label))
    for town in drawing.towns:
        shapes.append(f'<circle class="town" cx="{town.x}" cy="{town.y}" r="2.5"/>')
        shapes.append(_label(town.label_x, town.label_y, town.anchor, town.name))
    shapes.append(f'<circle class="here" cx="{x}" cy="{y}" r="5"/>')
    for pin in drawing.pins:
        shapes.append(
            f'<rect class="pin" x="{pin.left}" y="{pin.top}" width="{pin.width}" height="{pin.height}"'
            f' rx="{pin.height / 2}"/>'
            f'<text class="pin-no" x="{pin.x}" y="{pin.label_y}">{escape(pin.label)}</text>'
        )
    return SafeString("".join(shapes))


def _label(x, y, anchor, words):
    return f'<text class="land" x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'


def _tick_box_of(name):
    start = f'<label class="tick"><input type="checkbox" name="{escape(name)}" value="'

    def tick_box(option):
        checked = '" checked>' if option.is_chosen else '">'
        return f"{start}{escape(option.code)}{checked}{escape(option.label)} <span>({option.count})</span></label>"

    return tick_box
