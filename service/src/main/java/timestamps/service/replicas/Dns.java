package timestamps.service.replicas;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.springframework.stereotype.Component;

/** Names as this machine resolves them, and its own. */
@Component
class Dns {

	/**
	 * {@return at least one address}
	 * @param name a host's name
	 * @throws UnknownHostException if it has none, or nobody knows
	 */
	List<InetAddress> addresses(String name) throws UnknownHostException {
		return List.of(InetAddress.getAllByName(name));
	}

	/**
	 * {@return this machine's name, with its domain where one is known; nothing where it
	 * does not know itself}
	 */
	String ownName() {
		try {
			return InetAddress.getLocalHost().getCanonicalHostName();
		}
		catch (UnknownHostException ex) {
			return "";
		}
	}

}
