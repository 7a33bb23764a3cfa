package io.skillcert.subsidy.approval.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.paging.Page;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.approval.PublicNotice;
import io.skillcert.subsidy.approval.PublicNotices;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Public notices (公示): open to all, names masked. */
@Path("/v1/public-notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Public notice")
public class NoticeResource {

    private final PublicNotices notices;
    private final BusinessClock clock;

    NoticeResource(PublicNotices notices, BusinessClock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /** @param claimId by which an objection names it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NoticeView(
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

    @GET
    @PermitAll
    @Operation(summary = "List the claims under public notice today; names are masked")
    public Page<NoticeView> list(
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        return Page.of(notices.shown(clock.today(), after, limit), limit, NoticeView::of, PublicNotice::claimId);
    }
}
