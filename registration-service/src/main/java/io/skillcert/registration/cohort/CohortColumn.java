package io.skillcert.registration.cohort;

import io.skillcert.http.json.IsoDates;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleGrade;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The columns of a cohort's file, each with the field of an application that it fills. */
public enum CohortColumn {
    NAME(Part.HOLDER, "name", Kind.TEXT),
    IDENTITY_TYPE(Part.HOLDER, "identityType", IdentityDocument.Type.values()),
    IDENTITY_NUMBER(Part.HOLDER, "identityNumber", Kind.TEXT),
    LEVEL(Part.APPLICATION, "level", Kind.NUMBER),
    /** The name of an exam site of the batch. */
    SITE(Part.APPLICATION, "siteId", Kind.TEXT),
    BIRTH_DATE(Part.FACTS, "birthDate", Kind.DAY),
    EMPLOYED_FROM(Part.EMPLOYMENT, "from", Kind.DAY),
    EMPLOYED_TO(Part.EMPLOYMENT, "to", Kind.DAY),
    TITLE_GRADE(Part.TITLE, "grade", TitleGrade.values()),
    TITLE_OBTAINED_ON(Part.TITLE, "obtainedOn", Kind.DAY),
    CERTIFICATE_LEVEL(Part.CERTIFICATE, "level", Kind.NUMBER),
    CERTIFICATE_ISSUED_ON(Part.CERTIFICATE, "issuedOn", Kind.DAY),
    EDUCATION_KIND(Part.EDUCATION, "kind", EducationKind.values()),
    EDUCATION_STATUS(Part.EDUCATION, "status", EducationStatus.values()),
    GRADUATES_ON(Part.EDUCATION, "graduatesOn", Kind.DAY),
    ASSESSED(Part.EDUCATION, "assessed", Kind.YES_NO),
    TRAINING_HOURS(Part.TRAINING, "standardHours", Kind.NUMBER),
    TRAINING_COMPLETED_ON(Part.TRAINING, "completedOn", Kind.DAY),
    /** The own reference of the account. */
    REFERENCE(Part.APPLICATION, "reference", Kind.TEXT);

    /** The type of a cell. */
    enum Kind {
        TEXT,
        /** One of the column's codes. */
        CODE,
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

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,6}");
    private static final Set<String> YES_OR_NO = Set.of("yes", "no");
    /** The level of the training, which a file does not name apart from the level of the application. */
    private static final String TRAINING_LEVEL = "facts.trainings[0].level";

    private static final Map<String, CohortColumn> BY_HEADER =
            Arrays.stream(values()).collect(Collectors.toMap(CohortColumn::header, Function.identity()));
    private static final Map<String, CohortColumn> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toMap(CohortColumn::path, Function.identity()));

    private final Part part;
    private final String field;
    private final Kind kind;

    private final List<String> codes;

    CohortColumn(Part part, String field, Kind kind) {
        this.part = part;
        this.field = field;
        this.kind = kind;
        this.codes = List.of();
    }

    CohortColumn(Part part, String field, Enum<?>[] codes) {
        this.part = part;
        this.field = field;
        this.kind = Kind.CODE;
        this.codes = Arrays.stream(codes).map(Enum::name).toList();
    }

    /** Adds a violation unless the text has the form of the column's cells. */
    void check(String text, Violations violations) {
        switch (kind) {
            case CODE ->
                violations.addIf(!codes.contains(text), header(), "must be one of {0}", String.join(", ", codes));
            case NUMBER -> violations.addIf(!WHOLE_NUMBER.matcher(text).matches(), header(), "must be a whole number");
            case DAY -> violations.read(header(), () -> IsoDates.read(text));
            case YES_NO -> violations.addIf(!YES_OR_NO.contains(text), header(), "must be one of {0}", "yes, no");
            case TEXT -> {}
        }
    }

    static Optional<CohortColumn> ofHeader(String header) {
        return Optional.ofNullable(BY_HEADER.get(header));
    }

    /** The header of the column for a field of an application, or the field's path if it has no column. */
    static String headerOf(String path) {
        var column = path.equals(TRAINING_LEVEL) ? LEVEL : BY_PATH.get(path);
        return Optional.ofNullable(column).map(CohortColumn::header).orElse(path);
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
