// Reads calendars from standard input, as a list of texts in JSON, with ical.js; answers with their events.

const ICAL = require(process.argv[2]);

ICAL.design.strict = true;

function moment(event, name) {
  const time = event.getFirstPropertyValue(name);
  if (!time) return null;
  return time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000Z", "Z");
}

function text(event, name) {
  return event.getFirstPropertyValue(name) ?? "";
}

function eventOf(event) {
  return {
    uid: text(event, "uid"),
    starts: moment(event, "dtstart"),
    ends: moment(event, "dtend"),
    summary: text(event, "summary"),
    description: text(event, "description"),
    location: text(event, "location"),
    contact: text(event, "contact"),
    categories: event.getFirstProperty("categories")?.getValues() ?? [],
  };
}

const calendars = JSON.parse(require("fs").readFileSync(0, "utf8")).map((written) => {
  const calendar = new ICAL.Component(ICAL.parse(written));
  return { name: text(calendar, "name"), events: calendar.getAllSubcomponents("vevent").map(eventOf) };
});
process.stdout.write(JSON.stringify(calendars));
