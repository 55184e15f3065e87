package timestamps.e2e;

import java.util.Map;

import org.junit.jupiter.api.Order;

/** The real PostgreSQL, with {@code psql}. */
@Order(4)
class PostgresqlExampleIT extends ExampleServer {

	PostgresqlExampleIT() {
		super("postgresql", 2, 5432, "password", "replicationPassword");
	}

	@Override
	Map<String, String> environment() {
		return Map.of("PGHOST", "postgresql-0.postgresql-replicas.NAMESPACE", "PGUSER", "postgres", "PGPASSWORD",
				"SECRET", "PGCONNECT_TIMEOUT", "5");
	}

	/** The primary, and the replica that streams from it. */
	@Override
	String members() {
		return "psql -Atc \"SELECT 'primary' UNION SELECT client_addr::text FROM pg_stat_replication WHERE state = 'streaming'\"";
	}

	@Override
	String writer() {
		return writer("psql -c 'CREATE TABLE IF NOT EXISTS written (n int)'",
				"psql -c \"INSERT INTO written VALUES ($n)\"");
	}

	@Override
	String reader() {
		return "psql -Atc 'SELECT n FROM written'";
	}

}
