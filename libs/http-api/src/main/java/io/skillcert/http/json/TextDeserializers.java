package io.skillcert.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import io.skillcert.http.json.StrictJson.InvalidField;
import java.io.IOException;

/** Deserializers that refuse texts with characters that XML 1.0 does not permit. */
final class TextDeserializers {

    private TextDeserializers() {}

    /** Reads a text. */
    static final class Text extends StdDeserializer<String> {

        private static final StringDeserializer PLAIN = new StringDeserializer();

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = PLAIN.deserialize(parser, context);
            require(text, parser);
            return text;
        }
    }

    /** Reads a tree and checks its texts and field names. */
    static final class Tree extends JsonNodeDeserializer {

        Tree() {}

        @Override
        public JsonNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var tree = super.deserialize(parser, context);
            requireAll(tree, parser);
            return tree;
        }

        private static void requireAll(JsonNode node, JsonParser parser) throws InvalidField {
            if (node.isTextual()) {
                require(node.textValue(), parser);
            }
            for (var names = node.fieldNames(); names.hasNext(); ) {
                require(names.next(), parser);
            }
            for (var field : node.properties()) {
                requireAll(field.getValue(), parser, new Reference(node, field.getKey()));
            }
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                requireAll(node.get(i), parser, new Reference(node, i));
            }
        }

        private static void requireAll(JsonNode node, JsonParser parser, Reference place) throws InvalidField {
            try {
                requireAll(node, parser);
            } catch (InvalidField e) {
                e.prependPath(place);
                throw e;
            }
        }
    }

    private static void require(String text, JsonParser parser) throws InvalidField {
        if (!XmlCharacters.areIn(text)) {
            throw new InvalidField(parser, XmlCharacters.REFUSAL);
        }
    }
}
