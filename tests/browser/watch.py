"""What a visitor's browser must never be seen doing."""

from urllib.parse import urlsplit

HARMLESS_SCHEMES = {"data", "blob", "about"}

# What a page could leave on her phone. Run inside the page.
LIST_STORAGE = """async () => {
    const found = [];
    for (const [name, box] of [["localStorage", localStorage], ["sessionStorage", sessionStorage]])
        for (const key of Object.keys(box)) found.push(`${name}: ${key}`);
    for (const base of await indexedDB.databases()) found.push(`indexedDB: ${base.name}`);
    if (window.caches) for (const key of await caches.keys()) found.push(`cache: ${key}`);
    if (navigator.serviceWorker)
        for (const worker of await navigator.serviceWorker.getRegistrations())
            found.push(`service worker: ${worker.scope}`);
    return found;
}"""


class Watch:
    """Notes, for one browser context, requests to other hosts, errors on the console and things stored."""

    def __init__(self, context, site: str):
        self.context = context
        self.host = urlsplit(site).netloc
        self.problems: list[str] = []
        context.route(self.is_elsewhere, self.refuse)
        context.on("console", self.note_message)
        context.on("weberror", lambda error: self.note(f"script error: {error.error}"))

    def is_elsewhere(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme not in HARMLESS_SCHEMES and parts.netloc != self.host

    def refuse(self, route) -> None:
        self.note(f"asked another host: {route.request.url}")
        route.abort()

    def note_message(self, message) -> None:
        if message.type == "error":
            self.note(f"console error: {message.text} ({message.location.get('url', '')})")

    def note(self, problem: str) -> None:
        self.problems.append(problem)

    def list_stored(self) -> list[str]:
        stored = [f"cookie: {cookie['name']}" for cookie in self.context.cookies()]
        for page in self.context.pages:
            if urlsplit(page.url).netloc == self.host:
                stored += page.evaluate(LIST_STORAGE)
        return stored
