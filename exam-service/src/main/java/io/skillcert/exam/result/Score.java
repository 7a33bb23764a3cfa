package io.skillcert.exam.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.skillcert.http.StrictJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A score (EXM-02): 0 to 100, at most two decimals; written as a string or a number. */
@JsonDeserialize(using = Score.Reader.class)
@Schema(implementation = String.class, examples = "78.50")
public record Score(BigDecimal value) {

    static final class Reader extends StdDeserializer<Score> {

        private static final Pattern FORM = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
        private static final BigDecimal HIGHEST = new BigDecimal(100);

        Reader() {
            super(Score.class);
        }

        @Override
        public Score deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var token = parser.currentToken();
            if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
                var text = parser.getText();
                if (FORM.matcher(text).matches() && new BigDecimal(text).compareTo(HIGHEST) <= 0) {
                    return new Score(new BigDecimal(text));
                }
            }
            throw new StrictJson.InvalidField(parser, "a score is 0 to 100 with at most two decimals");
        }
    }
}
