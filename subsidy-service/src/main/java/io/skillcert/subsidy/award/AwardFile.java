package io.skillcert.subsidy.award;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.SkillLevel;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file of awards that other bodies have granted, a row each. */
final class AwardFile {

    static final int MAX_ROWS = 10_000;

    private static final List<String> COLUMNS = List.of(
            "identity_type",
            "identity_number",
            "kind",
            "occupation_code",
            "level",
            "claimed_on",
            "granted_by",
            "reference");

    private final Violations violations = new Violations();
    private final List<ExternalAward> awards = new ArrayList<>();
    private int rows;

    private AwardFile() {}

    /**
     * Reads the whole file, or says what is wrong with each of its rows.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 naming each wrong cell by its line
     */
    static List<ExternalAward> read(String text) {
        var file = new AwardFile();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            csv.forEach(file::take);
        } catch (CsvParseException | IOException e) {
            throw Violations.single("body", "is not well-formed CSV");
        }
        file.violations.throwIfAny();
        if (file.awards.isEmpty()) {
            throw Violations.single("body", "has no rows");
        }
        return file.awards;
    }

    private void take(NamedCsvRecord row) {
        if (rows == 0) {
            COLUMNS.stream()
                    .filter(column -> !row.getHeader().contains(column))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw Violations.single("body", "lacks the column " + missing);
                    });
        }
        rows++;
        if (rows > MAX_ROWS) {
            throw Violations.single("body", "has more than " + MAX_ROWS + " rows");
        }
        var line = "line " + row.getStartingLineNumber();
        ElsewhereAwards.read(
                        new ElsewhereAwards.Text(
                                line,
                                cell(row, "identity_type"),
                                cell(row, "identity_number"),
                                cell(row, "kind"),
                                cell(row, "occupation_code"),
                                cell(row, "level"),
                                cell(row, "claimed_on"),
                                cell(row, "granted_by"),
                                cell(row, "reference")),
                        violations)
                .ifPresent(awards::add);
    }

    private static String cell(NamedCsvRecord row, String column) {
        return row.findField(column).orElse("").strip();
    }

    /** One row's cells to an award. */
    private static final class ElsewhereAwards {

        private static final int MAX_TEXT = 100;

        private ElsewhereAwards() {}

        record Text(
                String line,
                String identityType,
                String identityNumber,
                String kind,
                String occupationCode,
                String level,
                String claimedOn,
                String grantedBy,
                String reference) {}

        static Optional<ExternalAward> read(Text text, Violations violations) {
            var kind = constant(AwardKind.class, text.kind());
            var document = document(text, violations);
            var level = level(text.level());
            var claimedOn = day(text.claimedOn());
            var upgrading = kind.filter(AwardKind.SKILLS_UPGRADING::equals).isPresent();
            int before = violations.all().size();
            violations
                    .addIf(kind.isEmpty(), text.line() + ".kind", "is one of " + List.of(AwardKind.values()))
                    .addIf(
                            level.isEmpty() && (upgrading || !text.level().isEmpty()),
                            text.line() + ".level",
                            "is 1 to 5")
                    .addIf(
                            upgrading && text.occupationCode().isEmpty()
                                    || text.occupationCode().length() > 20,
                            text.line() + ".occupation_code",
                            "is the code of the occupation")
                    .addIf(claimedOn.isEmpty(), text.line() + ".claimed_on", "is not a date such as 2025-07-01")
                    .addIf(!isText(text.grantedBy()), text.line() + ".granted_by", "names the granting body")
                    .addIf(!isText(text.reference()), text.line() + ".reference", "is the granting body's reference");
            if (document.isEmpty() || violations.all().size() > before) {
                return Optional.empty();
            }
            return Optional.of(new ExternalAward(
                    text.line(),
                    document.get(),
                    kind.orElseThrow(),
                    Optional.of(text.occupationCode()).filter(code -> !code.isEmpty()),
                    level,
                    claimedOn.orElseThrow(),
                    text.grantedBy(),
                    text.reference()));
        }

        private static Optional<IdentityDocument> document(Text text, Violations violations) {
            var type = constant(IdentityDocument.Type.class, text.identityType());
            violations.addIf(
                    type.isEmpty(),
                    text.line() + ".identity_type",
                    "is one of " + List.of(IdentityDocument.Type.values()));
            try {
                return type.map(known -> new IdentityDocument(known, text.identityNumber()));
            } catch (IllegalArgumentException e) {
                violations.add(text.line() + ".identity_number", e.getMessage());
                return Optional.empty();
            }
        }

        private static boolean isText(String text) {
            return !text.isEmpty() && text.length() <= MAX_TEXT;
        }

        private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
            for (var constant : type.getEnumConstants()) {
                if (constant.name().equals(name)) {
                    return Optional.of(constant);
                }
            }
            return Optional.empty();
        }

        private static Optional<SkillLevel> level(String text) {
            return text.matches("[1-5]") ? Optional.of(SkillLevel.of(Integer.parseInt(text))) : Optional.empty();
        }

        private static Optional<LocalDate> day(String text) {
            try {
                return text.matches("\\d{4}-\\d{2}-\\d{2}") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}
