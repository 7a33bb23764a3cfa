package io.skillcert.subsidy.policychange;

import io.skillcert.policy.Yuan;
import java.util.List;
import java.util.UUID;

/**
 * A stored case that candidate parameters would decide differently.
 *
 * @param before the outcome as decided
 * @param after the simulated outcome
 * @param rules the codes of the rules whose verdict changes
 */
public record SimulatedChange(
        UUID decisionId,
        String subjectType,
        UUID subjectId,
        int level,
        String before,
        String after,
        Yuan amountBefore,
        Yuan amountAfter,
        List<String> rules) {}
