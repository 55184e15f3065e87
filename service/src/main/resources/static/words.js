// Formats figures and names for people, with the same words as Words.java.

export const number = (value) => value.toLocaleString("en-US");

const serverAhead = Date.parse(document.documentElement.dataset.now) - Date.now();

export function span(from) {
	const seconds = Math.max(0, Math.floor((Date.now() + serverAhead - Date.parse(from)) / 1000));
	const minutes = Math.floor(seconds / 60), hours = Math.floor(minutes / 60), days = Math.floor(hours / 24);
	return seconds < 60 ? `${seconds} s` : minutes < 60 ? `${minutes} min`
		: hours < 24 ? `${hours} h ${minutes % 60} min` : `${days} d ${hours % 24} h`;
}

export function ago(time) {
	const age = span(time);
	return age === "0 s" ? "now" : `${age} ago`;
}

export function size(bytes) {
	const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
	let unit = 0;
	for (; bytes >= 1000 && unit < units.length - 1; unit++) {
		bytes /= 1024;
	}
	return `${bytes.toFixed(unit === 0 || bytes >= 100 ? 0 : 1)} ${units[unit]}`;
}

// The colour of a replica depends on its number.
export const series = (name) => `series-${(/-(\d{1,4})$/.exec(name)?.[1] ?? 0) % 8}`;

export const field = (element, name) => element.querySelector(`[data-field="${name}"]`);

export function set(element, text) {
	if (element && element.textContent !== text) {
		element.textContent = text;
	}
}

// The address of a path beside the scripts, so that it is right behind a proxy, too.
export function address(path) {
	return new URL(path, import.meta.url).href;
}
