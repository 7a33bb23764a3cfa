package io.skillcert.subsidy.claim.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.claim.ClaimStatus;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A claim and how far it is (§6.3).
 *
 * @param claimedOn the day that counts; absent in a draft
 * @param decisionExpectedOn the announced day. @param decisionDueOn the latest (SUB-12)
 * @param correctBy the last day to correct it, while that is asked for
 * @param placeInQueue while it awaits funds: how many come first, itself counted
 * @param bankAccount masked
 * @param claimableFrom for a refusal: the first day on which time alone would let the same claim be granted
 * @param decision the latest assessment with every finding. @param decisionId its record
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimView(
        UUID id,
        String certificateNumber,
        AwardKind kind,
        LocalDate claimedOn,
        LocalDate decisionExpectedOn,
        LocalDate decisionDueOn,
        boolean overdue,
        ClaimStatus status,
        Yuan amount,
        LocalDate correctBy,
        Long placeInQueue,
        String bankCode,
        String bankAccount,
        LocalDate paidOn,
        LocalDate claimableFrom,
        UUID decisionId,
        JsonNode decision,
        long version) {}
