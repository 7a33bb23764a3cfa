package io.skillcert.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigPart;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Generates the JSON Schemas (2020-12) of the event records from their components, annotations and Javadoc. */
final class SchemaGeneration {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaGenerator generator;

    SchemaGeneration() {
        var config = new SchemaGeneratorConfigBuilder(JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS);
        config.forTypesInGeneral().withPropertySorter((one, other) -> 0); // in the order of the record
        constrain(config.forFields());
        generator = new SchemaGenerator(config.build());
    }

    /**
     * Generates the schema of an event type.
     *
     * @param event a record with {@link EventContract}
     * @return the schema with {@code x-topics}, and {@code x-optional} if readers may ignore the type
     */
    JsonNode schema(Class<?> event) {
        var generated = generator.generateSchema(event);
        var contract = event.getAnnotation(EventContract.class);
        var schema = JSON.createObjectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("$id", "urn:skillcert:event:" + EventRecords.type(event));
        schema.put("description", EventRecords.describe(event).record());
        Stream.of(contract.topics()).forEach(schema.putArray("x-topics")::add);
        if (contract.ignorable()) {
            schema.put("x-optional", true);
        }
        return reread(schema.setAll(generated));
    }

    /** Returns the numbers with the types that a reader of the file sees. */
    private static JsonNode reread(JsonNode schema) {
        try {
            return JSON.readTree(schema.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void constrain(SchemaGeneratorConfigPart<FieldScope> fields) {
        fields.withDescriptionResolver(SchemaGeneration::description)
                .withRequiredCheck(
                        field -> annotation(field) == null || !annotation(field).optional())
                .withStringPatternResolver(field -> format(field).pattern())
                .withEnumResolver(field ->
                        format(field).oneOf().isEmpty() ? null : format(field).oneOf())
                .withStringMinLengthResolver(
                        field -> isText(field) ? number(format(field).least()) : null)
                .withStringMaxLengthResolver(
                        field -> isText(field) ? number(format(field).most()) : null)
                .withNumberInclusiveMinimumResolver(
                        field -> isText(field) ? null : decimal(format(field).least()))
                .withNumberInclusiveMaximumResolver(
                        field -> isText(field) ? null : decimal(format(field).most()))
                .withArrayMinItemsResolver(
                        field -> isList(field) && annotation(field).minItems() > 0
                                ? annotation(field).minItems()
                                : null)
                .withArrayUniqueItemsResolver(
                        field -> isList(field) && annotation(field).uniqueItems() ? true : null);
    }

    private static String description(FieldScope field) {
        var type = field.getType().getErasedType();
        if (field.isFakeContainerItemScope()) {
            return type.isRecord() ? EventRecords.describe(type).record() : null;
        }
        var member = field.getRawMember();
        return EventRecords.describe(member.getDeclaringClass()).components().get(member.getName());
    }

    private static EventField annotation(FieldScope field) {
        return field.getRawMember().getAnnotation(EventField.class);
    }

    private static boolean isList(FieldScope field) {
        return annotation(field) != null && field.isContainerType() && !field.isFakeContainerItemScope();
    }

    /** The format of a list is that of its elements. */
    private static FieldFormat format(FieldScope field) {
        return annotation(field) == null || isList(field)
                ? FieldFormat.ANY
                : annotation(field).format();
    }

    private static boolean isText(FieldScope field) {
        return field.getType().getErasedType() == String.class;
    }

    private static Integer number(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static BigDecimal decimal(OptionalInt value) {
        return value.isPresent() ? BigDecimal.valueOf(value.getAsInt()) : null;
    }
}
