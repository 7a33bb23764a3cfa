package io.skillcert.registration.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violation;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.application.ApplicationForm;
import io.skillcert.registration.application.FactsAgreement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.List;

/** Reads and validates the applications in drafts. */
@ApplicationScoped
public class DraftForms {

    static final String PATH = "application";

    private final Validator validator;
    private final FieldCipher cipher;
    private final BusinessClock clock;
    private final FactsAgreement agreement;
    private final ObjectMapper mapper;
    private final Json json;

    DraftForms(
            Validator validator,
            FieldCipher cipher,
            BusinessClock clock,
            FactsAgreement agreement,
            ObjectMapper mapper,
            Json json) {
        this.validator = validator;
        this.cipher = cipher;
        this.clock = clock;
        this.agreement = agreement;
        this.mapper = mapper;
        this.json = json;
    }

    public JsonNode content(Draft draft) {
        return json.tree(draft.application(cipher));
    }

    /** Returns what a submission would refuse: fields that are missing or invalid. */
    public List<Violation> open(Draft draft) {
        var form = form(draft);
        var violations = violations(draft, form);
        if (violations.all().isEmpty()) {
            form.read(PATH + ".", clock.today(), agreement, violations);
        }
        return violations.all();
    }

    ApplicationForm form(Draft draft) {
        return form(content(draft));
    }

    /** @throws ProblemException 400 if a field has the wrong type; fields may be missing */
    ApplicationForm form(JsonNode content) {
        try {
            return mapper.treeToValue(content, ApplicationForm.class);
        } catch (JsonMappingException e) {
            var violation = Violations.of(e);
            var field = e.getPath().isEmpty() ? PATH : PATH + "." + violation.field();
            throw ProblemException.invalid(List.of(new Violation(field, violation.message())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can't be read", e);
        }
    }

    Violations violations(Draft draft, ApplicationForm form) {
        var violations = new Violations().addIf(draft.batchId().isEmpty(), "batchId", "must not be null");
        return violations.addAll(Violations.of(validator.validate(form)).stream()
                .map(violation -> new Violation(PATH + "." + violation.field(), violation.message()))
                .toList());
    }
}
