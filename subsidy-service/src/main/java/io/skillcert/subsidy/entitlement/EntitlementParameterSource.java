package io.skillcert.subsidy.entitlement;

import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.subsidy.assessment.ParameterReader;
import io.skillcert.subsidy.entitlement.policy.Reminders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The parameters of an entitlement: the days of its reminders. */
@ApplicationScoped
class EntitlementParameterSource extends ParameterReader<Reminders> {

    @Override
    public String folder() {
        return "policy/entitlement";
    }

    @Override
    public List<String> names() {
        return List.of("reminders");
    }

    @Override
    public Reminders read(ParameterFiles files) {
        return new Reminders(files.shaped("reminders", "days", Reminders.Days.class));
    }
}
