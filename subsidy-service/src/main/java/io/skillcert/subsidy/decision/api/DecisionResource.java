package io.skillcert.subsidy.decision.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.audit.AuditedRead;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.subsidy.assessment.AssessmentView;
import io.skillcert.subsidy.assessment.DecisionRecord;
import io.skillcert.subsidy.assessment.StoredDecisions;
import io.skillcert.subsidy.decision.ReadDecision;
import io.skillcert.subsidy.decision.ReplayDecision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Decisions by the rules, with their signed records. */
@Path("/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
class DecisionResource {

    private final ReadDecision readDecision;
    private final ReplayDecision replayDecision;
    private final StoredDecisions decisions;
    private final Caller caller;
    private final CallerLanguage language;

    DecisionResource(
            ReadDecision readDecision,
            ReplayDecision replayDecision,
            StoredDecisions decisions,
            Caller caller,
            CallerLanguage language) {
        this.readDecision = readDecision;
        this.replayDecision = replayDecision;
        this.decisions = decisions;
        this.caller = caller;
        this.language = language;
    }

    /**
     * A decision.
     *
     * @param record as it was signed, in the language of the office
     * @param assessment the assessment of the record in the language of the caller
     * @param jws the signed record (compact JWS, ES256; the keys are at {@code /.well-known/jwks.json})
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DecisionView(
            DecisionRecord record, @Schema(implementation = AssessmentView.class) JsonNode assessment, String jws) {}

    /**
     * Returns the record of the decision as it was signed (JWS, ES256): everything that is needed to explain it and to
     * decide the case again. The findings are there once more in the caller's language. Claimants see decisions on own
     * claims and entitlements; others are answered 404.
     */
    @GET
    @Path("/{id}")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "Get a decision with its facts, findings, citations, parameter entries and signature")
    @AuditedRead(act = "read-decision", subject = "decision")
    public DecisionView get(@RestPath UUID id) {
        var owner = caller.visibleOwner(Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR);
        var stored = readDecision.read(id, owner);
        var record = decisions.recordOf(stored);
        return new DecisionView(
                record, record.assessment(language.get()), stored.jws().orElse(null));
    }

    /**
     * Decides the case again from the facts, the parameter entries and the calendar in its record, and names what
     * differs; it also verifies the signature. Nothing is changed.
     */
    @POST
    @Path("/{id}/replay")
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "Decide a case again from its stored record and compare the result")
    public ReplayDecision.Replayed replay(@RestPath UUID id) {
        return replayDecision.replay(readDecision.read(id, null));
    }
}
