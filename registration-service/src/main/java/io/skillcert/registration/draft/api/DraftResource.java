package io.skillcert.registration.draft.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.paging.Page;
import io.skillcert.http.problem.Violation;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.application.ApplicationForm;
import io.skillcert.registration.application.Checklist;
import io.skillcert.registration.application.api.RegistrationView;
import io.skillcert.registration.application.api.RegistrationViews;
import io.skillcert.registration.document.Documents;
import io.skillcert.registration.draft.Draft;
import io.skillcert.registration.draft.Drafts;
import io.skillcert.registration.draft.WriteDraft;
import io.skillcert.registration.eligibility.policy.EligibilityRules;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Drafts: an application that may be incomplete, until it is submitted. Only its owner knows of it. */
@Path("/v1/registration-drafts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drafts")
@RolesAllowed({Role.CANDIDATE, Role.PARTNER})
class DraftResource {

    private static final int MAX_BYTES = 64 * BodyLimit.KIB;

    private static final String ROUTE = "L[1-5]-\\d{1,2}";

    private final WriteDraft writeDraft;
    private final Drafts drafts;
    private final Documents documents;
    private final EligibilityRules eligibility;
    private final RegistrationViews views;
    private final Caller caller;
    private final BusinessClock clock;

    public DraftResource(
            WriteDraft writeDraft,
            Drafts drafts,
            Documents documents,
            EligibilityRules eligibility,
            RegistrationViews views,
            Caller caller,
            BusinessClock clock) {
        this.writeDraft = writeDraft;
        this.drafts = drafts;
        this.documents = documents;
        this.eligibility = eligibility;
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param application as for a registration, as far as it is written; fields that are there must be right */
    public record DraftRequest(UUID batchId, @Schema(implementation = ApplicationForm.class) JsonNode application) {
        Optional<JsonNode> written() {
            return Optional.ofNullable(application).filter(node -> !node.isNull());
        }
    }

    /** @param application absent in the answer to a new draft. @param open what a submission would still refuse */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DraftView(
            UUID id, UUID batchId, JsonNode application, List<Violation> open, Instant changedAt, long version) {}

    /** @param commitment the version of the text that was signed */
    public record SubmissionRequest(@NotBlank @Size(max = 20) String commitment) {}

    @POST
    @Idempotent
    @BodyLimit(MAX_BYTES)
    @APIResponseSchema(value = DraftView.class, responseCode = "201")
    @Operation(summary = "Begin an application; anything may still be missing")
    public RestResponse<DraftView> begin(@Valid @NotNull DraftRequest request) {
        var draft = writeDraft.begin(Optional.ofNullable(request.batchId()), request.written(), account());
        return ETags.created("/v1/registration-drafts/" + draft.id(), withoutContent(draft), draft.version());
    }

    @GET
    @Operation(summary = "List own drafts, oldest first")
    public Page<DraftView> list(
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        return Page.of(drafts.page(account(), after, limit), limit, this::view, Draft::id);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read an own draft, with what is still missing")
    public RestResponse<DraftView> get(@RestPath UUID id) {
        return answer(drafts.getFor(id, account()));
    }

    @PUT
    @Path("/{id}")
    @BodyLimit(MAX_BYTES)
    @Operation(summary = "Write an own draft anew")
    public RestResponse<DraftView> rewrite(
            @RestPath UUID id,
            @Valid @NotNull DraftRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var batch = Optional.ofNullable(request.batchId());
        return answer(writeDraft.rewrite(id, batch, request.written(), account(), ifMatch));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Discard an own draft and its documents")
    public void discard(@RestPath UUID id) {
        writeDraft.discard(id, account());
    }

    @GET
    @Path("/{id}/checklist")
    @Operation(summary = "Which documents a route asks for (REG-08), and which are there")
    public Checklist checklist(@RestPath UUID id, @RestQuery @Pattern(regexp = ROUTE) String route) {
        var form = writeDraft.form(writeDraft.content(drafts.getFor(id, account())));
        new Violations()
                .addIf(form.level() == null, "application.level", "is needed for the checklist")
                .addIf(
                        form.facts() == null || form.facts().birthDate() == null,
                        "application.facts.birthDate",
                        "is needed for the checklist")
                .throwIfAny();
        var violations = new Violations();
        form.facts().check("application.facts", clock.today(), violations);
        violations.throwIfAny();
        var level = eligibility.decide(form.facts().facts(), clock.today()).of(SkillLevel.of(form.level()));
        return Checklist.of(level, Optional.ofNullable(route), documents.codesOf(id))
                .orElseThrow(() -> Violations.single("route", "is not a route of the level"));
    }

    @POST
    @Path("/{id}/submission")
    @Idempotent
    @APIResponseSchema(value = RegistrationView.class, responseCode = "201")
    @Operation(summary = "Submit an own draft with the signed commitment; it becomes a registration with the same id")
    public RestResponse<RegistrationView> submit(@RestPath UUID id, @Valid @NotNull SubmissionRequest request) {
        var registered = writeDraft.submit(id, request.commitment(), account());
        return ETags.created(
                "/v1/registrations/" + id,
                views.of(registered.registration()),
                registered.registration().version());
    }

    private RestResponse<DraftView> answer(Draft draft) {
        return ETags.ok(view(draft), draft.version());
    }

    private DraftView withoutContent(Draft draft) {
        var whole = view(draft);
        return new DraftView(whole.id(), whole.batchId(), null, whole.open(), whole.changedAt(), whole.version());
    }

    private DraftView view(Draft draft) {
        var content = writeDraft.content(draft);
        var open = writeDraft.violations(draft, writeDraft.form(content)).all();
        return new DraftView(
                draft.id(), draft.batchId().orElse(null), content, open, draft.changedAt(), draft.version());
    }

    private String account() {
        return caller.account();
    }
}
