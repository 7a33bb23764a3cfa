package io.skillcert.exam.paper.api;

import io.skillcert.assessment.assembly.Assembly;
import io.skillcert.assessment.assembly.BankItem;
import io.skillcert.assessment.assembly.Blueprint;
import io.skillcert.assessment.assembly.Paper;
import io.skillcert.assessment.assembly.PaperAssembly;
import io.skillcert.assessment.assembly.Shortage;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.paper.policy.Blueprints;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.SkillLevel;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Assembles papers from a blueprint, a bank and a seed, as the exam itself does. Stores nothing. */
@Path("/v1/paper-checks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy checks")
class PaperCheckResource {

    private final Blueprints blueprints;
    private final BusinessClock clock;

    PaperCheckResource(Blueprints blueprints, BusinessClock clock) {
        this.blueprints = blueprints;
        this.clock = clock;
    }

    /**
     * The assembled papers.
     *
     * @param papers empty if any form has a shortage
     * @param digest SHA-256 over the items of all forms, in hexadecimal; null if any form has a shortage
     */
    record PaperCheckView(
            PolicyVersion policy,
            List<Paper> papers,
            @Schema(nullable = true) String digest,
            List<Shortage> shortages) {

        static PaperCheckView of(PolicyVersion policy, Assembly assembly) {
            return new PaperCheckView(
                    policy, assembly.papers(), assembly.digest().orElse(null), assembly.shortages());
        }
    }

    /**
     * Assembles forms by the published algorithm (EXM-15) from the blueprint of the level or one in the request, so
     * that anybody can recompute a paper from its seed. The same input gives the same papers and digest. If the bank is
     * too small, the shortages are named in place of papers; nothing is stored.
     */
    @POST
    @PermitAll
    @BodyLimit(BodyLimit.LARGE_CHECK)
    @Operation(summary = "Assemble papers from a blueprint, the metadata of a bank and a seed, with their digest")
    public PaperCheckView check(@Valid @NotNull PaperCheckRequest request) {
        var on = Optional.ofNullable(request.on()).orElseGet(clock::today);
        var violations = new Violations();
        request.check(violations);
        violations.addIf(!blueprints.isInForceOn(on), "on", "no rules are in force then");
        violations.throwIfAny();
        var bank =
                request.bank().stream().map(PaperCheckRequest.BankEntry::item).toList();
        return PaperCheckView.of(blueprints.version(on), assemble(request, on, bank));
    }

    private Assembly assemble(PaperCheckRequest request, LocalDate on, List<BankItem> bank) {
        var seed = HexFormat.of().parseHex(request.seed());
        return PaperAssembly.assemble(blueprint(request, on), bank, seed, request.forms());
    }

    private Blueprint blueprint(PaperCheckRequest request, LocalDate on) {
        if (request.blueprint() != null) {
            return request.blueprint().blueprint();
        }
        return blueprints
                .theory(SkillLevel.of(request.level()), on)
                .orElseThrow(() -> Violations.single(
                        "level", "has no published weights, so there is no blueprint; send one as {0}", "blueprint"));
    }
}
