// The replicas: what is known of each, and its card.

import { address, ago, field, number, series, set, size, span } from "./words.js";

export const members = new Map();

const cards = document.getElementById("cards");

const card = (name) => cards.querySelector(`[data-name="${CSS.escape(name)}"]`);

function make(name) {
	const item = document.getElementById("card-template").content.querySelector("li").cloneNode(true);
	item.dataset.name = name;
	item.querySelector(".swatch").classList.add(series(name));
	set(field(item, "name"), name);
	item.querySelector("progress").setAttribute("aria-label", `volume of ${name}`);
	const download = field(item, "download");
	download.href = address(`history.ndjson?replica=${encodeURIComponent(name)}`);
	set(download.querySelector(".aside"), ` of ${name}`);
	return item;
}

function since(element, time, words) {
	if (time) {
		element.dataset.since = time;
		set(element, words(time));
	}
	else {
		delete element.dataset.since;
		set(element, "–");
	}
}

// The replica that sends the event may know less about a silent replica than this page does. Then the page keeps what it knows.
export function learn(told) {
	const known = members.get(told.replica.name);
	const more = !told.replica.answers && known?.replica.visits > (told.replica.visits ?? -1);
	const member = more
		? { ...known, replica: { ...known.replica, answers: false, ready: false, started: undefined, restarts: undefined } }
		: told;
	members.set(told.replica.name, member);
	const item = card(told.replica.name);
	if (item) {
		fill(item, member.replica);
	}
}

function fill(item, replica) {
	const state = replica.answers ? (replica.ready ? "ready" : "unready") : "silent";
	item.className = `card ${state}`;
	set(field(item, "state"), { ready: "ready", unready: "not ready", silent: "does not answer" }[state]);
	set(field(item, "visits"), replica.visits === undefined ? "–" : number(replica.visits));
	since(field(item, "latest"), replica.latest?.utc, ago);
	since(field(item, "up"), replica.started, span);
	set(field(item, "restarts"), replica.restarts === undefined ? "–" : number(replica.restarts));
	set(field(item, "version"), replica.version ?? "–");
	const full = replica.volume?.bytes > 0 ? Math.round(100 * replica.volume.used / replica.volume.bytes) : undefined;
	set(field(item, "volume"), full === undefined ? "–" : `${full} % of ${size(replica.volume.bytes)}`);
	item.querySelector("progress").value = full ?? 0;
}

export function arrange(names) {
	for (const name of [...members.keys()].filter((name) => !names.includes(name))) {
		members.delete(name);
	}
	const items = names.map((name) => {
		const item = card(name) ?? make(name);
		if (!item.isConnected && members.has(name)) {
			fill(item, members.get(name).replica);
		}
		return item;
	});
	if (items.length !== cards.children.length || items.some((item, index) => item !== cards.children[index])) {
		cards.replaceChildren(...items);
		document.getElementById("legend").replaceChildren(...names.map((name) => {
			const item = document.createElement("li");
			const swatch = item.appendChild(document.createElement("span"));
			swatch.className = `swatch ${series(name)}`;
			item.append(name);
			return item;
		}));
	}
}

export function age() {
	document.querySelectorAll("[data-since]").forEach((element) =>
		set(element, (element.dataset.field === "up" ? span : ago)(element.dataset.since)));
}
