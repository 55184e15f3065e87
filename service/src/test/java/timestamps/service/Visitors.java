package timestamps.service;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Clients that remember every answered visit, and the time of the answer. */
final class Visitors {

	private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

	private final int connections;

	Visitors(int connections) {
		this.connections = connections;
	}

	/**
	 * Sends visits on each connection, one after the other, until so many have ended in
	 * all. It does not wait for the others.
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
