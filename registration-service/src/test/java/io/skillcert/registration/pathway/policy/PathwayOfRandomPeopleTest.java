package io.skillcert.registration.pathway.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.data.CalendarFiles;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.exam.ExamResultRules;
import io.skillcert.policy.exam.data.ResultParameterFiles;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.policy.subsidy.SubsidyDecision.Outcome;
import io.skillcert.policy.subsidy.SubsidyRules;
import io.skillcert.policy.subsidy.data.SubsidyParameterFiles;
import io.skillcert.registration.eligibility.EligibilityParameterSource;
import io.skillcert.registration.eligibility.policy.EligibilityRules;
import io.skillcert.registration.pathway.policy.Pathway.Journey;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each person is made from the seed and the number of the person, which a failure names. */
class PathwayOfRandomPeopleTest {

    private static final long SEED = Long.getLong("pathway.seed", 20251129);
    private static final int PEOPLE = Integer.getInteger("pathway.people", 10_000);
    private static final int PEOPLE_FOR_ALL = 2_000;
    private static final int ROUTES = 16;
    private static final WorkingDays CALENDAR = CalendarFiles.load(Optional.empty());

    private final PathwayRules rules = new PathwayRules(
            new EligibilityRules(EligibilityParameterSource.parameters()),
            new ExamResultRules(ResultParameterFiles.read(), CALENDAR),
            new SubsidyRules(SubsidyParameterFiles.read(new ParameterFiles(SubsidyParameterFiles.FOLDER)), CALENDAR),
            CALENDAR);

    @Test
    void every_planned_way_is_what_counting_day_by_day_finds() {
        for (int i = 0; i < PEOPLE; i++) {
            var seed = SEED + i;
            var person = RandomPeople.person(seed);
            var expected = new SlowPathway(person, CALENDAR).answer();
            assertEquals(expected, SlowPathway.Answer.of(rules.plan(person)), () -> named(person, seed));
        }
    }

    /** The questionnaire asks the first unknown until none is left. */
    @Test
    void asking_until_nothing_is_left_equals_knowing_everything() {
        for (int i = 0; i < PEOPLE; i++) {
            var seed = SEED + i;
            var person = RandomPeople.person(seed);
            var truth = RandomPeople.truth(person, seed);
            var known = new EnumMap<Basis, Boolean>(Basis.class);
            known.putAll(person.bases());
            if (rules.plan(person).journey().isEmpty()) {
                continue; // without a batch nothing is asked
            }
            var journey = journey(person, known);
            while (!journey.unknowns().isEmpty()) {
                var next = journey.unknowns().get(0).fact();
                known.put(next, truth.get(next));
                journey = journey(person, known);
            }
            assertEquals(told(journey(person, truth)), told(journey), () -> named(person, seed));
        }
    }

    @Test
    void among_the_people_every_route_is_met_and_every_outcome_and_number_of_unknowns_occurs() {
        var routes = new TreeSet<String>();
        var outcomes = EnumSet.noneOf(Outcome.class);
        var unknowns = new TreeSet<Integer>();
        var provisional = new TreeSet<Boolean>();
        var planned = new TreeSet<String>();
        for (int i = 0; i < PEOPLE_FOR_ALL; i++) {
            var pathway = rules.plan(RandomPeople.person(SEED + i));
            pathway.journey().ifPresent(journey -> {
                routes.addAll(journey.routes());
                outcomes.add(journey.subsidy().outcome());
                unknowns.add(journey.unknowns().size());
                provisional.add(journey.provisional());
            });
            planned.add(
                    pathway.eligibleOn().isPresent() + " " + pathway.journey().isPresent());
        }
        assertEquals(ROUTES, routes.size(), () -> "routes met: " + routes);
        assertEquals(EnumSet.allOf(Outcome.class), outcomes);
        assertEquals(Set.of(0, 1, 2, 3, 4), unknowns);
        assertEquals(Set.of(true, false), provisional);
        assertEquals(Set.of("true true", "true false", "false false"), planned);
    }

    /** What the person is told, without the findings about facts that no longer matter. */
    private static Object told(Journey journey) {
        var way = SlowPathway.Answer.of(new Pathway(List.of(), null, Optional.empty(), Optional.of(journey)));
        return List.of(way, journey.steps());
    }

    private Journey journey(PathwayFacts person, Map<Basis, Boolean> bases) {
        var known = new PathwayFacts(
                person.occupationCode(),
                person.goal(),
                person.on(),
                person.candidate(),
                bases,
                person.awards(),
                person.batches(),
                person.courseFee());
        return rules.plan(known).journey().orElseThrow();
    }

    private static String named(PathwayFacts person, long seed) {
        return "-Dpathway.seed=" + seed + " -Dpathway.people=1: " + person;
    }
}
