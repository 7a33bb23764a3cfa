package io.skillcert.events.subsidy;

import static io.skillcert.events.FieldFormat.NAME;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An adopted value of a policy parameter (政策参数) is withdrawn before its day. The topic is compacted: it keeps the last event of
 * each parameter and day.
 *
 * @param name the name of the parameter (参数名称)
 * @param effectiveFrom the day from which the value would have applied (原定生效日期)
 * @param withdrawnAt when it was withdrawn (撤回时间)
 */
@EventContract(topics = "subsidy.parameters")
public record ParameterWithdrawnV1(
        @EventField(format = NAME) String name, LocalDate effectiveFrom, Instant withdrawnAt) {

    public static final String TYPE = "io.skillcert.subsidy.parameter-withdrawn.v1";

    public ParameterWithdrawnV1 {
        Required.all(name, effectiveFrom, withdrawnAt);
    }
}
