package timestamps.service.page;

import java.time.Duration;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import timestamps.service.LoopbackReplicas;

/**
 * Provides tests with three replicas and a browser, each started when first needed and
 * ended after the last test of the run. Before each test the page shows all three as
 * ready; after each test the front door is open again.
 */
final class ThreeReplicas implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == LoopbackReplicas.class || type == Browser.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return (parameter.getParameter().getType() == Browser.class) ? browser(context) : set(context);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		Browser browser = browser(context);
		browser.openLive(set(context).door().url());
		browser.await(() -> browser.all(".card.ready").size() == LoopbackReplicas.REPLICAS);
		browser.complaints(); // of an earlier test
	}

	@Override
	public void afterEach(ExtensionContext context) {
		set(context).door().open();
		set(context).door().leadToAll();
		set(context).door().slow(Duration.ZERO);
	}

	private static Browser browser(ExtensionContext context) {
		return store(context).computeIfAbsent(Browser.class, (key) -> new Browser(), Browser.class);
	}

	private static LoopbackReplicas set(ExtensionContext context) {
		return store(context).computeIfAbsent(LoopbackReplicas.class, (key) -> start(), LoopbackReplicas.class);
	}

	private static ExtensionContext.Store store(ExtensionContext context) {
		return context.getRoot().getStore(Namespace.create(ThreeReplicas.class));
	}

	private static LoopbackReplicas start() {
		try {
			return new LoopbackReplicas();
		}
		catch (Exception ex) {
			throw new IllegalStateException("The replicas could not be started", ex);
		}
	}

}
