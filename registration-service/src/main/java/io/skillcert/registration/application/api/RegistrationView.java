package io.skillcert.registration.application.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.registration.application.RegistrationStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A registration in the shape of the published API.
 *
 * @param number ascending in the order of registration
 * @param version what {@code If-Match} must name, in quotes
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
        RegistrationStatus status,
        LocalDate registeredOn,
        HolderView holder,
        DecisionView eligibility,
        ExamView exam,
        long version) {

    /** Masked, for every reader. */
    public record HolderView(String name, IdentityDocument.Type identityType, String identityNumber) {}

    /** @param reasons the codes of the unmet rules; empty if eligible. @param routes the codes of the met routes */
    public record DecisionView(
            UUID id,
            boolean eligible,
            List<String> reasons,
            JsonNode routes,
            PolicyVersion policy,
            JsonNode findings) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExamView(
            JsonNode seats,
            String outcome,
            JsonNode subjects,
            List<String> resitSubjects,
            LocalDate resitRegisterBy,
            LocalDate publishedOn,
            String certificateNumber) {}
}
