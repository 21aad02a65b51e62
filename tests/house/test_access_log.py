"""The served site's log names pages, never people: gunicorn.conf.py, tried with the real server."""

import os
import socket
import subprocess
import sys
import time

import pytest
from django.conf import settings

CANARIES = ["canary-query", "canary-path", "canary-browser", "canary-referrer", "203.0.113.77"]
PRODUCTION = {
    "DEBUG": "false",
    "SECRET_KEY": "for this test " * 5,
    "ALLOWED_HOSTS": "localhost",
    "SECURE_SSL_REDIRECT": "false",
    "DATABASE_URL": "sqlite://:memory:",
}


def ask(path, request):
    with socket.socket(socket.AF_UNIX) as visitor:
        visitor.settimeout(20)
        visitor.connect(str(path))
        visitor.sendall(request.encode())
        answer = b""
        while part := visitor.recv(65536):
            answer += part
    return answer.decode(errors="replace")


def get(path, address):
    return ask(
        path,
        f"GET {address} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: canary-browser\r\n"
        "Referer: https://canary-referrer.test/\r\nX-Forwarded-For: 203.0.113.77\r\n"
        "Connection: close\r\n\r\n",
    )


@pytest.fixture
def served_site(tmp_path):
    """A socket on which gunicorn serves the site, and the file its output goes to."""
    address, log = tmp_path / "socket", tmp_path / "log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "gunicorn",
                "directory.wsgi",
                "--bind",
                f"unix:{address}",
                "--workers",
                "1",
            ],
            cwd=settings.BASE_DIR,
            env={**os.environ, **PRODUCTION},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            for _ in range(200):
                if address.exists() or server.poll() is not None:
                    break
                time.sleep(0.1)
            assert address.exists(), log.read_text()
            yield address, log
        finally:
            server.terminate()
            server.wait(20)


@pytest.mark.slow
def test_the_log_holds_the_route_and_nothing_of_the_visitor(served_site):
    address, log = served_site
    get(address, "/admin/?q=canary-query")
    get(address, "/nowhere/canary-path/?near=canary-query")
    ask(address, "GET /canary-path?canary-query NOT-HTTP\r\n\r\n")
    time.sleep(0.5)
    text = log.read_text()
    assert "GET /admin/ 302" in text
    assert "GET (not found)" in text
    assert [canary for canary in CANARIES if canary in text] == []
