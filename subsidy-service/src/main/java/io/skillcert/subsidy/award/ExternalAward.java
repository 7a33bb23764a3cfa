package io.skillcert.subsidy.award;

import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.SkillLevel;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An award that another body has granted: it counts like one from here (SUB-04 to SUB-07).
 *
 * @param field where it stands in the request, for what is wrong with it
 * @param reference the granting body's own, once for each award
 */
public record ExternalAward(
        String field,
        IdentityDocument document,
        AwardKind kind,
        Optional<String> occupationCode,
        Optional<SkillLevel> level,
        LocalDate claimedOn,
        String grantedBy,
        String reference) {}
