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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Renders an admission ticket as an HTML page in Chinese or English. */
@ApplicationScoped
class AdmissionTicketPage {

    private static final Map<ExamSubject, String> SUBJECTS = Map.of(
            ExamSubject.THEORETICAL_KNOWLEDGE, "理论知识",
            ExamSubject.OPERATIONAL_SKILLS, "操作技能",
            ExamSubject.COMPREHENSIVE_REVIEW, "综合评审");
    private static final Map<ExamSubject, String> SUBJECTS_IN_ENGLISH = Map.of(
            ExamSubject.THEORETICAL_KNOWLEDGE, "Theoretical knowledge",
            ExamSubject.OPERATIONAL_SKILLS, "Operational skills",
            ExamSubject.COMPREHENSIVE_REVIEW, "Comprehensive review");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter TIME_IN_ENGLISH =
            DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.ENGLISH);
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

    /**
     * @param occupation its name in the language
     * @param photo a data URI
     */
    String render(AdmissionTicket ticket, String occupation, Optional<String> photo, Locale language) {
        var isEnglish = language.equals(Locale.ENGLISH);
        var level = SkillLevel.of(ticket.level());
        var code = QrCode.encodeText(ticket.code(), QrCode.Ecc.MEDIUM);
        return template.data("ticket", ticket)
                .data("language", language.toLanguageTag())
                .data("isEnglish", isEnglish)
                .data("occupation", occupation)
                .data("level", isEnglish ? "Level " + level.number() + ", " + level.englishName() : level.chineseName())
                .data("rows", rows(ticket, isEnglish))
                .data("photo", photo.orElse(null))
                .data("code", svgPath(code))
                .data("size", code.size)
                .render();
    }

    private static List<Row> rows(AdmissionTicket ticket, boolean isEnglish) {
        return ticket.sittings().stream()
                .map(sitting -> new Row(
                        (isEnglish ? SUBJECTS_IN_ENGLISH : SUBJECTS).get(sitting.subject()),
                        sitting.startsAt().format(isEnglish ? TIME_IN_ENGLISH : TIME),
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
