// Keeps the page current: new visits as the replica streams them, the set's counters every two seconds.
"use strict";

const rows = document.getElementById("visits");
const shown = 15;

function cell(text, isTime) {
	const td = document.createElement("td");
	const holder = isTime ? td.appendChild(document.createElement("time")) : td;
	holder.textContent = text;
	return td;
}

function show(visit) {
	const row = document.createElement("tr");
	row.className = "new";
	row.append(cell(visit.replica), cell(visit.sequence), cell(visit.local, true), cell(visit.utc, true));
	rows.prepend(row);
	while (rows.children.length > shown) {
		rows.lastElementChild.remove();
	}
}

function paragraph(className, ...content) {
	const p = document.createElement("p");
	p.className = className;
	p.append(...content);
	return p;
}

function item(replica, here) {
	const state = document.createElement("span");
	state.className = "state";
	state.textContent = replica.answers ? (replica.ready ? "ready" : "not ready") : "does not answer";
	const li = document.createElement("li");
	li.className = (replica.answers ? (replica.ready ? "ready" : "unready") : "silent") + (here ? " this" : "");
	li.append(paragraph("name", replica.name + " ", state), paragraph("count", replica.visits ?? "–"),
		paragraph("soft", replica.latest ? "latest " + replica.latest.local.substring(11, 19) : "no visit known"));
	return li;
}

async function refresh() {
	const here = document.querySelector(".visit strong + strong").textContent;
	try {
		const response = await fetch("/replicas", { headers: { Accept: "application/json" } });
		if (response.ok) {
			const replicas = await response.json();
			document.getElementById("replica-list").replaceChildren(...replicas.map((each) => item(each, each.name === here)));
		}
	}
	catch {
		// The next round tries again.
	}
	setTimeout(refresh, 2000);
}

const source = new EventSource("/visits");
source.addEventListener("visit", (event) => show(JSON.parse(event.data)));
source.addEventListener("open", () => document.getElementById("live").hidden = false);
source.addEventListener("error", () => document.getElementById("live").hidden = true);
setTimeout(refresh, 2000);
