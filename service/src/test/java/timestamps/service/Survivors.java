package timestamps.service;

import java.util.BitSet;
import java.util.Random;

/** Which writes after the last flush are on a disk after a power cut. */
enum Survivors {

	NONE {
		@Override
		BitSet choose(int[] sectors, Random random) {
			return new BitSet();
		}
	},

	ALL {
		@Override
		BitSet choose(int[] sectors, Random random) {
			return firstWrites(sectors, sectors.length);
		}
	},

	A_PREFIX {
		@Override
		BitSet choose(int[] sectors, Random random) {
			return firstWrites(sectors, random.nextInt(sectors.length + 1));
		}
	},

	RANDOM_WRITES {
		@Override
		BitSet choose(int[] sectors, Random random) {
			BitSet chosen = new BitSet();
			int next = 0;
			for (int length : sectors) {
				chosen.set(next, next + length, random.nextBoolean());
				next += length;
			}
			return chosen;
		}
	},

	RANDOM_SECTORS {
		@Override
		BitSet choose(int[] sectors, Random random) {
			BitSet chosen = firstWrites(sectors, sectors.length);
			chosen.stream().filter((sector) -> random.nextBoolean()).forEach(chosen::clear);
			return chosen;
		}
	};

	/**
	 * Chooses sectors.
	 * @param sectors how many sectors each write has, in the order of the writes
	 * @param random the source of the choice
	 * @return the sectors that survive, counted through all writes
	 */
	abstract BitSet choose(int[] sectors, Random random);

	private static BitSet firstWrites(int[] sectors, int number) {
		BitSet chosen = new BitSet();
		int end = 0;
		for (int i = 0; i < number; i++) {
			end += sectors[i];
		}
		chosen.set(0, end);
		return chosen;
	}

}
