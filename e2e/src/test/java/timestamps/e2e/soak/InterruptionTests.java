package timestamps.e2e.soak;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A run ends early only where nothing is left behind. */
class InterruptionTests {

	private final Interruption interruption = new Interruption();

	@AfterEach
	void forget() {
		Thread.interrupted();
	}

	@Test
	void nothingIsInterruptedThatDoesNotAllowIt() {
		this.interruption.request();

		assertThat(Thread.currentThread().isInterrupted()).isFalse();
		assertThat(this.interruption.isRequested()).isTrue();
	}

	@Test
	void whatAllowsItIsInterrupted() throws InterruptedException {
		this.interruption.allow();

		this.interruption.request();

		assertThat(Thread.currentThread().isInterrupted()).isTrue();
	}

	@Test
	void whatBeginsAfterTheRequestDoesNotBegin() {
		this.interruption.request();

		assertThatExceptionOfType(InterruptedException.class).isThrownBy(this.interruption::allow);
	}

	@Test
	void removingGoesOnUninterrupted() throws InterruptedException {
		this.interruption.allow();
		this.interruption.request();

		this.interruption.refuse();

		assertThat(Thread.currentThread().isInterrupted()).isFalse();
	}

}
