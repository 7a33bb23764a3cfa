package io.skillcert.exam.mark;

import static io.skillcert.database.Statements.uuid;

import io.skillcert.database.Statements;
import io.skillcert.database.Statements.Array;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The answers that count, by attempt and position, as JSON. The database has the rule which do. */
@ApplicationScoped
class CountedAnswers {

    private final Statements statements;

    CountedAnswers(Statements statements) {
        this.statements = statements;
    }

    Map<UUID, Map<Integer, String>> of(Collection<UUID> attempts) {
        var answers = new HashMap<UUID, Map<Integer, String>>();
        attempts.forEach(attempt -> answers.put(attempt, new HashMap<>()));
        statements.query(
                "select attempt_id, position, response from counted_answer where attempt_id = any(?)",
                row -> answers.get(uuid(row, "attempt_id")).put(row.getInt("position"), row.getString("response")),
                new Array("uuid", attempts.stream().toList()));
        return answers;
    }
}
