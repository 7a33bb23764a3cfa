package io.skillcert.subsidy.award;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.Timeline;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import io.skillcert.subsidy.holder.Holders;
import io.skillcert.subsidy.registry.HolderFactsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records awards that other bodies have granted, all of a list or none. Recording the same award again changes nothing.
 * An external award is a fact: where a limit is reached it displaces the youngest reservation, and where nothing is
 * reserved it is recorded as over the limit.
 */
@ApplicationScoped
public class RecordAwards {

    private final Awards awards;
    private final Holders holders;
    private final SubsidyParameterSource policy;
    private final Event<HolderFactsChanged> factsChanged;
    private final Audit audit;
    private final BusinessClock clock;

    RecordAwards(
            Awards awards,
            Holders holders,
            SubsidyParameterSource policy,
            Event<HolderFactsChanged> factsChanged,
            Audit audit,
            BusinessClock clock) {
        this.awards = awards;
        this.holders = holders;
        this.policy = policy;
        this.factsChanged = factsChanged;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param known awards that were recorded before
     * @param displaced reservations that were released
     * @param overLimit the fields of awards that are over a limit
     */
    public record Recorded(int recorded, int known, int displaced, List<String> overLimit) {}

    /** @param counting the holder's awards that count, those earlier in the list included */
    private record Candidate(String holder, ExternalAward granted, List<Award> counting) {

        Stream<Award> inYear() {
            return counting.stream()
                    .filter(award -> award.isInYear(granted.claimedOn().getYear()));
        }

        Stream<Award> ofKindInYear() {
            return inYear().filter(award -> award.kind() == granted.kind());
        }
    }

    private record Reference(String grantedBy, String reference) {}

    /** @throws io.skillcert.http.problem.ProblemException 400 if a reference belongs to another award */
    @Transactional
    public Recorded record(List<ExternalAward> granted) {
        checkDays(granted);
        var candidates = lockHolders(granted);
        var known = known(granted);
        var added = new ArrayList<Award>();
        var violations = new Violations();
        int repeated = 0;
        int displaced = 0;
        var overLimit = new ArrayList<String>();
        for (var candidate : candidates) {
            var award = candidate.granted();
            var reference = new Reference(award.grantedBy(), award.reference());
            var before = known.get(reference);
            if (before == null) {
                displaced += displace(candidate);
                var external = add(candidate);
                if (external.status() == Award.Status.OVER_LIMIT) {
                    overLimit.add(award.field());
                }
                known.put(reference, external);
                added.add(external);
            } else if (before.isSameAs(candidate.holder(), award)) {
                repeated++;
            } else {
                violations.add(award.field() + ".reference", "belongs to another award");
            }
        }
        violations.throwIfAny();
        awards.flush(); // the trigger counts: reservations are released before awards are inserted
        awards.persist(added);
        factsChanged.fire(new HolderFactsChanged(
                candidates.stream().map(Candidate::holder).toList()));
        audit.record("record-awards", "awards", Ids.next(), granted.size() + " awards");
        return new Recorded(added.size(), repeated, displaced, overLimit);
    }

    private void checkDays(List<ExternalAward> granted) {
        var violations = new Violations();
        granted.forEach(award -> DayOfFact.check(award.claimedOn(), clock.today())
                .ifPresent(message -> violations.add(award.field() + "." + award.dayName(), message)));
        violations.throwIfAny();
    }

    private List<Candidate> lockHolders(List<ExternalAward> granted) {
        var digests =
                holders.ofAll(granted.stream().map(ExternalAward::document).collect(Collectors.toSet()));
        holders.gather(digests);
        awards.lock(digests.values());
        var counting = awards.counting(Set.copyOf(digests.values()));
        return granted.stream()
                .map(award -> {
                    var holder = digests.get(award.document());
                    return new Candidate(holder, award, counting.computeIfAbsent(holder, unknown -> new ArrayList<>()));
                })
                .toList();
    }

    private Map<Reference, Award> known(List<ExternalAward> granted) {
        var references = granted.stream().map(ExternalAward::reference).collect(Collectors.toSet());
        return awards.external(references)
                .collect(Collectors.toMap(
                        award -> new Reference(
                                award.grantedBy().orElseThrow(),
                                award.reference().orElseThrow()),
                        Function.identity()));
    }

    /** Releases reservations, the youngest first, until the limits are kept or none is left. */
    private int displace(Candidate candidate) {
        int displaced = 0;
        while (isOverLimit(candidate)) {
            var youngest = displaceable(candidate).max(Comparator.comparing(Award::id));
            if (youngest.isEmpty()) {
                break;
            }
            youngest.get().release();
            candidate.counting().remove(youngest.get());
            displaced++;
        }
        return displaced;
    }

    /** The reservations in the candidate's way: of its kind if that limit, the narrower one, is reached. */
    private Stream<Award> displaceable(Candidate candidate) {
        var inTheWay = isKindLimitReached(candidate) ? candidate.ofKindInYear() : candidate.inYear();
        return inTheWay.filter(award -> award.status() == Award.Status.RESERVED);
    }

    private boolean isOverLimit(Candidate candidate) {
        return isKindLimitReached(candidate)
                || isReached(policy.parameters().awardsPerYear(), candidate, candidate.inYear());
    }

    private boolean isKindLimitReached(Candidate candidate) {
        return isReached(policy.parameters().awardsPerKind(), candidate, candidate.ofKindInYear());
    }

    private static boolean isReached(Timeline<Integer> limit, Candidate candidate, Stream<Award> awards) {
        var day = candidate.granted().claimedOn();
        return limit.isInForceOn(day) && awards.count() >= limit.on(day).value();
    }

    private Award add(Candidate candidate) {
        var status = isOverLimit(candidate) ? Award.Status.OVER_LIMIT : Award.Status.AWARDED;
        var award = Award.external(Ids.next(), candidate.holder(), candidate.granted(), status);
        candidate.counting().add(award);
        return award;
    }
}
