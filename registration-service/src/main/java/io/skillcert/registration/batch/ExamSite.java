package io.skillcert.registration.batch;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** An exam site (考点) of a batch. */
@Entity
@Table(name = "exam_site")
public class ExamSite {

    @Id
    private UUID id;

    private UUID batchId;
    private String name;
    private String address;

    protected ExamSite() {} // for JPA

    ExamSite(UUID id, UUID batchId, String name) {
        this.id = id;
        this.batchId = batchId;
        this.name = name;
    }

    void setAddress(String address) {
        this.address = address;
    }

    public UUID id() {
        return id;
    }

    public UUID batchId() {
        return batchId;
    }

    public String name() {
        return name;
    }

    public String address() {
        return address;
    }
}
