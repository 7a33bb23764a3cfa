package io.skillcert.registration.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.ETags;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.application.AccountLock;
import io.skillcert.registration.application.FactsAgreement;
import io.skillcert.registration.application.RegisterCandidate;
import io.skillcert.registration.application.RegisterCandidate.Submission;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.batch.ExamSites;
import io.skillcert.registration.document.Documents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Creates, changes, discards and submits drafts of applications. */
@ApplicationScoped
public class WriteDraft {

    private static final int MAX_DRAFTS = 1000;

    private final Drafts drafts;
    private final AccountLock accountLock;
    private final Documents documents;
    private final ExamBatches batches;
    private final ExamSites sites;
    private final RegisterCandidate registerCandidate;
    private final DraftForms forms;
    private final FactsAgreement agreement;
    private final FieldCipher cipher;
    private final Audit audit;
    private final BusinessClock clock;

    WriteDraft(
            Drafts drafts,
            AccountLock accountLock,
            Documents documents,
            ExamBatches batches,
            ExamSites sites,
            RegisterCandidate registerCandidate,
            DraftForms forms,
            FactsAgreement agreement,
            FieldCipher cipher,
            Audit audit,
            BusinessClock clock) {
        this.drafts = drafts;
        this.accountLock = accountLock;
        this.documents = documents;
        this.batches = batches;
        this.sites = sites;
        this.registerCandidate = registerCandidate;
        this.forms = forms;
        this.agreement = agreement;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Draft create(Optional<UUID> batchId, Optional<JsonNode> application, String owner) {
        accountLock.take(owner);
        if (drafts.countOf(owner) >= MAX_DRAFTS) {
            throw RegistrationProblem.TOO_MANY_DRAFTS.exception(MAX_DRAFTS);
        }
        var draft = new Draft(Ids.next(), owner);
        write(draft, batchId, application);
        drafts.persistAndFlush(draft);
        audit.record("begin-draft", "draft", draft.id(), null);
        return draft;
    }

    @Transactional
    public Draft change(UUID id, Optional<UUID> batchId, Optional<JsonNode> application, String owner, String ifMatch) {
        application.ifPresent(forms::form);
        var draft = drafts.lockFor(id, owner);
        ETags.require(ifMatch, draft.version());
        write(draft, batchId, application);
        drafts.flush();
        return draft;
    }

    private void write(Draft draft, Optional<UUID> batchId, Optional<JsonNode> application) {
        batchId.ifPresent(batches::get);
        var content = application.orElseGet(JsonNodeFactory.instance::objectNode);
        forms.form(content); // fields may be missing, but not malformed
        draft.write(batchId, content.toString(), cipher, clock.instant());
    }

    @Transactional
    public void discard(UUID id, String owner) {
        var draft = drafts.lockFor(id, owner);
        documents.removeAll(id);
        drafts.delete(draft);
        audit.record("discard-draft", "draft", id, null);
    }

    /** Submits the application: it becomes a registration with the same identifier and documents. */
    @Transactional
    public RegisterCandidate.Registered submit(UUID id, String commitment, String owner) {
        var draft = drafts.lockFor(id, owner);
        var form = forms.form(draft);
        var violations = forms.violations(draft, form);
        violations.throwIfAny();
        var application = form.read(DraftForms.PATH + ".", clock.today(), agreement, violations);
        violations.throwIfAny();
        var batch = batches.get(draft.batchId().orElseThrow());
        form.checkBatch(DraftForms.PATH + ".", batch, sites, violations);
        violations.throwIfAny();
        var registered = registerCandidate.register(new Submission(id, application), batch, commitment);
        drafts.delete(draft);
        return registered;
    }
}
