package io.skillcert.subsidy.inquiry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.http.security.Role;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.subsidy.inquiry.Inquiries;
import io.skillcert.subsidy.inquiry.RegistryInquiry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The inquiries to registries about a claim. */
@Path("/v1/claims/{id}/inquiries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registries")
class InquiryResource {

    private final Inquiries inquiries;

    InquiryResource(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    /**
     * @param askedFor the day for which the basis is asked
     * @param nextAt the next attempt; absent if there will be none
     * @param answeredAt absent as long as the registry has not answered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InquiryView(Basis basis, LocalDate askedFor, int attempts, Instant nextAt, Instant answeredAt) {
        static InquiryView of(RegistryInquiry inquiry) {
            return new InquiryView(
                    inquiry.basis(),
                    inquiry.askedFor(),
                    inquiry.attempts(),
                    inquiry.isOpen() ? inquiry.nextAt() : null,
                    inquiry.answeredAt().orElse(null));
        }
    }

    record InquiriesView(UUID claimId, List<InquiryView> inquiries) {
        static InquiriesView of(UUID claimId, List<RegistryInquiry> inquiries) {
            return new InquiriesView(
                    claimId, inquiries.stream().map(InquiryView::of).toList());
        }
    }

    /**
     * Lists for each registry that has an address whether it has answered about the bases of SUB-02, how often it was
     * asked and when it is asked again.
     */
    @GET
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.AUDITOR})
    @Operation(summary = "List the inquiries to registries about a claim")
    @AuditedRead(act = "read-registry-answers", subject = "claim")
    public InquiriesView get(@RestPath UUID id) {
        return InquiriesView.of(id, inquiries.ofExisting(id));
    }

    /**
     * Makes the unanswered inquiries of the claim due at once; the answers count for the next decision. A claim that
     * awaits no decision is answered 409.
     */
    @POST
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(summary = "Retry the unanswered inquiries of a claim now")
    public InquiriesView retry(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return InquiriesView.of(id, inquiries.retry(id, ifMatch));
    }
}
