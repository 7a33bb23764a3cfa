package io.skillcert.subsidy.registry.api;

import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.subsidy.registry.Registries;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers of registries that an officer records: household, social insurance, unemployment, graduates. */
@Path("/v1/register-facts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registries")
class RegistryAnswerResource {

    private final Registries registries;
    private final Caller caller;

    RegistryAnswerResource(Registries registries, Caller caller) {
        this.registries = registries;
        this.caller = caller;
    }

    record RegistryAnswersRequest(@NotEmpty @Size(max = 1000) List<@NotNull @Valid Entry> holders) {}

    /** @param bases whether each basis holds; a basis that is absent or null is unknown */
    @Schema(name = "RegistryAnswerEntry")
    record Entry(
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber,
            @NotNull Map<Basis, Boolean> bases) {}

    record RegistryAnswersView(int recorded) {}

    /**
     * Records for each holder which bases of SUB-02 hold; it replaces everything known, so that a basis which is not
     * named becomes unknown. The entitlements of the holders are assessed again, and the next decision of a claim
     * counts it. An officer who acts for one of the holders is answered 403.
     */
    @POST
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Idempotent
    @Operation(summary = "Record what the registries say about holders; the latest answer counts")
    public RestResponse<RegistryAnswersView> record(@Valid @NotNull RegistryAnswersRequest request) {
        var violations = new Violations();
        var holders = new ArrayList<Registries.HolderBases>();
        for (int i = 0; i < request.holders().size(); i++) {
            var entry = request.holders().get(i);
            violations
                    .read(
                            "holders[" + i + "].identityNumber",
                            () -> new IdentityDocument(entry.identityType(), entry.identityNumber()))
                    .ifPresent(document -> holders.add(new Registries.HolderBases(document, entry.bases())));
        }
        violations.throwIfAny();
        registries.record(holders, caller.account());
        return RestResponse.ok(new RegistryAnswersView(holders.size()));
    }
}
