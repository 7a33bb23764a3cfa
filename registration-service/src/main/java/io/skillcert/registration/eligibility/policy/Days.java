package io.skillcert.registration.eligibility.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A set of days: most often one spell, otherwise none or several, in order, that neither touch nor overlap. An open spell
 * ends at {@link #FOREVER}.
 */
public sealed interface Days {

    LocalDate FOREVER = LocalDate.MAX;
    Days NONE = new Spells(List.of());
    Days ALL = since(LocalDate.MIN);

    List<Spell> spells();

    Days and(Days other);

    boolean contains(LocalDate day);

    Optional<LocalDate> first();

    /** The first of these days that is later than the given one. */
    Optional<LocalDate> firstAfter(LocalDate day);

    static Days since(LocalDate first) {
        return new Spell(first, FOREVER);
    }

    /** The union: overlaps count once, gaps stay. @param spells none of them empty */
    static Days union(List<Spell> spells) {
        if (spells.size() < 2) {
            return spells.isEmpty() ? NONE : spells.get(0);
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
        return of(merged);
    }

    private static Days of(List<Spell> spells) {
        return spells.size() == 1 ? spells.get(0) : new Spells(spells);
    }

    /** One after the other; both ends included. */
    record Spell(LocalDate from, LocalDate to) implements Days {

        /** It ends before it begins, and so is no set of days. */
        boolean isEmpty() {
            return from.isAfter(to);
        }

        @Override
        public List<Spell> spells() {
            return List.of(this);
        }

        @Override
        public Days and(Days other) {
            if (this == ALL) {
                return other;
            }
            if (other instanceof Spell spell) {
                var both = overlap(spell);
                return both.isEmpty() ? NONE : both;
            }
            return other.and(this);
        }

        private Spell overlap(Spell other) {
            var latest = from.isBefore(other.from) ? other.from : from;
            var first = to.isBefore(other.to) ? to : other.to;
            return new Spell(latest, first);
        }

        @Override
        public boolean contains(LocalDate day) {
            return !from.isAfter(day) && !to.isBefore(day);
        }

        @Override
        public Optional<LocalDate> first() {
            return Optional.of(from);
        }

        @Override
        public Optional<LocalDate> firstAfter(LocalDate day) {
            return to.isAfter(day) ? Optional.of(from.isAfter(day) ? from : day.plusDays(1)) : Optional.empty();
        }
    }

    /** None, or several. */
    record Spells(List<Spell> spells) implements Days {

        @Override
        public Days and(Days other) {
            if (spells.isEmpty()) {
                return NONE;
            }
            var all = new ArrayList<Spell>();
            for (var mine : spells) {
                for (var theirs : other.spells()) {
                    var both = mine.overlap(theirs);
                    if (!both.isEmpty()) {
                        all.add(both);
                    }
                }
            }
            return of(all);
        }

        @Override
        public boolean contains(LocalDate day) {
            for (int i = 0; i < spells.size(); i++) {
                if (spells.get(i).contains(day)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Optional<LocalDate> first() {
            return spells.isEmpty() ? Optional.empty() : spells.get(0).first();
        }

        @Override
        public Optional<LocalDate> firstAfter(LocalDate day) {
            for (int i = 0; i < spells.size(); i++) {
                var first = spells.get(i).firstAfter(day);
                if (first.isPresent()) {
                    return first;
                }
            }
            return Optional.empty();
        }
    }
}
