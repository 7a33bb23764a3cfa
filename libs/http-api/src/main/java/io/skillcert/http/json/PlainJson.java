package io.skillcert.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * A part of a request whose shape depends on its content.
 *
 * @param value a tree of {@link Boolean}, {@link String}, {@link Written}, {@link java.util.List} and {@link java.util.Map}
 */
@JsonDeserialize(using = PlainJson.Reader.class)
public record PlainJson(Object value) {

    /** A number as it was written: {@code 1.000} is not {@code 1}, and {@code 1e3} is not {@code 1000}. */
    public static final class Written extends Number {

        private final String text;

        private Written(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }

        @Override
        public int intValue() {
            return new BigDecimal(text).intValue();
        }

        @Override
        public long longValue() {
            return new BigDecimal(text).longValue();
        }

        @Override
        public float floatValue() {
            return Float.parseFloat(text);
        }

        @Override
        public double doubleValue() {
            return Double.parseDouble(text);
        }
    }

    static final class Reader extends StdDeserializer<PlainJson> {

        Reader() {
            super(PlainJson.class);
        }

        @Override
        public PlainJson deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new PlainJson(value(parser));
        }

        private static Object value(JsonParser parser) throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT -> object(parser);
                case START_ARRAY -> list(parser);
                case VALUE_STRING -> text(parser, parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Written(parser.getText());
                case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
                default -> null;
            };
        }

        private static Object object(JsonParser parser) throws IOException {
            var object = new LinkedHashMap<String, Object>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = text(parser, parser.currentName());
                parser.nextToken();
                try {
                    object.put(name, value(parser));
                } catch (StrictJson.InvalidField e) {
                    e.prependPath(new Reference(object, name));
                    throw e;
                }
            }
            return object;
        }

        private static Object list(JsonParser parser) throws IOException {
            var list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                try {
                    list.add(value(parser));
                } catch (StrictJson.InvalidField e) {
                    e.prependPath(new Reference(list, list.size()));
                    throw e;
                }
            }
            return list;
        }

        private static String text(JsonParser parser, String text) throws IOException {
            if (!XmlCharacters.areIn(text)) {
                throw new StrictJson.InvalidField(parser, XmlCharacters.REFUSAL);
            }
            return text;
        }
    }
}
