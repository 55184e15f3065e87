// Times where they were recorded, in UTC, and on the visitor's own clock.

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

// ISO text as its own zone has it, and the same instant where the visitor is.
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
		return undefined; // newer than the browser
	}
}

// The visitor's zone has a place of its own unless it has the clock of one that is there already.
export function chooseZones() {
	const there = ["UTC", document.getElementById("visits")?.dataset.zone].filter(Boolean).map(offset);
	document.documentElement.classList.toggle("has-own-zone", !there.includes(offset(ownZone)));
	document.querySelectorAll("th.yours, .yours dt").forEach((name) => set(name, `You: ${ownZone}`));
	showOwnTimes();
}
