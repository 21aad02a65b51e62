"""How the site is served: gunicorn reads this file by itself when started in this folder.

    gunicorn directory.wsgi

A log line says which *page* was asked for, never by whom nor for what: the route as it stands in
urls.py, no address, query, browser or referring page.
"""

import os

from django.urls import Resolver404, resolve
from gunicorn.glogging import Logger

bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "3"))
worker_class = "gthread"
threads = 4
timeout = 30
# Each worker begins afresh now and then; the jitter keeps them from doing so together.
max_requests = 10_000
max_requests_jitter = 1_000

accesslog = "-"
access_log_format = "%(t)s %(m)s %(route)s %(s)s %(B)s bytes %(D)s microseconds"


class QuietLogger(Logger):
    def atoms(self, resp, req, environ, request_time):
        """Add the route; hide what names a visitor, even from a format given on the command line."""
        atoms = super().atoms(resp, req, environ, request_time)
        kept = {name: atoms[name] for name in "tsmHbBTDMLp"}
        return {**kept, "route": find_route(environ.get("PATH_INFO", ""))}

    def warning(self, msg, *args, **kwargs):
        """gunicorn names the address of whoever sent a request it could not read."""
        if str(msg).startswith("Invalid request from"):
            msg, args = "A request that could not be read was refused.", ()
        super().warning(msg, *args, **kwargs)

    def exception(self, msg, *args, **kwargs):
        """gunicorn names the address asked for, query and all, when a request fails outside Django."""
        if str(msg).startswith("Error handling request"):
            msg, args = "Error handling a request", ()
        super().exception(msg, *args, **kwargs)


def find_route(path: str) -> str:
    try:
        return "/" + resolve(path).route
    except Resolver404:
        return "(not found)"


logger_class = QuietLogger
