package timestamps.service;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Clients that remember every visit they were answered, and when. */
final class Visitors {

	private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

	private final int connections;

	Visitors(int connections) {
		this.connections = connections;
	}

	/**
	 * Keeps a visit under way on each connection until that many have ended; those under
	 * way then are left to their fate.
	 */
	void visitUntil(ServiceProcess service, int number) throws InterruptedException {
		Semaphore free = new Semaphore(this.connections);
		CountDownLatch enough = new CountDownLatch(number);
		while (enough.getCount() > 0 && service.isAlive()) {
			if (free.tryAcquire(1, TimeUnit.SECONDS)) {
				service.visit().whenComplete((response, failure) -> {
					note(response);
					free.release();
					enough.countDown();
				});
			}
		}
		enough.await();
	}

	private void note(HttpResponse<String> response) {
		if (response != null && response.statusCode() == 201) {
			this.answers.add(new Answer(response.body(), System.nanoTime()));
		}
	}

	List<String> answered() {
		return this.answers.stream().map(Answer::visit).toList();
	}

	List<String> answeredBefore(long nanoTime) {
		return this.answers.stream().filter((answer) -> answer.nanoTime() < nanoTime).map(Answer::visit).toList();
	}

	private record Answer(String visit, long nanoTime) {
	}

}
