package io.skillcert.registration.ticket.api;

import io.nayuki.qrcodegen.QrCode;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.batch.ExamSubject;
import io.skillcert.registration.ticket.AdmissionTicket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders an admission ticket as an HTML page in Chinese. */
@ApplicationScoped
class AdmissionTicketPage {

    private static final Map<ExamSubject, String> SUBJECTS = Map.of(
            ExamSubject.THEORETICAL_KNOWLEDGE, "理论知识",
            ExamSubject.OPERATIONAL_SKILLS, "操作技能",
            ExamSubject.COMPREHENSIVE_REVIEW, "综合评审");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("HH:mm");

    private final Template template;

    AdmissionTicketPage(@Location("admission-ticket.html") Template template) {
        this.template = template;
    }

    /**
     * A sitting, formatted for the page.
     *
     * @param end null if the subject has no duration
     * @param address null if the site is not described
     */
    public record Row(String subject, String time, String end, String site, String address, String room, int seat) {}

    /** @param photo a data URI */
    String render(AdmissionTicket ticket, Optional<String> photo) {
        var code = QrCode.encodeText(ticket.code(), QrCode.Ecc.MEDIUM);
        return template.data("ticket", ticket)
                .data("level", SkillLevel.of(ticket.level()).chineseName())
                .data("rows", rows(ticket))
                .data("photo", photo.orElse(null))
                .data("code", svgPath(code))
                .data("size", code.size)
                .render();
    }

    private static List<Row> rows(AdmissionTicket ticket) {
        return ticket.sittings().stream()
                .map(sitting -> new Row(
                        SUBJECTS.get(sitting.subject()),
                        sitting.startsAt().format(TIME),
                        sitting.endsAt() == null ? null : sitting.endsAt().format(END),
                        sitting.site(),
                        sitting.address(),
                        sitting.room(),
                        sitting.seat()))
                .toList();
    }

    /** An SVG path with a square for each dark module. */
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
}
