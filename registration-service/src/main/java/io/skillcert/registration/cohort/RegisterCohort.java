package io.skillcert.registration.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.Audit;
import io.skillcert.http.Ids;
import io.skillcert.http.Violation;
import io.skillcert.http.Violations;
import io.skillcert.registration.application.ApplicationForm;
import io.skillcert.registration.application.RegisterCandidate;
import io.skillcert.registration.application.RegisterCandidate.Application;
import io.skillcert.registration.application.RegisterCandidate.Outcome;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Registers many people at once, in the order of the rows: each row has its own result, all in one transaction. */
@ApplicationScoped
class RegisterCohort {

    private static final int ROWS_IN_MEMORY = 25;

    private final RegisterCandidate registerCandidate;
    private final Cohorts cohorts;
    private final Persons persons;
    private final Validator validator;
    private final ObjectMapper json;
    private final Audit audit;
    private final BusinessClock clock;

    RegisterCohort(
            RegisterCandidate registerCandidate,
            Cohorts cohorts,
            Persons persons,
            Validator validator,
            ObjectMapper json,
            Audit audit,
            BusinessClock clock) {
        this.registerCandidate = registerCandidate;
        this.cohorts = cohorts;
        this.persons = persons;
        this.validator = validator;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a row. @param outcome absent if it is invalid, with its violations */
    record RowResult(Optional<Outcome> outcome, List<Violation> violations) {}

    record Result(UUID cohortId, List<RowResult> rows) {}

    private record ReadRow(Application application, List<Violation> violations) {}

    @Transactional
    Result register(ExamBatch batch, List<JsonNode> rows, String commitment, String caller) {
        registerCandidate.begin(batch, commitment);
        var cohort = new Cohort(Ids.next(), batch.id(), caller, clock.instant(), rows.size());
        cohorts.persistAndFlush(cohort);
        var read = rows.stream().map(row -> read(row, batch)).toList();
        lockPersons(read);
        var results = new ArrayList<RowResult>();
        for (var row : read) {
            if (results.size() % ROWS_IN_MEMORY == 0) {
                letGo();
            }
            results.add(
                    row.violations().isEmpty()
                            ? new RowResult(
                                    Optional.of(registerCandidate.registerUnlessLive(
                                            batch, row.application(), Optional.of(cohort.id()))),
                                    List.of())
                            : new RowResult(Optional.empty(), row.violations()));
        }
        audit.record("register-cohort", "cohort", cohort.id(), null);
        return new Result(cohort.id(), results);
    }

    /** What was written is not looked at again: without this, each row would cost more than the one before. */
    private void letGo() {
        cohorts.flush();
        cohorts.getEntityManager().clear();
    }

    private void lockPersons(List<ReadRow> rows) {
        var valid = rows.stream().filter(row -> row.violations().isEmpty()).toList();
        var order = persons.inLockingOrder(valid.stream()
                .map(row -> row.application().document())
                .distinct()
                .toList());
        for (var document : order) {
            var name = valid.stream()
                    .map(ReadRow::application)
                    .filter(application -> application.document().equals(document))
                    .findFirst()
                    .orElseThrow()
                    .name();
            persons.recognise(document, name);
        }
    }

    private ReadRow read(JsonNode row, ExamBatch batch) {
        try {
            var form = json.treeToValue(row, ApplicationForm.class);
            if (form == null) {
                return new ReadRow(null, List.of(new Violation("", "is empty")));
            }
            var violations = new Violations().addAll(Violations.of(validator.validate(form)));
            if (violations.all().isEmpty()) {
                form.checkLevel("", batch, violations);
                return new ReadRow(form.read("", clock.today(), violations), violations.all());
            }
            form.checkDocument(violations);
            return new ReadRow(null, violations.all());
        } catch (JsonMappingException e) {
            return new ReadRow(null, List.of(Violations.of(e)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can't be read", e);
        }
    }
}
