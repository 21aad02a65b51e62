"""What the public templates cannot say with `if` and `for`, or would say too slowly.

Where a page repeats something a hundred times it is put together here, from strings that are escaped one by
one: the same in a template takes ten times as long.
"""

from html import escape

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.schedules.time_words import full_date_words
from groups.views import dates
from groups.views.addresses import results_address
from groups.views.stylesheet import site_styles

register = template.Library()

# A page anybody might be reading. Nothing is sent along to it.
LEAVE_SITE_URL = "https://www.wikipedia.org/"

# A list of choices longer than this folds away those that would find nothing.
LONGEST_LIST = 9

register.filter(results_address)
register.filter("full_date", full_date_words)


@register.simple_tag
def site_style():
    return format_html("<style>{}</style>", SafeString(site_styles()))


@register.simple_tag
def leave_site_url():
    return LEAVE_SITE_URL


@register.simple_tag
def when(date, zone, now, country=""):
    """The next date with its clock time and zone: `<time …>Tomorrow, 10 to 11.30am</time> London time`."""
    return _moment(dates.day_of(date, zone, now=now), date, zone, country)


@register.simple_tag
def when_exactly(date, zone, now, country=""):
    """The same with the date beside “Tomorrow”."""
    return _moment(dates.dated_day_of(date, zone, now=now), date, zone, country)


def _moment(day, date, zone, country):
    clock = dates.clock_of(date, zone)
    words = _("%(day)s, %(time)s") % {"day": day, "time": clock} if clock else day
    shown = f'<time datetime="{dates.machine_date(date)}">{escape(words)}</time>'
    zone_words = dates.zone_of(date, zone, country)
    if zone_words:
        # The reader's own clock is added beside it by static/js/site.js, where there is JavaScript.
        shown += f' <span class="zone" data-zone="{escape(zone)}">{escape(zone_words)}</span>'
    return SafeString(shown)


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
