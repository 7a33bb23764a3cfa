package io.skillcert.registration.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
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

/** Lays a day's file of the gateway beside what is known here, and names each difference. Changes nothing else. */
@ApplicationScoped
public class ReconcilePayments {

    private static final int MAX_LINES = 100_000;
    private static final List<String> COLUMNS = List.of("transaction_id", "amount", "currency");
    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9]\\d{0,8})\\.\\d{2}");

    private final Payments payments;
    private final EntityManager database;
    private final ObjectMapper json;
    private final CurrentActor currentActor;
    private final Audit audit;

    ReconcilePayments(
            Payments payments, EntityManager database, ObjectMapper json, CurrentActor currentActor, Audit audit) {
        this.payments = payments;
        this.database = database;
        this.json = json;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    /** How the two differ. */
    public enum Kind {
        /** The gateway has it, this service has not: ask the gateway to tell it again. */
        MISSING_HERE,
        /** This service has it, the gateway's file has not. */
        MISSING_THERE,
        DIFFERENT
    }

    /** @param here amount and currency as known here. @param there as the gateway says */
    public record Difference(String transactionId, Kind kind, String here, String there) {}

    public record Reconciliation(UUID id, LocalDate day, int lines, List<Difference> differences) {}

    /** @param file UTF-8, with the columns transaction_id, amount, currency; others are ignored */
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
        there.forEach((transaction, said) -> {
            var known = here.get(transaction);
            if (known == null) {
                differences.add(new Difference(transaction, Kind.MISSING_HERE, null, said));
            } else if (!known.equals(said)) {
                differences.add(new Difference(transaction, Kind.DIFFERENT, known, said));
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
                    throw Violations.single("body", "has more than " + MAX_LINES + " lines");
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
                    throw Violations.single("body", "lacks the column " + column);
                });
    }

    private static void read(NamedCsvRecord line, Map<String, String> lines, Violations violations) {
        var transaction = line.getField("transaction_id");
        var amount = line.getField("amount");
        var field = "line " + line.getStartingLineNumber();
        violations.addIf(transaction.isBlank(), field + ".transaction_id", "must not be blank");
        violations.addIf(!AMOUNT.matcher(amount).matches(), field + ".amount", "is not an amount with two decimals");
        if (AMOUNT.matcher(amount).matches()) {
            var before = lines.put(transaction, Yuan.of(amount) + " " + line.getField("currency"));
            violations.addIf(before != null, field + ".transaction_id", "stands twice");
        }
    }

    private void store(Reconciliation result) {
        var actor = currentActor.get(null);
        database.createNativeQuery("insert into payment_reconciliation values"
                        + " (:id, :day, :by, :at, :lines, cast(:differences as jsonb))")
                .setParameter("id", result.id())
                .setParameter("day", result.day())
                .setParameter("by", actor.by())
                .setParameter("at", actor.at())
                .setParameter("lines", result.lines())
                .setParameter("differences", write(result.differences()))
                .executeUpdate();
    }

    private String write(List<Difference> differences) {
        try {
            return json.writeValueAsString(differences);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
