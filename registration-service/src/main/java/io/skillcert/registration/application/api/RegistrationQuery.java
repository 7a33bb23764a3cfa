package io.skillcert.registration.application.api;

import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.Registrations;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** Which registrations are asked for; what is absent does not filter. */
class RegistrationQuery {

    @RestQuery
    UUID batchId;

    @RestQuery
    UUID cohortId;

    @RestQuery
    RegistrationStatus status;

    @RestQuery
    @Min(1)
    @Max(5)
    Integer level;

    /** The first day of registration. */
    @RestQuery
    LocalDate registeredFrom;

    /** The last one. */
    @RestQuery
    LocalDate registeredTo;

    /** Confirmed, and kept from sitting by a public emergency (REG-12). */
    @RestQuery
    @Pattern(regexp = "true")
    String hindered;

    /** @param owner null for those who may see everybody's */
    Registrations.Filter filter(String owner) {
        return new Registrations.Filter(
                batchId, cohortId, status, level, registeredFrom, registeredTo, Boolean.valueOf(hindered), owner);
    }
}
