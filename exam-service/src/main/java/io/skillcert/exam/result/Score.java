package io.skillcert.exam.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.skillcert.http.json.StrictJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A score (EXM-02): 0 to 100, at most two decimals; written as a string or a number. */
@JsonDeserialize(using = Score.Reader.class)
@Schema(implementation = String.class, examples = "78.50")
public record Score(BigDecimal value) {

    private static final Pattern FORM = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
    private static final BigDecimal HIGHEST = new BigDecimal(100);

    /** Empty if the text is no score. */
    public static Optional<Score> parse(String text) {
        return Optional.of(text)
                .filter(form -> FORM.matcher(form).matches())
                .map(BigDecimal::new)
                .filter(value -> value.compareTo(HIGHEST) <= 0)
                .map(Score::new);
    }

    static final class Reader extends StdDeserializer<Score> {

        Reader() {
            super(Score.class);
        }

        @Override
        public Score deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var token = parser.currentToken();
            var written = token == JsonToken.VALUE_STRING || token.isNumeric();
            var score = written ? parse(parser.getText()) : Optional.<Score>empty();
            if (score.isEmpty()) {
                throw new StrictJson.InvalidField(parser, "a score is 0 to 100 with at most two decimals");
            }
            return score.get();
        }
    }
}
