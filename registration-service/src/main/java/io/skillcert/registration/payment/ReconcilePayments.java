package io.skillcert.registration.payment;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.application.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Compares a day's payments with the gateway's file and stores the differences. Payments are not changed. */
@ApplicationScoped
public class ReconcilePayments {

    private static final int MAX_LINES = 100_000;
    private static final List<String> COLUMNS = List.of("transaction_id", "amount", "currency");
    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9]\\d{0,8})\\.\\d{2}");

    private final Payments payments;
    private final EntityManager database;
    private final Json json;
    private final CurrentActor currentActor;
    private final Audit audit;

    ReconcilePayments(Payments payments, EntityManager database, Json json, CurrentActor currentActor, Audit audit) {
        this.payments = payments;
        this.database = database;
        this.currentActor = currentActor;
        this.audit = audit;
        this.json = json;
    }

    /** The kinds of differences. */
    public enum Kind {
        /** The payment is only in the gateway's file: ask the gateway to send its callback again. */
        MISSING_HERE,
        /** The payment is only stored here. */
        MISSING_THERE,
        DIFFERENT
    }

    /**
     * A payment that differs.
     *
     * @param here amount and currency as stored here
     * @param there amount and currency in the gateway's file
     */
    public record Difference(
            String transactionId,
            Kind kind,
            @Schema(nullable = true) String here,
            @Schema(nullable = true) String there) {}

    public record Reconciliation(UUID id, LocalDate day, int lines, List<Difference> differences) {}

    /** @param file CSV with the columns transaction_id, amount and currency; others are ignored */
    @Transactional
    public Reconciliation reconcile(LocalDate day, String file) {
        var there = read(file);
        var here = new LinkedHashMap<String, String>();
        var from = day.atStartOfDay(BusinessClock.ZONE).toInstant();
        var until = day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        payments.paidBetween(from, until)
                .forEach(payment -> here.put(payment.transactionId(), payment.amount() + " " + payment.currency()));
        var result = new Reconciliation(Ids.next(), day, there.size(), differences(here, there));
        store(result);
        audit.record("reconcile-payments", "payment-reconciliation", result.id(), null);
        return result;
    }

    private static List<Difference> differences(Map<String, String> here, Map<String, String> there) {
        var differences = new ArrayList<Difference>();
        there.forEach((transaction, reported) -> {
            var known = here.get(transaction);
            if (known == null) {
                differences.add(new Difference(transaction, Kind.MISSING_HERE, null, reported));
            } else if (!known.equals(reported)) {
                differences.add(new Difference(transaction, Kind.DIFFERENT, known, reported));
            }
        });
        here.forEach((transaction, known) -> {
            if (!there.containsKey(transaction)) {
                differences.add(new Difference(transaction, Kind.MISSING_THERE, known, null));
            }
        });
        return differences;
    }

    private static Map<String, String> read(String file) {
        var lines = new LinkedHashMap<String, String>();
        var violations = new Violations().addIf(file.isBlank(), "body", "is empty");
        violations.throwIfAny();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (var line : csv) {
                if (lines.isEmpty()) {
                    requireColumns(line);
                }
                read(line, lines, violations);
                if (lines.size() > MAX_LINES) {
                    throw Violations.single("body", "has more than {0} lines", MAX_LINES);
                }
            }
        } catch (CsvParseException | IOException e) {
            throw Violations.single("body", "is not well-formed CSV");
        }
        violations.throwIfAny();
        return lines;
    }

    private static void requireColumns(NamedCsvRecord line) {
        COLUMNS.stream()
                .filter(column -> !line.getHeader().contains(column))
                .findFirst()
                .ifPresent(column -> {
                    throw Violations.single("body", "lacks the column {0}", column);
                });
    }

    private static void read(NamedCsvRecord line, Map<String, String> lines, Violations violations) {
        var transaction = line.getField("transaction_id");
        var amount = line.getField("amount");
        var field = "line " + line.getStartingLineNumber();
        violations.addIf(transaction.isBlank(), field + ".transaction_id", "must not be empty");
        violations.addIf(!AMOUNT.matcher(amount).matches(), field + ".amount", "is not an amount with two decimals");
        if (AMOUNT.matcher(amount).matches()) {
            var previous = lines.put(transaction, Yuan.of(amount) + " " + line.getField("currency"));
            violations.addIf(previous != null, field + ".transaction_id", "is repeated");
        }
    }

    private void store(Reconciliation result) {
        var actor = currentActor.get(null);
        database.createNativeQuery(
                        """
                        insert into payment_reconciliation (id, day, reconciled_by, reconciled_at, lines, differences)
                        values (:id, :day, :by, :at, :lines, cast(:differences as jsonb))""")
                .setParameter("id", result.id())
                .setParameter("day", result.day())
                .setParameter("by", actor.by())
                .setParameter("at", actor.at())
                .setParameter("lines", result.lines())
                .setParameter("differences", json.write(result.differences()))
                .executeUpdate();
    }
}
