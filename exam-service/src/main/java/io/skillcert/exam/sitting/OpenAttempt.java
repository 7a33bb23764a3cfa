package io.skillcert.exam.sitting;

import static io.skillcert.database.Statements.instant;
import static io.skillcert.database.Statements.uuid;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.database.Statements;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.attendance.ExamBars;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.paper.PaperContents;
import io.skillcert.exam.paper.SeatForms;
import io.skillcert.exam.room.RoomCodes;
import io.skillcert.exam.room.RoomEvents;
import io.skillcert.personal.Mask;
import io.skillcert.personal.TicketCodes;
import io.skillcert.personkey.PersonKeys;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Binds the machine at which a candidate sits: the ticket tells who sits, the code of the room that the candidate is there. */
@ApplicationScoped
public class OpenAttempt {

    private static final int SEED_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TicketCodes tickets;
    private final RoomCodes roomCodes;
    private final SeatForms forms;
    private final PaperContents papers;
    private final Attempts attempts;
    private final ExamEntries entries;
    private final ExamBars bars;
    private final PersonKeys personKeys;
    private final SittingParameters parameters;
    private final RoomEvents events;
    private final Statements statements;
    private final BusinessClock clock;

    OpenAttempt(
            TicketCodes tickets,
            RoomCodes roomCodes,
            SeatForms forms,
            PaperContents papers,
            Attempts attempts,
            ExamEntries entries,
            ExamBars bars,
            PersonKeys personKeys,
            SittingParameters parameters,
            RoomEvents events,
            Statements statements,
            BusinessClock clock) {
        this.tickets = tickets;
        this.roomCodes = roomCodes;
        this.forms = forms;
        this.papers = papers;
        this.attempts = attempts;
        this.entries = entries;
        this.bars = bars;
        this.personKeys = personKeys;
        this.parameters = parameters;
        this.events = events;
        this.statements = statements;
        this.clock = clock;
    }

    /**
     * An attempt that is bound to a machine.
     *
     * @param name the masked name; null if it is not known
     * @param opensPaperAt from when the encrypted paper may be fetched
     */
    public record Opened(
            UUID attempt,
            DeviceToken token,
            String name,
            int seat,
            Subject subject,
            int level,
            AttemptState state,
            UUID paper,
            Instant opensPaperAt,
            Instant now) {}

    /** The sitting of a candidate that admits now. */
    private record Sitting(
            UUID session,
            UUID registration,
            Subject subject,
            int seat,
            Instant startsAt,
            boolean checkedIn,
            boolean scored) {}

    /**
     * Opens the attempt of a candidate, or binds another machine after an invigilator has released the first.
     *
     * @param ticketCode the content of the QR code on the admission ticket
     * @throws io.skillcert.http.problem.ProblemException 409 if the ticket or the code is wrong, the candidate is not expected
     *     or not checked in, or is barred (EXM-14), there is no paper for the seat, another machine is bound, or the attempt is sealed
     */
    public Opened open(String ticketCode, String roomCode) {
        var registration = registration(ticketCode);
        var sitting = QuarkusTransaction.requiringNew()
                .call(() -> sitting(registration).orElseThrow(ExamProblem.NOT_EXPECTED_HERE::exception));
        roomCodes.require(sitting.session(), registration, roomCode);
        if (!sitting.checkedIn()) {
            throw ExamProblem.NOT_CHECKED_IN.exception();
        }
        if (sitting.scored()) {
            throw ExamProblem.SCORE_ENTERED.exception();
        }
        return QuarkusTransaction.requiringNew().call(() -> bind(sitting));
    }

    private UUID registration(String ticketCode) {
        if (!tickets.isReady()) {
            throw ExamProblem.NO_TICKET_SECRET.exception();
        }
        return tickets.read(ticketCode)
                .filter(ticket -> !ticket.until().isBefore(clock.today()))
                .orElseThrow(ExamProblem.NOT_A_TICKET::exception)
                .registrationId();
    }

