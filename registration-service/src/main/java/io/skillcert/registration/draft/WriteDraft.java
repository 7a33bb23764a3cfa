package io.skillcert.registration.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.ETags;
import io.skillcert.http.problem.Problem;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violation;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.application.AccountLock;
import io.skillcert.registration.application.ApplicationForm;
import io.skillcert.registration.application.RegisterCandidate;
import io.skillcert.registration.application.RegisterCandidate.Submission;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.batch.ExamSites;
import io.skillcert.registration.document.Documents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An applicant writes an application piece by piece, and submits it when it is whole. */
@ApplicationScoped
public class WriteDraft {

    static final int MAX_OF_AN_ACCOUNT = 1000;

    private static final String PATH = "application";

    private final Drafts drafts;
    private final AccountLock accountLock;
    private final Documents documents;
    private final ExamBatches batches;
    private final ExamSites sites;
    private final RegisterCandidate registerCandidate;
    private final Validator validator;
    private final FieldCipher cipher;
    private final ObjectMapper json;
    private final Audit audit;
    private final BusinessClock clock;

    WriteDraft(
            Drafts drafts,
            AccountLock accountLock,
            Documents documents,
            ExamBatches batches,
            ExamSites sites,
            RegisterCandidate registerCandidate,
            Validator validator,
            FieldCipher cipher,
            ObjectMapper json,
            Audit audit,
            BusinessClock clock) {
        this.drafts = drafts;
        this.accountLock = accountLock;
        this.documents = documents;
        this.batches = batches;
        this.sites = sites;
        this.registerCandidate = registerCandidate;
        this.validator = validator;
        this.cipher = cipher;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Draft begin(Optional<UUID> batchId, Optional<JsonNode> application, String owner) {
        accountLock.take(owner);
        if (drafts.countOf(owner) >= MAX_OF_AN_ACCOUNT) {
            throw new ProblemException(409, "too-many-drafts", "An account has at most " + MAX_OF_AN_ACCOUNT + ".");
        }
        var draft = new Draft(Ids.next(), owner);
        write(draft, batchId, application);
        drafts.persistAndFlush(draft);
        audit.record("begin-draft", "draft", draft.id(), null);
        return draft;
    }

    @Transactional
    public Draft rewrite(
            UUID id, Optional<UUID> batchId, Optional<JsonNode> application, String owner, String ifMatch) {
        application.ifPresent(this::form);
        var draft = drafts.lockFor(id, owner);
        ETags.require(ifMatch, draft.version());
        write(draft, batchId, application);
        drafts.flush();
        return draft;
    }

    private void write(Draft draft, Optional<UUID> batchId, Optional<JsonNode> application) {
        batchId.ifPresent(batches::get);
        var content = application.orElseGet(JsonNodeFactory.instance::objectNode);
        form(content); // what is there is readable; what is missing may be
        draft.write(batchId, content.toString(), cipher, clock.instant());
    }

    @Transactional
    public void discard(UUID id, String owner) {
        var draft = drafts.lockFor(id, owner);
        documents.removeAll(id);
        drafts.delete(draft);
        audit.record("discard-draft", "draft", id, null);
    }

    /** The draft becomes a registration with the same id, and its documents with it. */
    @Transactional
    public RegisterCandidate.Registered submit(UUID id, String commitment, String owner) {
        var draft = drafts.lockFor(id, owner);
        var form = form(content(draft));
        var violations = violations(draft, form);
        violations.throwIfAny();
        var application = form.read(PATH + ".", clock.today(), violations);
        violations.throwIfAny();
        var batch = batches.get(draft.batchId().orElseThrow());
        form.checkBatch(PATH + ".", batch, sites, violations);
        violations.throwIfAny();
        var registered = registerCandidate.register(new Submission(id, application), batch, commitment);
        drafts.delete(draft);
        return registered;
    }

    /** What is still missing or wrong, as a submission would name it. */
    public Violations violations(Draft draft, ApplicationForm form) {
        var violations = new Violations().addIf(draft.batchId().isEmpty(), "batchId", "must not be null");
        return violations.addAll(Violations.of(validator.validate(form)).stream()
                .map(violation -> new Violation(PATH + "." + violation.field(), violation.message()))
                .toList());
    }

    public JsonNode content(Draft draft) {
        try {
            return json.readTree(draft.application(cipher));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft is not JSON", e);
        }
    }

    public ApplicationForm form(JsonNode content) {
        try {
            return json.treeToValue(content, ApplicationForm.class);
        } catch (JsonMappingException e) {
            var wrong = Violations.of(e);
            var field = e.getPath().isEmpty() ? PATH : PATH + "." + wrong.field();
            throw new ProblemException(Problem.invalid(List.of(new Violation(field, wrong.message()))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can't be read", e);
        }
    }
}
