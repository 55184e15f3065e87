// The chart: draws the same bars as Chart.java, and shows the figures of the minute that the pointer is on.

import { members } from "./replicas.js";
import { minuteText, ownZone } from "./times.js";
import { number, series, set } from "./words.js";

const minute = 60_000, shownMinutes = 30, height = 120, step = 20, gap = 4;

function columns(names) {
	const starts = names.map((name) => Date.parse(members.get(name)?.minutes?.first)).filter(Boolean);
	const start = Math.max(...starts);
	return Array.from({ length: shownMinutes }, (ignored, index) => {
		const time = start + index * minute;
		const counts = names.map((name) => {
			const minutes = members.get(name)?.minutes;
			return minutes?.counts[(time - Date.parse(minutes.first)) / minute] ?? 0;
		});
		return { label: minuteText(time), counts, total: counts.reduce((sum, count) => sum + count, 0) };
	});
}

function scale(most) {
	for (let power = 1; ; power *= 10) {
		const top = [1, 2, 5].map((factor) => factor * power).find((each) => each >= most);
		if (top) {
			return top;
		}
	}
}

function svg(name, attributes) {
	const element = document.createElementNS("http://www.w3.org/2000/svg", name);
	Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
	return element;
}

function read(column, names) {
	const parts = names.map((name, index) => `${name} ${number(column.counts[index])}`);
	return `${column.label} · ${parts.join(" · ")} · all ${number(column.total)}`;
}

let pointed = -1;

export function draw(names) {
	if (!names.some((name) => members.get(name)?.minutes)) {
		return;
	}
	const all = columns(names);
	const top = scale(Math.max(...all.map((column) => column.total)));
	const groups = all.map((column, index) => {
		const group = svg("g", {});
		group.append(svg("rect", { class: "hover", x: index * step, y: 0, width: step, height }));
		let below = 0;
		column.counts.forEach((count, replica) => {
			below += count;
			if (count > 0) {
				group.append(svg("rect", { class: series(names[replica]), x: index * step + gap / 2,
					y: height - height * below / top, width: step - gap, height: height * count / top }));
			}
		});
		return group;
	});
	document.getElementById("chart").replaceChildren(...groups);
	set(document.getElementById("top"), number(top));
	set(document.getElementById("from"), all[0].label);
	set(document.getElementById("readout"), pointed >= 0 ? read(all[pointed], names) : "");
	groups[pointed]?.classList.add("pointed");
	if (document.getElementById("figures").open) {
		tabulate(all, names);
	}
}

// Changes the table in place, because somebody may be reading it.
function tabulate(all, names) {
	const cell = () => Object.assign(document.createElement("td"), { className: "number" });
	const heading = () => Object.assign(document.createElement("th"), { className: "number", scope: "col" });
	const lines = document.querySelector("#figures table").rows;
	fill(lines[0], [`Minute (${ownZone})`, ...names, "All"], heading);
	all.forEach((column, index) =>
		fill(lines[index + 1], [column.label, ...[...column.counts, column.total].map(number)], cell));
}

function fill(line, texts, cell) {
	while (line.cells.length > texts.length) {
		line.lastElementChild.remove();
	}
	while (line.cells.length < texts.length) {
		line.append(cell());
	}
	texts.forEach((text, index) => set(line.cells[index], text));
}

// Draws again when the pointer moves to a minute, and when the table of figures is opened.
export function attend(names) {
	const picture = document.getElementById("chart");
	picture.addEventListener("pointermove", (event) => {
		const box = picture.getBoundingClientRect();
		const column = Math.floor((event.clientX - box.left) / box.width * shownMinutes);
		pointed = Math.max(0, Math.min(shownMinutes - 1, column));
		draw(names());
	});
	picture.addEventListener("pointerleave", () => {
		pointed = -1;
		draw(names());
	});
	document.getElementById("figures").addEventListener("toggle", () => draw(names()));
}
