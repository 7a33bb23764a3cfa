package io.skillcert.subsidy.award.api;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.skillcert.http.json.IsoDates;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.SkillLevel;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.award.ExternalAward;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A CSV file of awards that other bodies have granted, one award a row. */
final class AwardFile {

    private static final int MAX_ROWS = 10_000;

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
     * Reads the whole file.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 naming each wrong cell by its line and column
     */
    static List<ExternalAward> read(String text) {
        var file = new AwardFile();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            csv.forEach(file::add);
        } catch (CsvParseException | IOException e) {
            throw Violations.single("body", "is not well-formed CSV");
        }
        file.violations.throwIfAny();
        if (file.awards.isEmpty()) {
            throw Violations.single("body", "has no rows");
        }
        return file.awards;
    }

    private void add(NamedCsvRecord cells) {
        if (rows == 0) {
            COLUMNS.stream()
                    .filter(column -> !cells.getHeader().contains(column))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw Violations.single("body", "lacks the column " + missing);
                    });
            cells.getHeader().stream()
                    .filter(column -> !COLUMNS.contains(column))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw Violations.single("body", "has a column that is not one of " + COLUMNS);
                    });
        }
        rows++;
        if (rows > MAX_ROWS) {
            throw Violations.single("body", "has more than " + MAX_ROWS + " rows");
        }
        var row = new Row("line " + cells.getStartingLineNumber(), cells, new Violations());
        var award = row.award();
        var wrong = row.violations().all();
        wrong.forEach(violation -> violations.add(violation.field(), violation.message()));
        if (wrong.isEmpty()) {
            awards.add(award);
        }
    }

    /** One row. Its award is complete only if no violation was found. */
    private record Row(String line, NamedCsvRecord cells, Violations violations) {

        private static final int MAX_TEXT = 100;
        private static final int MAX_CODE = 20;

        ExternalAward award() {
            COLUMNS.forEach(column -> check(
                    column, "has a control character", text(column).chars().noneMatch(Character::isISOControl)));
            var kind = value("kind", "is one of " + List.of(AwardKind.values()), AwardKind::valueOf);
            boolean isUpgrading = kind == AwardKind.SKILLS_UPGRADING;
            var code = text("occupation_code");
            check(
                    "occupation_code",
                    "is the code of the occupation",
                    !(isUpgrading && code.isEmpty()) && code.length() <= MAX_CODE);
            return new ExternalAward(
                    line,
                    "claimed_on",
                    document(),
                    kind,
                    Optional.of(code).filter(text -> !text.isEmpty()),
                    isUpgrading || !text("level").isEmpty()
                            ? Optional.ofNullable(value("level", "is 1 to 5", Row::level))
                            : Optional.empty(),
                    value("claimed_on", "is not a date such as 2025-07-01", IsoDates::read),
                    required("granted_by", "names the granting body"),
                    required("reference", "is the granting body's reference"));
        }

        private IdentityDocument document() {
            var types = List.of(IdentityDocument.Type.values());
            var type = value("identity_type", "is one of " + types, IdentityDocument.Type::valueOf);
            return type == null
                    ? null
                    : violations
                            .read(line + ".identity_number", () -> new IdentityDocument(type, text("identity_number")))
                            .orElse(null);
        }

        private static SkillLevel level(String text) {
            if (!text.matches("[1-5]")) {
                throw new IllegalArgumentException("not a level");
            }
            return SkillLevel.of(Integer.parseInt(text));
        }

        private String required(String column, String requirement) {
            var text = text(column);
            check(column, requirement, !text.isEmpty() && text.length() <= MAX_TEXT);
            return text;
        }

        private String text(String column) {
            return cells.findField(column).orElse("").strip();
        }

        private void check(String column, String requirement, boolean isMet) {
            violations.addIf(!isMet, line + "." + column, requirement);
        }

        /** The cell's value; null and a violation if it can't be read. */
        private <T> T value(String column, String requirement, Function<String, T> reader) {
            try {
                return reader.apply(text(column));
            } catch (IllegalArgumentException | DateTimeException e) {
                check(column, requirement, false);
                return null;
            }
        }
    }
}
