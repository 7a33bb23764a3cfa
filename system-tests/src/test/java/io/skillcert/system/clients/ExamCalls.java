package io.skillcert.system.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.client.Pages;
import io.skillcert.client.exam.AttendanceApi;
import io.skillcert.client.exam.CertificateApi;
import io.skillcert.client.exam.ConfirmationRequest;
import io.skillcert.client.exam.ExamEntryApi;
import io.skillcert.client.exam.ExaminerApi;
import io.skillcert.client.exam.ExaminerRequest;
import io.skillcert.client.exam.ExaminerView;
import io.skillcert.client.exam.PublicationApi;
import io.skillcert.client.exam.ScoreApi;
import io.skillcert.client.exam.ScoreEntry;
import io.skillcert.client.exam.ScoresRequest;
import io.skillcert.client.exam.SeatAssignmentApi;
import io.skillcert.client.exam.SeatAssignmentRequest;
import io.skillcert.client.exam.SessionPlan;
import io.skillcert.client.exam.Sitting;
import io.skillcert.client.exam.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The calls of the tutorial to exam-service. */
final class ExamCalls {

    private final TutorialInJava accounts;

    ExamCalls(TutorialInJava accounts) {
        this.accounts = accounts;
    }

    /** Accredits the two examiners of skills unless an earlier run has. */
    void accreditExaminers() {
        var officer = accounts.as("exam-officer");
        // region pages
        var examiners = new ExaminerApi(officer.exam());
        var known = Pages.items(after -> examiners.list(with -> with.limit(200).after(after)))
                .map(ExaminerView::getAccount)
                .collect(Collectors.toSet());
        // endregion
        for (var examiner : List.of("examiner", "examiner.2")) {
            var account = accounts.account(examiner);
            if (!known.contains(account)) {
                examiners.accredit(new ExaminerRequest().account(account).institutionIds(List.of()));
            }
        }
    }

    void assignSeats(UUID batch, LocalDate lastExamDay) {
        var officer = accounts.as("exam-officer").exam();
        var entries = new ExamEntryApi(officer);
        TutorialInJava.until(
                "exam-service has received the registration",
                () -> entries.list(batch).body(),
                page -> page.getItems().size() == 1);
        var assigned = new SeatAssignmentApi(officer)
                .assign(
                        batch,
                        new SeatAssignmentRequest()
                                .addSessionsItem(
                                        session(batch, Subject.THEORETICAL_KNOWLEDGE, lastExamDay.minusDays(1)))
                                .addSessionsItem(session(batch, Subject.OPERATIONAL_SKILLS, lastExamDay)));
        assertEquals(1, assigned.body().getSeated());
    }

    private static SessionPlan session(UUID batch, Subject subject, LocalDate day) {
        return new SessionPlan()
                .subject(subject)
                .site("Shenzhen site 1")
                .room(batch.toString().substring(30))
                .seats(1)
                .startsAt(TutorialInJava.at(day, 9));
    }

    void enterScores(UUID batch, UUID registration) {
        new AttendanceApi(accounts.as("exam-officer").exam())
                .confirm(
                        batch,
                        new ConfirmationRequest()
                                .reason("attendance list of the site")
                                .addSittingsItem(sitting(registration, Subject.THEORETICAL_KNOWLEDGE))
                                .addSittingsItem(sitting(registration, Subject.OPERATIONAL_SKILLS)));
        var skills = score(registration, Subject.OPERATIONAL_SKILLS, "81.00");
        new ScoreApi(accounts.as("examiner.2").exam()).enter(batch, new ScoresRequest().addScoresItem(skills));
        var entered = new ScoreApi(accounts.as("examiner").exam())
                .enter(
                        batch,
                        new ScoresRequest()
                                .addScoresItem(score(registration, Subject.THEORETICAL_KNOWLEDGE, "78.50"))
                                .addScoresItem(skills));
        assertEquals(2, entered.body().getEntered());
    }

    private static Sitting sitting(UUID registration, Subject subject) {
        return new Sitting().registrationId(registration).subject(subject);
    }

    private static ScoreEntry score(UUID registration, Subject subject, String score) {
        return new ScoreEntry().registrationId(registration).subject(subject).score(score);
    }

    /** Publishes the results and returns the first day on which certificates may be issued. */
    LocalDate publish(UUID batch) {
        var publications = new PublicationApi(accounts.as("exam-officer").exam());
        publications.publish(batch);
        return TutorialInJava.until(
                        "the publication is complete",
                        () -> publications.get(batch).body(),
                        publication -> publication.getComplete())
                .getCertificateNotBefore();
    }

    void issueCertificates(UUID batch) {
        var issued = new CertificateApi(accounts.as("exam-officer").exam()).issue(batch);
        assertEquals(1, issued.body().getIssued());
    }
}
