package io.skillcert.subsidy.approval.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.approval.PublicNotice;
import io.skillcert.subsidy.approval.PublicNotices;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public notices (公示) of claims before payment. Everybody may read them; names are masked. */
@Path("/v1/public-notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Public notice")
class NoticeResource {

    private final PublicNotices notices;

    NoticeResource(PublicNotices notices) {
        this.notices = notices;
    }

    /** @param claimId the id that an objection refers to */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticeView(
            UUID claimId,
            String name,
            String occupationCode,
            int level,
            Yuan amount,
            LocalDate shownFrom,
            LocalDate shownUntil) {
        static NoticeView of(PublicNotice notice) {
            return new NoticeView(
                    notice.claimId(),
                    notice.maskedName(),
                    notice.occupationCode(),
                    notice.level(),
                    notice.amount(),
                    notice.shownFrom(),
                    notice.shownUntil());
        }
    }

    /**
     * Lists the claims that are under public notice (公示, SUB-12) today, with masked name, level, amount and the last
     * day. While the parameter switches public notices off, the list is empty.
     */
    @GET
    @PermitAll
    @Operation(summary = "List the claims under public notice today, with masked names")
    public Page<NoticeView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(notices.shown(page), page, NoticeView::of, PublicNotice::claimId);
    }
}
