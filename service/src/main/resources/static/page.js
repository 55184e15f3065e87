// Updates the page from the stream of events, and records visits.

import * as chart from "./chart.js";
import * as replicas from "./replicas.js";
import { chooseZones, setTimes } from "./times.js";
import * as visits from "./visits.js";
import { address, field, number, set } from "./words.js";

// The stream. Its first event has everything, so a new stream needs nothing of the one that broke off.

const patience = 2000, mostSources = 4;
let sources = [], watchdog, first, names = [], connected = false, state = { title: document.title, trouble: false };

function tell() {
	document.title = connected ? state.title : `Connecting… · ${state.title}`;
	const shown = address(!connected || state.trouble ? "icon-alert.svg" : "icon.svg");
	const icon = document.getElementById("icon");
	if (icon.href !== shown) {
		icon.href = shown;
	}
	const connection = document.getElementById("connection");
	connection.hidden = false;
	connection.className = connected ? "connection live" : "connection lost";
	set(connection, connected ? "live" : "connection lost, trying again");
}

// Opens one more stream; the first that sends an event is kept. A slow stream stays open
// beside the next ones, the first of all without limit. Several are needed: the browser
// may have several connections to a replica that hangs.
function connect() {
	first = true;
	if (sources.length === mostSources) {
		drop(sources[1]);
	}
	const source = new EventSource(address("events"));
	sources.push(source);
	source.addEventListener("set", (event) => {
		if (sources.includes(source)) {
			sources.filter((other) => other !== source).forEach(drop);
			receive(JSON.parse(event.data));
		}
	});
	source.addEventListener("error", () => {
		drop(source);
		if (sources.length === 0) {
			lost();
		}
	});
	watchdog = setTimeout(() => {
		tell();
		connect();
	}, patience);
}

function drop(source) {
	source.close();
	sources = sources.filter((other) => other !== source);
}

function lost() {
	connected = false;
	tell();
	clearTimeout(watchdog);
	sources.forEach(drop);
	watchdog = setTimeout(connect, 500);
}

function receive(event) {
	clearTimeout(watchdog);
	watchdog = setTimeout(lost, patience);
	connected = true;
	names = event.names;
	event.replicas.forEach(replicas.learn);
	const sample = event.recorded > event.visits.length;
	visits.add(event.visits, first || sample);
	first = false;
	replicas.arrange(names);
	if (sample) {
		sampled = Date.now();
	}
	summarise(names);
	if (event.replicas.length > 0) {
		chart.draw(names);
	}
}

function summarise(names) {
	const all = names.map((name) => replicas.members.get(name)?.replica).filter(Boolean);
	const ready = `${all.filter((replica) => replica.ready).length}/${names.length}`;
	const silent = all.filter((replica) => !replica.answers);
	const sum = all.reduce((sum, replica) => sum + (replica.visits ?? 0), 0);
	const visits = sum === 1 ? "visit" : "visits";
	const known = all.every((replica) => replica.visits !== undefined);
	const trouble = silent.length === 1 ? `${silent[0].name} does not answer`
		: silent.length > 1 ? `${silent.length} do not answer`
			: all.some((replica) => !replica.ready) ? "not every replica is ready" : "";
	set(document.getElementById("total"), number(sum));
	set(document.getElementById("total-of"), `${visits} of ${known ? "all replicas" : "the replicas that answer"}`);
	set(document.getElementById("ready"), ready);
	set(document.getElementById("trouble"), trouble && `: ${trouble}`);
	state = { title: `${ready} ready · ${trouble || `${number(sum)} ${visits}`} · Timestamps`, trouble: trouble !== "" };
	tell();
}

// What happens when the visitor clicks, and each second.

let sampled = 0;

async function record() {
	const said = document.getElementById("said");
	set(said, ""); // so that the same words are announced again
	try {
		// A browser has six connections to a host, and each tab with this page uses one.
		const response = await fetch(address("visits"), { method: "POST", signal: AbortSignal.timeout(10_000) });
		const answer = await response.json();
		if (!response.ok) {
			set(said, `Not recorded: ${answer.detail}`);
			return;
		}
		const stamp = document.getElementById("stamp");
		set(field(stamp, "number"), number(answer.sequence));
		set(field(stamp, "replica"), answer.replica);
		set(document.querySelector("#clocks .zoned dt"), `${answer.zone} ${answer.local.slice(26)}`);
		setTimes(document.getElementById("clocks"), answer);
		stamp.classList.remove("pressed");
		requestAnimationFrame(() => requestAnimationFrame(() => stamp.classList.add("pressed")));
		set(said, `Visit ${number(answer.sequence)} of ${answer.replica} is on disk.`);
	}
	catch {
		set(said, "Not recorded, or nobody could say so: the connection failed.");
	}
}

function everySecond() {
	visits.age();
	replicas.age();
	if (sampled) {
		const many = Date.now() - sampled < 5000;
		set(document.getElementById("sample"),
			many ? "Too many visits to show each: a sample of 80 a second. Counts and chart are exact." : "");
		sampled = many ? sampled : 0;
	}
}

chooseZones();
setInterval(everySecond, 1000);
if (document.getElementById("cards")) {
	document.getElementById("again").hidden = true;
	const button = document.getElementById("record");
	button.hidden = false;
	button.addEventListener("click", record);
	document.getElementById("older").addEventListener("click", visits.older);
	chart.attend(() => names);
	connect();
}
