package io.skillcert.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.skillcert.policy.Yuan;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Configures Jackson strictly: unknown fields, duplicate keys and implicit conversions are errors. */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        strict(mapper);
    }

    /** Runs last, so that no other module replaces these deserializers. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    /** Applies the settings to a mapper. */
    public static ObjectMapper strict(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        mapper.getFactory().configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true);
        noCoercion(mapper);
        mapper.registerModule(new SimpleModule("skillcert")
                .addDeserializer(LocalDate.class, new Day())
                .addDeserializer(String.class, new TextDeserializers.Text())
                .addDeserializer(JsonNode.class, new TextDeserializers.Tree())
                .addDeserializer(OffsetDateTime.class, new Time())
                .addDeserializer(UUID.class, new Id())
                .addDeserializer(Yuan.class, new Money())
                .setDeserializerModifier(new ExactEnums())
                .addSerializer(Yuan.class, ToStringSerializer.instance));
        return mapper;
    }

    @SuppressWarnings("deprecation") // Quarkus hands over a built mapper, which has no other setter
    private static void noCoercion(ObjectMapper mapper) {
        mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        for (var shape : new CoercionInputShape[] {
            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        mapper.coercionConfigFor(LogicalType.Enum).setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    }

    private static final class Day extends StdDeserializer<LocalDate> {

        Day() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return IsoDates.read(parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : null);
            } catch (DateTimeException e) {
                throw new InvalidField(context.getParser(), e.getMessage());
            }
        }
    }

    /** Reads RFC 3339 date-times with an offset, in the same range of years as dates. */
    private static final class Time extends StdDeserializer<OffsetDateTime> {

        private static final String FORM = "a time is written YYYY-MM-DDThh:mm:ss+08:00";

        Time() {
            super(OffsetDateTime.class);
        }

        @Override
        public OffsetDateTime deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw new InvalidField(parser, FORM);
            }
            try {
                var time = OffsetDateTime.parse(parser.getText());
                if (time.getYear() < IsoDates.FIRST.getYear() || time.getYear() > IsoDates.LAST.getYear()) {
                    throw new InvalidField(parser, "a time lies between {0} and {1}", IsoDates.FIRST, IsoDates.LAST);
                }
                return time;
            } catch (DateTimeException e) {
                throw new InvalidField(parser, FORM);
            }
        }
    }

    /** Reads UUIDs in their canonical form only. */
    private static final class Id extends StdDeserializer<UUID> {

        private static final Pattern CANONICAL = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

        Id() {
            super(UUID.class);
        }

        @Override
        public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : "";
            if (!CANONICAL.matcher(text).matches()) {
                throw new InvalidField(parser, "is not a UUID");
            }
            return UUID.fromString(text);
        }
    }

    /** Reads money from a string with two decimals, up to 999,999,999.99. */
    private static final class Money extends StdDeserializer<Yuan> {

        private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d{0,8})\\.\\d{2}");

        Money() {
            super(Yuan.class);
        }

        @Override
        public Yuan deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)
                    || !FORM.matcher(parser.getText()).matches()) {
                throw new InvalidField(parser, "money is a text with two decimals, such as \"2400.00\"");
            }
            return Yuan.of(parser.getText());
        }
    }

    /** Reads enum constants by their exact name: not trimmed, not by ordinal. */
    private static final class ExactEnums extends BeanDeserializerModifier {

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> usual) {
            return new ExactEnum(type.getRawClass());
        }

        @Override
        public KeyDeserializer modifyKeyDeserializer(
                DeserializationConfig config, JavaType type, KeyDeserializer usual) {
            return type.isEnumType() ? new ExactKey(new ExactEnum(type.getRawClass())) : usual;
        }
    }

    private static final class ExactEnum extends StdDeserializer<Object> {

        private final Map<String, Object> choices = new LinkedHashMap<>();

        ExactEnum(Class<?> type) {
            super(type);
            for (var constant : type.getEnumConstants()) {
                choices.put(((Enum<?>) constant).name(), constant);
            }
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return choice(parser, parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : null);
        }

        Object choice(JsonParser parser, String name) throws InvalidField {
            var choice = choices.get(name);
            if (choice == null) {
                throw new InvalidField(parser, "must be one of {0}", String.join(", ", choices.keySet()));
            }
            return choice;
        }
    }

    private static final class ExactKey extends KeyDeserializer {

        private final ExactEnum choices;

        ExactKey(ExactEnum choices) {
            this.choices = choices;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return choices.choice(context.getParser(), key);
        }
    }

    /** A value that a deserializer refuses, with a message for the caller. */
    public static final class InvalidField extends JsonMappingException {

        private final transient Object[] arguments;

        /** @param template the message in English with {@code {0}}, {@code {1}} and so on */
        public InvalidField(JsonParser parser, String template, Object... arguments) {
            super(parser, template);
            this.arguments = arguments;
        }

        public String template() {
            return getOriginalMessage();
        }

        public Object[] arguments() {
            return arguments.clone();
        }
    }

    /** A strict mapper for tests and tools that run outside a service. */
    public static ObjectMapper mapper() {
        return strict(JsonMapper.builder().findAndAddModules().build());
    }
}
