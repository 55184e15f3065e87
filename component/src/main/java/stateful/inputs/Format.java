package stateful.inputs;

/**
 * The formats of textual inputs, as constants, because an annotation cannot hold a
 * {@link Rule}.
 */
public enum Format {

	TEXT(Rule.ANYTHING),

	HOST(Rule.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\\d{1,5})?(/[\\w./-]+)?",
			"a host, such as registry.example:5000")),

	USER(Rule.USER),

	MODE(Rule.matches("0?[0-7]{3}", "three octal digits, such as 0440")),

	NOT_EMPTY(Rule.matches("(?s).+", "a text that is not empty")),
	BOOLEAN(new Rule((value) -> value.matches("true|false"), "true or false")), IMAGE(Rule.IMAGE),
	DNS_LABEL(Rule.DNS_LABEL), NAMESPACE(Rule.NAMESPACE), DNS_NAME(Rule.DNS_NAME), QUANTITY(Rule.QUANTITY),
	PORT(Rule.PORT), PORT_NAME(Rule.PORT_NAME), FOLDER(Rule.FOLDER), PROBE_PATH(Rule.PROBE_PATH),
	VARIABLE(Rule.VARIABLE), FILE(Rule.FILE), FIELD(Rule.FIELD), LABEL_NAME(Rule.LABEL_NAME),
	LABEL_VALUE(Rule.LABEL_VALUE), BLOCK(Rule.BLOCK);

	private final Rule rule;

	Format(Rule rule) {
		this.rule = rule;
	}

	Rule rule() {
		return this.rule;
	}

}
