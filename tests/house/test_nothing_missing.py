"""REQUIRE_ALL=1 turns a skip into a failure, except for design data that lies beside the project."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SKIPS = {
    "in_a_test": "def test_it():\n    pytest.skip({reason!r})",
    "by_a_mark": "@pytest.mark.skip(reason={reason!r})\ndef test_it():\n    pass",
    "in_a_fixture": "@pytest.fixture\ndef it():\n    pytest.skip({reason!r})\n\ndef test_it(it):\n    pass",
    "of_a_whole_file": "pytest.skip({reason!r}, allow_module_level=True)",
}


def run_made_up_test(folder, source, require_all):
    test = folder / "test_made_up.py"
    test.write_text("import pytest\n\n" + source)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "conftest", test],
        cwd=settings.BASE_DIR,
        env={**os.environ, "REQUIRE_ALL": require_all},
        capture_output=True,
        text=True,
    )


@pytest.mark.slow
@pytest.mark.parametrize("way", SKIPS)
def test_a_skip_fails_when_nothing_may_be_missing(tmp_path, way):
    source = SKIPS[way].format(reason="Chromium is not installed")
    refused = run_made_up_test(tmp_path, source, require_all="1")
    assert refused.returncode not in (0, 5), refused.stdout
    assert "Chromium is not installed" in refused.stdout


@pytest.mark.slow
def test_a_skip_is_a_skip_otherwise(tmp_path):
    source = SKIPS["in_a_test"].format(reason="Chromium is not installed")
    assert "1 skipped" in run_made_up_test(tmp_path, source, require_all="0").stdout


@pytest.mark.slow
def test_design_data_may_be_absent(tmp_path):
    source = SKIPS["in_a_test"].format(reason="../shared/data is not here")
    allowed = run_made_up_test(tmp_path, source, require_all="1")
    assert allowed.returncode == 0
    assert "1 skipped" in allowed.stdout
