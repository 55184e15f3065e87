package timestamps.e2e.soak;

/**
 * Lets a run be ended early while visits are posted; setting it up and removing it again
 * go on to their end. Whoever asks may be any thread.
 */
final class Interruption {

	private Thread thread;

	private boolean requested;

	/** Asks for the end of what is under way, or of what begins next. */
	synchronized void request() {
		this.requested = true;
		if (this.thread != null) {
			this.thread.interrupt();
		}
	}

	/** From here on, the calling thread may be interrupted. */
	synchronized void allow() throws InterruptedException {
		if (this.requested) {
			throw new InterruptedException();
		}
		this.thread = Thread.currentThread();
	}

	/** From here on, the calling thread is not interrupted, even if it was already. */
	synchronized void refuse() {
		this.thread = null;
		Thread.interrupted();
	}

	synchronized boolean isRequested() {
		return this.requested;
	}

}
