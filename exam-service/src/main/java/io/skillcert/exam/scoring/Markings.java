package io.skillcert.exam.scoring;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.seating.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The markings of all exams. */
@ApplicationScoped
public class Markings implements PanacheRepositoryBase<Marking, Marking.Key> {

    /** The markings by seat, each list in the order of entry. */
    Map<Seat.Key, List<Marking>> of(Collection<UUID> registrations) {
        var markings = new HashMap<Seat.Key, List<Marking>>();
        list("any_of(key.registrationId, ?1) order by enteredAt, key.marker", (Object)
                        registrations.toArray(UUID[]::new))
                .forEach(marking -> markings.computeIfAbsent(marking.seat(), seat -> new ArrayList<>())
                        .add(marking));
        return markings;
    }

    /** Whether one of the seats has a marking. */
    public boolean areEntered(List<Seat.Key> seats) {
        var registrations = seats.stream().map(Seat.Key::registrationId).toList();
        return of(registrations).keySet().stream().anyMatch(seats::contains);
    }

    /** The accounts of those who marked a seat. */
    public Set<String> markersOf(Seat.Key seat) {
        return list("key.registrationId = ?1 and key.subject = ?2", seat.registrationId(), seat.subject()).stream()
                .map(Marking::marker)
                .collect(Collectors.toSet());
    }

    /** The accounts of those who marked a seat, or a task of the attempt from which its score follows (EXM-10). */
    public Set<String> firstMarkersOf(Seat.Key seat) {
        var markers = new HashSet<>(markersOf(seat));
        getSession()
                .createNativeQuery(
                        "select m.marker from task_marking m join marking_task t on t.id = m.task_id"
                                + " join attempt a on a.id = t.attempt_id where a.registration_id = :registration"
                                + " and a.subject = :subject and m.marked_at is not null",
                        String.class)
                .setParameter("registration", seat.registrationId())
                .setParameter("subject", seat.subject().name())
                .getResultStream()
                .forEach(markers::add);
        return markers;
    }
}
