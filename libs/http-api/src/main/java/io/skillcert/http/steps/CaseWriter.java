package io.skillcert.http.steps;

import io.skillcert.http.FindingView;
import io.skillcert.http.language.Texts;
import io.skillcert.http.security.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;

/**
 * Collects what has happened in a case and its next steps. The bundle has a message for each code ({@code happened.PAID},
 * {@code step.PAY_FEE}), with arguments as {@code {0}} and names of values ({@code subject.OPERATIONAL_SKILLS}).
 */
public final class CaseWriter {

    private final UUID id;
    private final Caller caller;
    private final Locale language;
    private final ResourceBundle texts;
    private final List<CaseView.Happened> happened = new ArrayList<>();
    private final List<CaseView.Step> steps = new ArrayList<>();

    public CaseWriter(UUID id, String bundle, Caller caller, Locale language) {
        this.id = id;
        this.caller = caller;
        this.language = language;
        this.texts = Texts.bundle(bundle, language, CaseWriter.class);
    }

    /** Records what has happened; the instant is null where only a day is known. */
    public CaseWriter happened(String code, Instant at, Object... arguments) {
        happened.add(new CaseView.Happened(code, at, message("happened." + code, arguments)));
        return this;
    }

    /** Adds a step for which there is no day. */
    public CaseWriter step(StepCode code, Object... arguments) {
        return step(code, Days.ANY, arguments);
    }

    /** Adds a step, unless the caller has no role that may call its operation. */
    public CaseWriter step(StepCode code, Days days, Object... arguments) {
        return step(code, id, days, arguments);
    }

    /** Adds a step whose operation names another resource than the case. */
    public CaseWriter step(StepCode code, UUID resource, Days days, Object... arguments) {
        if (code.operation().mayBeCalledBy(caller)) {
            steps.add(new CaseView.Step(
                    code.name(),
                    message("step." + code.name(), arguments),
                    days.from().orElse(null),
                    days.until().orElse(null),
                    code.operation().call(resource)));
        }
        return this;
    }

    /** The name of a value in the language. */
    public String name(String kind, Enum<?> value) {
        return texts.getString(kind + "." + value.name());
    }

    public CaseView view(String status, List<FindingView> findings) {
        return new CaseView(id, status, List.copyOf(happened), findings, List.copyOf(steps));
    }

    private String message(String key, Object... arguments) {
        return Texts.fill(texts.getString(key), language, arguments);
    }

    /** The first and the last day of a step, both included; empty where there is none. */
    public record Days(Optional<LocalDate> from, Optional<LocalDate> until) {

        public static final Days ANY = new Days(Optional.empty(), Optional.empty());

        public static Days until(LocalDate day) {
            return new Days(Optional.empty(), Optional.of(day));
        }

        public static Days from(LocalDate day) {
            return new Days(Optional.of(day), Optional.empty());
        }

        public static Days between(LocalDate from, LocalDate until) {
            return new Days(Optional.of(from), Optional.of(until));
        }
    }
}
