package io.skillcert.registration.pathway.policy;

import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.policy.subsidy.SubsidyDecision.Outcome;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import io.skillcert.registration.eligibility.policy.EligibilityFacts;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Education;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleGrade;
import io.skillcert.registration.pathway.policy.PathwayFacts.Batch;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The way of a person, worked out from the text of the guide: one day after the other, with the numbers of 2025 written out, without
 * parameters, intervals and rules of the services. It shares the calendar's working days and the types of the facts with them.
 */
final class SlowPathway {

    private static final LocalDate FIRST = LocalDate.of(2002, 1, 1);
    private static final int DAYS = index(LocalDate.of(2044, 1, 1));
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int[] YEAR_OF =
            IntStream.range(0, DAYS).map(day -> day(day).getYear()).toArray();
    /** For each number of years, and each day, its date so many years later. */
    private static final Map<Integer, int[]> LATER = Stream.of(1, 3, 4, 5, 10)
            .collect(Collectors.toMap(years -> years, years -> IntStream.range(0, DAYS)
                    .map(day -> index(day(day).plusYears(years)))
                    .toArray()));

    private static final Set<EducationKind> COLLEGE =
            EnumSet.range(EducationKind.HIGHER_VOCATIONAL, EducationKind.DOCTORATE);
    private static final Set<EducationKind> SENIOR_CLASS =
            EnumSet.of(EducationKind.TECHNICAL_SCHOOL_SENIOR_CLASS, EducationKind.TECHNICIAN_CLASS);
    private static final Set<EducationKind> ANY_SCHOOL =
            EnumSet.complementOf(EnumSet.of(EducationKind.SENIOR_HIGH, EducationKind.OTHER));

    private final PathwayFacts facts;
    private final WorkingDays calendar;
    private final Map<String, IntPredicate> routes = new LinkedHashMap<>();
    /** How many days were worked before each day. */
    private final int[] workedBefore = new int[DAYS + 1];
    /** The first day of work not before each day. */
    private final int[] nextWork = new int[DAYS + 1];

    /** An answer, with the fields of the contract that the model works out. */
    record Answer(Optional<LocalDate> eligibleOn, Optional<Way> way) {

        static Answer of(Pathway pathway) {
            return new Answer(pathway.eligibleOn(), pathway.journey().map(Way::of));
        }
    }

    record Way(
            String batch,
            List<String> routes,
            List<DocumentCode> documents,
            LocalDate registerFrom,
            List<LocalDate> days,
            Optional<LocalDate> claimFrom,
            Optional<LocalDate> decisionExpectedOn,
            Optional<LocalDate> decisionDueOn,
            Outcome outcome,
            String amount,
            String net,
            boolean provisional,
            Map<Basis, Set<Outcome>> unknowns) {

        private static Way of(Pathway.Journey journey) {
            var unknowns = new EnumMap<Basis, Set<Outcome>>(Basis.class);
            journey.unknowns().forEach(unknown -> unknowns.put(unknown.fact(), Set.copyOf(unknown.outcomes())));
            return new Way(
                    journey.batch(),
                    journey.routes(),
                    journey.steps().get(0).documents(),
                    journey.registerFrom(),
                    List.of(
                            journey.registerBy(),
                            journey.lastExamDay(),
                            journey.publicationDueOn(),
                            journey.scoreReviewUntil(),
                            journey.certificateNotBefore(),
                            journey.claimBy()),
                    journey.claimFrom(),
                    journey.decisionExpectedOn(),
                    journey.decisionDueOn(),
                    journey.subsidy().outcome(),
                    journey.subsidy().amount().toString(),
                    journey.net().toString(),
                    journey.provisional(),
                    unknowns);
        }
    }

    SlowPathway(PathwayFacts facts, WorkingDays calendar) {
        this.facts = facts;
        this.calendar = calendar;
        var worked = new boolean[DAYS];
        for (var job : facts.candidate().employments()) {
            if (job.relevant()) {
                Arrays.fill(
                        worked,
                        index(job.from()),
                        job.to().map(to -> index(to) + 1).orElse(DAYS),
                        true);
            }
        }
        nextWork[DAYS] = DAYS;
        for (int day = 0; day < DAYS; day++) {
            workedBefore[day + 1] = workedBefore[day] + (worked[day] ? 1 : 0);
        }
        for (int day = DAYS - 1; day >= 0; day--) {
            nextWork[day] = worked[day] ? day : nextWork[day + 1];
        }
        readRoutes();
    }

    private static int index(LocalDate day) {
        return (int) (day.toEpochDay() - FIRST.toEpochDay());
    }

    private static LocalDate day(int index) {
        return FIRST.plusDays(index);
    }

    Answer answer() {
        var eligibleOn = firstOpenDay(facts.on(), facts.on().plusYears(15));
        return new Answer(eligibleOn, way(eligibleOn));
    }

