package io.skillcert.audit.api;

import io.skillcert.audit.AuditHeads;
import io.skillcert.audit.AuditHeads.AuditHead;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes the signed heads of the audit log, so that others can keep them. */
@Path("/v1/audit-heads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public class AuditHeadResource {

    private static final int DAYS = 31;

    private final AuditHeads heads;

    AuditHeadResource(AuditHeads heads) {
        this.heads = heads;
    }

    /**
     * Returns for each day the number and the hash of the last entry of the audit log, signed (JWS, ES256) by a key of
     * {@code /.well-known/jwks.json}. The hash covers all entries before it: whoever keeps the heads can prove later
     * that no entry was changed or removed.
     */
    @GET
    @PermitAll
    @Operation(summary = "Read the signed heads of the audit log of the last 31 days")
    public List<AuditHead> get() {
        return heads.latest(DAYS);
    }
}
