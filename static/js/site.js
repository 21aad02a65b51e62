// Comfort only: beside a time in another zone, the same time on the reader's own clock. Nothing is stored or sent.
(() => {
    const words = document.currentScript.dataset.yours;
    const language = document.documentElement.lang;
    const show = (moment, options) => new Intl.DateTimeFormat(language, options).format(moment);
    const start = () => {
        for (const zone of document.querySelectorAll(".zone[data-zone]")) {
            const moment = new Date(zone.previousElementSibling.dateTime);
            const clock = { weekday: "short", hour: "numeric", minute: "2-digit" };
            const here = show(moment, clock);
            if (here === show(moment, { ...clock, timeZone: zone.dataset.zone })) continue;
            zone.append(` · ${words.replace("%s", here)}`);
        }
    };
    document.addEventListener("DOMContentLoaded", start);
})();
