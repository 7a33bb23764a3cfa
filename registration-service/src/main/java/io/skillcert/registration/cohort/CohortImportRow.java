package io.skillcert.registration.cohort;

import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.application.RegisterCandidate.Outcome;
import io.skillcert.registration.application.RegisterCandidate.Registered;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of an uploaded file: its cells, encrypted and only until it is registered, and its result. */
@Entity
@Table(name = "cohort_import_row")
public class CohortImportRow {

    @EmbeddedId
    private Key key;

    private byte[] encryptedContent;

    @Enumerated(EnumType.STRING)
    private RowResult result;

    private UUID registrationId;
    private UUID duplicateOf;
    private Boolean eligible;
    private String[] reasons = {};

    @JdbcTypeCode(SqlTypes.JSON)
    private String problems = "[]";

    protected CohortImportRow() {} // for JPA

    /** @param row as a spreadsheet counts it: the header is row 1 */
    @Embeddable
    record Key(UUID importId, int row) implements Serializable {}

    /**
     * @param cells as JSON
     * @param violations by column, as JSON: what is wrong with cells that could not be stored as they are
     */
    CohortImportRow(UUID importId, int row, String cells, String violations, FieldCipher cipher) {
        key = new Key(importId, row);
        encryptedContent = cipher.encrypt(cells, place());
        problems = violations;
    }

    public int row() {
        return key.row();
    }

    /** The cells as JSON; empty once the row is registered. */
    public Optional<String> cells(FieldCipher cipher) {
        return Optional.ofNullable(encryptedContent).map(content -> cipher.decrypt(content, place()));
    }

    void record(Outcome outcome) {
        result = RowResult.valueOf(outcome.result().name());
        duplicateOf = outcome.duplicateOf().orElse(null);
        outcome.registered().ifPresent(this::registered);
    }

    private void registered(Registered registered) {
        registrationId = registered.registration().id();
        eligible = registered.decision().isEligible();
        reasons = registered.decision().reasons().toArray(String[]::new);
        encryptedContent = null;
    }

    /** @param violations by column, as JSON */
    void invalid(String violations) {
        result = RowResult.INVALID;
        problems = violations;
    }

    boolean isRegistered() {
        return registrationId != null;
    }

    /** Empty until the row is handled. */
    public Optional<RowResult> result() {
        return Optional.ofNullable(result);
    }

    public UUID registrationId() {
        return registrationId;
    }

    /** The registration of the same account that the row repeats. */
    public Optional<UUID> duplicateOf() {
        return Optional.ofNullable(duplicateOf);
    }

    /** Forgets the registration that the row repeats, if it is one of those that are rolled back. */
    void forgetDuplicateOf(Set<UUID> rolledBack) {
        duplicateOf = rolledBack.contains(duplicateOf) ? null : duplicateOf;
    }

    public Boolean eligible() {
        return eligible;
    }

    public List<String> reasons() {
        return Arrays.asList(reasons);
    }

    /** Violations by column, as JSON. */
    public String problems() {
        return problems;
    }

    private String place() {
        return FieldCipher.place("cohort_import_row", "encrypted_content", key.importId() + ":" + key.row());
    }
}
