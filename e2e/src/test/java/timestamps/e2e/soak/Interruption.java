package timestamps.e2e.soak;

/**
 * Ends a run early while visits are posted; setup and removal always go on to their end.
 * Any thread may request it.
 */
final class Interruption {

	private Thread thread;

	private boolean requested;

	/** Requests the end of the present interruptible part, or of the next one. */
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
