package io.skillcert.registration.ticket.api;

import io.nayuki.qrcodegen.QrCode;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.registration.batch.ExamSubject;
import io.skillcert.registration.document.Photos;
import io.skillcert.registration.ticket.AdmissionTicket;
import io.skillcert.registration.ticket.ShowTicket;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The admission ticket (准考证): as data, and as an A4 page to print. */
@Path("/v1/registrations/{id}/admission-ticket")
@Tag(name = "Admission ticket")
@RolesAllowed({"candidate", "partner", "registrar"})
public class AdmissionTicketResource {

    private static final Map<ExamSubject, String> SUBJECTS = Map.of(
            ExamSubject.THEORETICAL_KNOWLEDGE, "理论知识",
            ExamSubject.OPERATIONAL_SKILLS, "操作技能",
            ExamSubject.COMPREHENSIVE_REVIEW, "综合评审");
    private static final Map<Integer, String> LEVELS =
            Map.of(5, "五级/初级工", 4, "四级/中级工", 3, "三级/高级工", 2, "二级/技师", 1, "一级/高级技师");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final String HTML = "text/html;charset=UTF-8";

    private final ShowTicket showTicket;
    private final Photos photos;
    private final Template page;
    private final SecurityIdentity caller;

    public AdmissionTicketResource(
            ShowTicket showTicket,
            Photos photos,
            @Location("admission-ticket.html") Template page,
            SecurityIdentity caller) {
        this.showTicket = showTicket;
        this.photos = photos;
        this.page = page;
        this.caller = caller;
    }

    /** A sitting as the page writes it. */
    public record Row(String subject, String time, String site, String room, int seat) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Read the admission ticket, from 5 calendar days before the earliest subject (REG-11)")
    public AdmissionTicket get(@RestPath UUID id) {
        return showTicket.show(id, visibleOwner());
    }

    @GET
    @Path("/page")
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    @Operation(summary = "The same as a page to print, with photo and QR code")
    public Response page(@RestPath UUID id) {
        var ticket = showTicket.show(id, visibleOwner());
        var code = QrCode.encodeText(ticket.code(), QrCode.Ecc.MEDIUM);
        var html = page.data("ticket", ticket)
                .data("level", LEVELS.get(ticket.level()))
                .data("rows", rows(ticket))
                .data("photo", photos.dataUriOf(showTicket.documentsOf(id)).orElse(null))
                .data("code", svgPath(code))
                .data("size", code.size)
                .render();
        return Response.ok(html, HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                .build();
    }

    private static List<Row> rows(AdmissionTicket ticket) {
        return ticket.sittings().stream()
                .map(sitting -> new Row(
                        SUBJECTS.get(sitting.subject()),
                        sitting.startsAt().format(TIME),
                        sitting.site(),
                        sitting.room(),
                        sitting.seat()))
                .toList();
    }

    /** A square for each dark module. */
    private static String svgPath(QrCode code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    /** Null for those who may see everybody's. */
    private String visibleOwner() {
        return caller.hasRole("registrar") ? null : caller.getPrincipal().getName();
    }
}
