package io.skillcert.exam.attendance;

import static io.skillcert.database.Statements.uuid;

import io.skillcert.database.Statements;
import io.skillcert.database.Statements.Array;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The bars from exams for misconduct (禁考, EXM-14), of all sittings of a person. */
@ApplicationScoped
public class ExamBars {

    private static final String IN_FORCE =
            """
            select e.person_id, max(m.barred_until) as until
            from misconduct m join exam_entry e on e.registration_id = m.registration_id
            where e.person_id = any(?) and m.barred_until >= ? and m.bar_ended_at is null
            group by e.person_id""";

    private final Statements statements;

    ExamBars(Statements statements) {
        this.statements = statements;
    }

    /** The last day of the bar of each person who is barred on a day. */
    Map<UUID, LocalDate> inForce(Collection<UUID> persons, LocalDate on) {
        return statements
                .query(
                        IN_FORCE,
                        row -> Map.entry(uuid(row, "person_id"), row.getObject("until", LocalDate.class)),
                        new Array("uuid", List.copyOf(persons)),
                        on)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The last day of the person's bar; empty if the person is not barred on that day. */
    public Optional<LocalDate> inForce(UUID person, LocalDate on) {
        return Optional.ofNullable(inForce(List.of(person), on).get(person));
    }
}
