package io.skillcert.events.subsidy;

import static io.skillcert.events.FieldFormat.NAME;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A value of a policy parameter (政策参数) is put in force by two people. The topic is compacted: it keeps the last event of each
 * parameter and day.
 *
 * @param name the name of the parameter (参数名称)
 * @param effectiveFrom the first day on which the value applies (生效日期)
 * @param value the value (取值) as JSON in the shape of the parameter's unit
 * @param document the document that the value is cited from (依据文件)
 * @param article the article of the document (条款)
 * @param adoptedAt when it was put in force (采纳时间)
 */
@EventContract(topics = "subsidy.parameters")
public record ParameterAdoptedV1(
        @EventField(format = NAME) String name,
        LocalDate effectiveFrom,
        @EventField(format = NAME) String value,
        @EventField(format = NAME) String document,
        @EventField(format = NAME) String article,
        Instant adoptedAt) {

    public static final String TYPE = "io.skillcert.subsidy.parameter-adopted.v1";

    public ParameterAdoptedV1 {
        Required.all(name, effectiveFrom, value, document, article, adoptedAt);
    }
}
