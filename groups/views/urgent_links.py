"""Where a page's links to urgent help lead: to the lines of her country when the place tells, else to all of them."""

from django.urls import reverse

from groups.safety.registry import country_with_lines


def urgent_address(country: str = "", region_code: str = "") -> str:
    """The country comes from the place she chose or the site's own setting, never from her network address."""
    code = country_with_lines(country, region_code) if country else ""
    return reverse("groups:urgent_in", args=[code.lower()]) if code else reverse("groups:urgent")
