package timestamps.bench.rows;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowsTests {

	@Test
	void everyRowHasANameOfItsOwnThatAShellTakesAsItIs() {
		assertThat(Rows.ALL).extracting(Row::name).doesNotHaveDuplicates().allMatch((name) -> name.matches("[a-z-]+"));
	}

}
