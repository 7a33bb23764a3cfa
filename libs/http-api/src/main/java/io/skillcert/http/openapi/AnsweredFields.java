package io.skillcert.http.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.Type;

/**
 * Marks the fields as required that an answer always has, null or not: those of a record that {@link JsonInclude} does not leave
 * out. Schemas that a request has as well keep the fields that their constraints require.
 */
final class AnsweredFields {

    private static final DotName JSON_INCLUDE = DotName.createSimple(JsonInclude.class);

    private final Map<String, Schema> schemas;
    private final Set<String> sent = new HashSet<>();

    private AnsweredFields(OpenAPI api) {
        schemas = api.getComponents().getSchemas();
        api.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .map(RequestBody::getContent)
                .filter(Objects::nonNull)
                .map(Content::getMediaTypes)
                .flatMap(types -> types.values().stream())
                .map(MediaType::getSchema)
                .forEach(this::findSent);
    }

    /** @param former the former name of each schema that was renamed */
    static void require(OpenAPI api, Map<String, String> former, Javadocs classes) {
        var fields = new AnsweredFields(api);
        fields.schemas.forEach((name, schema) -> {
            if (!fields.sent.contains(name) && schema.getProperties() != null) {
                classes.classOf(former.getOrDefault(name, name), Javadocs.members(schema))
                        .filter(ClassInfo::isRecord)
                        .ifPresent(type -> require(schema, type));
            }
        });
    }

    private static void require(Schema schema, ClassInfo type) {
        var required = Optional.ofNullable(schema.getRequired()).orElseGet(List::of);
        schema.getProperties().keySet().stream()
                .filter(name -> !required.contains(name))
                .filter(name -> type.field(name) != null && isAlwaysThere(type, type.field(name)))
                .forEach(schema::addRequired);
    }

    private static boolean isAlwaysThere(ClassInfo type, FieldInfo field) {
        return field.type().kind() == Type.Kind.PRIMITIVE
                || !type.hasDeclaredAnnotation(JSON_INCLUDE) && !field.hasAnnotation(JSON_INCLUDE);
    }

    private void findSent(Schema schema) {
        if (schema == null) {
            return;
        }
        var ref = schema.getRef();
        if (ref != null) {
            var name = ref.substring(ref.lastIndexOf('/') + 1);
            if (sent.add(name)) {
                findSent(schemas.get(name));
            }
        }
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .forEach(this::findSent);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::findSent);
        }
        findSent(schema.getItems());
        findSent(schema.getAdditionalPropertiesSchema());
    }
}
