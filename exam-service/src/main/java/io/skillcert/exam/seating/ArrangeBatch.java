package io.skillcert.exam.seating;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.entry.TrainingAffiliations;
import io.skillcert.exam.seating.policy.ArrangeSeats;
import io.skillcert.exam.seating.policy.Arrangement;
import io.skillcert.exam.seating.policy.AssignedSeat;
import io.skillcert.exam.seating.policy.Room;
import io.skillcert.exam.seating.policy.SeatCandidate;
import io.skillcert.policy.exam.ExamResultRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Arranges the seats of a batch with the subjects of levels (EXM-01), durations (EXM-03) and training institutions. */
@ApplicationScoped
class ArrangeBatch {

    private final ExamResultRules examResult;
    private final TrainingAffiliations trainings;
    private final BusinessClock clock;

    ArrangeBatch(ExamResultRules examResult, TrainingAffiliations trainings, BusinessClock clock) {
        this.examResult = examResult;
        this.trainings = trainings;
        this.clock = clock;
    }

    Arrangement arrange(
            UUID batchId, List<ExamEntry> people, List<ExamSession> sessions, List<Seat> kept, int breakMinutes) {
        var institutions = trainings.institutionsOf(batchId);
        var now = clock.instant();
        var today = BusinessClock.day(now);
        return new ArrangeSeats(
                        sessions.stream().map(session -> room(session, now)).toList(), breakMinutes)
                .arrange(
                        people.stream()
                                .map(person -> candidate(person, today, institutions))
                                .toList(),
                        kept.stream()
                                .map(seat -> new AssignedSeat(
                                        seat.key().registrationId(),
                                        seat.session().id(),
                                        seat.number()))
                                .toList());
    }

    private SeatCandidate candidate(ExamEntry person, LocalDate today, Map<UUID, Set<UUID>> institutions) {
        return new SeatCandidate(
                person.registrationId(),
                person.registrationNumber(),
                person.subjects(examResult.subjectsOf(person.level(), today)),
                person.site(),
                person.needsAccessibleRoom(),
                person.extraMinutes(),
                group(person, institutions));
    }

    /** The institution that trains the candidate, or else the cohort with which the candidate was registered. */
    private static Optional<String> group(ExamEntry person, Map<UUID, Set<UUID>> institutions) {
        return institutions.getOrDefault(person.registrationId(), Set.of()).stream()
                .findFirst()
                .or(person::cohortId)
                .map(UUID::toString);
    }

    private Room room(ExamSession session, Instant now) {
        int available =
                (int) Duration.between(session.startsAt(), session.endsAt()).toMinutes();
        return new Room(
                session.id(),
                session.subject(),
                session.site(),
                session.seats(),
                session.seatsPerRow(),
                session.isAccessible(),
                session.startsAt().getEpochSecond() / 60,
                examResult
                        .minutesOf(session.subject(), BusinessClock.day(session.startsAt()))
                        .orElse(available),
                available,
                !session.hasBegun(now));
    }
}
