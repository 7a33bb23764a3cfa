package io.skillcert.registration.occupation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;

/** An occupation (职业) as reference data: what counts as related work, and which majors as relevant education. */
@Entity
@Table(name = "occupation")
public class Occupation {

    @Id
    private String code;

    @Version
    private long version;

    private String name;
    private String nameEn;
    private String[] relatedOccupations;
    private String[] relevantMajors;

    protected Occupation() {} // for JPA

    Occupation(String code) {
        this.code = code;
    }

    void describe(DescribeOccupation.Description description) {
        name = description.name();
        nameEn = description.nameEn();
        relatedOccupations = description.relatedOccupations().toArray(String[]::new);
        relevantMajors = description.relevantMajors().toArray(String[]::new);
    }

    public String code() {
        return code;
    }

    public long version() {
        return version;
    }

    public String name() {
        return name;
    }

    public String nameEn() {
        return nameEn;
    }

    public List<String> relatedOccupations() {
        return List.of(relatedOccupations);
    }

    public List<String> relevantMajors() {
        return List.of(relevantMajors);
    }
}
