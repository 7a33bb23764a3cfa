package io.skillcert.registration.application.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.json.RawJson;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.application.Accommodation;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.StatusChange;
import io.skillcert.registration.batch.ExamSubject;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A registration in the shape of the published API.
 *
 * @param number ascending in the order of registration
 * @param version what {@code If-Match} must name, in quotes
 * @param resitOf the registration that a resit repeats, in these subjects; absent for the first sitting
 * @param movedFrom the registration that a public emergency hindered, and that this one takes the place of
 * @param reviewTakenUntil a registrar has the case, until then at the latest
 * @param exam absent until exam-service has told something
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistrationView(
        UUID id,
        long number,
        UUID batchId,
        UUID cohortId,
        String occupationCode,
        int level,
        String attempt,
        UUID resitOf,
        Set<ExamSubject> subjects,
        UUID movedFrom,
        UUID siteId,
        Accommodation accommodation,
        Yuan fee,
        RegistrationStatus status,
        int round,
        Instant reviewTakenUntil,
        LocalDate registeredOn,
        HolderView holder,
        DecisionView eligibility,
        ExamView exam,
        long version) {

    /** @param documents those to be corrected, where it was returned for that */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record StatusChangeView(
            RegistrationStatus from,
            RegistrationStatus to,
            Instant at,
            String byRole,
            String reason,
            List<DocumentCode> documents) {
        static StatusChangeView of(StatusChange change) {
            return new StatusChangeView(
                    change.from().orElse(null),
                    change.to(),
                    change.at(),
                    change.byRole(),
                    change.reason().orElse(null),
                    change.documents());
        }
    }

    /** @param reason why it was decided again; absent for the first time */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StoredDecisionView(Instant decidedAt, String reason, RawJson facts, DecisionView decision) {}

    /** Masked, for every reader. */
    public record HolderView(String name, IdentityDocument.Type identityType, String identityNumber) {}

    /** @param reasons the codes of the unmet rules; empty if eligible. @param routes the codes of the met routes */
    public record DecisionView(
            UUID id, boolean eligible, List<String> reasons, RawJson routes, PolicyVersion policy, RawJson findings) {}

    /** @param hinderedAt a public emergency keeps the person from sitting; there are no seats then */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExamView(
            RawJson seats,
            Instant hinderedAt,
            String outcome,
            RawJson subjects,
            List<String> resitSubjects,
            LocalDate resitRegisterBy,
            LocalDate publishedOn,
            String certificateNumber) {}
}
