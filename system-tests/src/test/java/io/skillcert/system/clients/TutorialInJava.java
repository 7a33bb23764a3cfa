package io.skillcert.system.clients;

import static org.awaitility.Awaitility.await;

import io.skillcert.client.ProblemException;
import io.skillcert.client.Skillcert;
import io.skillcert.client.registration.ExamOutcome;
import io.skillcert.client.subsidy.ClaimView;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The calls of docs/tutorial/README.md, made by the Java client: from a registration to a paid claim. */
public final class TutorialInJava {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final URI tokenEndpoint;
    private final URI registration;
    private final URI exam;
    private final URI subsidy;
    private final Map<String, Skillcert> accounts = new ConcurrentHashMap<>();

    /** @param services their addresses by name */
    public TutorialInJava(URI tokenEndpoint, Map<String, URI> services) {
        this.tokenEndpoint = tokenEndpoint;
        registration = services.get("registration");
        exam = services.get("exam");
        subsidy = services.get("subsidy");
    }

    /** Makes all calls and returns the claim as its claimant reads it at the end. */
    public ClaimView run() throws Exception {
        var registrations = new RegistrationCalls(this);
        var exams = new ExamCalls(this);
        var claims = new ClaimCalls(this);
        var person = InventedPerson.random();

        var today = registrations.today();
        var lastExamDay = today.plusDays(24);
        moveClocks(today, 9);
        var batch = registrations.announceBatch(today, lastExamDay);
        exams.accreditExaminers();

        var registered = registrations.register(batch, person, today);
        var confirmed = registrations.approveAndPay(registered);
        exams.assignSeats(batch, lastExamDay);
        registrations.await(confirmed, "seats", view -> view.getExam().getSeats() != null);

        moveClocks(lastExamDay, 18);
        exams.enterScores(batch, confirmed);
        moveClocks(lastExamDay.plusDays(3), 10);
        var certificatesFrom = exams.publish(batch);
        registrations.await(confirmed, "a result", view -> view.getExam().getOutcome() == ExamOutcome.PASSED);

        claims.recordInsurance(person);
        moveClocks(certificatesFrom, 10);
        exams.issueCertificates(batch);
        var certificate = registrations
                .await(confirmed, "a certificate", view -> view.getExam().getCertificateNumber() != null)
                .getExam()
                .getCertificateNumber();

        claims.lookUp(certificate, person);
        moveClocks(certificatesFrom.plusDays(1), 9);
        var claim = claims.make(certificate, person);
        moveClocks(claim.getDecisionExpectedOn(), 9);
        claims.decideAndApprove(claim.getId(), claim.getDecisionExpectedOn().getYear());
        claims.pay();
        return claims.read(claim.getId());
    }

    /** Returns the client of an account, which the issuer of the sandbox names by its role. */
    Skillcert as(String account) {
        return accounts.computeIfAbsent(account, this::connect);
    }

    private Skillcert connect(String clientId) {
        var clientSecret = "any";
        // region connect
        return Skillcert.builder()
                .registration(registration)
                .exam(exam)
                .subsidy(subsidy)
                .clientCredentials(tokenEndpoint, clientId, clientSecret)
                .build();
        // endregion
    }

    /** Waits until an event of one service has arrived in another. */
    static <T> T until(String what, Callable<T> read, Predicate<T> arrived) {
        return await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .ignoreException(ProblemException.class)
                .until(read, arrived);
    }

    /** Returns an hour of a day in China. */
    static OffsetDateTime at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atOffset(CHINA);
    }

    /** Moves the business clocks of the sandbox. */
    private void moveClocks(LocalDate day, int hour) {
        var operator = as("operator");
        var now = at(day, hour);
        new io.skillcert.client.registration.SandboxClockApi(operator.registration())
                .set(new io.skillcert.client.registration.ClockRequest().now(now));
        new io.skillcert.client.exam.SandboxClockApi(operator.exam())
                .set(new io.skillcert.client.exam.ClockRequest().now(now));
        new io.skillcert.client.subsidy.SandboxClockApi(operator.subsidy())
                .set(new io.skillcert.client.subsidy.ClockRequest().now(now));
    }
}
