package stateful.overrides;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.pulumi.core.Output;
import org.jspecify.annotations.Nullable;

/**
 * Merges a fragment into a tree: maps by key, lists of named elements by name; everything
 * else is replaced. {@code null} removes. In a fragment, a list of named elements can
 * also be a map by name, so that {@code null} removes one element.
 */
final class Merge {

	private Merge() {
	}

	/**
	 * {@return the merged tree; null if the fragment removes it}
	 */
	static @Nullable Object of(@Nullable Object base, @Nullable Object fragment) {
		Object known = (fragment instanceof Output<?> output) ? Trees.known(output) : fragment;
		if (known == null) {
			return null;
		}
		if (base instanceof Output<?> || (base != null && known instanceof Output<?>)) {
			return later(base, known);
		}
		if (known instanceof Map<?, ?> map) {
			return (base instanceof List<?> list && isNamed(list)) ? named(list, map)
					: byKey((base instanceof Map<?, ?> tree) ? tree : Map.of(), map);
		}
		if (known instanceof List<?> list) {
			return isNamed(list) ? byName((base instanceof List<?> elements) ? elements : List.of(), list)
					: list.stream().map((element) -> of(null, element)).toList();
		}
		return known;
	}

	private static Output<?> later(Object base, Object fragment) {
		return Output.tuple(output(base), output(fragment)).applyValue((both) -> of(both.t1, both.t2));
	}

	@SuppressWarnings("unchecked") // an output of any type is an output of an object
	private static Output<Object> output(Object value) {
		return (value instanceof Output<?>) ? (Output<Object>) value : Output.of(value);
	}

	private static Map<String, Object> byKey(Map<?, ?> base, Map<?, ?> fragment) {
		Map<String, Object> merged = new LinkedHashMap<>();
		base.forEach((key, value) -> merged.put(String.valueOf(key), value));
		fragment.forEach((key, value) -> {
			Object result = of(base.get(key), value);
			if (result == null) {
				merged.remove(key);
			}
			else {
				merged.put(String.valueOf(key), result);
			}
		});
		return merged;
	}

	private static List<Object> byName(List<?> base, List<?> fragment) {
		List<Object> merged = new ArrayList<>(base);
		fragment.forEach((element) -> put(merged, (Map<?, ?>) element));
		return merged;
	}

	private static List<Object> named(List<?> base, Map<?, ?> fragment) {
		List<Object> merged = new ArrayList<>(base);
		fragment.forEach((name, given) -> {
			Object value = (given instanceof Output<?> output) ? Trees.known(output) : given;
			if (value == null) {
				merged.removeIf((one) -> name.equals(((Map<?, ?>) one).get("name")));
			}
			else if (value instanceof Output<?> output) {
				Map<?, ?> element = Map.of("name", name);
				put(merged, element);
				merged.set(place(merged, element), later(merged.get(place(merged, element)), output));
			}
			else {
				put(merged, (Map<?, ?>) Objects.requireNonNull(of(value, Map.of("name", name))));
			}
		});
		return merged;
	}

	private static void put(List<Object> merged, Map<?, ?> element) {
		int place = place(merged, element);
		Object result = Objects.requireNonNull(of((place < 0) ? null : merged.get(place), element));
		if (place < 0) {
			merged.add(result);
		}
		else {
			merged.set(place, result);
		}
	}

	/** A volume can be mounted more than once, so name and path identify a mount. */
	private static int place(List<?> base, Map<?, ?> element) {
		for (int i = 0; i < base.size(); i++) {
			Map<?, ?> one = (Map<?, ?>) base.get(i);
			Object path = element.get("mountPath");
			if (Objects.equals(element.get("name"), one.get("name"))
					&& (path == null || path.equals(one.get("mountPath")))) {
				return i;
			}
		}
		return -1;
	}

	static boolean isNamed(List<?> list) {
		return !list.isEmpty()
				&& list.stream().allMatch((one) -> one instanceof Map<?, ?> map && map.get("name") instanceof String);
	}

}
