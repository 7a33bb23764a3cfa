package io.skillcert.registration.pathway;

import io.quarkus.runtime.Startup;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.exam.ExamResultRules;
import io.skillcert.policy.exam.data.ResultParameterFiles;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.eligibility.policy.EligibilityRules;
import io.skillcert.registration.pathway.policy.Pathway;
import io.skillcert.registration.pathway.policy.PathwayFacts;
import io.skillcert.registration.pathway.policy.PathwayRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans pathways by the parameters in force, for the batches that are announced. */
@Startup
@ApplicationScoped
public class PlanPathway {

    private final EligibilityRules eligibility;
    private final ExamResultRules results;
    private final SubsidyRulesInForce subsidies;
    private final WorkingDays workingDays;
    private final ExamBatches batches;

    PlanPathway(
            EligibilityRules eligibility, SubsidyRulesInForce subsidies, WorkingDays workingDays, ExamBatches batches) {
        this.eligibility = eligibility;
        this.results = new ExamResultRules(ResultParameterFiles.read(), workingDays);
        this.subsidies = subsidies;
        this.workingDays = workingDays;
        this.batches = batches;
    }

    /** Plans the way of a person. Nothing is stored. */
    public Pathway plan(PathwayFacts facts) {
        return new PathwayRules(eligibility, results, subsidies.get(), workingDays).plan(facts);
    }

    /** Whether all rules of the way are in force on the day. */
    public boolean isInForceOn(LocalDate day) {
        return eligibility.isInForceOn(day) && results.isInForceOn(day);
    }

    /** The batches that are announced for the level and whose registration does not end before the day. */
    public List<PathwayFacts.Batch> announced(String occupationCode, SkillLevel level, LocalDate on) {
        return batches.announced(occupationCode, on).stream()
                .filter(batch -> batch.holds(level))
                .map(batch -> new PathwayFacts.Batch(
                        batch.id().toString(),
                        batch.levels().stream().map(SkillLevel::of).collect(Collectors.toSet()),
                        batch.periods().registrationFrom(),
                        batch.periods().registrationTo(),
                        batch.periods().examTo(),
                        batch.fee(level, Set.of())))
                .toList();
    }
}
