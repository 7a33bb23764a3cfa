package io.skillcert.registration.training;

import io.skillcert.policy.Yuan;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A course for a level (guide §7) with its curriculum, its standard hours (标准学时) and its fees by day. */
@Entity
@Table(name = "training_course")
public class TrainingCourse {

    @Id
    private UUID id;

    private UUID institutionId;
    private short level;
    private int standardHours;
    private String[] modules;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "training_fee", joinColumns = @JoinColumn(name = "course_id"))
    private Set<TrainingFee> fees = new HashSet<>();

    protected TrainingCourse() {} // for JPA

    public record Plan(int level, int standardHours, List<String> modules, Set<TrainingFee> fees) {}

    TrainingCourse(UUID id, UUID institutionId, Plan plan) {
        this.id = id;
        this.institutionId = institutionId;
        this.level = (short) plan.level();
        change(plan);
    }

    final void change(Plan plan) {
        standardHours = plan.standardHours();
        modules = plan.modules().toArray(String[]::new);
        fees.retainAll(plan.fees());
        fees.addAll(plan.fees());
    }

    /** The fee on a day; empty before the first one. */
    Optional<Yuan> feeOn(LocalDate day) {
        return fees.stream()
                .filter(fee -> !fee.fromDay().isAfter(day))
                .max(Comparator.comparing(TrainingFee::fromDay))
                .map(fee -> new Yuan(fee.amount()));
    }

    public UUID id() {
        return id;
    }

    UUID institutionId() {
        return institutionId;
    }

    public int level() {
        return level;
    }

    public int standardHours() {
        return standardHours;
    }

    public List<String> modules() {
        return List.of(modules);
    }

    public List<TrainingFee> fees() {
        return fees.stream().sorted(Comparator.comparing(TrainingFee::fromDay)).toList();
    }
}
