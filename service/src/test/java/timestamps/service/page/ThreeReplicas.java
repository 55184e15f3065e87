package timestamps.service.page;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import timestamps.service.LoopbackSet;

/**
 * Gives tests a set of three replicas and a browser, each started when a test first asks
 * for it and ended after the last test of the run.
 */
final class ThreeReplicas implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == LoopbackSet.class || type == Browser.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		ExtensionContext.Store store = context.getRoot().getStore(Namespace.create(ThreeReplicas.class));
		if (parameter.getParameter().getType() == Browser.class) {
			return store.computeIfAbsent(Browser.class, (key) -> new Browser(), Browser.class);
		}
		return store.computeIfAbsent(LoopbackSet.class, (key) -> start(), LoopbackSet.class);
	}

	private static LoopbackSet start() {
		try {
			return new LoopbackSet();
		}
		catch (Exception ex) {
			throw new IllegalStateException("The replicas could not be started", ex);
		}
	}

}
