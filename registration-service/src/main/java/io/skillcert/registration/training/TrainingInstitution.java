package io.skillcert.registration.training;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.UUID;

/** A training institution (培训机构). Landlines only: a person's number is no contact of an institution. */
@Entity
@Table(name = "training_institution")
public class TrainingInstitution {

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;
    private String account;
    private boolean qualified;
    private String[] landlines;

    protected TrainingInstitution() {} // for JPA

    TrainingInstitution(UUID id) {
        this.id = id;
    }

    /** @param account the partner that acts for it. @param qualified 具有办学资质 */
    void describe(String newName, String newAccount, boolean isQualified, List<String> newLandlines) {
        name = newName;
        account = newAccount;
        qualified = isQualified;
        landlines = newLandlines.toArray(String[]::new);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String name() {
        return name;
    }

    String account() {
        return account;
    }

    public boolean isQualified() {
        return qualified;
    }

    public List<String> landlines() {
        return List.of(landlines);
    }
}
