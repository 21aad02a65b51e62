"""What the public templates cannot say with `if` and `for`, or would say too slowly."""

from django import template
from django.utils.html import conditional_escape as escaped
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.views import dates
from groups.views.addresses import results_address
from groups.views.stylesheet import site_styles

register = template.Library()

# A page anybody might be reading. Nothing is sent along to it.
LEAVE_SITE_URL = "https://www.wikipedia.org/"

# A list of choices longer than this hides those that would find nothing.
LONGEST_LIST = 9


@register.simple_tag
def site_style():
    return format_html("<style>{}</style>", SafeString(site_styles()))


@register.simple_tag
def leave_site_url():
    return LEAVE_SITE_URL


register.filter(results_address)


@register.simple_tag
def when(date, zone, now, country=""):
    """The next date with its clock time and zone: `<time …>Tomorrow, 10 to 11.30am</time> London time`."""
    day, clock = dates.day_of(date, zone, now=now), dates.clock_of(date, zone)
    words = _("%(day)s, %(time)s") % {"day": day, "time": clock} if clock else day
    shown = format_html('<time datetime="{}">{}</time>', dates.machine_date(date), words)
    zone_words = dates.zone_of(date, zone, country)
    if not zone_words:
        return shown
    # The reader's own clock is added beside it by static/js/site.js, where there is JavaScript.
    return format_html('{} <span class="zone" data-zone="{}">{}</span>', shown, zone, zone_words)


@register.simple_tag
def facet_choices(facet):
    """The tick boxes of one facet, each with the number of groups it would leave.

    Written here and not in a template: a page may hold 150 of them, and this is ten times as fast.
    """
    options = facet.options
    if len(options) <= LONGEST_LIST:
        return SafeString("".join(map(_tick_box_of(facet.name), options)))
    shown = [option for option in options if option.count or option.is_chosen]
    empty = [option for option in options if not (option.count or option.is_chosen)]
    boxes = "".join(map(_tick_box_of(facet.name), shown))
    if empty:
        boxes += '<details class="facet"><summary>{}</summary>{}</details>'.format(
            ngettext("%(count)s more, with no groups", "%(count)s more, with no groups", len(empty))
            % {"count": len(empty)},
            "".join(map(_tick_box_of(facet.name), empty)),
        )
    return SafeString(boxes)


def _tick_box_of(name):
    start = f'<label class="tick"><input type="checkbox" name="{escaped(name)}" value="'

    def tick_box(option):
        checked = '" checked>' if option.is_chosen else '">'
        return f"{start}{escaped(option.code)}{checked}{escaped(option.label)} <span>({option.count})</span></label>"

    return tick_box
