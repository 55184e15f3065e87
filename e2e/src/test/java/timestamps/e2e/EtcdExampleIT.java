package timestamps.e2e;

import java.util.Map;

import org.junit.jupiter.api.Order;

/** The real etcd, with {@code etcdctl}. */
@Order(4)
class EtcdExampleIT extends ExampleServer {

	EtcdExampleIT() {
		super("etcd", 3, 2379);
	}

	@Override
	Map<String, String> environment() {
		return Map.of("ETCDCTL_ENDPOINTS", "http://etcd.NAMESPACE:2379", "ETCDCTL_COMMAND_TIMEOUT", "10s");
	}

	@Override
	String members() {
		return "etcdctl endpoint health --cluster";
	}

	@Override
	String writer() {
		return writer("true", "etcdctl put written/$n $n");
	}

	@Override
	String reader() {
		return "etcdctl get --prefix written/ --print-value-only";
	}

}
