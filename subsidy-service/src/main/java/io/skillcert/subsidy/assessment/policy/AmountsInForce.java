package io.skillcert.subsidy.assessment.policy;

import io.skillcert.policy.InForce;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.assessment.policy.Assessment.AmountTrace;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts.CertificateFacts;
import io.skillcert.subsidy.assessment.policy.SubsidyParameters.Uplift;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** SUB-10: what each level is paid between two changes of the amounts or the uplift. */
final class AmountsInForce {

    private static final BigDecimal NO_UPLIFT = new BigDecimal("0.00");

    private final Map<SkillLevel, AmountTrace> plain = new EnumMap<>(SkillLevel.class);
    private final Map<SkillLevel, AmountTrace> uplifted = new EnumMap<>(SkillLevel.class);
    private final Set<String> upliftedOccupations;

    private AmountsInForce(SubsidyParameters parameters, LocalDate day) {
        var amounts = parameters.amounts().on(day).value();
        var uplift = parameters.uplift().on(day).value();
        upliftedOccupations = uplift.occupations();
        for (var level : SkillLevel.values()) {
            var base = new Yuan(amounts.get(level.number()));
            plain.put(level, new AmountTrace(base, NO_UPLIFT, base, Optional.empty(), base));
            if (uplift.levels().contains(level.number())) {
                uplifted.put(level, uplifted(base, uplift));
            }
        }
    }

    /** By the day. */
    static InForce<AmountsInForce> of(SubsidyParameters parameters) {
        return new InForce<>(
                List.of(parameters.amounts(), parameters.uplift()), day -> new AmountsInForce(parameters, day));
    }

    /** Base by level; where the uplift applies, base × (1 + rate), at most the cap. */
    AmountTrace of(CertificateFacts certificate) {
        var level = certificate.level();
        return uplifted.containsKey(level) && upliftedOccupations.contains(certificate.occupationCode())
                ? uplifted.get(level)
                : plain.get(level);
    }

    private static AmountTrace uplifted(Yuan base, Uplift uplift) {
        var uplifted = base.times(BigDecimal.ONE.add(uplift.rate()), RoundingMode.HALF_UP);
        var cap = new Yuan(uplift.cap());
        return new AmountTrace(base, uplift.rate(), uplifted, Optional.of(cap), uplifted.atMost(cap));
    }
}
