package io.skillcert.registration.practice;

import io.skillcert.assessment.assembly.BankItem;
import io.skillcert.assessment.assembly.PaperAssembly;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.json.Json;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.practice.PracticeParameters.MockExam;
import io.skillcert.registration.practice.PracticeSet.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Mock exams (模拟测验): a paper of the practice bank, assembled like a real one, on the server's clock. Answers can be changed until the
 * submission or the deadline; then all are marked as they stand.
 */
@ApplicationScoped
public class SitMockExam {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PracticeBank bank;
    private final PracticeSets sets;
    private final PracticeRecords records;
    private final PracticeParameters parameters;
    private final Practise practise;
    private final BusinessClock clock;
    private final Json json;

    SitMockExam(
            PracticeBank bank,
            PracticeSets sets,
            PracticeRecords records,
            PracticeParameters parameters,
            Practise practise,
            BusinessClock clock,
            Json json) {
        this.bank = bank;
        this.sets = sets;
        this.records = records;
        this.parameters = parameters;
        this.practise = practise;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Begins a mock exam. One that is over is submitted first.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 if the level has none, 409 if one of the level is open
     */
    @Transactional
    public PracticeSet begin(String account, int level) {
        var exam = exam(level, clock.today());
        practise.requireRoom(account);
        sets.lockOpenMockExam(account, level).ifPresent(open -> {
            if (!open.isOverAt(clock.instant())) {
                throw RegistrationProblem.MOCK_EXAM_OPEN.exception(open.id());
            }
            submit(open);
        });
        sets.flush();
        var now = clock.instant();
        var set = PracticeSet.mockExam(
                Ids.next(), account, level, assemble(level, exam), now, now.plus(Duration.ofMinutes(exam.minutes())));
        sets.persist(set);
        return set;
    }

    private MockExam exam(int level, LocalDate dayOfStart) {
        return parameters.mockExam(level, dayOfStart).orElseThrow(() -> Violations.single("level", "has no mock exam"));
    }

    private List<PracticeItem> assemble(int level, MockExam exam) {
        var seed = new byte[PaperAssembly.SEED];
        RANDOM.nextBytes(seed);
        var items = bank.of(level);
        var templates = items.stream().collect(Collectors.groupingBy(PracticeItem::template));
        var candidates = items.stream()
                .map(item ->
                        new BankItem(item.id(), item.kind(), item.function(), item.topic(), others(item, templates)))
                .toList();
        var assembly = PaperAssembly.assemble(exam.blueprint(), candidates, seed, 1);
        if (!assembly.shortages().isEmpty()) {
            throw new IllegalStateException("the practice bank is too small: " + assembly.shortages());
        }
        return assembly.papers().get(0).parts().stream()
                .flatMap(part -> part.items().stream())
                .map(bank::get)
                .toList();
    }

    private static Set<String> others(PracticeItem item, Map<String, List<PracticeItem>> templates) {
        var others =
                templates.get(item.template()).stream().map(PracticeItem::id).collect(Collectors.toSet());
        others.remove(item.id());
        return others;
    }

    /** Reads a mock exam; one whose time is over is submitted. */
    @Transactional
    public PracticeSet get(UUID id, String account) {
        var exam = sets.lock(id, account, Kind.MOCK_EXAM);
        if (exam.isOverAt(clock.instant()) && exam.submittedAt().isEmpty()) {
            submit(exam);
        }
        return exam;
    }

    public List<PracticeSet> page(String account, PageRequest page) {
        return sets.mockExams(account, page);
    }

    /** The responses of the mock exam as JSON, by position. */
    public Map<Integer, String> responses(PracticeSet exam) {
        return records.responses(exam.id());
    }

    /**
     * Saves an answer; a later one replaces it.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 if the response has not the shape of the item's kind, 409 after the
     *     submission or the deadline
     */
    @Transactional
    public void answer(UUID id, String account, int position, Object response) {
        var exam = sets.lock(id, account, Kind.MOCK_EXAM);
        if (exam.isOverAt(clock.instant())) {
            throw RegistrationProblem.MOCK_EXAM_OVER.exception(exam.endedAt());
        }
        var item = bank.get(Practise.itemAt(exam, position));
        Practise.mark(item, response);
        records.put(
                new PracticeRecords.Answer(id, position, account, item, json.write(response), null), clock.instant());
    }

    /** Submits the mock exam; a submitted one stays as it is. */
    @Transactional
    public PracticeSet submit(UUID id, String account) {
        var exam = sets.lock(id, account, Kind.MOCK_EXAM);
        if (exam.submittedAt().isEmpty()) {
            submit(exam);
        }
        return exam;
    }

    private void submit(PracticeSet exam) {
        var blueprint = exam(exam.level(), BusinessClock.day(exam.createdAt()));
        var right = new ArrayList<Integer>();
        var points = BigDecimal.ZERO;
        var maximum = BigDecimal.ZERO;
        var responses = records.responses(exam.id());
        for (int position = 1; position <= exam.items().size(); position++) {
            var item = bank.find(exam.items().get(position - 1));
            if (item.isEmpty()) {
                continue; // an item that a new version of the bank has dropped counts neither for nor against
            }
            var worth = blueprint.pointsOf(item.get().kind());
            maximum = maximum.add(worth);
            if (responses.containsKey(position) && isRight(item.get(), responses.get(position))) {
                right.add(position);
                points = points.add(worth);
            }
        }
        exam.submit(points, maximum, clock.instant());
        records.mark(exam.id(), right);
        var today = clock.today();
        records.moveBoxes(exam.id(), java.util.Optional.empty(), parameters.repetitionDays(today), today);
    }

    private boolean isRight(PracticeItem item, String response) {
        return Practise.mark(item, json.read(response, Object.class)).correct();
    }

    /** The points of one answer and what it was marked against, after the submission. */
    public record Reviewed(int position, PracticeItem item, Object response, boolean correct) {}

    /**
     * Explains every item of a submitted mock exam.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 before the submission
     */
    @Transactional
    public List<Reviewed> review(UUID id, String account) {
        var exam = get(id, account);
        if (exam.submittedAt().isEmpty()) {
            throw RegistrationProblem.MOCK_EXAM_OPEN.exception(exam.id());
        }
        var responses = records.responses(exam.id());
        var reviewed = new ArrayList<Reviewed>();
        for (int position = 1; position <= exam.items().size(); position++) {
            var response = responses.get(position);
            for (var item : bank.find(exam.items().get(position - 1)).stream().toList()) {
                reviewed.add(new Reviewed(
                        position,
                        item,
                        response == null ? null : json.read(response, Object.class),
                        response != null && isRight(item, response)));
            }
        }
        return reviewed;
    }

    /** How many items of each function stood on the exam, and how many were answered rightly. */
    public List<FunctionCount> byFunction(PracticeSet exam) {
        var right = records.counts(exam.id()).stream()
                .collect(Collectors.toMap(FunctionCount::function, FunctionCount::right));
        var asked = exam.items().stream()
                .flatMap(item -> bank.find(item).stream())
                .collect(Collectors.groupingBy(PracticeItem::function, Collectors.counting()));
        return bank.functions(exam.level()).stream()
                .filter(asked::containsKey)
                .map(function -> new FunctionCount(function, asked.get(function), right.getOrDefault(function, 0L)))
                .toList();
    }

    /** The submitted mock exams of a level, the latest first. */
    public List<PracticeSet> latest(String account, int level, int limit) {
        return sets.submitted(account, level, limit);
    }
}
