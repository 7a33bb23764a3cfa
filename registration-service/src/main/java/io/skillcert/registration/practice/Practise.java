package io.skillcert.registration.practice;

import io.skillcert.assessment.marking.InvalidInputException;
import io.skillcert.assessment.marking.Mark;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.Violations;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.practice.PracticeRecords.Box;
import io.skillcert.registration.practice.PracticeSet.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Practising: a set of items without keys, then each answer is marked and explained at once. */
@ApplicationScoped
public class Practise {

    /** How many sets and mock exams an account may begin on a day. */
    static final int SETS_A_DAY = 200;

    private final PracticeBank bank;
    private final PracticeSets sets;
    private final PracticeRecords records;
    private final PracticeParameters parameters;
    private final BusinessClock clock;
    private final Json json;
    private final Audit audit;

    Practise(
            PracticeBank bank,
            PracticeSets sets,
            PracticeRecords records,
            PracticeParameters parameters,
            BusinessClock clock,
            Json json,
            Audit audit) {
        this.bank = bank;
        this.sets = sets;
        this.records = records;
        this.parameters = parameters;
        this.clock = clock;
        this.json = json;
        this.audit = audit;
    }

    /** Which items a set has. */
    public enum Selection {
        /** Items not answered yet, then others. */
        ANY,
        /** Items whose day of repetition has come. */
        DUE,
        /** Items of the function with the smallest share of right answers. */
        WEAK,
        /** Items whose last answer was wrong (错题本). */
        WRONG
    }

    /** The mark of an answer, and the item with its key. */
    public record Feedback(PracticeItem item, Mark mark) {

        public boolean correct() {
            return mark.awarded().compareTo(mark.maximum()) == 0;
        }
    }

    /**
     * Begins a set.
     *
     * @param function empty for all functions of the level
     * @throws io.skillcert.http.problem.ProblemException 409 if no item fits, or the account has begun too many sets today
     */
    @Transactional
    public PracticeSet begin(String account, int level, Optional<String> function, Selection selection, int count) {
        requireRoom(account);
        var items = select(account, level, function, selection).limit(count).toList();
        if (items.isEmpty()) {
            throw RegistrationProblem.NOTHING_TO_PRACTISE.exception();
        }
        var set = PracticeSet.practice(Ids.next(), account, level, items, clock.instant());
        sets.persist(set);
        return set;
    }

    void requireRoom(String account) {
        var today = clock.today().atStartOfDay(BusinessClock.ZONE).toInstant();
        if (sets.countSince(account, today) >= SETS_A_DAY) {
            throw RegistrationProblem.TOO_MUCH_PRACTICE.exception(SETS_A_DAY);
        }
    }

    private Stream<PracticeItem> select(String account, int level, Optional<String> function, Selection selection) {
        var boxes = records.boxes(account, level);
        var today = clock.today();
        return switch (selection) {
            case ANY -> newOnesFirst(level, function, boxes);
            case WEAK -> newOnesFirst(level, function.or(() -> weakest(account, level)), boxes);
            case DUE -> known(boxes.stream().filter(box -> !box.dueOn().isAfter(today)), function);
            case WRONG -> known(boxes.stream().filter(box -> !box.lastRight()), function);
        };
    }

    private Stream<PracticeItem> newOnesFirst(int level, Optional<String> function, List<Box> boxes) {
        var answered = boxes.stream().map(Box::item).collect(Collectors.toSet());
        var items = new ArrayList<>(bank.of(level).stream()
                .filter(item -> function.isEmpty() || function.get().equals(item.function()))
                .toList());
        Collections.shuffle(
                items, new java.util.Random(RandomGenerator.getDefault().nextLong()));
        items.sort(Comparator.comparing(item -> answered.contains(item.id())));
        return items.stream();
    }

    private Stream<PracticeItem> known(Stream<Box> boxes, Optional<String> function) {
        return boxes.filter(box -> function.isEmpty() || function.get().equals(box.function()))
                .flatMap(box -> bank.find(box.item()).stream());
    }

