import importlib.util

from directory import checks


def test_psycopg_3_is_not_installed():
    assert importlib.util.find_spec("psycopg") is None, (
        "Django silently prefers psycopg 3 over the psycopg2 this site is tested with. "
        "Find the requirement that brought it and choose another."
    )


def test_the_site_would_say_so(monkeypatch):
    assert checks.check_one_psycopg(None) == []
    monkeypatch.setattr(checks, "is_installed", lambda package: True)
    assert [problem.id for problem in checks.check_one_psycopg(None)] == ["directory.E006"]
