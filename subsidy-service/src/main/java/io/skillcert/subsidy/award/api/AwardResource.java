package io.skillcert.subsidy.award.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.http.UploadedText;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.subsidy.award.Award;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.award.ExternalAward;
import io.skillcert.subsidy.award.RecordAwards;
import io.skillcert.subsidy.award.VoidAward;
import io.skillcert.subsidy.holder.Holders;
import io.skillcert.subsidy.settlement.SettlementView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The award ledger: a holder's awards, and awards granted by other bodies. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Awards")
class AwardResource {

    /** What offices' spreadsheets write by default. */
    private static final Charset GB_18030 = Charset.forName("GB18030");

    private static final int MAX_FILE = 4 * 1024 * BodyLimit.KIB;

    private final RecordAwards recordAwards;
    private final Awards awards;
    private final VoidAward voidAward;
    private final Holders holders;
    private final Caller caller;

    AwardResource(RecordAwards recordAwards, Awards awards, VoidAward voidAward, Holders holders, Caller caller) {
        this.recordAwards = recordAwards;
        this.awards = awards;
        this.voidAward = voidAward;
        this.holders = holders;
        this.caller = caller;
    }

    record AwardsRequest(@NotEmpty @Size(max = 1000) List<@NotNull @Valid Entry> awards) {}

    /**
     * @param occupationCode needed for SKILLS_UPGRADING
     * @param level needed for SKILLS_UPGRADING
     * @param reference the granting body's own reference, unique among its awards
     */
    @Schema(name = "AwardEntry")
    record Entry(
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber,
            @NotNull AwardKind kind,
            @Size(min = 1, max = 20) String occupationCode,
            @Min(1) @Max(5) Integer level,
            @NotNull LocalDate claimedOn,
            @NotBlank @Size(max = 100) String grantedBy,
            @NotBlank @Size(max = 100) String reference) {}

    /** The holder's document. Identity numbers are sent in bodies, never in URLs. */
    @Schema(name = "AwardLookupRequest")
    record LookupRequest(
            @NotNull IdentityDocument.Type identityType, @NotBlank @Size(max = 30) String identityNumber) {}

    /**
     * @param claimId the claim that holds the award; absent for an external award
     * @param grantedBy the body that granted an external award; absent otherwise
     * @param voiding how an external award was voided; absent if nobody has proposed it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AwardView(
            UUID id,
            AwardKind kind,
            String occupationCode,
            Integer level,
            LocalDate claimedOn,
            Award.Status status,
            UUID claimId,
            String grantedBy,
            SettlementView voiding) {
        static AwardView of(Award award, SettlementView voiding) {
            var view = of(award);
            return new AwardView(
                    view.id,
                    view.kind,
                    view.occupationCode,
                    view.level,
                    view.claimedOn,
                    view.status,
                    view.claimId,
                    view.grantedBy,
                    voiding);
        }

        private static AwardView of(Award award) {
            return new AwardView(
                    award.id(),
                    award.kind(),
                    award.occupationCode().orElse(null),
                    award.level().map(SkillLevel::number).orElse(null),
                    award.claimedOn(),
                    award.status(),
                    award.claimId().orElse(null),
                    award.grantedBy().orElse(null),
                    null);
        }
    }

    /** @param reason what was wrong about it */
    @Schema(name = "AwardVoidingRequest")
    record VoidingRequest(@NotBlank @Size(max = 1000) String reason) {}

    record AwardsView(List<AwardView> items) {}

    /**
     * Records subsidies that other bodies have granted, as facts that count towards the limits (SUB-04 to SUB-07).
     * Where a limit is reached, the youngest reservation of a pending claim is released (SUB-11); where there is none,
     * the award is {@code OVER_LIMIT}. A reference that belongs to another award refuses the whole list with 400.
     */
    @POST
    @Path("/awards")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Idempotent
    @Operation(summary = "Record awards granted by other bodies, all or none; recording one again changes nothing")
    public RestResponse<RecordAwards.Recorded> record(@Valid @NotNull AwardsRequest request) {
        var violations = new Violations();
        var granted = new ArrayList<ExternalAward>();
        for (int i = 0; i < request.awards().size(); i++) {
            award(request.awards().get(i), "awards[" + i + "]", violations).ifPresent(granted::add);
        }
        violations.throwIfAny();
        return RestResponse.ok(recordAwards.record(granted));
    }