    private Optional<String> weakest(String account, int level) {
        return records.counts(account, level).stream()
                .min(Comparator.comparingDouble(count -> (double) count.right() / count.answered()))
                .map(FunctionCount::function);
    }

    public PracticeSet set(UUID id, String account) {
        return sets.get(id, account, Kind.PRACTICE);
    }

    /** The items of a set by their position, without those that a new version of the bank has dropped. */
    public SortedMap<Integer, PracticeItem> items(PracticeSet set) {
        var items = new TreeMap<Integer, PracticeItem>();
        for (int position = 1; position <= set.items().size(); position++) {
            var at = position;
            bank.find(set.items().get(position - 1)).ifPresent(item -> items.put(at, item));
        }
        return items;
    }

    /** The positions that have been answered. */
    public List<Integer> answered(PracticeSet set) {
        return records.responses(set.id()).keySet().stream().sorted().toList();
    }

    /**
     * Marks an answer; the first one counts. The same answer again changes nothing and is explained again, for a caller that did
     * not hear of the first time.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 if the response has not the shape of the item's kind, 409 if the
     *     position has been answered otherwise
     */
    @Transactional
    public Feedback answer(UUID id, String account, int position, Object response) {
        var set = sets.get(id, account, Kind.PRACTICE);
        var feedback = mark(bank.get(itemAt(set, position)), response);
        var written = json.write(response);
        var answer = new PracticeRecords.Answer(id, position, account, feedback.item(), written, feedback.correct());
        if (!records.add(answer, clock.instant())) {
            var stored = records.responses(id).get(position);
            if (stored == null || !json.tree(stored).equals(json.tree(written))) {
                throw RegistrationProblem.ALREADY_ANSWERED.exception(position);
            }
            return feedback;
        }
        var today = clock.today();
        records.moveBoxes(id, Optional.of(position), parameters.repetitionDays(today), today);
        return feedback;
    }

    /** @throws io.skillcert.http.problem.ProblemException 400 naming the position if the set has not so many items */
    static String itemAt(PracticeSet set, int position) {
        if (position < 1 || position > set.items().size()) {
            throw Violations.single(
                    "position", "is not between {0} and {1}", 1, set.items().size());
        }
        return set.items().get(position - 1);
    }

    /**
     * Marks the answer to one of the samples of today or yesterday, so that who has read them before midnight can answer them.
     * Stores nothing.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 for another item
     */
    public Feedback answerSample(int level, String item, Object response) {
        var today = clock.today();
        return Stream.of(today, today.minusDays(1))
                .flatMap(day -> bank.samples(level, day).stream())
                .filter(sample -> sample.id().equals(item))
                .findFirst()
                .map(sample -> mark(sample, response))
                .orElseThrow(() -> RegistrationProblem.PRACTICE_ITEM_NOT_FOUND.exception(item));
    }

    static Feedback mark(PracticeItem item, Object response) {
        try {
            return new Feedback(item, item.mark(response));
        } catch (InvalidInputException e) {
            var violations = new Violations();
            e.errors()
                    .forEach(error -> violations.add(
                            error.fieldBelow("response"),
                            error.template(),
                            error.arguments().toArray()));
            violations.throwIfAny();
            throw e;
        }
    }

    /** The items whose last answer was wrong (错题本), with their keys. */
    public List<PracticeItem> wrongAnswers(String account, int level) {
        return known(records.boxes(account, level).stream().filter(box -> !box.lastRight()), Optional.empty())
                .toList();
    }

    /** How many items of each function the account has answered rightly. */
    public Map<String, FunctionCount> counts(String account, int level) {
        return records.counts(account, level).stream()
                .collect(Collectors.toMap(FunctionCount::function, Function.identity()));
    }

    /** Deletes all that is stored of the account's practice. */
    @Transactional
    public void erase(String account) {
        records.erase(account);
        audit.record("erase-practice", "practice", account, null);
    }
}
