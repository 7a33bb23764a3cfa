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
    static final Days ALL = since(LocalDate.MIN);

    private final List<Spell> spells;

    private Days(List<Spell> spells) {
        this.spells = spells;
    }

    /** Both ends included; empty if it ends before it begins. */
    record Spell(LocalDate from, LocalDate to) {

        boolean isEmpty() {
            return from.isAfter(to);
        }

        Spell and(Spell other) {
            var latest = from.isBefore(other.from) ? other.from : from;
            var first = to.isBefore(other.to) ? to : other.to;
            return new Spell(latest, first);
        }
    }

    static Days since(LocalDate first) {
        return new Days(List.of(new Spell(first, FOREVER)));
    }

    /** The union: overlaps count once, gaps stay. */
    static Days union(List<Spell> spells) {
        if (spells.size() < 2) {
            return spells.isEmpty() ? NONE : new Days(spells);
        }
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
        if (this == ALL) {
            return other;
        }
        if (spells.isEmpty() || other.spells.isEmpty()) {
            return NONE;
        }
        if (spells.size() == 1 && other.spells.size() == 1) {
            var both = spells.get(0).and(other.spells.get(0));
            return both.isEmpty() ? NONE : new Days(List.of(both));
        }
        var all = new ArrayList<Spell>();
        for (var mine : spells) {
            for (var theirs : other.spells) {
                var both = mine.and(theirs);
                if (!both.isEmpty()) {
                    all.add(both);
                }
            }
        }
        return new Days(all);
    }

    boolean contains(LocalDate day) {
        for (var spell : spells) {
            if (!spell.to().isBefore(day)) {
                return !spell.from().isAfter(day);
            }
        }
        return false;
    }

    Optional<LocalDate> first() {
        return spells.isEmpty() ? Optional.empty() : Optional.of(spells.get(0).from());
    }

    /** The first of these days that is later than the given one. */
    Optional<LocalDate> firstAfter(LocalDate day) {
        for (var spell : spells) {
            if (spell.to().isAfter(day)) {
                return Optional.of(spell.from().isAfter(day) ? spell.from() : day.plusDays(1));
            }
        }
        return Optional.empty();
    }

    List<Spell> spells() {
        return spells;
    }
}
