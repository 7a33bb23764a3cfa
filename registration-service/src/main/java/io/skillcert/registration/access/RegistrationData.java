package io.skillcert.registration.access;

import io.skillcert.document.Attachments;
import io.skillcert.http.json.Json;
import io.skillcert.http.json.TableJson;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** All that registration-service holds about a person. */
@ApplicationScoped
class RegistrationData {

    private static final String REGISTRATIONS =
            " where registration_id in (select id from registration where person_id = :person)";

    /** The rows, by the name of the file. */
    private static final Map<String, String> ROWS = new TreeMap<>(Map.of(
            "person.json",
            "select * from person where id = :person",
            "registrations.json",
            "select * from registration where person_id = :person",
            "status-changes.json",
            "select * from registration_status_change" + REGISTRATIONS,
            "eligibility-decisions.json",
            "select * from eligibility_decision" + REGISTRATIONS,
            "payment-orders.json",
            "select * from payment_order" + REGISTRATIONS,
            "exam-progress.json",
            "select * from exam_progress" + REGISTRATIONS,
            "certificates.json",
            "select * from certificate_held where person_id = :person",
            "trainings.json",
            "select * from training_enrolment where person_id = :person",
            "account.json",
            "select * from account_binding where holder_digest ="
                    + " (select holder_digest from person where id = :person)",
            "consent-withdrawals.json",
            "select * from consent_withdrawal where person_id = :person"));

    private final Persons persons;
    private final Registrations registrations;
    private final Attachments attachments;
    private final FieldCipher cipher;
    private final TableJson tables;
    private final Json json;

    RegistrationData(
            Persons persons,
            Registrations registrations,
            Attachments attachments,
            FieldCipher cipher,
            TableJson tables,
            Json json) {
        this.persons = persons;
        this.registrations = registrations;
        this.attachments = attachments;
        this.cipher = cipher;
        this.tables = tables;
        this.json = json;
    }

    /** The contents by the names of their files; called in a transaction, the contents are read outside of it. */
    Map<String, Supplier<byte[]>> of(UUID personId) {
        var files = new LinkedHashMap<String, Supplier<byte[]>>();
        ROWS.forEach((name, query) -> files.put(name, text(tables.rows(query, personId))));
        var person = persons.findById(personId);
        if (!person.isErased()) {
            files.put(
                    "decrypted.json",
                    text(json.write(Map.of("name", person.name(cipher), "number", person.number(cipher)))));
        }
        for (var registration : registrations.idsOf(personId)) {
            for (var attachment : attachments.of(registration)) {
                var name = attachment.code(DocumentCode.class) + "-" + attachment.id() + "."
                        + attachment.type().ending();
                files.put("documents/" + name, () -> attachments.contentOf(attachment));
            }
        }
        return files;
    }

    private static Supplier<byte[]> text(String content) {
        return () -> content.getBytes(StandardCharsets.UTF_8);
    }
}
