// The table: the newest visits of all replicas, and as many pages of older ones as the visitor has requested.

import { members } from "./replicas.js";
import { setTimes, showOwnTimes } from "./times.js";
import { address, ago, field, number, series, set } from "./words.js";

const table = document.getElementById("visits");
const rows = table?.tBodies[0];
const link = document.getElementById("older");
const pageSize = 20;
let pages = 1, gaps = 0, asking = false;

const shown = (visit) => rows.querySelector(
	`[data-replica="${CSS.escape(visit.replica)}"][data-sequence="${visit.sequence}"]`);

// A visit keeps the zone in which it was recorded, even if the heading has another.
function nameZone(row, zone) {
	row.querySelector(".zoned").dataset.label = zone;
	set(field(row, "zone"), zone === table.dataset.zone ? "" : zone);
}

function place(visit) {
	const there = shown(visit);
	if (there?.dataset.utc === visit.utc) {
		return;
	}
	there?.remove(); // of a log that was started again since
	const row = document.getElementById("row-template").content.querySelector("tr").cloneNode(true);
	Object.assign(row.dataset, { replica: visit.replica, sequence: visit.sequence, utc: visit.utc });
	row.classList.add("new");
	row.querySelector(".swatch").classList.add(series(visit.replica));
	set(field(row, "replica"), visit.replica);
	set(field(row, "number"), number(visit.sequence));
	setTimes(row, visit);
	nameZone(row, visit.zone);
	set(field(row, "age"), ago(visit.utc));
	insert(row, (other) => other.dataset.utc <= visit.utc);
}

function insert(row, isBelow) {
	rows.insertBefore(row, [...rows.rows].find(isBelow) ?? null);
}

// Whether each replica's visits, newest first, follow those of its own that are shown, or reach below all that are shown.
function follow(visits) {
	const oldest = new Map(visits.map((visit) => [visit.replica, visit]));
	const end = rows.lastElementChild?.dataset.utc ?? "";
	return [...oldest.values()].every((visit) =>
		visit.sequence === 1 || visit.utc <= end || shown(visit) || shown({ ...visit, sequence: visit.sequence - 1 }));
}

// Adds visits, newest first. With a gap, there may be others between them and those that
// are shown: the stream was interrupted, or there were more visits than it sends.
export function add(visits, gap) {
	if (gap && !follow(visits)) {
		// The rows that are shown do not continue without a gap.
		rows.replaceChildren();
		pages = 1;
		gaps++;
	}
	[...visits].reverse().forEach(place);
	while (!asking && rows.rows.length > pages * pageSize) {
		rows.lastElementChild.remove();
	}
	offerOlder();
}

// For each replica, the sequence below which older visits begin.
function places() {
	const places = new Map([...members.values()].filter((member) => member.replica.visits)
		.map((member) => [member.replica.name, member.replica.visits + 1]));
	for (const row of rows.rows) {
		places.set(row.dataset.replica, Math.min(row.dataset.sequence, places.get(row.dataset.replica) ?? Infinity));
	}
	return places;
}

// A replica that is gone has no older visits to offer.
function offerOlder() {
	const all = [...places()];
	const cursor = all.map(([name, sequence]) => `${name}:${sequence}`).join(",");
	link.href = address(`history?before=${encodeURIComponent(cursor)}`);
	link.classList.toggle("none", !all.some(([name, sequence]) => members.has(name) && sequence > 1));
}

export async function older(event) {
	if (event.ctrlKey || event.metaKey || event.shiftKey) {
		return; // to another tab or window
	}
	event.preventDefault();
	if (asking) {
		return;
	}
	const next = link.href;
	const before = gaps;
	asking = true; // the rows must stay until the older ones come
	try {
		const response = await fetch(next, { signal: AbortSignal.timeout(10_000) });
		if (!response.ok) {
			throw new Error(response.statusText);
		}
		const page = new DOMParser().parseFromString(await response.text(), "text/html");
		if (gaps === before) {
			pages++;
			append(page);
		}
	}
	catch {
		location.assign(next); // which shows what is wrong
	}
	finally {
		asking = false;
	}
}

function append(page) {
	for (const row of page.querySelectorAll("#visits tbody tr")) {
		if (!shown(row.dataset)) {
			const own = document.importNode(row, true);
			nameZone(own, own.querySelector(".zoned").dataset.label);
			insert(own, (other) => other.dataset.utc < row.dataset.utc); // also a visit that was missing gets its place
		}
	}
	offerOlder();
	set(document.getElementById("sample"), page.getElementById("missing")?.textContent ?? "");
	showOwnTimes();
}

export function age() {
	rows?.querySelectorAll("tr").forEach((row) => set(field(row, "age"), ago(row.dataset.utc)));
}
