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
import io.skillcert.personal.IdentityDocument;
import io.skillcert.registration.application.ApplicationForm;
import io.skillcert.registration.application.RegisterCandidate;
import io.skillcert.registration.application.RegisterCandidate.Application;
import io.skillcert.registration.application.RegisterCandidate.Outcome;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamSites;
import io.skillcert.registration.person.Person;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Registers many people at once, in the order of the rows: each row has its own result, all in one transaction. */
@ApplicationScoped
class RegisterCohort {

    private static final int ROWS_IN_MEMORY = 25;

    private final RegisterCandidate registerCandidate;
    private final Registrations registrations;
    private final Cohorts cohorts;
    private final ExamSites sites;
    private final Persons persons;
    private final Validator validator;
    private final ObjectMapper json;
    private final Audit audit;
    private final BusinessClock clock;

    RegisterCohort(
            RegisterCandidate registerCandidate,
            Registrations registrations,
            Cohorts cohorts,
            ExamSites sites,
            Persons persons,
            Validator validator,
            ObjectMapper json,
            Audit audit,
            BusinessClock clock) {
        this.registerCandidate = registerCandidate;
        this.registrations = registrations;
        this.cohorts = cohorts;
        this.sites = sites;
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
        var known = lockPersons(read);
        var numbers = registrations.nextNumbers(rows.size());
        var results = new ArrayList<RowResult>();
        for (var row : read) {
            if (results.size() % ROWS_IN_MEMORY == 0) {
                letGo();
            }
            results.add(
                    row.violations().isEmpty()
                            ? new RowResult(
                                    Optional.of(registerCandidate.registerUnlessLive(
                                            batch,
                                            row.application(),
                                            known.get(row.application().document()),
                                            numbers.get(results.size()),
                                            cohort.id())),
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

    private Map<IdentityDocument, Person> lockPersons(List<ReadRow> rows) {
        var names = new HashMap<IdentityDocument, String>();
        rows.stream()
                .filter(row -> row.violations().isEmpty())
                .map(ReadRow::application)
                .forEach(application -> names.putIfAbsent(application.document(), application.name()));
        var known = new HashMap<IdentityDocument, Person>();
        for (var document : persons.inLockingOrder(List.copyOf(names.keySet()))) {
            if (known.size() % ROWS_IN_MEMORY == 0) {
                letGo();
            }
            known.put(document, persons.recognise(document, names.get(document)));
        }
        return known;
    }

    private ReadRow read(JsonNode row, ExamBatch batch) {
        try {
            var form = json.treeToValue(row, ApplicationForm.class);
            if (form == null) {
                return new ReadRow(null, List.of(new Violation("", "is empty")));
            }
            var violations = new Violations().addAll(Violations.of(validator.validate(form)));
            if (violations.all().isEmpty()) {
                form.checkBatch("", batch, sites, violations);
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
