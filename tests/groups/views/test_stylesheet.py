import re

import pytest

from groups.views.stylesheet import SOURCE, minify, site_styles, style_hash

# A pair of tokens and the contrast they need: body text 7:1, small print and states 4.5:1, edges of controls 3:1.
PAIRS = [
    *(("ink", ground, 7) for ground in ("paper", "card", "tint")),
    ("soft", "paper", 7),
    ("soft", "card", 7),
    ("soft", "tint", 4.5),
    *(("link", ground, 4.5) for ground in ("paper", "card", "tint")),
    ("on-act", "act", 4.5),
    ("calm-ink", "calm", 7),
    ("calm-ink", "card", 4.5),
    ("card", "calm-ink", 4.5),
    ("warn-ink", "warn", 7),
    ("warn-ink", "card", 4.5),
    *(("urgent", ground, 4.5) for ground in ("paper", "card", "tint")),
    ("edge", "paper", 3),
    ("edge", "card", 3),
    ("act", "paper", 3),
    ("ring", "paper", 3),
    ("ring", "card", 3),
    ("ring", "calm", 3),
]


def themes():
    roots = re.findall(r":root\s*{([^}]*)}", SOURCE.read_text(encoding="utf-8"))
    light, dark = (dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})", root)) for root in roots[:2])
    return {"light": light, "dark": dark}


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_contrast(theme, ink, ground, least):
    colours = themes()[theme]
    darker, lighter = sorted([luminance(colours[ink]), luminance(colours[ground])])
    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_both_themes_name_the_same_colours():
    assert themes()["light"].keys() == themes()["dark"].keys()


def test_it_is_small_enough_to_stand_in_every_page():
    assert len(site_styles()) < 10_000


def test_there_is_little_script():
    scripts = (SOURCE.parent.parent / "js").glob("*.js")
    assert sum(script.stat().st_size for script in scripts) <= 10_000


def test_it_asks_for_nothing():
    assert "url(" not in site_styles()
    assert "@import" not in site_styles()
    assert "@font-face" not in site_styles()


def test_the_hash_is_that_of_the_text():
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", style_hash())


def test_minify_keeps_what_matters():
    css = """/* a note */
    a > b , c { color: red; margin: 0 auto;
    }
    @media (min-width: 45rem) { .x + .y { content: "×" / ""; } }"""
    assert minify(css) == 'a>b,c{color:red;margin:0 auto}@media (min-width:45rem){.x + .y{content:"×" / ""}}'
