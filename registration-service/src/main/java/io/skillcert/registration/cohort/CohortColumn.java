package io.skillcert.registration.cohort;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of a cohort's file, each with the field of an application that it fills. */
public enum CohortColumn {
    NAME(Part.HOLDER, "name", Kind.TEXT),
    IDENTITY_TYPE(Part.HOLDER, "identityType", Kind.TEXT),
    IDENTITY_NUMBER(Part.HOLDER, "identityNumber", Kind.TEXT),
    LEVEL(Part.APPLICATION, "level", Kind.NUMBER),
    /** The name of an exam site of the batch. */
    SITE(Part.APPLICATION, "siteId", Kind.TEXT),
    BIRTH_DATE(Part.FACTS, "birthDate", Kind.DAY),
    EMPLOYED_FROM(Part.EMPLOYMENT, "from", Kind.DAY),
    EMPLOYED_TO(Part.EMPLOYMENT, "to", Kind.DAY),
    TITLE_GRADE(Part.TITLE, "grade", Kind.TEXT),
    TITLE_OBTAINED_ON(Part.TITLE, "obtainedOn", Kind.DAY),
    CERTIFICATE_LEVEL(Part.CERTIFICATE, "level", Kind.NUMBER),
    CERTIFICATE_ISSUED_ON(Part.CERTIFICATE, "issuedOn", Kind.DAY),
    EDUCATION_KIND(Part.EDUCATION, "kind", Kind.TEXT),
    EDUCATION_STATUS(Part.EDUCATION, "status", Kind.TEXT),
    GRADUATES_ON(Part.EDUCATION, "graduatesOn", Kind.DAY),
    ASSESSED(Part.EDUCATION, "assessed", Kind.YES_NO),
    TRAINING_HOURS(Part.TRAINING, "standardHours", Kind.NUMBER),
    TRAINING_COMPLETED_ON(Part.TRAINING, "completedOn", Kind.DAY);

    /** The type of a cell. */
    enum Kind {
        TEXT,
        NUMBER,
        DAY,
        YES_NO
    }

    /** The part of an application that a field belongs to. */
    enum Part {
        APPLICATION(""),
        HOLDER("holder."),
        FACTS("facts."),
        EMPLOYMENT("facts.employments[0]."),
        TITLE("facts.titles[0]."),
        CERTIFICATE("facts.certificates[0]."),
        EDUCATION("facts.educations[0]."),
        TRAINING("facts.trainings[0].");

        private final String path;

        Part(String path) {
            this.path = path;
        }
    }

    private static final Map<String, CohortColumn> BY_HEADER =
            Arrays.stream(values()).collect(Collectors.toMap(CohortColumn::header, Function.identity()));
    private static final Map<String, CohortColumn> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toMap(CohortColumn::path, Function.identity()));

    private final Part part;
    private final String field;
    private final Kind kind;

    CohortColumn(Part part, String field, Kind kind) {
        this.part = part;
        this.field = field;
        this.kind = kind;
    }

    static Optional<CohortColumn> ofHeader(String header) {
        return Optional.ofNullable(BY_HEADER.get(header));
    }

    /** The header of the column for a field of an application, or the field's path if it has no column. */
    static String headerOf(String path) {
        return Optional.ofNullable(BY_PATH.get(path)).map(CohortColumn::header).orElse(path);
    }

    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    private String path() {
        return part.path + field;
    }

    Part part() {
        return part;
    }

    String field() {
        return field;
    }

    Kind kind() {
        return kind;
    }
}
