package io.skillcert.subsidy.inquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.subsidy.assessment.policy.Basis;
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

/** What the registers are asked about a claim, and whether they have answered. */
@Path("/v1/claims/{id}/inquiries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registers")
public class InquiryResource {

    private final Inquiries inquiries;

    InquiryResource(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    /** @param nextAt when it is asked next, if it is. @param answeredAt absent: silent so far */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InquiryView(Basis basis, LocalDate askedFor, int attempts, Instant nextAt, Instant answeredAt) {
        static InquiryView of(RegistryInquiry inquiry) {
            var isOpen = inquiry.answeredAt().isEmpty() && inquiry.givenUpAt().isEmpty();
            return new InquiryView(
                    inquiry.basis(),
                    inquiry.askedFor(),
                    inquiry.attempts(),
                    isOpen ? inquiry.nextAt() : null,
                    inquiry.answeredAt().orElse(null));
        }
    }

    public record InquiriesView(UUID claimId, List<InquiryView> inquiries) {
        static InquiriesView of(UUID claimId, List<RegistryInquiry> inquiries) {
            return new InquiriesView(
                    claimId, inquiries.stream().map(InquiryView::of).toList());
        }
    }

    @GET
    @RolesAllowed({"subsidy-officer", "auditor"})
    @Operation(summary = "Read what the registers were asked about a claim")
    public InquiriesView get(@RestPath UUID id) {
        return InquiriesView.of(id, inquiries.ofKnown(id));
    }

    @POST
    @RolesAllowed("subsidy-officer")
    @Operation(summary = "Have the registers that have not answered asked again, now")
    public InquiriesView askAgain(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return InquiriesView.of(id, inquiries.askAgain(id, ifMatch));
    }
}
