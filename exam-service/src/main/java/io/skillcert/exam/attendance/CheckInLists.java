package io.skillcert.exam.attendance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.FieldCipher;
import io.skillcert.signing.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes lists for the door, and recognises them by their signature. */
@ApplicationScoped
public class CheckInLists {

    private static final String TYPE = "skillcert-check-in-list";

    private final ExamEntries entries;
    private final ExamSessions sessions;
    private final Seats seats;
    private final CheckIns checkIns;
    private final SigningKeys keys;
    private final FieldCipher cipher;
    private final ObjectMapper json;

    CheckInLists(
            ExamEntries entries,
            ExamSessions sessions,
            Seats seats,
            CheckIns checkIns,
            SigningKeys keys,
            FieldCipher cipher,
            ObjectMapper json) {
        this.entries = entries;
        this.sessions = sessions;
        this.seats = seats;
        this.checkIns = checkIns;
        this.keys = keys;
        this.cipher = cipher;
        this.json = json;
    }

    @Transactional
    public CheckInList of(UUID sessionId) {
        var session = sessions.takingPlace(sessionId);
        var there = seats.inSession(session.id());
        Map<UUID, ExamEntry> people = entries
                .list("any_of(registrationId, ?1)", (Object)
                        there.stream().map(Seat::registrationId).toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(ExamEntry::registrationId, Function.identity()));
        var came = checkIns.of(sessionId).stream().map(CheckIn::registrationId).collect(Collectors.toSet());
        var expected = there.stream()
                .map(seat -> expected(seat, people.get(seat.registrationId()), came))
                .toList();
        var signed = new CheckInList.Signed(sessionId, new TreeSet<>(people.keySet()));
        return new CheckInList(sessionId, expected, keys.sign(write(signed), TYPE));
    }

    private CheckInList.Expected expected(Seat seat, ExamEntry person, Set<UUID> came) {
        return new CheckInList.Expected(
                seat.number(),
                person.registrationId(),
                person.registrationNumber(),
                person.name(cipher).orElse(null),
                person.document(cipher).orElse(null),
                person.extraMinutes(),
                came.contains(person.registrationId()));
    }

    /** @throws io.skillcert.http.problem.ProblemException 400 if the signature is not that of a list of the session */
    Set<UUID> registrations(UUID sessionId, String signature) {
        return keys.verify(signature, TYPE)
                .map(this::read)
                .filter(list -> list.session().equals(sessionId))
                .map(CheckInList.Signed::registrations)
                .orElseThrow(() -> Violations.single("signature", "is not that of a list of this session"));
    }

    private CheckInList.Signed read(String payload) {
        try {
            return json.readValue(payload, CheckInList.Signed.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a signed list can't be read", e);
        }
    }

    private String write(CheckInList.Signed list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list can't be written as JSON", e);
        }
    }
}
