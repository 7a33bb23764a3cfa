package io.skillcert.registration.occupation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;

/** An occupation (职业) as reference data: what counts as related work, and which majors as relevant education. */
@Entity
@Table(name = "occupation")
class Occupation {

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

    String code() {
        return code;
    }

    long version() {
        return version;
    }

    String name() {
        return name;
    }

    String nameEn() {
        return nameEn;
    }

    List<String> relatedOccupations() {
        return List.of(relatedOccupations);
    }

    List<String> relevantMajors() {
        return List.of(relevantMajors);
    }
}
