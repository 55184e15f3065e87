package timestamps.service.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the API at {@code /openapi}. Every error is described as a problem. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	@Bean
	OpenAPI description() {
		return new OpenAPI().info(new Info().title("Timestamps")
			.version("1")
			.description("The visits of a replica, and the replicas of the set"));
	}

	@Bean
	GlobalOpenApiCustomizer problems() {
		Schema<?> reference = new Schema<>().$ref("#/components/schemas/Problem");
		ApiResponse problem = new ApiResponse().description("What went wrong")
			.content(new Content().addMediaType("application/problem+json", new MediaType().schema(reference)));
		return (api) -> {
			api.getComponents().addSchemas("Problem", problemSchema());
			api.getPaths()
				.values()
				.stream()
				.flatMap((path) -> path.readOperations().stream())
				.forEach((operation) -> operation.getResponses().addApiResponse("default", problem));
		};
	}

	private static Schema<?> problemSchema() {
		return new ObjectSchema().description("RFC 9457")
			.addProperty("title", new StringSchema())
			.addProperty("status", new IntegerSchema())
			.addProperty("detail", new StringSchema())
			.addProperty("instance", new StringSchema().format("uri-reference"));
	}

}
