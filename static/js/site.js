// Comfort only: beside a time in another zone, the same moment on the reader's own clock. Nothing is stored or sent.
(() => {
    const words = document.currentScript.dataset.yours;
    const language = document.documentElement.lang || "en";
    const isEnglish = language.startsWith("en");

    // “5am”, “11.30pm” as the server writes them in English; “17:00” elsewhere.
    const clock = (moment, timeZone) => {
        const options = { hour: "numeric", minute: "2-digit", hour12: isEnglish, timeZone };
        const parts = new Intl.DateTimeFormat(language, options).formatToParts(moment);
        const { hour, minute, dayPeriod = "" } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
        if (!isEnglish) return `${hour}:${minute}`;
        return hour + (minute === "00" ? "" : `.${minute}`) + dayPeriod.toLowerCase().replace(/[^apm]/g, "");
    };
    const day = (moment, timeZone) => new Intl.DateTimeFormat(language, { weekday: "short", timeZone }).format(moment);

    document.addEventListener("DOMContentLoaded", () => {
        for (const zone of document.querySelectorAll(".zone[data-zone]")) {
            const moment = new Date(zone.previousElementSibling.dateTime);
            const there = zone.dataset.zone;
            const isSameDay = day(moment) === day(moment, there);
            if (isSameDay && clock(moment) === clock(moment, there)) continue;
            const here = isSameDay ? clock(moment) : `${day(moment)} ${clock(moment)}`;
            zone.append(` · ${words.replace("%s", here)}`);
        }
    });
})();
