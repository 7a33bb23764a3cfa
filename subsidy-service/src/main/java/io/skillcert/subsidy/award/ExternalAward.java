package io.skillcert.subsidy.award;

import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.subsidy.AwardKind;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An award granted by another body. It counts towards the limits like an award of Skillcert (SUB-04 to SUB-07).
 *
 * @param field the place in the request, for violations
 * @param dayName the name of the day in the request: claimedOn or claimed_on
 * @param reference the granting body's own reference, unique among its awards
 */
public record ExternalAward(
        String field,
        String dayName,
        IdentityDocument document,
        AwardKind kind,
        Optional<String> occupationCode,
        Optional<SkillLevel> level,
        LocalDate claimedOn,
        String grantedBy,
        String reference) {}
