package io.skillcert.policy;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Granted, refused, or referred to a person because a fact is missing. Every finding is kept, not the first. */
public sealed interface Decision<T> {

    List<Finding> findings();

    <R> R fold(Function<Granted<T>, R> granted, Function<Refused<T>, R> refused, Function<Referred<T>, R> referred);

    record Granted<T>(T value, List<Finding> findings) implements Decision<T> {
        public Granted {
            findings = List.copyOf(findings);
        }

        @Override
        public <R> R fold(Function<Granted<T>, R> g, Function<Refused<T>, R> n, Function<Referred<T>, R> r) {
            return g.apply(this);
        }
    }

    record Refused<T>(List<Finding> findings) implements Decision<T> {
        public Refused {
            findings = List.copyOf(findings);
        }

        @Override
        public <R> R fold(Function<Granted<T>, R> g, Function<Refused<T>, R> n, Function<Referred<T>, R> r) {
            return n.apply(this);
        }
    }

    record Referred<T>(List<Finding> findings) implements Decision<T> {
        public Referred {
            findings = List.copyOf(findings);
        }

        @Override
        public <R> R fold(Function<Granted<T>, R> g, Function<Refused<T>, R> n, Function<Referred<T>, R> r) {
            return r.apply(this);
        }
    }

    /** Any {@code NOT_MET} refuses; else any {@code UNKNOWN} refers; else granted. */
    static <T> Decision<T> from(List<Finding> findings, Supplier<T> value) {
        if (hasAny(Verdict.NOT_MET, findings)) {
            return new Refused<>(findings);
        }
        return hasAny(Verdict.UNKNOWN, findings) ? new Referred<>(findings) : new Granted<>(value.get(), findings);
    }

    private static boolean hasAny(Verdict verdict, List<Finding> findings) {
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).verdict() == verdict) {
                return true;
            }
        }
        return false;
    }
}
