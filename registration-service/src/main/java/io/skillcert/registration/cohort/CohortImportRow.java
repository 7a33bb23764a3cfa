package io.skillcert.registration.cohort;

import io.skillcert.personal.FieldCipher;
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
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of an uploaded file: its cells encrypted until it is registered, and what became of it. */
@Entity
@Table(name = "cohort_import_row")
public class CohortImportRow {

    @EmbeddedId
    private Key key;

    private byte[] contentSealed;

    @Enumerated(EnumType.STRING)
    private RowResult result;

    private UUID registrationId;
    private Boolean eligible;
    private String[] reasons = {};

    @JdbcTypeCode(SqlTypes.JSON)
    private String problems = "[]";

    protected CohortImportRow() {} // for JPA

    /** @param row as a spreadsheet counts it: the header is row 1 */
    @Embeddable
    record Key(UUID importId, int row) implements Serializable {}

    /** @param cells as JSON */
    CohortImportRow(UUID importId, int row, String cells, FieldCipher cipher) {
        key = new Key(importId, row);
        contentSealed = cipher.seal(cells, place());
    }

    public int row() {
        return key.row();
    }

    /** Its cells as JSON; empty once it is registered. */
    public Optional<String> cells(FieldCipher cipher) {
        return Optional.ofNullable(contentSealed).map(content -> cipher.open(content, place()));
    }

    void registered(Registered as) {
        result = RowResult.REGISTERED;
        registrationId = as.registration().id();
        eligible = as.decision().isEligible();
        reasons = as.decision().reasons().toArray(String[]::new);
        contentSealed = null;
    }

    /** @param what violations by column, as JSON */
    void notRegistered(RowResult why, String what) {
        result = why;
        problems = what;
    }

    /** Empty: it was not looked at. */
    public Optional<RowResult> result() {
        return Optional.ofNullable(result);
    }

    public UUID registrationId() {
        return registrationId;
    }

    public Boolean eligible() {
        return eligible;
    }

    public List<String> reasons() {
        return Arrays.asList(reasons);
    }

    public String problems() {
        return problems;
    }

    private String place() {
        return FieldCipher.place("cohort_import_row", "content_sealed", key.importId() + ":" + key.row());
    }
}
