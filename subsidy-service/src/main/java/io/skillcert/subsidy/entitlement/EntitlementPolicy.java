package io.skillcert.subsidy.entitlement;

import io.quarkus.runtime.Startup;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.subsidy.entitlement.policy.Reminders;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the parameter files of {@code policy/entitlement} once, at the start. */
@Singleton
class EntitlementPolicy {

    @Produces
    @Startup
    @Singleton
    Reminders reminders() {
        return new Reminders(
                new ParameterFiles("policy/entitlement").shaped("reminders", "days", Reminders.Days.class));
    }
}
