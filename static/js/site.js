// Comfort only. Beside a time in another zone, the same moment on the reader's own clock; and her zone in the addresses
// of the pages she goes on to, so that they come with both. Nothing is stored, and no page is loaded by itself.
(() => {
    const words = document.currentScript.dataset.yours;
    const language = document.documentElement.lang || "en";
    const isEnglish = language.startsWith("en");
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
    // A browser that hides where it is says "UTC", which is nobody's clock.
    const carries = own.includes("/") && !new URLSearchParams(location.search).get("zone");

    // “5am”, “11.30pm” as the server writes them in English; “17:00” elsewhere.
    const clock = (moment, timeZone) => {
        const options = { hour: isEnglish ? "numeric" : "2-digit", minute: "2-digit", hour12: isEnglish, timeZone };
        const parts = new Intl.DateTimeFormat(language, options).formatToParts(moment);
        const { hour, minute, dayPeriod = "" } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
        if (!isEnglish) return `${hour}:${minute}`;
        return hour + (minute === "00" ? "" : `.${minute}`) + dayPeriod.toLowerCase().replace(/[^apm]/g, "");
    };
    const day = (moment, timeZone) => new Intl.DateTimeFormat(language, { weekday: "short", timeZone }).format(moment);

    // The server leaves data-zone out where it has said her time already.
    const addOwnClock = () => {
        for (const zone of document.querySelectorAll(".zone[data-zone]")) {
            const moment = new Date(zone.dataset.at || zone.previousElementSibling.dateTime);
            const shows = (there) => there && day(moment) === day(moment, there) && clock(moment) === clock(moment, there);
            if (shows(zone.dataset.zone) || shows(zone.dataset.place)) continue;
            const isSameDay = day(moment) === day(moment, zone.dataset.zone);
            const here = isSameDay ? clock(moment) : `${day(moment)} ${clock(moment)}`;
            zone.append(` · ${words.replace("%s", here)}`);
        }
    };

    const choose = (select) => {
        if (![...select.options].some((option) => option.value === own))
            select.options[0].after(new Option(own.split("/").pop().replaceAll("_", " "), own));
        select.value = own;
    };

    const withZone = (address) => {
        const url = new URL(address, location.href);
        if (!url.searchParams.has("zone")) url.searchParams.set("zone", own);
        return url.pathname + url.search + url.hash;
    };
    const isOwnPage = (link) => link.origin === location.origin && !link.getAttribute("href").startsWith("#");

    const carryAlong = (event) => {
        const link = event.target.closest("a[href]");
        if (link && isOwnPage(link)) link.setAttribute("href", withZone(link.href));
    };
    const sendAlong = ({ target: form }) => {
        if (form.elements.namedItem("zone")) return;
        if (form.method === "post") form.setAttribute("action", withZone(form.action));
        else form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "zone", value: own }));
    };

    document.addEventListener("DOMContentLoaded", () => {
        addOwnClock();
        if (!carries) return;
        document.querySelectorAll("select[name=zone]").forEach(choose);
        document.addEventListener("click", carryAlong);
        document.addEventListener("auxclick", carryAlong);
        document.addEventListener("submit", sendAlong);
    });
})();
