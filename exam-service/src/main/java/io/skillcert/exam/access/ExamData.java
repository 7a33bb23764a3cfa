package io.skillcert.exam.access;

import io.skillcert.access.HeldData;
import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.mailing.CertificateMailings;
import io.skillcert.http.json.Json;
import io.skillcert.http.json.TableJson;
import io.skillcert.personal.FieldCipher;
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

    private static final String ENTRIES =
            " where registration_id in" + " (select registration_id from exam_entry where person_id = :person)";
    private static final String CERTIFICATES =
            " where number in (select number from certificate where person_id = :person)";

    /** The rows, by the name of the file. */
    private static final Map<String, String> ROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("entries.json", "select * from exam_entry where person_id = :person"),
            Map.entry("trainings.json", "select * from training where person_id = :person"),
            Map.entry("seats.json", "select * from seat" + ENTRIES),
            Map.entry("check-ins.json", "select * from check_in" + ENTRIES),
            Map.entry("misconduct.json", "select * from misconduct" + ENTRIES),
            Map.entry("scores.json", "select * from score" + ENTRIES),
            Map.entry("markings.json", "select * from marking" + ENTRIES),
            Map.entry("score-corrections.json", "select * from score_correction" + ENTRIES),
            Map.entry("score-reviews.json", "select * from score_review" + ENTRIES),
            Map.entry("results.json", "select * from exam_result" + ENTRIES),
            Map.entry("corrected-results.json", "select * from corrected_result" + ENTRIES),
            Map.entry("certificates.json", "select * from certificate where person_id = :person"),
            Map.entry("certificate-changes.json", "select * from certificate_change" + CERTIFICATES),
            Map.entry("mailings.json", "select * from certificate_mailing" + CERTIFICATES)));

    private final ExamEntries entries;
    private final Certificates certificates;
    private final CertificateMailings mailings;
    private final PersonKeys personKeys;
    private final FieldCipher cipher;
    private final TableJson tables;
    private final Json json;

    ExamData(
            ExamEntries entries,
            Certificates certificates,
            CertificateMailings mailings,
            PersonKeys personKeys,
            FieldCipher cipher,
            TableJson tables,
            Json json) {
        this.entries = entries;
        this.certificates = certificates;
        this.mailings = mailings;
        this.personKeys = personKeys;
        this.cipher = cipher;
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
        ROWS.forEach((name, query) -> files.add(file(name, tables.rows(query, personId))));
        files.add(file("decrypted.json", json.write(decrypted(personId))));
        return files;
    }

    private static DataFile file(String name, String content) {
        return new DataFile(name, () -> content.getBytes(StandardCharsets.UTF_8));
    }

    /** What the rows hold encrypted, by the identifier of the row. */
    private Map<String, Object> decrypted(UUID personId) {
        var values = new LinkedHashMap<String, Object>();
        var key = personKeys.of(personId).orElse(null);
        for (ExamEntry entry : entries.list("personId", personId)) {
            entry.name(key).ifPresent(name -> values.put("entry " + entry.registrationId() + " name", name));
            entry.document(key).ifPresent(text -> values.put("entry " + entry.registrationId() + " document", text));
        }
        for (Certificate certificate : certificates.list("personId", personId)) {
            certificate
                    .name(cipher)
                    .ifPresent(name -> values.put("certificate " + certificate.number() + " name", name));
            certificate
                    .document(cipher)
                    .ifPresent(text -> values.put("certificate " + certificate.number() + " document", text));
            mailings.list("number", certificate.number()).forEach(mailing -> mailing.address(cipher)
                    .ifPresent(address -> values.put("mailing " + mailing.id() + " address", address)));
        }
        return values;
    }
}
