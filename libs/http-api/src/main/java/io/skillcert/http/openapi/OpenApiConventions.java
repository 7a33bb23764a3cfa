package io.skillcert.http.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.problem.Problem;
import io.smallrye.openapi.api.util.FilterUtil;
import io.smallrye.openapi.api.util.UnusedSchemaFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Adds to the OpenAPI document what all operations have in common: the roles that may call ({@code x-roles}), {@code
 * Idempotency-Key}, {@code If-Match}, response headers, problem details for failures, an example of each request body from
 * {@code openapi/<operation id>.json}, for a file of text {@code .csv} or {@code .ndjson}, and one of the answer from {@code
 * openapi/<operation id>.answer.json} if there is one.
 * Patterns are anchored, unused schemas left out. {@link OpenApiDescriptions} adds the descriptions, {@link AnsweredFields}
 * says what is always there.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiConventions implements OASFilter {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);
    private static final DotName FAILS_WITH = DotName.createSimple(FailsWith.class);
    private static final DotName RESPONSE_STATUS = DotName.createSimple(ResponseStatus.class);
    private static final String NOT_BLANK = "\\S";
    private static final String BEARER = "bearer";
    private static final Map<String, String> TEXT_FILES = Map.of("text/csv", ".csv", "application/x-ndjson", ".ndjson");
    private static final String NOT_MODIFIED =
            "If-None-Match names the ETag that the answer would have; it has no body";
    private static final Map<String, String> FAILURES = Map.ofEntries(
            Map.entry("400", "The request is invalid; violations name the fields"),
            Map.entry("401", "The bearer token, or the signature of the message, is missing or invalid"),
            Map.entry("403", "The caller's role does not permit this operation"),
            Map.entry("404", "The resource does not exist or belongs to another owner"),
            Map.entry("406", "No media type of the answer is acceptable to the caller"),
            Map.entry("409", "The current state does not permit this operation"),
            Map.entry("410", "What is asked for is no longer stored"),
            Map.entry("412", "The resource has changed since it was read"),
            Map.entry("413", "The body is too large"),
            Map.entry("415", "The media type of the body is not supported"),
            Map.entry("422", "The file is not accepted, or the Idempotency-Key was used for another body"),
            Map.entry("428", "If-Match is missing"),
            Map.entry("429", "Too many requests"),
            Map.entry("503", "The service is overloaded or can't reach its database"));

    private final Set<String> idempotent;
    private final Map<String, Set<String>> failsWith;
    private final Map<String, String> successes;
    private final Javadocs javadocs;
    private final OpenApiDescriptions descriptions;

    public OpenApiConventions(IndexView index) {
        idempotent = index.getAnnotations(IDEMPOTENT).stream()
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD)
                .map(OpenApiConventions::operationId)
                .collect(Collectors.toSet());
        failsWith = index.getAnnotations(FAILS_WITH).stream()
                .collect(Collectors.toMap(
                        annotation -> operationId(annotation.target()),
                        annotation -> Arrays.stream(annotation.value().asIntArray())
                                .mapToObj(Integer::toString)
                                .collect(Collectors.toSet()),
                        (once, again) -> once)); // several indexes have the classes of libraries
        successes = index.getAnnotations(RESPONSE_STATUS).stream()
                .collect(Collectors.toMap(
                        annotation -> operationId(annotation.target()),
                        annotation -> Integer.toString(annotation.value().asInt()),
                        (once, again) -> once));
        javadocs = new Javadocs(index);
        descriptions = new OpenApiDescriptions(javadocs);
    }

    private static String operationId(AnnotationTarget target) {
        var method = target.asMethod();
        return method.declaringClass().simpleName() + "_" + method.name();
    }

    /**
     * Whole values match the patterns of the code; JSON Schema looks for them anywhere. What is not blank has a character. The
     * alternatives of a field that can be null say its type.
     */
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getAnyOf() != null) {
            schema.setType((List<SchemaType>) null);
        }
        var pattern = schema.getPattern();
        if (pattern != null && !pattern.equals(NOT_BLANK) && !pattern.startsWith("^")) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
        return schema;
    }

    @Override
    @SuppressWarnings("removal") // Nothing else that is public applies a filter.
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().addSchema("Problem", problem());
        ResponseHeaders.define(api.getComponents());
        for (var item : api.getPaths().getPathItems().values()) {
            var versioned = item.getOperations().values().stream()
                    .anyMatch(operation ->
                            parameter(operation, HttpHeaders.IF_MATCH).isPresent());
            item.getOperations().forEach((method, operation) -> {
                Optional.ofNullable(successes.get(operation.getOperationId()))
                        .ifPresent(status -> succeedsWith(operation, status));
                var read = method == PathItem.HttpMethod.GET;
                complete(operation, read ? hasVersion(operation, api) : versioned && !isOther(operation, api), read);
            });
        }
        var former = descriptions.describe(api);
        AnsweredFields.require(api, former, javadocs);
        FilterUtil.applyFilter(new UnusedSchemaFilter(), api);
    }

    /** Moves the success, which SmallRye OpenAPI describes without a look at {@code @ResponseStatus}, to its status. */
    private static void succeedsWith(Operation operation, String status) {
        var responses = operation.getResponses();
        var described = responses.getAPIResponses().keySet().stream()
                .filter(one -> one.startsWith("2"))
                .findFirst()
                .orElseThrow();
        var response = responses.getAPIResponse(described);
        responses.removeAPIResponse(described);
        responses.addAPIResponse(status, response);
    }

    /** Whether a change of a resource is answered with something else, which has no version. */
    private static boolean isOther(Operation operation, OpenAPI api) {
        return answered(operation).isPresent() && !hasVersion(operation, api);
    }

    private static Optional<String> answered(Operation operation) {
        return Optional.ofNullable(operation.getResponses().getAPIResponse("200"))
                .map(APIResponse::getContent)
                .map(content -> content.getMediaType(MediaType.APPLICATION_JSON))
                .map(type -> type.getSchema().getRef());
    }

    /** Whether the answer is a resource with a version, which is then its ETag. */
    private static boolean hasVersion(Operation operation, OpenAPI api) {
        return answered(operation)
                .map(ref -> api.getComponents().getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1)))
                .map(Schema::getProperties)
                .map(properties -> properties.get("version"))
                .map(Schema::getType)
                .filter(types -> types.contains(SchemaType.INTEGER))
                .isPresent();
    }

    private void complete(Operation operation, boolean tagged, boolean read) {
        var open = nameRoles(operation);
        var changes = parameter(operation, HttpHeaders.IF_MATCH);
        changes.ifPresent(
                ifMatch -> ifMatch.required(true).description("The ETag that was read, or the version in quotes"));
        var once = idempotent.contains(operation.getOperationId());
        if (once) {
            operation.addParameter(idempotencyKey());
        }
        var answers = Optional.ofNullable(operation.getResponses().getAPIResponses()).stream()
                .flatMap(responses -> responses.values().stream())
                .anyMatch(response -> response.getContent() != null);
        fails(operation, "400", true);
        fails(operation, "401", !open);
        fails(operation, "403", !open);
        fails(operation, "404", hasPathParameter(operation));
        fails(operation, "406", answers);
        fails(operation, "409", once || !read && !open);
        fails(operation, "412", changes.isPresent());
        fails(operation, "413", operation.getRequestBody() != null);
        fails(operation, "415", operation.getRequestBody() != null);
        fails(operation, "422", once);
        fails(operation, "428", changes.isPresent());
        fails(operation, "429", true);
        fails(operation, "503", true);
        failsWith.getOrDefault(operation.getOperationId(), Set.of()).forEach(status -> fails(operation, status, true));
        if (tagged && read) {
            operation
                    .getResponses()
                    .addAPIResponse("304", OASFactory.createAPIResponse().description(NOT_MODIFIED));
        }
        ResponseHeaders.add(operation, tagged, once);
        examples(operation);
    }

    /**
     * Moves the roles from the security requirement, where OpenAPI expects the scopes of a token, to {@code x-roles}.
     *
     * @return whether everybody may call, without a token
     */
    private static boolean nameRoles(Operation operation) {
        var roles = Optional.ofNullable(operation.getSecurity()).stream()
                .flatMap(List::stream)
                .flatMap(requirement -> requirement.getSchemes().values().stream())
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        var open =
                Optional.ofNullable(operation.getSecurity()).orElseGet(List::of).isEmpty();
        operation.addExtension("x-roles", roles);
        operation.setSecurity(
                open
                        ? List.of()
                        : List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
        return open;
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
                .name(IDEMPOTENCY_KEY)
                .in(Parameter.In.HEADER)
                .required(true)
                .description("A different key for each new request; a repeated key has no second effect")
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .minLength(1)
                        .maxLength(128)
                        .addExample("7c9e6679-7425-40de-944b-e07fc1f90ae7"));
    }

    /** Describes a failure as a problem, beside other media types that the operation describes for it. */
    private static void fails(Operation operation, String status, boolean mayFail) {
        var described = operation.getResponses().getAPIResponse(status);
        operation.getResponses().removeAPIResponse(status);
        if (mayFail) {
            var content = (described == null || described.getContent() == null
                            ? OASFactory.createContent()
                            : described.getContent())
                    .addMediaType(
                            Problem.MEDIA_TYPE,
                            OASFactory.createMediaType()
                                    .schema(OASFactory.createSchema().ref("#/components/schemas/Problem")));
            operation
                    .getResponses()
                    .addAPIResponse(
                            status,
                            OASFactory.createAPIResponse()
                                    .description(Objects.requireNonNull(FAILURES.get(status), status))
                                    .content(content));
        }
    }

    private static Schema problem() {
        var violation = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("What is wrong with a field")
                .addProperty("field", text("The field, by its path in the body", "candidate.employments[0].from"))
                .addProperty("message", text("What is wrong and what is right", "a day is written YYYY-MM-DD"));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("A problem by RFC 9457, in the language of the caller")
                .addProperty("type", text("The kind of problem, as a URN", "urn:skillcert:problem:invalid-request"))
                .addProperty("title", text("The name of the status", "Bad Request"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .description("The HTTP status")
                                .addExample(400))
                .addProperty("detail", text("What is wrong, as a sentence", "The request has invalid fields."))
                .addProperty(
                        "instance",
                        text(
                                "The request, by the id that X-Request-Id and its log lines have",
                                "urn:skillcert:trace:0af7651916cd43dd8448eb211c80319c"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .description("What is wrong with which field; absent when no single field is to blame")
                                .items(violation))
                .required(List.of("type", "title", "status", "detail", "instance"));
    }

    private static Schema text(String description, String example) {
        return OASFactory.createSchema()
                .addType(SchemaType.STRING)
                .description(description)
                .addExample(example);
    }

    private static void examples(Operation operation) {
        var sent = Optional.ofNullable(operation.getRequestBody()).map(RequestBody::getContent);
        example(operation.getOperationId() + ".json")
                .ifPresent(value -> sent.ifPresent(
                        content -> content.getMediaTypes().values().forEach(type -> type.setExample(value))));
        TEXT_FILES.forEach((mediaType, ending) -> sent.map(content -> content.getMediaType(mediaType))
                .ifPresent(
                        type -> exampleText(operation.getOperationId() + ending).ifPresent(type::setExample)));
        example(operation.getOperationId() + ".answer.json")
                .ifPresent(value -> operation.getResponses().getAPIResponses().entrySet().stream()
                        .filter(response -> response.getKey().startsWith("2"))
                        .map(response -> response.getValue().getContent())
                        .filter(Objects::nonNull)
                        .map(content -> content.getMediaType(MediaType.APPLICATION_JSON))
                        .filter(Objects::nonNull)
                        .forEach(type -> type.setExample(value)));
    }

    private static Optional<Object> example(String name) {
        return exampleText(name).map(json -> {
            try {
                return new ObjectMapper().readValue(json, Object.class);
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        });
    }

    private static Optional<String> exampleText(String name) {
        var file = "openapi/" + name;
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