    private Optional<Way> way(Optional<LocalDate> eligibleOn) {
        return facts.batches().stream()
                .filter(batch -> batch.levels().contains(facts.goal()))
                .sorted(Comparator.comparing(Batch::registrationFrom).thenComparing(Batch::id))
                .flatMap(batch -> firstOpenDay(later(facts.on(), batch.registrationFrom()), batch.registrationUntil())
                        .map(day -> through(batch, day, eligibleOn))
                        .stream())
                .findFirst();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private Optional<LocalDate> firstOpenDay(LocalDate from, LocalDate until) {
        for (int day = index(from); day <= index(until); day++) {
            for (var isMet : routes.values()) {
                if (isMet.test(day)) {
                    return Optional.of(day(day));
                }
            }
        }
        return Optional.empty();
    }

    private Way through(Batch batch, LocalDate registerFrom, Optional<LocalDate> eligibleOn) {
        var met = routes.keySet().stream()
                .filter(route -> routes.get(route).test(index(registerFrom)))
                .toList();
        var publication = workingDays(batch.lastExamDay(), 5);
        var review = workingDays(publication, 5);
        var issued = review.plusDays(1);
        var claimBy = issued.plusMonths(12);
        while (!calendar.isWorkingDay(claimBy)) {
            claimBy = claimBy.plusDays(1);
        }
        var claimFrom = claimFrom(issued, claimBy);
        var claimedOn = claimFrom.orElse(issued);
        var outcome = outcome(claimedOn, facts.bases());
        var amount = outcome == Outcome.REFUSED ? Yuan.ZERO : amount();
        var due = claimFrom.map(day -> workingDays(day, 15));
        var days = List.of(batch.registrationUntil(), batch.lastExamDay(), publication, review, issued, claimBy);
        return new Way(
                batch.id(),
                met,
                documents(met.get(0), registerFrom),
                registerFrom,
                days,
                claimFrom,
                claimFrom.map(day -> workingDays(day, 5)),
                due,
                outcome,
                amount.toString(),
                amount.minus(batch.fee()).minus(facts.courseFee()).toString(),
                Stream.of(days.stream(), Stream.of(registerFrom), due.stream(), eligibleOn.stream())
                        .flatMap(some -> some)
                        .anyMatch(day -> day.getYear() > calendar.lastAnnouncedYear()),
                unknowns(claimedOn, outcome));
    }

    private LocalDate workingDays(LocalDate day, int count) {
        var last = day;
        for (int left = count; left > 0; left -= calendar.isWorkingDay(last) ? 1 : 0) {
            last = last.plusDays(1);
        }
        return last;
    }

    // Eligibility (guide §3)

    private void readRoutes() {
        switch (facts.goal().number()) {
            case 5 -> {
                int grown = index(facts.candidate().birthDate().plusYears(16));
                int trained = trained();
                routes.put("L5-1", day -> grown <= day && trained <= day);
            }
            case 4 -> {
                routes.put("L4-1", worked(5, 0));
                routes.put("L4-2", worked(3, certificate(5)));
                routes.put("L4-3", educated(ANY_SCHOOL, false));
            }
            case 3 -> {
                int held = certificate(4);
                routes.put("L3-1", worked(10, 0));
                routes.put("L3-2", worked(4, held));
                routes.put("L3-3", worked(1, title(TitleGrade.JUNIOR)));
                routes.put("L3-4", educated(SENIOR_CLASS, false));
                routes.put("L3-5", educated(COLLEGE, false).and(day -> held <= day));
                routes.put("L3-6", educated(COLLEGE, true));
            }
            case 2 -> {
                routes.put("L2-1", worked(5, certificate(3)));
                routes.put("L2-2", worked(5, title(TitleGrade.JUNIOR)).and(worked(1, certificate(3))));
                routes.put("L2-3", worked(1, title(TitleGrade.INTERMEDIATE)));
            }
            default -> {
                routes.put("L1-1", worked(5, certificate(2)));
                routes.put("L1-2", worked(5, title(TitleGrade.INTERMEDIATE)).and(worked(1, certificate(2))));
                routes.put("L1-3", worked(1, title(TitleGrade.SENIOR)));
            }
        }
    }

    private int trained() {
        return first(facts.candidate().trainings().stream()
                .filter(course ->
                        course.level().number() == 5 && course.standardHours() >= 60 && course.qualifiedInstitution())
                .map(EligibilityFacts.Training::completedOn));
    }

    private int certificate(int level) {
        return first(facts.candidate().certificates().stream()
                .filter(held -> held.relevant() && held.level().number() == level)
                .map(EligibilityFacts.CertificateHeld::issuedOn));
    }

    private int title(TitleGrade lowest) {
        return first(facts.candidate().titles().stream()
                .filter(held -> held.relevant() && held.grade().ordinal() >= lowest.ordinal())
                .map(EligibilityFacts.TitleHeld::obtainedOn));
    }

    private static int first(Stream<LocalDate> days) {
        return days.mapToInt(SlowPathway::index).min().orElse(NEVER);
    }

    /** As many days of work, from the anchor to the eve of the day, as lie between the first one and its date so many years later. */
    private IntPredicate worked(int years, int anchor) {
        if (anchor >= DAYS) {
            return day -> false;
        }
        int first = nextWork[anchor];
        return day -> first < day && workedBefore[day] - workedBefore[anchor] >= LATER.get(years)[first] - first;
    }

    private IntPredicate educated(Set<EducationKind> kinds, boolean assessed) {
        IntPredicate any = day -> false;
        for (var education : accepted(kinds, assessed)) {
            int graduates = index(education.graduatesOn());
            int year = education.graduatesOn().getYear();
            any = any.or(
                    education.status() == EducationStatus.GRADUATED
                            ? day -> graduates <= day
                            : day -> year == YEAR_OF[day]);
        }
        return any;
    }

    private List<Education> accepted(Set<EducationKind> kinds, boolean assessed) {
        return facts.candidate().educations().stream()
                .filter(education ->
                        education.relevant() && kinds.contains(education.kind()) && (education.assessed() || !assessed))
                .toList();
    }

    private List<DocumentCode> documents(String route, LocalDate day) {
        var needed = EnumSet.of(DocumentCode.APPLICATION_FORM, DocumentCode.IDENTITY, DocumentCode.PHOTO);
        if (isFinalYearOnly(route, day)) {
            needed.addAll(List.of(DocumentCode.ENROLMENT, DocumentCode.STUDENT_CARD));
        } else {
            needed.addAll(List.of(DocumentCode.EDUCATION, DocumentCode.SOCIAL_INSURANCE));
        }
        if (!Set.of("L5-1", "L4-3", "L3-4", "L3-5", "L3-6").contains(route)) {
            needed.add(DocumentCode.WORK_PROOF);
        }
        if (Set.of("L4-2", "L3-2", "L3-5", "L2-1", "L2-2", "L1-1", "L1-2").contains(route)) {
            needed.add(DocumentCode.CERTIFICATE);
        }
        if (Set.of("L3-3", "L2-2", "L2-3", "L1-2", "L1-3").contains(route)) {
            needed.add(DocumentCode.TITLE);
        }
        if (route.equals("L5-1")) {
            needed.add(DocumentCode.TRAINING_COMPLETION);
        }
        return List.copyOf(needed);
    }

    private boolean isFinalYearOnly(String route, LocalDate day) {
        var accepted =
                switch (route) {
                    case "L4-3" -> accepted(ANY_SCHOOL, false);
                    case "L3-4" -> accepted(SENIOR_CLASS, false);
                    case "L3-5" -> accepted(COLLEGE, false);
                    case "L3-6" -> accepted(COLLEGE, true);
                    default -> List.<Education>of();
                };
        return !accepted.isEmpty()
                && accepted.stream()
                        .noneMatch(education -> education.status() == EducationStatus.GRADUATED
                                && !education.graduatesOn().isAfter(day));
    }

    // Subsidy (guide §2, §6)

    private Optional<LocalDate> claimFrom(LocalDate issued, LocalDate claimBy) {
        for (var day = issued; !day.isAfter(claimBy); day = day.plusDays(1)) {
            if (outcome(day, facts.bases()) != Outcome.REFUSED) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private Outcome outcome(LocalDate claimedOn, Map<Basis, Boolean> bases) {
        int ofTheYear = 0;
        int ofTheKind = 0;
        boolean isPaid = false;
        for (var award : facts.awards()) {
            boolean isUpgrading = award.kind() == AwardKind.SKILLS_UPGRADING;
            if (award.claimedOn().getYear() == claimedOn.getYear()) {
                ofTheYear++;
                ofTheKind += isUpgrading ? 1 : 0;
            }
            isPaid |= isUpgrading
                    && award.occupationCode().equals(Optional.of(facts.occupationCode()))
                    && award.level().map(SkillLevel::number).orElse(6)
                            <= facts.goal().number();
        }
        if (isPaid || ofTheKind >= 1 || ofTheYear >= 3) {
            return Outcome.REFUSED;
        }
        if (bases.containsValue(true)) {
            return Outcome.GRANTED;
        }
        return bases.size() == Basis.values().length ? Outcome.REFUSED : Outcome.REFERRED;
    }

    private Yuan amount() {
        return Yuan.of(
                switch (facts.goal().number()) {
                    case 5 -> "1000.00";
                    case 4 -> "1500.00";
                    case 3 -> facts.occupationCode().equals("4-04-05-05") ? "2400.00" : "2000.00";
                    case 2 -> "2500.00";
                    default -> "3000.00";
                });
    }

    private Map<Basis, Set<Outcome>> unknowns(LocalDate claimedOn, Outcome outcome) {
        var unknowns = new EnumMap<Basis, Set<Outcome>>(Basis.class);
        for (var basis : Basis.values()) {
            if (!facts.bases().containsKey(basis)) {
                var outcomes = EnumSet.noneOf(Outcome.class);
                for (var value : List.of(true, false)) {
                    var known = new EnumMap<Basis, Boolean>(Basis.class);
                    known.putAll(facts.bases());
                    known.put(basis, value);
                    outcomes.add(outcome(claimedOn, known));
                }
                if (!outcomes.equals(Set.of(outcome))) {
                    unknowns.put(basis, outcomes);
                }
            }
        }
        return unknowns;
    }
}
