package io.skillcert.registration.practice;

import io.quarkus.runtime.Startup;
import io.skillcert.assessment.ItemKind;
import io.skillcert.registration.RegistrationProblem;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The practice bank (专项练习): all items of the levels that have one, in memory. */
@Startup
@Singleton
public class PracticeBank {

    /** How many items anyone may try on a day without an account. */
    static final int SAMPLES = 10;

    private static final Set<ItemKind> SAMPLE_KINDS = EnumSet.of(ItemKind.TRUE_FALSE, ItemKind.SINGLE_CHOICE);

    private final Map<String, PracticeItem> items = new LinkedHashMap<>();

    @PostConstruct
    void load() {
        PracticeFiles.FUNCTIONS.keySet().forEach(level -> PracticeFiles.read(level)
                .forEach(this::add));
    }

    private void add(PracticeItem item) {
        if (items.put(item.id(), item) != null) {
            throw new IllegalArgumentException("two practice items have the id " + item.id());
        }
    }

    /** The functions of a level that can be practised; empty if the level has no bank. */
    public List<String> functions(int level) {
        return PracticeFiles.FUNCTIONS.getOrDefault(level, List.of());
    }

    List<PracticeItem> of(int level) {
        return items.values().stream().filter(item -> item.level() == level).toList();
    }

    /** An item that an earlier version of the bank had may be gone. */
    Optional<PracticeItem> find(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is none */
    PracticeItem get(String id) {
        return find(id).orElseThrow(() -> RegistrationProblem.PRACTICE_ITEM_NOT_FOUND.exception(id));
    }

    /** The items that anyone may try on the day, the same for everybody. */
    public List<PracticeItem> samples(int level, LocalDate day) {
        var candidates = new ArrayList<>(of(level).stream()
                .filter(item -> SAMPLE_KINDS.contains(item.kind()))
                .toList());
        Collections.shuffle(candidates, new Random(day.toEpochDay() * SAMPLES + level));
        return candidates.stream().limit(SAMPLES).toList();
    }
}
