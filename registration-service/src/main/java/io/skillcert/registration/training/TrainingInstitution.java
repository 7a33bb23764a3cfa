package io.skillcert.registration.training;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.UUID;

/** A training institution (培训机构). Its contacts are landlines, because mobile numbers are personal data. */
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

    void describe(ManageInstitutions.Description description) {
        name = description.name();
        account = description.account();
        qualified = description.qualified();
        landlines = description.landlines().toArray(String[]::new);
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
