package io.skillcert.subsidy.entitlement;

import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.subsidy.assessment.ParameterReader;
import io.skillcert.subsidy.entitlement.policy.Reminders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The parameters of {@code policy/entitlement} in force: reminders. */
@ApplicationScoped
class EntitlementParameterSource implements ParameterReader {

    private volatile Reminders reminders;

    @Override
    public String folder() {
        return "policy/entitlement";
    }

    @Override
    public List<String> names() {
        return List.of("reminders");
    }

    @Override
    public void check(ParameterFiles files) {
        read(files);
    }

    @Override
    public void follow(ParameterFiles files) {
        reminders = read(files);
    }

    Reminders reminders() {
        return reminders;
    }

    private static Reminders read(ParameterFiles files) {
        return new Reminders(files.shaped("reminders", "days", Reminders.Days.class));
    }
}
