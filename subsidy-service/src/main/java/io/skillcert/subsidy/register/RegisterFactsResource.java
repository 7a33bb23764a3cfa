package io.skillcert.subsidy.register;

import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.subsidy.assessment.policy.Basis;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** An officer records what the registers say: household, social insurance, unemployment, graduates. */
@Path("/v1/register-facts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registers")
public class RegisterFactsResource {

    private final Registers registers;
    private final SecurityIdentity caller;

    public RegisterFactsResource(Registers registers, SecurityIdentity caller) {
        this.registers = registers;
        this.caller = caller;
    }

    public record RegisterFactsRequest(@NotEmpty @Size(max = 1000) List<@NotNull @Valid Entry> holders) {}

    /** @param bases an absent one is not known */
    public record Entry(
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber,
            @NotNull Map<Basis, Boolean> bases) {}

    public record RegisterFactsView(int recorded) {}

    @POST
    @RolesAllowed("subsidy-officer")
    @Idempotent
    @Operation(summary = "Record what the registers say about holders; the latest answer counts")
    public RestResponse<RegisterFactsView> record(@Valid @NotNull RegisterFactsRequest request) {
        var violations = new Violations();
        var answers = new ArrayList<Registers.Answer>();
        for (int i = 0; i < request.holders().size(); i++) {
            var entry = request.holders().get(i);
            try {
                answers.add(new Registers.Answer(
                        new IdentityDocument(entry.identityType(), entry.identityNumber()), known(entry.bases())));
            } catch (IllegalArgumentException e) {
                violations.add("holders[" + i + "].identityNumber", e.getMessage());
            }
        }
        violations.throwIfAny();
        registers.record(answers, caller.getPrincipal().getName());
        return RestResponse.ok(new RegisterFactsView(answers.size()));
    }

    private static Map<Basis, Boolean> known(Map<Basis, Boolean> bases) {
        var known = new EnumMap<Basis, Boolean>(Basis.class);
        bases.forEach((basis, holds) -> {
            if (holds != null) {
                known.put(basis, holds);
            }
        });
        return known;
    }
}
