package timestamps.e2e;

import org.junit.jupiter.api.Order;

/** The real RabbitMQ, with {@code rabbitmqadmin}: a quorum queue. */
@Order(4)
class RabbitmqExampleIT extends ExampleServer {

	private static final String ADMIN = "timeout 10 rabbitmqadmin --host=rabbitmq.$NAMESPACE --username=admin --password=$SECRET ";

	RabbitmqExampleIT() {
		super("rabbitmq", 3, 5672, "password", "cookie");
	}

	@Override
	String members() {
		return ADMIN + "--format=tsv list nodes name running | grep True";
	}

	/** It publishes with a confirm, and waits for that. */
	@Override
	String writer() {
		return writer(ADMIN + "declare queue name=written durable=true 'arguments={\"x-queue-type\": \"quorum\"}'",
				ADMIN + "publish routing_key=written payload=$n | grep -x 'Message published'");
	}

	/** It puts the messages back. */
	@Override
	String reader() {
		return ADMIN + "--format=tsv get queue=written count=100000 | cut -f 4";
	}

}
