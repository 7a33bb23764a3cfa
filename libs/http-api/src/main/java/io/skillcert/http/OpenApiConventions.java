package io.skillcert.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Adds to the OpenAPI document what all operations have in common: {@code Idempotency-Key}, {@code If-Match}, problem
 * details for failures, and an example of each request body from {@code openapi/<operation id>.json}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiConventions implements OASFilter {

    private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);
    private static final Map<String, String> FAILURES = Map.of(
            "400", "The request is invalid; violations name the fields",
            "401", "The bearer token is missing or invalid",
            "403", "The caller's role does not permit this operation",
            "404", "The resource does not exist or belongs to another owner",
            "409", "The current state does not permit this operation",
            "412", "The resource has changed since it was read",
            "413", "The body is too large",
            "422", "The Idempotency-Key was used for another body",
            "428", "If-Match is missing",
            "429", "Too many requests");

    private final Set<String> idempotent;

    public OpenApiConventions(IndexView index) {
        idempotent = index.getAnnotations(IDEMPOTENT).stream()
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD)
                .map(AnnotationTarget::asMethod)
                .map(method -> method.declaringClass().simpleName() + "_" + method.name())
                .collect(Collectors.toSet());
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().addSchema("Problem", problem());
        api.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .forEach(this::complete);
    }

    private void complete(Operation operation) {
        var open =
                Optional.ofNullable(operation.getSecurity()).orElseGet(List::of).isEmpty();
        var changes = parameter(operation, "If-Match");
        changes.ifPresent(
                ifMatch -> ifMatch.required(true).description("The ETag that was read: the version in quotes"));
        var once = idempotent.contains(operation.getOperationId());
        if (once) {
            operation.addParameter(idempotencyKey());
        }
        fails(operation, "400", true);
        fails(operation, "401", !open);
        fails(operation, "403", !open);
        fails(operation, "404", hasPathParameter(operation));
        fails(operation, "409", once || changes.isPresent());
        fails(operation, "412", changes.isPresent());
        fails(operation, "413", operation.getRequestBody() != null);
        fails(operation, "422", once);
        fails(operation, "428", changes.isPresent());
        fails(operation, "429", open);
        example(operation);
    }

    private static Optional<Parameter> parameter(Operation operation, String name) {
        return Optional.ofNullable(operation.getParameters()).stream()
                .flatMap(List::stream)
                .filter(parameter -> name.equals(parameter.getName()))
                .findAny();
    }

    private static boolean hasPathParameter(Operation operation) {
        return Optional.ofNullable(operation.getParameters()).stream()
                .flatMap(List::stream)
                .anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH);
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .required(true)
                .description("A different key for each new request; a repeated key has no second effect")
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .minLength(1)
                        .maxLength(128)
                        .addExample("7c9e6679-7425-40de-944b-e07fc1f90ae7"));
    }

    private static void fails(Operation operation, String status, boolean mayFail) {
        operation.getResponses().removeAPIResponse(status);
        if (mayFail) {
            var content = OASFactory.createContent()
                    .addMediaType(
                            Problem.MEDIA_TYPE,
                            OASFactory.createMediaType()
                                    .schema(OASFactory.createSchema().ref("#/components/schemas/Problem")));
            operation
                    .getResponses()
                    .addAPIResponse(
                            status,
                            OASFactory.createAPIResponse()
                                    .description(FAILURES.get(status))
                                    .content(content));
        }
    }

    private static Schema problem() {
        var violation = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("field", text("candidate.employments[0].from"))
                .addProperty("message", text("a day is written YYYY-MM-DD"));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457")
                .addProperty("type", text("urn:skillcert:problem:invalid-request"))
                .addProperty("title", text("Bad Request"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("The request has invalid fields."))
                .addProperty(
                        "violations",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(violation));
    }

    private static Schema text(String example) {
        return OASFactory.createSchema().addType(SchemaType.STRING).addExample(example);
    }

    private static void example(Operation operation) {
        if (operation.getRequestBody() == null || operation.getRequestBody().getContent() == null) {
            return;
        }
        var file = "openapi/" + operation.getOperationId() + ".json";
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (in != null) {
                var value = new ObjectMapper().readValue(in, Object.class);
                operation
                        .getRequestBody()
                        .getContent()
                        .getMediaTypes()
                        .values()
                        .forEach(type -> type.setExample(value));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
