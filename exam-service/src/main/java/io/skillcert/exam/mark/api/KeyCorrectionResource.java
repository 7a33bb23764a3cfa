package io.skillcert.exam.mark.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.exam.bank.ItemKey;
import io.skillcert.exam.mark.CorrectKey;
import io.skillcert.exam.mark.KeyCorrection;
import io.skillcert.exam.mark.KeyCorrections;
import io.skillcert.exam.mark.PreviewCorrection;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Corrections of keys (更正答案) that turned out to be wrong, proposed by one officer and approved by another. */
@Path("/v1/key-corrections")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Marks")
class KeyCorrectionResource {

    private final CorrectKey correctKey;
    private final PreviewCorrection previewCorrection;
    private final KeyCorrections corrections;
    private final Caller caller;

    KeyCorrectionResource(
            CorrectKey correctKey, PreviewCorrection previewCorrection, KeyCorrections corrections, Caller caller) {
        this.correctKey = correctKey;
        this.previewCorrection = previewCorrection;
        this.corrections = corrections;
        this.caller = caller;
    }

    /**
     * A proposed correction.
     *
     * @param number of the version of the item
     * @param key the new key, for NEW_KEY only
     */
    @Schema(name = "KeyCorrectionRequest")
    record CorrectionRequest(
            @NotNull UUID itemId,
            @NotNull @Min(1) Integer number,
            @NotNull KeyCorrection.Action action,
            @Valid ItemKey key,
            @NotBlank @Size(max = 500) String reason) {

        private CorrectKey.Proposal read() {
            return new CorrectKey.Proposal(itemId, number, action, Optional.ofNullable(key), reason.strip());
        }
    }

    /**
     * A correction of a key. The key itself is not shown.
     *
     * @param versionId the version of the item
     * @param number among the approved corrections of the version, of which the highest counts; absent until it is approved
     * @param approvedBy absent until it is approved
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "KeyCorrectionView")
    record CorrectionView(
            UUID id,
            UUID versionId,
            KeyCorrection.Action action,
            String reason,
            String proposedBy,
            Integer number,
            String approvedBy,
            long version) {

        static CorrectionView of(KeyCorrection correction) {
            return new CorrectionView(
                    correction.id(),
                    correction.versionId(),
                    correction.action(),
                    correction.reason(),
                    correction.proposedBy(),
                    correction.number().orElse(null),
                    correction.approvedBy().orElse(null),
                    correction.version());
        }
    }

    /** The score of a candidate before and after the correction. */
    @Schema(name = "ScoreChangeView")
    record ChangeView(UUID registrationId, Subject subject, BigDecimal before, BigDecimal after) {}

    /**
     * Whose scores a correction changes.
     *
     * @param attempts how many marked attempts have the item
     * @param changed how many scores change
     * @param toPass how many of them rise to the pass mark
     * @param toFail how many of them fall below it
     * @param changes the first 200 of them, by registration
     */
    record PreviewView(int attempts, int changed, int toPass, int toFail, List<ChangeView> changes) {}

    /**
     * Proposes for a version of an item that it counts for nobody ({@code DROP}), that every answer is right
     * ({@code ACCEPT_ALL}), or another key ({@code NEW_KEY}); see the preview for whose score changes. Nothing changes
     * until another officer approves it. While another correction of the version waits, it is answered 409.
     */
    @POST
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @APIResponseSchema(value = CorrectionView.class, responseCode = "201")
    @Operation(summary = "Propose a correction of an item's key; another officer approves it")
    @FailsWith(404)
    public RestResponse<CorrectionView> propose(@Valid @NotNull CorrectionRequest request) {
        var correction = correctKey.propose(request.read(), caller.account());
        return ETags.created(
                "/v1/key-corrections/" + correction.id(), CorrectionView.of(correction), correction.version());
    }

    /** Lists the corrections (更正答案) with action, reason and approval. No key is shown. */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List the corrections of keys, the oldest first")
    public Page<CorrectionView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(corrections.page(page), page, CorrectionView::of, KeyCorrection::id);
    }

    /**
     * Returns action, reason and approval of the correction, without the key. The ETag is the version that the approval
     * must name.
     */
    @GET
    @Path("/{id}")
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "Get a correction of a key")
    public RestResponse<CorrectionView> get(@RestPath UUID id) {
        var correction = corrections.get(id);
        return ETags.ok(CorrectionView.of(correction), correction.version());
    }

    /**
     * Computes for every marked attempt with the item the score before and after the correction, and counts who would
     * pass or fail by it. Nothing is changed.
     */
    @GET
    @Path("/{id}/preview")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Operation(summary = "Preview whose scores a correction of a key changes")
    public PreviewView preview(@RestPath UUID id) {
        var preview = previewCorrection.preview(id);
        return new PreviewView(
                preview.attempts(),
                preview.changed(),
                preview.toPass(),
                preview.toFail(),
                preview.changes().stream()
                        .map(change -> new ChangeView(
                                change.registration(), change.subject(), change.before(), change.after()))
                        .toList());
    }

    /**
     * Puts the correction into force: jobs mark all attempts with the item again and correct their scores and results.
     * By the officer who proposed it, or when it is approved already, it is answered 409.
     */
    @POST
    @Path("/{id}/approval")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Operation(
            summary =
                    "Approve a correction that another officer has proposed; all attempts with the item are marked again")
    public RestResponse<CorrectionView> approve(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var correction = correctKey.approve(id, caller.account(), ifMatch);
        return ETags.ok(CorrectionView.of(correction), correction.version());
    }
}
