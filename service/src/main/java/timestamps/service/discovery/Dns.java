package timestamps.service.discovery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.springframework.stereotype.Component;

/** Resolves names as this machine does, and reports the machine's own name. */
@Component
class Dns {

	/**
	 * {@return at least one address}
	 * @param name a host's name
	 * @throws UnknownHostException if it has no address, or the look-up fails
	 */
	List<InetAddress> addresses(String name) throws UnknownHostException {
		return List.of(InetAddress.getAllByName(name));
	}

	/**
	 * {@return this machine's name, with its domain if that is known; empty if the
	 * machine does not know its name}
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
