package timestamps.e2e;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The page about nodes: its commands add a node and power it off. */
@ExtendWith(Deployment.class)
@ResourceLock(Deployment.CLUSTER)
@Order(2)
class NodesDocumentIT {

	@Test
	void theCommandsDoWhatThePageSays(EmbeddedCluster cluster) throws Exception {
		try {
			DocumentedCommandsIT.assertRuns(Document.read(DocumentedCommandsIT.NODES), cluster.quickImage());
		}
		finally {
			DocumentedCommandsIT.end(cluster);
		}
	}

}
