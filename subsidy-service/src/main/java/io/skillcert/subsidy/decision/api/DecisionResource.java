package io.skillcert.subsidy.decision.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.subsidy.assessment.DecisionRecord;
import io.skillcert.subsidy.assessment.StoredDecision;
import io.skillcert.subsidy.assessment.StoredDecisions;
import io.skillcert.subsidy.decision.DecisionOwners;
import io.skillcert.subsidy.decision.ReplayDecision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Decisions as they were made: whole, signed, and decided again on request. */
@Path("/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
public class DecisionResource {

    private final DecisionOwners decisions;
    private final ReplayDecision replayDecision;
    private final StoredDecisions decide;
    private final Caller caller;

    DecisionResource(DecisionOwners decisions, ReplayDecision replayDecision, StoredDecisions decide, Caller caller) {
        this.decisions = decisions;
        this.replayDecision = replayDecision;
        this.decide = decide;
        this.caller = caller;
    }

    /** @param jws the record signed (compact JWS, ES256; keys at {@code /.well-known/jwks.json}) */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DecisionView(DecisionRecord record, String jws) {}

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "Read a decision whole: facts, findings, citations, parameter entries, signature")
    public DecisionView get(@RestPath UUID id) {
        var stored = decisions.get(id, visibleOwner());
        return new DecisionView(decide.recordOf(stored), jws(stored));
    }

    @POST
    @Path("/{id}/replay")
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "Decide a case again from what is stored of it; it must agree, whatever has changed since")
    public ReplayDecision.Replayed replay(@RestPath UUID id) {
        return replayDecision.replay(decisions.get(id, null));
    }

    private String jws(StoredDecision stored) {
        return stored.signature()
                .map(signature -> replayDecision.compact(stored, signature))
                .orElse(null);
    }

    /** Null for those who may see everybody's. */
    private String visibleOwner() {
        var owns = caller.hasAnyRole(Role.CANDIDATE) || caller.hasAnyRole(Role.PARTNER);
        return owns ? caller.account() : null;
    }
}
