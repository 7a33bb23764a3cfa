package io.skillcert.exam.result;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.skillcert.policy.RuleCode;
import io.skillcert.policy.exam.ExamRule;
import jakarta.inject.Singleton;

/** Writes the rule of a finding as its published code, such as {@code EXM-02}, and reads it back from a stored decision. */
@Singleton
class ExamRuleJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("exam-rules")
                .addSerializer(RuleCode.class, new ToCode())
                .addDeserializer(RuleCode.class, new FromCode()));
    }

    private static final class ToCode extends ToStringSerializerBase {

        ToCode() {
            super(RuleCode.class);
        }

        @Override
        public String valueToString(Object rule) {
            return ((RuleCode) rule).code();
        }
    }

    private static final class FromCode extends FromStringDeserializer<RuleCode> {

        FromCode() {
            super(RuleCode.class);
        }

        @Override
        protected RuleCode _deserialize(String code, DeserializationContext context) {
            return ExamRule.of(code);
        }
    }
}
