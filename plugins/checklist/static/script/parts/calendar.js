// Puts the date into a calendar: a file made here, for the outcomes that offer one (RFC 5545).

function calendar(form) {
  const when = put(form, "when", form.querySelector(".result > div"), () => {});
  const button = put(form, "calendar", when, () => {
    const start = new Date(when.lastChild.value);
    const outcome = offered();
    if (isNaN(start)) when.lastChild.focus();
    else save(event(start, outcome.dataset.calendar, outcome.querySelector("ol").innerText.trim()), form.id);
  });
  const offered = () => Array.from(form.querySelectorAll("[data-calendar]")).find(shows);
  form.addEventListener("change", () => (when.hidden = button.hidden = !offered()));
}

/** An event of an hour, with a reminder the day before. */
function event(start, title, steps) {
  const utc = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");
  const text = (words) => words.replace(/[\\;,]/g, "\\$&").replace(/\n+/g, "\\n");
  return `BEGIN:VCALENDAR
VERSION:2.0
PRODID:${location.host}
BEGIN:VEVENT
UID:${Date.now()}@${location.host}
DTSTAMP:${utc(new Date())}
DTSTART:${utc(start)}
DURATION:PT1H
SUMMARY:${text(title)}
DESCRIPTION:${text(steps)}
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:${text(title)}
TRIGGER:-P1D
END:VALARM
END:VEVENT
END:VCALENDAR
`
    .replace(/.{18}(?=.)/gu, "$&\n ") // a line has at most 75 octets, and a letter at most four
    .replaceAll("\n", "\r\n");
}

/** Give the reader the file. */
function save(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  link.download = `${name}.ics`;
  link.click();
}
