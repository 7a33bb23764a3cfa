package io.skillcert.http.openapi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/**
 * Describes operations, parameters, tags, schemas, properties and the values of enums: by their Javadoc, and where a record
 * says nothing about a component, by the {@link Terms} that the API's fields have in common. A property has its Chinese term
 * too. An operation also says whether it can be repeated with the same key, and who may call it.
 */
final class OpenApiDescriptions {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final String REPEATABLE =
            "Repeated with the same `Idempotency-Key`, the request gets the stored answer and has no second effect.";

    private final Javadocs javadocs;
    private final Terms terms = Terms.meanings();
    private final Terms chineseTerms = Terms.chinese();

    OpenApiDescriptions(Javadocs javadocs) {
        this.javadocs = javadocs;
    }

    /** Describes a document and returns the former name of each schema that was renamed. */
    Map<String, String> describe(OpenAPI api) {
        api.getPaths().getPathItems().values().forEach(item -> item.getOperations()
                .values()
                .forEach(this::describe));
        Optional.ofNullable(api.getTags()).orElseGet(List::of).forEach(tag -> describe(tag, api));
        var former = SchemaNames.makeUnique(api, javadocs);
        api.getComponents()
                .getSchemas()
                .forEach((name, schema) -> describe(name, former.getOrDefault(name, name), schema));
        return former;
    }

    private void describe(Operation operation) {
        var roles = (List<?>) operation.getExtensions().get("x-roles");
        var callers = operation.getSecurity().isEmpty()
                ? "Everybody may call this, without a token."
                : roles.isEmpty()
                        ? "Needs a token, with any role."
                        : "For the roles "
                                + roles.stream().map(role -> "`" + role + "`").collect(Collectors.joining(", ")) + ".";
        var said = javadocs.ofOperation(operation.getOperationId());
        var repeatable = Optional.of(REPEATABLE).filter(text -> isRepeatable(operation));
        operation.setDescription(Stream.of(said, repeatable, Optional.of(callers))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n\n")));
        Optional.ofNullable(operation.getParameters())
                .orElseGet(List::of)
                .forEach(parameter -> describe(operation, parameter));
    }

    private static boolean isRepeatable(Operation operation) {
        return Optional.ofNullable(operation.getParameters()).orElseGet(List::of).stream()
                .anyMatch(parameter -> OpenApiConventions.IDEMPOTENCY_KEY.equals(parameter.getName()));
    }

    private void describe(Operation operation, Parameter parameter) {
        if (parameter.getDescription() == null) {
            javadocs.ofParameter(operation.getOperationId(), parameter.getName())
                    .or(() -> terms.of(operation.getOperationId(), parameter.getName()))
                    .ifPresent(parameter::setDescription);
        }
    }

    private void describe(Tag tag, OpenAPI api) {
        api.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .filter(operation ->
                        operation.getTags() != null && operation.getTags().contains(tag.getName()))
                .map(operation -> javadocs.ofResource(operation.getOperationId()))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(tag::setDescription);
    }

    private void describe(String name, String former, Schema schema) {
        var type = javadocs.typeOf(former, Javadocs.members(schema));
        if (schema.getDescription() == null) {
            type.flatMap(Javadocs.Type::comment).or(() -> terms.of(name)).ifPresent(schema::setDescription);
        }
        if (schema.getEnumeration() != null) {
            schema.setDescription(Optional.ofNullable(schema.getDescription()).orElse("") + values(name, schema, type));
        }
        properties(schema).forEach((property, described) -> {
            if (described.getDescription() == null) {
                type.flatMap(known -> known.component(property))
                        .or(() -> terms.of(name, property))
                        .ifPresent(described::setDescription);
            }
            addChinese(name, property, described);
        });
    }

    /** Adds the Chinese term of a property to its description, unless that has one. */
    private void addChinese(String schema, String property, Schema described) {
        var description = Optional.ofNullable(described.getDescription()).orElse("");
        if (!CHINESE.matcher(description).find()) {
            chineseTerms
                    .of(schema, property)
                    .map(term -> description + " (" + term + ")")
                    .ifPresent(described::setDescription);
        }
    }

    private String values(String name, Schema schema, Optional<Javadocs.Type> type) {
        return schema.getEnumeration().stream()
                .filter(Objects::nonNull)
                .map(Object::toString)
                .map(value -> "\n- `" + value + "`"
                        + type.flatMap(known -> known.constant(value))
                                .or(() -> terms.of(name, value))
                                .map(": "::concat)
                                .orElse(""))
                .collect(Collectors.joining());
    }

    private static Map<String, Schema> properties(Schema schema) {
        return Optional.ofNullable(schema.getProperties()).orElseGet(Map::of);
    }
}
