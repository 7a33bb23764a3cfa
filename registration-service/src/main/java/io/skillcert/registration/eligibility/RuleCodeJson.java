package io.skillcert.registration.eligibility;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.skillcert.policy.RuleCode;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Writes the rule of a stored finding as {@code {"code": "REG-01"}}, the published form of {@code /decisions}. */
@Singleton
class RuleCodeJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("rule-codes").addSerializer(RuleCode.class, new CodeObject()));
    }

    private static final class CodeObject extends StdSerializer<RuleCode> {

        CodeObject() {
            super(RuleCode.class);
        }

        @Override
        public void serialize(RuleCode rule, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("code", rule.code());
            json.writeEndObject();
        }
    }
}
