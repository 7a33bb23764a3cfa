package io.skillcert.exam.examiner;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/** An accredited examiner (考评员) and the training institutions this person works for (EXM-13). */
@Entity
@Table(name = "examiner")
public class Examiner {

    @Id
    private UUID id;

    @Version
    private long version;

    private String account;
    private UUID[] institutions;

    protected Examiner() {} // for JPA

    Examiner(UUID id, String account) {
        this.id = id;
        this.account = account;
    }

    void worksFor(Set<UUID> newInstitutions) {
        institutions = newInstitutions.stream().sorted().toArray(UUID[]::new);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String account() {
        return account;
    }

    public Set<UUID> institutions() {
        return Set.copyOf(Arrays.asList(institutions));
    }
}
