package timestamps.service.log;

import java.nio.charset.StandardCharsets;

/** Writes text into an array, without a string in between. */
final class Ascii {

	private static final byte[] HEX = of("0123456789abcdef");

	private Ascii() {
	}

	static byte[] of(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Writes a text.
	 * @return where it ends
	 */
	static int put(byte[] text, byte[] target, int place) {
		System.arraycopy(text, 0, target, place, text.length);
		return place + text.length;
	}

	/**
	 * Writes a number of 0 or more in decimal.
	 * @return where it ends
	 */
	static int putNumber(long number, byte[] target, int place) {
		int digits = 1;
		for (long rest = number / 10; rest > 0; rest /= 10) {
			digits++;
		}
		return putDigits(number, digits, target, place);
	}

	/**
	 * Writes the last digits of a number of 0 or more, with zeros in front.
	 * @return where they end
	 */
	static int putDigits(long number, int digits, byte[] target, int place) {
		long rest = number;
		for (int i = place + digits - 1; i >= place; i--) {
			target[i] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		return place + digits;
	}

	/**
	 * Writes a number as eight hexadecimal digits.
	 * @return where they end
	 */
	static int putHex(int number, byte[] target, int place) {
		int end = place;
		for (int shift = Integer.SIZE - 4; shift >= 0; shift -= 4) {
			target[end++] = HEX[(number >>> shift) & 0xf];
		}
		return end;
	}

}
