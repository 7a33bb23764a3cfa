package io.skillcert.registration.eligibility.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A set of days: spells in order that neither touch nor overlap. An open spell ends at {@link #FOREVER}. */
public final class Days {

    static final LocalDate FOREVER = LocalDate.MAX;
    static final Days NONE = new Days(List.of());

    private final List<Spell> spells;

    private Days(List<Spell> spells) {
        this.spells = spells;
    }

    /** Both ends included. */
    record Spell(LocalDate from, LocalDate to) {}

    static Days since(LocalDate first) {
        return new Days(List.of(new Spell(first, FOREVER)));
    }

    /** The union: overlaps count once, gaps stay. */
    static Days union(List<Spell> spells) {
        var sorted = new ArrayList<>(spells);
        sorted.sort(Comparator.comparing(Spell::from));
        var merged = new ArrayList<Spell>();
        for (var spell : sorted) {
            var last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || last.to().isBefore(spell.from().minusDays(1))) {
                merged.add(spell);
            } else if (last.to().isBefore(spell.to())) {
                merged.set(merged.size() - 1, new Spell(last.from(), spell.to()));
            }
        }
        return new Days(merged);
    }

    Days and(Days other) {
        var both = new ArrayList<Spell>();
        for (var mine : spells) {
            for (var theirs : other.spells) {
                var from = mine.from().isAfter(theirs.from()) ? mine.from() : theirs.from();
                var to = mine.to().isBefore(theirs.to()) ? mine.to() : theirs.to();
                if (!from.isAfter(to)) {
                    both.add(new Spell(from, to));
                }
            }
        }
        return new Days(both);
    }

    boolean contains(LocalDate day) {
        return firstFrom(day).filter(day::equals).isPresent();
    }

    Optional<LocalDate> first() {
        return spells.stream().map(Spell::from).findFirst();
    }

    /** The first of these days that is the given one or later. */
    Optional<LocalDate> firstFrom(LocalDate day) {
        return spells.stream()
                .filter(spell -> !spell.to().isBefore(day))
                .map(spell -> spell.from().isBefore(day) ? day : spell.from())
                .findFirst();
    }

    List<Spell> spells() {
        return spells;
    }
}
