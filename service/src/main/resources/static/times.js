// Times in the zone in which they were recorded, in UTC, and in the visitor's zone.

import { field, set } from "./words.js";

export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const ownTime = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const ownMinute = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const days = (zone) => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: zone });
const ownDays = days(ownZone), isoDays = days("UTC");
const dayText = (days, time) => days.format(time).replace("Sept", "Sep"); // as Java has it

export const minuteText = (time) => ownMinute.format(time);

function setTime(time, iso, clock, date) {
	time.dateTime = iso;
	set(time.querySelector(".clock"), clock);
	set(time.querySelector(".fraction"), iso.slice(19, 26));
	set(time.querySelector(".date"), date);
}

// A time as its ISO text has it, and the same instant in the visitor's zone.
const setWritten = (time, iso) => setTime(time, iso, iso.slice(11, 19), dayText(isoDays, new Date(iso.slice(0, 10))));
const setOwn = (time, utc) => setTime(time, utc, ownTime.format(new Date(utc)), dayText(ownDays, new Date(utc)));

export function setTimes(element, visit) {
	const local = field(element, "local");
	if (local) {
		setWritten(local, visit.local);
	}
	setWritten(field(element, "utc"), visit.utc);
	setOwn(field(element, "yours"), visit.utc);
}

export function showOwnTimes() {
	document.querySelectorAll("[data-field=yours]").forEach((time) =>
		setOwn(time, time.closest("tr, dl").querySelector("[data-field=utc]").dateTime));
}

function offset(zone) {
	try {
		return new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
			.formatToParts(new Date()).find((part) => part.type === "timeZoneName").value;
	}
	catch {
		return undefined; // a zone that the browser does not know
	}
}

// The visitor's zone is shown, unless it has the same offset as a zone that is shown already.
export function chooseZones() {
	const there = ["UTC", document.getElementById("visits")?.dataset.zone].filter(Boolean).map(offset);
	document.documentElement.classList.toggle("has-own-zone", !there.includes(offset(ownZone)));
	document.querySelectorAll("th.yours, .yours dt").forEach((name) => set(name, `You: ${ownZone}`));
	showOwnTimes();
}
