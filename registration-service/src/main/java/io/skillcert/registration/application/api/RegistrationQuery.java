package io.skillcert.registration.application.api;

import io.skillcert.delivery.changes.ChangedRows;
import io.skillcert.personal.OwnReference;
import io.skillcert.registration.application.LapseCause;
import io.skillcert.registration.application.RegistrationSearch;
import io.skillcert.registration.application.RegistrationStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** The filter of registrations in a query string. An absent parameter does not filter. */
class RegistrationQuery {

    @RestQuery
    UUID batchId;

    @RestQuery
    UUID cohortId;

    @RestQuery
    RegistrationStatus status;

    /** Only lapsed registrations with this cause, such as those that nobody has reviewed. */
    @RestQuery
    LapseCause lapseCause;

    @RestQuery
    @Min(1)
    @Max(5)
    Integer level;

    @RestQuery
    LocalDate registeredFrom;

    @RestQuery
    LocalDate registeredTo;

    @RestQuery
    Long number;

    @RestQuery
    @OwnReference
    String reference;

    /** Only confirmed registrations whose exam a public emergency prevents (REG-12). */
    @RestQuery
    @Pattern(regexp = "true")
    String hindered;

    /**
     * @param owner the owner to filter by, or null
     * @param changes the transactions to filter by, or null
     */
    RegistrationSearch.Filter filter(String owner, ChangedRows.Transactions changes) {
        return new RegistrationSearch.Filter(
                batchId,
                cohortId,
                status,
                lapseCause,
                level,
                registeredFrom,
                registeredTo,
                number,
                reference,
                Boolean.valueOf(hindered),
                owner,
                changes);
    }
}
