package timestamps.e2e;

import java.util.Map;

import org.junit.jupiter.api.Order;

/**
 * The real Redis with Sentinels, and {@code redis-cli}. A write counts as acknowledged
 * once a replica has it, too.
 */
@Order(4)
class RedisExampleIT extends ExampleServer {

	private static final String ASK_FOR_THE_MASTER = "master=$(timeout 5 redis-cli -h redis.$NAMESPACE -p 26379 "
			+ "sentinel get-master-addr-by-name main | head -n 1)";

	RedisExampleIT() {
		super("redis", 3, 6379, "password");
	}

	@Override
	Map<String, String> environment() {
		return Map.of("REDISCLI_AUTH", "SECRET");
	}

	/** The master that the Sentinels name, and its replicas that are up to date. */
	@Override
	String members() {
		return ASK_FOR_THE_MASTER
				+ " && redis-cli -h $master info replication | grep -e ^role:master -e ^slave.*state=online";
	}

	@Override
	String writer() {
		return writer("true", """
				%s && printf 'RPUSH written %%s\\nWAIT 1 1000\\n' $n | timeout 5 redis-cli -h $master |
				  { read -r length && read -r replicas && [ "$length" -gt 0 ] && [ "$replicas" -gt 0 ]; }"""
			.formatted(ASK_FOR_THE_MASTER));
	}

	@Override
	String reader() {
		return ASK_FOR_THE_MASTER + " && redis-cli -h $master lrange written 0 -1";
	}

}
