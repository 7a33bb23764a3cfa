package io.skillcert.registration.draft.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violation;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.application.Checklist;
import io.skillcert.registration.application.api.RegistrationView;
import io.skillcert.registration.application.api.RegistrationViews;
import io.skillcert.registration.draft.Draft;
import io.skillcert.registration.draft.DraftForms;
import io.skillcert.registration.draft.Drafts;
import io.skillcert.registration.draft.ReadDraftChecklist;
import io.skillcert.registration.draft.WriteDraft;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** Drafts of applications, which may be incomplete until they are submitted. Only the owner can see a draft. */
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
    private final DraftForms forms;
    private final ReadDraftChecklist readChecklist;
    private final RegistrationViews views;
    private final Caller caller;
    private final CallerLanguage language;

    DraftResource(
            WriteDraft writeDraft,
            Drafts drafts,
            DraftForms forms,
            ReadDraftChecklist readChecklist,
            RegistrationViews views,
            Caller caller,
            CallerLanguage language) {
        this.writeDraft = writeDraft;
        this.drafts = drafts;
        this.forms = forms;
        this.readChecklist = readChecklist;
        this.views = views;
        this.caller = caller;
        this.language = language;
    }

    /** @param application as for a registration (ApplicationForm); fields may be missing, but not malformed */
    record DraftRequest(UUID batchId, JsonNode application) {
        Optional<JsonNode> content() {
            return Optional.ofNullable(application).filter(node -> !node.isNull());
        }
    }

    /**
     * A draft as its owner sees it.
     *
     * @param application absent in the answer to a new draft
     * @param open what a submission would refuse: fields that are missing or invalid, in the caller's language
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DraftView(
            UUID id, UUID batchId, JsonNode application, List<Violation.View> open, Instant changedAt, long version) {}

    /** @param commitment the version of the text that the applicant has signed */
    @Schema(name = "DraftSubmissionRequest")
    record SubmissionRequest(@NotBlank @Size(max = 20) String commitment) {}

    /**
     * Stores an application that is not complete yet, encrypted and visible to its owner only. {@code open} names what
     * a submission would refuse. Fields may be missing, but not malformed, which is answered 400; an account has at
     * most 1,000 drafts.
     */
    @POST
    @Idempotent
    @BodyLimit(MAX_BYTES)
    @APIResponseSchema(value = DraftView.class, responseCode = "201")
    @Operation(summary = "Create a draft of an application, which may be incomplete")
    public RestResponse<DraftView> create(@Valid @NotNull DraftRequest request) {
        var draft = writeDraft.create(Optional.ofNullable(request.batchId()), request.content(), caller.account());
        return ETags.created("/v1/registration-drafts/" + draft.id(), view(draft, null), draft.version());
    }

    /** Lists the drafts of the account with their content and what is still open in each. */
    @GET
    @Operation(summary = "List own drafts, oldest first")
    public Page<DraftView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(drafts.page(caller.account(), page), page, this::view, Draft::id);
    }

    /**
     * Returns the content of the draft and, in {@code open}, every field that is missing or invalid, in the caller's
     * language.
     */
    @GET
    @Path("/{id}")
    @Operation(summary = "Get an own draft with what is still missing")
    public RestResponse<DraftView> get(@RestPath UUID id) {
        return answer(drafts.getFor(id, caller.account()));
    }

    /**
     * Replaces the whole content of the draft, and the batch if it names one. Fields may be missing, but not malformed,
     * which is answered 400. A draft that is not changed for 180 days is deleted.
     */
    @PUT
    @Path("/{id}")
    @BodyLimit(MAX_BYTES)
    @Operation(summary = "Replace the content of an own draft")
    public RestResponse<DraftView> change(
            @RestPath UUID id,
            @Valid @NotNull DraftRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var batch = Optional.ofNullable(request.batchId());
        return answer(writeDraft.change(id, batch, request.content(), caller.account(), ifMatch));
    }

    /** Deletes the draft with its documents. A repeated call is answered 404. */
    @DELETE
    @Path("/{id}")
    @Operation(summary = "Discard an own draft and its documents")
    public void discard(@RestPath UUID id) {
        writeDraft.discard(id, caller.account());
    }

    /**
     * Lists the documents that REG-08 asks for on the named route, or on the first route that the facts in the draft
     * meet, and which of them are missing. The draft must have a level and a date of birth.
     */
    @GET
    @Path("/{id}/checklist")
    @Operation(summary = "Get the documents that a route requires (REG-08) and which of them the draft has")
    public Checklist checklist(@RestPath UUID id, @RestQuery @Pattern(regexp = ROUTE) String route) {
        return readChecklist.read(id, Optional.ofNullable(route), caller.account());
    }

    /**
     * Registers the person of the draft as a registration with the identifier and the documents of the draft, which is
     * gone then; the rules decide at once, and the case is {@code UNDER_REVIEW}. What {@code open} names is answered
     * 400. The batch must be open for registration, and REG-13 applies as for any registration.
     */
    @POST
    @Path("/{id}/submission")
    @Idempotent
    @APIResponseSchema(value = RegistrationView.class, responseCode = "201")
    @Operation(
            summary =
                    "Submit an own draft with the signed commitment; it becomes a registration with the same identifier")
    public RestResponse<RegistrationView> submit(@RestPath UUID id, @Valid @NotNull SubmissionRequest request) {
        var registered = writeDraft.submit(id, request.commitment(), caller.account());
        return ETags.created(
                "/v1/registrations/" + id,
                views.of(registered.registration()),
                registered.registration().version());
    }

    private RestResponse<DraftView> answer(Draft draft) {
        return ETags.ok(view(draft), draft.version());
    }

    private DraftView view(Draft draft) {
        return view(draft, forms.content(draft));
    }

    private DraftView view(Draft draft, JsonNode content) {
        return new DraftView(
                draft.id(),
                draft.batchId().orElse(null),
                content,
                Violation.in(forms.open(draft), language.get()),
                draft.changedAt(),
                draft.version());
    }
}
