package io.skillcert.registration.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.http.problem.Violation;
import io.skillcert.http.problem.Violations;
import io.skillcert.registration.application.ApplicationForm;
import io.skillcert.registration.application.FactsAgreement;
import io.skillcert.registration.application.RegisterCandidate.Application;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamSites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads and validates the rows of a cohort. */
@ApplicationScoped
class CohortRowReader {

    private final ExamSites sites;
    private final FactsAgreement agreement;
    private final Validator validator;
    private final ObjectMapper json;

    CohortRowReader(ExamSites sites, FactsAgreement agreement, Validator validator, ObjectMapper json) {
        this.sites = sites;
        this.agreement = agreement;
        this.validator = validator;
        this.json = json;
    }

    /** @param application empty if there are violations */
    record Row(Optional<Application> application, List<Violation> violations) {
        private static Row invalid(List<Violation> violations) {
            return new Row(Optional.empty(), violations);
        }
    }

    /**
     * Reads a row of a file. Its violations name columns.
     *
     * @param sites the identifiers of the batch's exam sites by name
     * @param on the day of submission
     */
    Row read(Map<CohortColumn, String> cells, Map<String, String> sites, ExamBatch batch, LocalDate on) {
        var violations = new Violations();
        cells.forEach((column, text) -> column.check(text, violations));
        var site = cells.get(CohortColumn.SITE);
        violations.addIf(
                site != null && !sites.containsKey(site),
                CohortColumn.SITE.header(),
                "is not a site of this batch; its sites are {0}",
                String.join(", ", sites.keySet()));
        var wrong = violations.all().stream().map(Violation::field).collect(Collectors.toSet());
        var right = new EnumMap<CohortColumn, String>(CohortColumn.class);
        cells.forEach((column, text) -> {
            if (!wrong.contains(column.header())) {
                right.put(column, text);
            }
        });
        var row = read(CohortRowMapper.application(right, sites), batch, on);
        row.violations().stream()
                .map(violation -> violation.at(CohortColumn.headerOf(violation.field())))
                .filter(violation -> !wrong.contains(violation.field()))
                .forEach(violation -> violations.addAll(List.of(violation)));
        return violations.all().isEmpty() ? row : Row.invalid(violations.all());
    }

    /** @param on the day of submission */
    Row read(JsonNode row, ExamBatch batch, LocalDate on) {
        try {
            var form = json.treeToValue(row, ApplicationForm.class);
            if (form == null) {
                return Row.invalid(List.of(new Violation("", "is empty")));
            }
            return read(form, batch, on);
        } catch (JsonMappingException e) {
            return Row.invalid(List.of(Violations.of(e)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can't be read", e);
        }
    }

    private Row read(ApplicationForm form, ExamBatch batch, LocalDate on) {
        var violations = new Violations().addAll(Violations.of(validator.validate(form)));
        if (!violations.all().isEmpty()) {
            return Row.invalid(violations.all());
        }
        form.checkBatch("", batch, sites, violations);
        var application = form.read("", on, agreement, violations);
        return violations.all().isEmpty()
                ? new Row(Optional.of(application), List.of())
                : Row.invalid(violations.all());
    }
}
