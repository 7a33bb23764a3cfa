package io.skillcert.exam.attendance;

import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personkey.PersonKeys;
import io.skillcert.signing.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes signed check-in lists and verifies their signatures. */
@ApplicationScoped
public class CheckInLists {

    private static final String TYPE = "skillcert-check-in-list";

    private final ExamEntries entries;
    private final ExamSessions sessions;
    private final Seats seats;
    private final CheckIns checkIns;
    private final SessionExaminers examiners;
    private final SigningKeys keys;
    private final PersonKeys personKeys;
    private final Json json;

    CheckInLists(
            ExamEntries entries,
            ExamSessions sessions,
            Seats seats,
            CheckIns checkIns,
            SessionExaminers examiners,
            SigningKeys keys,
            PersonKeys personKeys,
            Json json) {
        this.entries = entries;
        this.sessions = sessions;
        this.seats = seats;
        this.checkIns = checkIns;
        this.examiners = examiners;
        this.keys = keys;
        this.personKeys = personKeys;
        this.json = json;
    }

    /**
     * Makes the signed list of a session that takes place.
     *
     * @param examiner the account that must be assigned to the session; null for a role that needs no assignment
     */
    @Transactional
    public CheckInList of(UUID sessionId, String examiner) {
        examiners.requireAssigned(sessions.takingPlace(sessionId), examiner);
        var taken = seats.inSession(sessionId);
        var people = entries
                .list("any_of(registrationId, ?1)", (Object)
                        taken.stream().map(Seat::registrationId).toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(ExamEntry::registrationId, Function.identity()));
        var present = checkIns.registrationsOf(sessionId);
        var ciphers =
                personKeys.of(people.values().stream().map(ExamEntry::personId).toList());
        var expected = taken.stream()
                .map(seat -> expected(seat, people.get(seat.registrationId()), ciphers, present))
                .toList();
        var signed = new CheckInList.Signed(sessionId, new TreeSet<>(people.keySet()));
        return new CheckInList(sessionId, expected, keys.sign(json.write(signed), TYPE));
    }

    private CheckInList.Expected expected(
            Seat seat, ExamEntry person, Map<UUID, FieldCipher> ciphers, Set<UUID> present) {
        var key = ciphers.get(person.personId());
        return new CheckInList.Expected(
                seat.number(),
                person.registrationId(),
                person.registrationNumber(),
                person.name(key).orElse(null),
                person.document(key).orElse(null),
                person.extraMinutes(),
                present.contains(person.registrationId()));
    }

    /**
     * Reads the registrations on a list from its signature.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 if this service has not signed a list of the session with it
     */
    Set<UUID> registrations(UUID sessionId, String signature) {
        return keys.verify(signature, TYPE)
                .map(payload -> json.read(payload, CheckInList.Signed.class))
                .filter(list -> list.session().equals(sessionId))
                .map(CheckInList.Signed::registrations)
                .orElseThrow(() -> Violations.single("signature", "is not the signature of a list of this session"));
    }
}
