package io.skillcert.registration.access;

import static java.util.Map.entry;

import io.skillcert.document.Attachments;
import io.skillcert.http.json.TableJson;
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
            "registration_id in (select id from registration where person_id = :person)";
    private static final String PAYMENTS =
            "select id from payment where order_id in (select id from payment_order where " + REGISTRATIONS + ")";
    private static final String ACCOUNT = "(select account from account_binding where holder_digest = :holder)";

    /** The conditions of the rows about a person, by the table. */
    private static final Map<String, String> TABLES = new TreeMap<>(Map.ofEntries(
            entry("person", "id = :person"),
            entry("name_correction", "person_id = :person"),
            entry("registration", "person_id = :person"),
            entry("registration_status_change", REGISTRATIONS),
            entry("eligibility_decision", REGISTRATIONS),
            entry("cohort_import_row", REGISTRATIONS),
            entry("payment_order", REGISTRATIONS),
            entry("payment", "id in (" + PAYMENTS + ")"),
            entry("refund", "payment_id in (" + PAYMENTS + ")"),
            entry("exam_progress", REGISTRATIONS),
            entry("certificate_held", "person_id = :person"),
            entry("exam_bar", "person_id = :person"),
            entry("training_enrolment", "person_id = :person"),
            entry("lesson_log", "enrolment_id in (select id from training_enrolment where person_id = :person)"),
            entry("letter", "case_id in (select id from registration where person_id = :person)"),
            entry("attachment", "subject_id in (select id from registration where person_id = :person)"),
            entry("account_binding", "holder_digest = :holder"),
            entry("account_invitation", "person_id = :person"),
            entry("wrong_invitation_code", "account in " + ACCOUNT),
            entry("contact", "account in " + ACCOUNT),
            entry("notification", "account in " + ACCOUNT),
            entry("registration_draft", "owner in " + ACCOUNT),
            entry("outcome_report", "person_id = :person"),
            entry("access_request", "person_id = :person"),
            entry("consent_withdrawal", "person_id = :person")));

    private final Persons persons;
    private final Registrations registrations;
    private final Attachments attachments;
    private final TableJson tables;

    RegistrationData(Persons persons, Registrations registrations, Attachments attachments, TableJson tables) {
        this.persons = persons;
        this.registrations = registrations;
        this.attachments = attachments;
        this.tables = tables;
    }

    /** The contents by the names of their files; called in a transaction, the contents are read outside of it. */
    Map<String, Supplier<byte[]>> of(UUID personId) {
        var files = new LinkedHashMap<String, Supplier<byte[]>>();
        var parameters =
                Map.of("person", personId, "holder", persons.findById(personId).holderDigest());
        TABLES.forEach(
                (table, condition) -> files.put(table + ".json", text(tables.rows(table, condition, parameters))));
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