    /**
     * Records the awards of a CSV file in UTF-8 or GB18030 as the list of awards is recorded. One wrong line refuses
     * the whole file, and the answer names each wrong field with its line; the same file again changes nothing.
     */
    @POST
    @Path("/award-files")
    @Consumes("text/csv")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Idempotent
    @BodyLimit(MAX_FILE)
    @Operation(
            summary = "Record a CSV file of awards granted by other bodies, all or none. Columns: identity_type,"
                    + " identity_number, kind, occupation_code, level, claimed_on, granted_by, reference")
    public RestResponse<RecordAwards.Recorded> recordFile(byte[] file) {
        var text = UploadedText.read(file, StandardCharsets.UTF_8, GB_18030);
        return RestResponse.ok(recordAwards.record(AwardFile.read(text)));
    }

    /**
     * Returns all awards of the holder with their status, those of Skillcert and those of other bodies. The identity
     * number is in the body and not in the address. A holder without awards has an empty list.
     */
    @POST
    @Path("/award-lookups")
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.AUDITOR})
    @Operation(summary = "Find all awards of a holder, released ones included")
    @AuditedRead(act = "look-up-awards", subject = "award")
    public AwardsView lookUp(@Valid @NotNull LookupRequest request) {
        var document = Violations.reading(
                "identityNumber", () -> new IdentityDocument(request.identityType(), request.identityNumber()));
        return new AwardsView(
                awards.of(holders.allOf(document)).stream().map(this::view).toList());
    }

    /**
     * Proposes with a reason that an award of another body was recorded by mistake; it counts until another person
     * confirms. An award of a claim is answered 404, one that is voided already 409.
     */
    @POST
    @Path("/awards/{id}/voiding")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(
            summary =
                    "Propose to void an award of another body that was recorded by mistake; another person confirms it")
    public AwardView proposeVoiding(@RestPath UUID id, @Valid @NotNull VoidingRequest request) {
        return view(voidAward.propose(id, request.reason(), caller.account()));
    }

    /**
     * Makes the award {@code VOIDED}: it no longer counts towards the limits, and the holder's entitlements are
     * assessed again. By the person who proposed it it is answered 403, without a proposal 409.
     */
    @POST
    @Path("/awards/{id}/voiding-confirmation")
    @RolesAllowed(Role.SUBSIDY_APPROVER)
    @Operation(summary = "Void an award of another body; the person who proposed it can't")
    public AwardView confirmVoiding(@RestPath UUID id) {
        return view(voidAward.confirm(id, caller.account()));
    }

    private AwardView view(Award award) {
        var settlement = award.settlement();
        return AwardView.of(
                award,
                settlement.proposedBy().isEmpty()
                        ? null
                        : SettlementView.of(
                                settlement, voidAward.reasonOf(award).orElse(null)));
    }

    private static Optional<ExternalAward> award(Entry entry, String field, Violations violations) {
        if (entry.kind() == AwardKind.SKILLS_UPGRADING) {
            violations
                    .addIf(entry.occupationCode() == null, field + ".occupationCode", "is missing")
                    .addIf(entry.level() == null, field + ".level", "is missing");
        }
        return violations
                .read(
                        field + ".identityNumber",
                        () -> new IdentityDocument(entry.identityType(), entry.identityNumber()))
                .map(document -> new ExternalAward(
                        field,
                        "claimedOn",
                        document,
                        entry.kind(),
                        Optional.ofNullable(entry.occupationCode()),
                        Optional.ofNullable(entry.level()).map(SkillLevel::of),
                        entry.claimedOn(),
                        entry.grantedBy(),
                        entry.reference()));
    }
}
