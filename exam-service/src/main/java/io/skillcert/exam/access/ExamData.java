package io.skillcert.exam.access;

import static java.util.Map.entry;

import io.skillcert.access.HeldData;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.http.json.Json;
import io.skillcert.http.json.TableJson;
import io.skillcert.personkey.PersonKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** All that exam-service holds about a person. */
@ApplicationScoped
class ExamData implements HeldData {

    private static final String PERSON = "(person_id = :person or holder_digest = :holder)";
    private static final String ENTRIES =
            "registration_id in (select registration_id from exam_entry where " + PERSON + ")";
    private static final String CERTIFICATES = "number in (select number from certificate where " + PERSON + ")";

    private static final String ATTEMPTS = "attempt_id in (select id from attempt where " + ENTRIES + ")";

    /** The conditions of the rows about a person, by the table. */
    private static final Map<String, String> TABLES = new TreeMap<>(Map.ofEntries(
            entry("holder_account", "holder_digest = :holder"),
            entry("released_account", "holder_digest = :holder"),
            entry("training", "person_id = :person"),
            entry("seat", ENTRIES),
            entry("seat_form", ENTRIES),
            entry("check_in", ENTRIES),
            entry("room_code_failure", ENTRIES),
            entry("attempt", ENTRIES),
            entry("answer_event", ATTEMPTS),
            entry("answer_after_seal", ATTEMPTS),
            entry("attempt_seal", ATTEMPTS),
            entry("room_event", ATTEMPTS),
            entry("room_notice", ATTEMPTS),
            entry("incident", ATTEMPTS),
            entry("time_grant", ATTEMPTS),
            entry("interruption", ATTEMPTS),
            entry("misconduct", ENTRIES),
            entry("score", ENTRIES),
            entry("marking", ENTRIES),
            entry("score_correction", ENTRIES),
            entry("score_review", ENTRIES),
            entry("exam_result", ENTRIES),
            entry("corrected_result", ENTRIES),
            entry("certificate", PERSON),
            entry("certificate_change", CERTIFICATES),
            entry("certificate_mailing", CERTIFICATES)));

    private final ExamEntries entries;
    private final PersonKeys personKeys;
    private final TableJson tables;
    private final Json json;

    ExamData(ExamEntries entries, PersonKeys personKeys, TableJson tables, Json json) {
        this.entries = entries;
        this.personKeys = personKeys;
        this.tables = tables;
        this.json = json;
    }

    @Override
    public String service() {
        return "exam";
    }

    @Override
    public List<DataFile> of(UUID personId, String holderDigest) {
        var files = new ArrayList<DataFile>();
        var parameters = Map.of("person", personId, "holder", holderDigest);
        TABLES.forEach(
                (table, condition) -> files.add(file(table + ".json", tables.rows(table, condition, parameters))));
        // The names are encrypted under the key of the person.
        files.add(file("exam_entry.json", tables.rowsWithoutEncrypted("exam_entry", PERSON, parameters)));
        files.add(file("exam_entry-names.json", json.write(names(personId))));
        return files;
    }

    private static DataFile file(String name, String content) {
        return new DataFile(name, () -> content.getBytes(StandardCharsets.UTF_8));
    }

    /** The names and documents of entries, by the identifier of the entry. */
    private Map<String, Object> names(UUID personId) {
        var values = new LinkedHashMap<String, Object>();
        var key = personKeys.of(personId).orElse(null);
        for (ExamEntry entry : entries.list("personId", personId)) {
            entry.name(key).ifPresent(name -> values.put(entry.registrationId() + " name", name));
            entry.document(key).ifPresent(text -> values.put(entry.registrationId() + " document", text));
        }
        return values;
    }
}
