package io.skillcert.exam.attendance;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.ActingAccounts;
import io.skillcert.exam.entry.ClosedBatches;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.scoring.Absences;
import io.skillcert.exam.seating.ExamSession;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import io.skillcert.http.language.LocalizedText;
import io.skillcert.personal.TicketCodes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks candidates in, by ticket or later from a signed list. A candidate who is already checked in is left unchanged. */
@ApplicationScoped
public class CheckInCandidates {

    private final ExamEntries entries;
    private final ClosedBatches closed;
    private final ExamSessions sessions;
    private final Seats seats;
    private final CheckIns checkIns;
    private final SessionExaminers examiners;
    private final ActingAccounts actingAccounts;
    private final ExamBars bars;
    private final Absences absences;
    private final TicketCodes codes;
    private final CheckInLists lists;
    private final Audit audit;
    private final BusinessClock clock;

    CheckInCandidates(
            ExamEntries entries,
            ClosedBatches closed,
            ExamSessions sessions,
            Seats seats,
            CheckIns checkIns,
            SessionExaminers examiners,
            ActingAccounts actingAccounts,
            ExamBars bars,
            Absences absences,
            TicketCodes codes,
            CheckInLists lists,
            Audit audit,
            BusinessClock clock) {
        this.entries = entries;
        this.closed = closed;
        this.sessions = sessions;
        this.seats = seats;
        this.checkIns = checkIns;
        this.examiners = examiners;
        this.actingAccounts = actingAccounts;
        this.bars = bars;
        this.absences = absences;
        this.codes = codes;
        this.lists = lists;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The check-in of a candidate.
     *
     * @param at when the candidate was first checked in
     * @param known whether the candidate had already been checked in
     */
    public record CheckedIn(UUID registrationId, String registrationNumber, int seat, Instant at, boolean known) {}

    /**
     * Checks in the holder of an admission ticket.
     *
     * @param code the content of the ticket's QR code
     * @throws io.skillcert.http.problem.ProblemException 403 if the account may act for the candidate, 404 if it is not assigned to
     *     the session, 409 if the ticket is forged, expired or for another session, the session is not admitting candidates, or
     *     the candidate is barred (EXM-14)
     */
    @Transactional
    public CheckedIn checkIn(UUID sessionId, String code, String account) {
        var session = sessions.takingPlace(sessionId);
        examiners.requireAssigned(session, account);
        if (isOutside(session, clock.instant())) {
            throw ExamProblem.DOORS_CLOSED.exception(session.doorsOpenAt(), session.endsAt());
        }
        var entry = entries.lockAll(List.of(registration(code)), EntryStatus.SEATED).stream()
                .findFirst()
                .orElseThrow(ExamProblem.NOT_EXPECTED_HERE::exception);
        closed.requireOpen(session.batchId()); // after the lock: a publication locks the entries too
        var seat = seats.inSession(sessionId, entry.registrationId())
                .orElseThrow(ExamProblem.NOT_EXPECTED_HERE::exception);
        if (actingAccounts.mayAct(account, entry)) {
            throw ExamProblem.ACTS_FOR_CANDIDATE.exception();
        }
        bars.inForce(entry.personId(), clock.today()).ifPresent(until -> {
            throw ExamProblem.BARRED_FROM_EXAMS.exception(until);
        });
        return checkIn(entry, seat, clock.instant(), false, account);
    }

    private UUID registration(String code) {
        if (!codes.isReady()) {
            throw ExamProblem.NO_TICKET_SECRET.exception();
        }
        return codes.read(code)
                .filter(ticket -> !ticket.until().isBefore(clock.today()))
                .orElseThrow(ExamProblem.NOT_A_TICKET::exception)
                .registrationId();
    }

    private static boolean isOutside(ExamSession session, Instant at) {
        return at.isBefore(session.doorsOpenAt()) || at.isAfter(session.endsAt());
    }

    private CheckedIn checkIn(ExamEntry entry, Seat seat, Instant at, boolean offline, String account) {
        var key = new CheckIn.Key(seat.session().id(), entry.registrationId());
        var known = checkIns.findByIdOptional(key);
        var checkIn = known.orElseGet(() -> new CheckIn(key, at, offline, account, clock.instant()));
        if (known.isEmpty()) {
            checkIns.persist(checkIn);
            absences.takeBack(seat.key());
            audit.record("check-in", "registration", entry.registrationId(), null);
        }
        return new CheckedIn(
                entry.registrationId(),
                entry.registrationNumber(),
                seat.number(),
                checkIn.checkedInAt(),
                known.isPresent());
    }

    /** @param at when the candidate was ticked off on the list */
    public record Tick(UUID registrationId, Instant at) {}

    /**
     * The result of merging a list.
     *
     * @param merged the number of candidates who were checked in by the merge
     * @param known the number of candidates who had already been checked in
     * @param refused why a registration was not checked in
     */
    public record Merged(int merged, int known, Map<UUID, LocalizedText> refused) {}

    /**
     * Checks in the candidates who were ticked off on a signed list.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 if this service has not signed the list for this session, 404 if
     *     the account is not assigned to it, 409 if the publication of the batch has started
     */
    @Transactional
    public Merged merge(UUID sessionId, String signature, List<Tick> ticks, String account) {
        var session = sessions.takingPlace(sessionId);
        examiners.requireAssigned(session, account);
        var listed = lists.registrations(sessionId, signature);
        var people = entries.lockAll(ticks.stream().map(Tick::registrationId).toList(), EntryStatus.SEATED).stream()
                .collect(Collectors.toMap(ExamEntry::registrationId, Function.identity()));
        closed.requireOpen(session.batchId()); // after the lock: a publication locks the entries too
        var seatOf = seats.inSession(sessionId).stream()
                .filter(seat -> listed.contains(seat.registrationId()) && people.containsKey(seat.registrationId()))
                .collect(Collectors.toMap(Seat::registrationId, Function.identity()));
        var acting = actingAccounts.registrationsOf(account, seatOf.keySet());
        var barred = bars.inForce(
                people.values().stream().map(ExamEntry::personId).collect(Collectors.toSet()), clock.today());
        var merged = new ArrayList<CheckedIn>();
        var refused = new LinkedHashMap<UUID, LocalizedText>();
        for (var tick : ticks) {
            var seat = seatOf.get(tick.registrationId());
            if (seat == null) {
                refused.put(
                        tick.registrationId(),
                        LocalizedText.translated("is not on the list or no longer has a seat in this session"));
            } else if (acting.contains(tick.registrationId())) {
                refused.put(
                        tick.registrationId(),
                        LocalizedText.translated("is a candidate for whom this account may act"));
            } else if (barred.containsKey(people.get(tick.registrationId()).personId())) {
                refused.put(tick.registrationId(), LocalizedText.translated("is barred from exams for misconduct"));
            } else if (isOutside(session, tick.at()) || tick.at().isAfter(clock.instant())) {
                refused.put(tick.registrationId(), LocalizedText.translated("was ticked off outside the session"));
            } else {
                merged.add(checkIn(people.get(tick.registrationId()), seat, tick.at(), true, account));
            }
        }
        int known = (int) merged.stream().filter(CheckedIn::known).count();
        return new Merged(merged.size() - known, known, refused);
    }
}
