package io.skillcert.registration.batch.api;

import io.skillcert.http.problem.Violations;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamFee;
import io.skillcert.registration.batch.ExamSites.PlacesPlan;
import io.skillcert.registration.batch.ExamSites.SitePlan;
import io.skillcert.registration.batch.ExamSubject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A batch as a registrar plans it. Periods include both days; the review period ends before the exam begins.
 *
 * @param draft whether the batch is only drafted; if absent, it is announced
 * @param fees if absent, the exam is free of charge
 * @param sites if absent, places are not limited
 */
record ExamBatchRequest(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 20) String occupationCode,
        @NotEmpty @Size(max = 5) List<@NotNull @Min(1) @Max(5) Integer> levels,
        @NotNull LocalDate registrationFrom,
        @NotNull LocalDate registrationTo,
        @NotNull LocalDate reviewTo,
        @NotNull LocalDate examFrom,
        @NotNull LocalDate examTo,
        @Size(min = 1, max = 20_000) String notice,
        @Size(max = MAX_ROWS) List<@NotNull @Valid Fee> fees,
        @Size(max = MAX_SITES) List<@NotNull @Valid Site> sites,
        Boolean draft) {

    private static final int MAX_SITES = 100;
    private static final int MAX_ROWS = 15; // five levels, three subjects

    ExamBatchRequest {
        fees = fees == null ? List.of() : fees;
        sites = sites == null ? List.of() : sites;
    }

    @Schema(name = "ExamFee")
    record Fee(@NotNull @Min(1) @Max(5) Integer level, @NotNull ExamSubject subject, @NotNull Yuan amount) {}

    record Site(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 200) String address,
            @NotEmpty @Size(max = MAX_ROWS) List<@NotNull @Valid Places> places) {}

    record Places(
            @NotNull @Min(1) @Max(5) Integer level,
            @NotNull ExamSubject subject,
            @NotNull @Min(1) @Max(100_000) Integer places) {}

    /** Adds violations between fields. */
    void check(Violations violations) {
        violations
                .addIf(registrationTo.isBefore(registrationFrom), "registrationTo", "is before {0}", "registrationFrom")
                .addIf(reviewTo.isBefore(registrationTo), "reviewTo", "is before {0}", "registrationTo")
                .addIf(!reviewTo.isBefore(examFrom), "examFrom", "is not after {0}", "reviewTo")
                .addIf(examTo.isBefore(examFrom), "examTo", "is before {0}", "examFrom");
        var levelsWithFee = new HashSet<String>();
        for (int i = 0; i < fees.size(); i++) {
            var fee = fees.get(i);
            row("fees[" + i + "]", fee.level(), fee.subject(), levelsWithFee, violations);
        }
        var names = new HashSet<String>();
        for (int i = 0; i < sites.size(); i++) {
            var site = sites.get(i);
            violations.addIf(!names.add(site.name().strip()), "sites[" + i + "].name", "is repeated");
            var rows = new HashSet<String>();
            for (int j = 0; j < site.places().size(); j++) {
                var places = site.places().get(j);
                row("sites[" + i + "].places[" + j + "]", places.level(), places.subject(), rows, violations);
            }
        }
    }

    private void row(String field, Integer level, ExamSubject subject, Set<String> seen, Violations violations) {
        violations
                .addIf(!levels.contains(level), field + ".level", "is not a level of this batch")
                .addIf(!seen.add(level + " " + subject), field, "is repeated");
    }

    ExamBatch.Plan plan() {
        return new ExamBatch.Plan(
                name.strip(),
                occupationCode,
                levels.stream().distinct().toList(),
                new ExamBatch.Periods(registrationFrom, registrationTo, reviewTo, examFrom, examTo),
                Optional.ofNullable(notice).filter(text -> !text.isBlank()),
                fees.stream()
                        .map(fee -> new ExamFee(
                                fee.level().shortValue(),
                                fee.subject(),
                                fee.amount().amount()))
                        .collect(Collectors.toSet()));
    }

    List<SitePlan> sitePlans() {
        return sites.stream()
                .map(site -> new SitePlan(
                        site.name().strip(),
                        site.address().strip(),
                        site.places().stream()
                                .map(places -> new PlacesPlan(places.level(), places.subject(), places.places()))
                                .toList()))
                .toList();
    }
}
