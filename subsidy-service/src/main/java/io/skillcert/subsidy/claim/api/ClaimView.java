package io.skillcert.subsidy.claim.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.subsidy.assessment.AssessmentView;
import io.skillcert.subsidy.claim.ClaimStatus;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A claim as the API publishes it (§6.3).
 *
 * @param href where to read it
 * @param reference the own reference of the account that has filed the claim; absent if it has stated none
 * @param claimedOn the day that counts for the rules; absent in a draft
 * @param decisionExpectedOn the earliest day of the decision, as announced (SUB-12)
 * @param decisionDueOn the last day of the decision (SUB-12)
 * @param correctBy the last day to correct the claim, while a correction is awaited
 * @param placeInQueue the place in the queue for funds, from 1, while the claim is in it
 * @param bankAccount the number of the account, masked
 * @param claimant what those who decide see of the claimant; absent for others and in lists
 * @param claimableFrom for a refused claim the first day on which it would not be refused if nothing but time changes
 * @param decisionId the id of the decision's record
 * @param decision the latest decision with every finding
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimView(
        UUID id,
        String href,
        String reference,
        String certificateNumber,
        AwardKind kind,
        LocalDate claimedOn,
        LocalDate decisionExpectedOn,
        LocalDate decisionDueOn,
        Boolean overdue,
        ClaimStatus status,
        Yuan amount,
        LocalDate correctBy,
        Long placeInQueue,
        String bankCode,
        String bankAccount,
        LocalDate paidOn,
        ClaimantView claimant,
        LocalDate claimableFrom,
        UUID decisionId,
        @Schema(implementation = AssessmentView.class) JsonNode decision,
        long version) {}