    private Optional<Sitting> sitting(UUID registration) {
        return statements.first(
                """
                select s.id, t.subject, t.number, s.starts_at, c.registration_id is not null as checked_in,
                  exists (select from score r where r.registration_id = t.registration_id and r.subject = t.subject
                    and not r.absent and a.id is null) as scored
                from seat t join exam_session s on s.id = t.session_id
                join exam_entry e on e.registration_id = t.registration_id
                left join check_in c on c.session_id = s.id and c.registration_id = t.registration_id
                left join attempt a on a.session_id = s.id and a.registration_id = t.registration_id
                where t.registration_id = ? and e.status = 'SEATED' and s.cancelled_at is null
                  and not exists (select from misconduct m where m.registration_id = t.registration_id and m.subject = t.subject)
                  and s.starts_at - interval '1 hour' <= business_time()
                  and (s.ends_at > business_time() or a.state = 'STARTED')
                order by s.starts_at limit 1""",
                row -> new Sitting(
                        uuid(row, "id"),
                        registration,
                        Subject.valueOf(row.getString("subject")),
                        row.getInt("number"),
                        instant(row, "starts_at"),
                        row.getBoolean("checked_in"),
                        row.getBoolean("scored")),
                registration);
    }

    private Opened bind(Sitting sitting) {
        // Two machines of one candidate wait here for each other, before the attempt exists.
        var entry = entries.lock(sitting.registration());
        if (entry.status() != EntryStatus.SEATED) {
            throw ExamProblem.NOT_EXPECTED_HERE.exception();
        }
        bars.inForce(entry.personId(), clock.today()).ifPresent(until -> {
            throw ExamProblem.BARRED_FROM_EXAMS.exception(until);
        });
        var known = statements.first(
                "select " + Attempt.COLUMNS
                        + " from attempt a where registration_id = ? and subject = ? and session_id = ?"
                        + " for no key update",
                Attempt::read,
                sitting.registration(),
                sitting.subject().name(),
                sitting.session());
        var attempt = known.orElseGet(() -> create(sitting));
        if (attempt.state() == AttemptState.SEALED) {
            throw ExamProblem.ATTEMPT_SEALED.exception();
        }
        var token = bindDevice(attempt);
        return new Opened(
                attempt.id(),
                token,
                entry.name(personKeys.of(entry.personId()).orElse(null))
                        .map(Mask::name)
                        .orElse(null),
                attempt.seat(),
                attempt.subject(),
                entry.level().number(),
                attempt.state(),
                attempt.paperId(),
                sitting.startsAt().minus(SittingParameters.PAPER_BEFORE),
                attempt.now());
    }

    private Attempt create(Sitting sitting) {
        var paper =
                forms.paperOf(sitting.registration(), sitting.subject()).orElseThrow(ExamProblem.NO_PAPER::exception);
        var seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        var id = Ids.next();
        statements.execute(
                "insert into attempt (id, registration_id, subject, session_id, paper_id, seat, positions, order_seed,"
                        + " duration_s, grace_s, awaited_s) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                sitting.registration(),
                sitting.subject().name(),
                sitting.session(),
                paper,
                sitting.seat(),
                papers.positions(paper).size(),
                seed,
                (int) parameters.duration(sitting.subject(), sitting.startsAt()).toSeconds(),
                (int) parameters.grace(sitting.startsAt()).toSeconds(),
                (int) parameters.awaitedAnswers(sitting.startsAt()).toSeconds());
        events.add(sitting.session(), id, RoomEvents.Kind.OPENED);
        return attempts.reread(id);
    }

    private DeviceToken bindDevice(Attempt attempt) {
        var token = DeviceToken.random();
        var bound = statements.execute(
                "insert into device (attempt_id, no, token_hash)"
                        + " select ?, (select coalesce(max(no), 0) + 1 from device where attempt_id = ?), ?"
                        + " where not exists (select from device where attempt_id = ? and ended_at is null)",
                attempt.id(),
                attempt.id(),
                token.hash(),
                attempt.id());
        if (bound == 0) {
            throw ExamProblem.DEVICE_BOUND.exception();
        }
        events.add(attempt.sessionId(), attempt.id(), RoomEvents.Kind.DEVICE_BOUND);
        return token;
    }
}
