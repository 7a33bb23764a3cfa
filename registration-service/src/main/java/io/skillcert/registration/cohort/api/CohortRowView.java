package io.skillcert.registration.cohort.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.Violation;
import io.skillcert.registration.application.RegisterCandidate.Outcome;
import io.skillcert.registration.application.RegisterCandidate.Registered;
import io.skillcert.registration.cohort.CohortImportRow;
import io.skillcert.registration.cohort.RegisterCohort;
import io.skillcert.registration.cohort.RowResult;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The result of a row of a cohort.
 *
 * @param row counted from 1; in a file the header is row 1
 * @param result absent until the row of a file is handled
 * @param eligible the decision of the rules, if the row is registered
 * @param duplicateOf the own registration that the row repeats
 * @param violations by column for a file
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CohortRowView(
        int row,
        RowResult result,
        UUID registrationId,
        Boolean eligible,
        List<String> reasons,
        UUID duplicateOf,
        List<Violation.View> violations) {

    static CohortRowView of(int row, RegisterCohort.Row result, Locale language) {
        var registered = result.outcome().flatMap(Outcome::registered);
        var decision = registered.map(Registered::decision);
        return new CohortRowView(
                row,
                result.outcome()
                        .map(outcome -> RowResult.valueOf(outcome.result().name()))
                        .orElse(RowResult.INVALID),
                registered.map(found -> found.registration().id()).orElse(null),
                decision.map(found -> found.isEligible()).orElse(null),
                decision.map(found -> found.reasons()).orElse(List.of()),
                result.outcome().flatMap(Outcome::duplicateOf).orElse(null),
                Violation.in(result.violations(), language));
    }

    static CohortRowView of(CohortImportRow row, Json json, Locale language) {
        List<Violation> violations = json.read(row.problems(), new TypeReference<>() {});
        return new CohortRowView(
                row.row(),
                row.result().orElse(null),
                row.registrationId(),
                row.eligible(),
                row.reasons(),
                row.duplicateOf().orElse(null),
                Violation.in(violations, language));
    }
}
