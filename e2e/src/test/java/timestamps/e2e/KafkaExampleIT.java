package timestamps.e2e;

import org.junit.jupiter.api.Order;

/** The real Kafka, with the tools of its distribution: a topic of three replicas. */
@Order(3)
class KafkaExampleIT extends ExampleServer {

	private static final String CLIENT = "--bootstrap-server=kafka.$NAMESPACE:9092 --topic=written ";

	KafkaExampleIT() {
		super("kafka", 3, 9092, "password");
	}

	/** The replicas of the topic that are in sync. */
	@Override
	String members() {
		return "/opt/kafka/bin/kafka-topics.sh --command-config=/tmp/client.properties --describe " + CLIENT
				+ "| sed -n 's/.*Isr: \\([0-9,]*\\).*/\\1/p' | tr , '\\n'";
	}

	/**
	 * A record counts as acknowledged once two members have it: the topic's
	 * {@code min.insync.replicas}.
	 */
	@Override
	String writer() {
		return """
				cat >/tmp/client.properties <<END
				security.protocol=SASL_PLAINTEXT
				sasl.mechanism=PLAIN
				sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="apps" password="$SECRET";
				END
				until /opt/kafka/bin/kafka-topics.sh --command-config=/tmp/client.properties --create --if-not-exists %1$s; do sleep 1; done
				/opt/kafka/bin/kafka-verifiable-producer.sh --producer.config=/tmp/client.properties --acks=-1 --throughput=2 %1$s |
				  while read -r event; do
				    case $event in *producer_send_success*) event=${event#*'"value":"'} && echo "${event%%%%'"'*}" ;; esac
				  done"""
			.formatted(CLIENT);
	}

	@Override
	String reader() {
		return """
				end=$(/opt/kafka/bin/kafka-get-offsets.sh --command-config=/tmp/client.properties %1$s)
				/opt/kafka/bin/kafka-console-consumer.sh --consumer.config=/tmp/client.properties --partition=0 \\
				  --offset=earliest --max-messages=${end##*:} %1$s""".formatted(CLIENT);
	}

}
