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
import java.util.List;
import java.util.Optional;

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
            form.checkDocument(violations);
            return Row.invalid(violations.all());
        }
        form.checkBatch("", batch, sites, violations);
        var application = form.read("", on, agreement, violations);
        return violations.all().isEmpty()
                ? new Row(Optional.of(application), List.of())
                : Row.invalid(violations.all());
    }
}
