package timestamps.e2e;

import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandResult;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.PulumiCommand;
import com.pulumi.automation.Version;

/**
 * The real CLI, but stack outputs that are not text become JSON text: the Automation API
 * of pulumi-java 1.36.1 reads outputs into a map of strings, and fails on anything else.
 */
record TextOutputs(PulumiCommand cli) implements PulumiCommand {

	@Override
	public Version version() {
		return this.cli.version();
	}

	@Override
	public CommandResult run(List<String> args, CommandRunOptions options) throws AutomationException {
		CommandResult result = this.cli.run(args, options);
		if (args.size() < 2 || !args.subList(0, 2).equals(List.of("stack", "output"))) {
			return result;
		}
		JsonObject outputs = JsonParser.parseString(result.standardOutput()).getAsJsonObject();
		outputs.entrySet().forEach((output) -> output.setValue(text(output.getValue())));
		return new CommandResult(result.code(), outputs.toString(), result.standardError());
	}

	private static JsonPrimitive text(JsonElement value) {
		return new JsonPrimitive((value.isJsonPrimitive()) ? value.getAsString() : value.toString());
	}

}
