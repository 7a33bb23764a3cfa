package io.skillcert.subsidy.claim.api;

import io.skillcert.delivery.changes.ChangedRows;
import io.skillcert.personal.OwnReference;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.ListClaims;
import jakarta.validation.constraints.Pattern;
import org.jboss.resteasy.reactive.RestQuery;

/** The filter of claims in a query string. An absent parameter does not filter. */
class ClaimQuery {

    @RestQuery
    ClaimStatus status;

    /** Only undecided claims past their last day (SUB-12). */
    @RestQuery
    @Pattern(regexp = "true|false", message = "must be true or false")
    String overdue;

    @RestQuery
    @Pattern(regexp = "[SY]\\d{21}", message = "is not a certificate number")
    String certificateNumber;

    @RestQuery
    @OwnReference
    String reference;

    /** @param changes the transactions to filter by, or null */
    ListClaims.Filter filter(ChangedRows.Transactions changes) {
        return new ListClaims.Filter(status, "true".equals(overdue), certificateNumber, reference, changes);
    }
}
