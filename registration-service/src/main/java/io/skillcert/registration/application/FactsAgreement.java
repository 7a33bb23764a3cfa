package io.skillcert.registration.application;

import io.skillcert.http.problem.Violations;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.registration.eligibility.CandidateFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Checks that the facts of a registration agree with each other and with the identity document (REG-14), wherever they come
 * in or change.
 */
@ApplicationScoped
public class FactsAgreement {

    private final Timeline<Integer> minimumWorkingAge =
            new ParameterFiles("policy/application").count("minimum-working-age");

    /**
     * Adds a violation for each fact that contradicts another one or the identity document.
     *
     * @param document empty if it is missing or invalid
     * @param path the path of the facts in the request
     * @param on the day of submission
     */
    public void check(
            CandidateFacts facts,
            Optional<IdentityDocument> document,
            String path,
            LocalDate on,
            Violations violations) {
        facts.check(path, on, violations);
        violations.addIf(
                document.flatMap(IdentityDocument::birthDate)
                        .filter(day -> !day.equals(facts.birthDate()))
                        .isPresent(),
                path + ".birthDate",
                "contradicts the identity number");
        var age = minimumWorkingAge.on(on).value();
        var earliest = facts.birthDate().plusYears(age);
        for (int i = 0; i < facts.employments().size(); i++) {
            violations.addIf(
                    facts.employments().get(i).from().isBefore(earliest),
                    path + ".employments[" + i + "].from",
                    "is before the birthday number {0}, {1}",
                    age,
                    earliest);
        }
    }

    /** @throws io.skillcert.http.problem.ProblemException 400 if {@link #check} finds violations */
    public void require(CandidateFacts facts, IdentityDocument document, String path, LocalDate on) {
        var violations = new Violations();
        check(facts, Optional.of(document), path, on, violations);
        violations.throwIfAny();
    }
}
