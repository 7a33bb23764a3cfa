package io.skillcert.subsidy.award;

import io.skillcert.audit.Audit;
import io.skillcert.database.Ids;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.HolderDigests;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes in what other bodies have granted: the whole list or nothing, the same award again changes nothing. Such an
 * award is a fact: where no place is left it takes the youngest reservation's, and where none is reserved it stands over
 * the limit, to be looked at.
 */
@ApplicationScoped
public class RecordAwards {

    private final Awards awards;
    private final HolderDigests digests;
    private final SubsidyParameterSource policy;
    private final Audit audit;

    RecordAwards(Awards awards, HolderDigests digests, SubsidyParameterSource policy, Audit audit) {
        this.awards = awards;
        this.digests = digests;
        this.policy = policy;
        this.audit = audit;
    }

    /** @param known were recorded before. @param displaced reservations that lost their place. @param overLimit fields of awards over a limit */
    public record Recorded(int recorded, int known, int displaced, List<String> overLimit) {}

    /** @param live the holder's awards that count: those before it in the list are among them */
    private record CandidateParameters(String holder, ExternalAward granted, List<Award> live) {}

    /** What identifies an award for whoever granted it. */
    private record Reference(String grantedBy, String reference) {}

    @Transactional
    public Recorded record(List<ExternalAward> granted) {
        var candidates = locked(granted);
        var known = known(granted);
        var added = new ArrayList<Award>();
        var violations = new Violations();
        int repeated = 0;
        int displaced = 0;
        var overLimit = new ArrayList<String>();
        for (var candidate : candidates) {
            var award = candidate.granted();
            var before = known.get(new Reference(award.grantedBy(), award.reference()));
            if (before == null) {
                displaced += displace(candidate);
                var taken = take(candidate);
                if (taken.status() == Award.Status.OVER_LIMIT) {
                    overLimit.add(award.field());
                }
                known.put(new Reference(award.grantedBy(), award.reference()), taken);
                added.add(taken);
            } else if (before.isOf(candidate.holder(), award)) {
                repeated++;
            } else {
                violations.add(award.field() + ".reference", "is another award's");
            }
        }
        violations.throwIfAny();
        awards.flush(); // places are free before they are taken
        awards.persist(added);
        audit.record("record-awards", "awards", Ids.next(), granted.size() + " awards");
        return new Recorded(added.size(), repeated, displaced, overLimit);
    }

    private List<CandidateParameters> locked(List<ExternalAward> granted) {
        var holders =
                granted.stream().map(award -> digests.of(award.document())).toList();
        awards.lock(holders);
        var live = awards.live(Set.copyOf(holders));
        return IntStream.range(0, granted.size())
                .mapToObj(i -> new CandidateParameters(
                        holders.get(i),
                        granted.get(i),
                        live.computeIfAbsent(holders.get(i), holder -> new ArrayList<>())))
                .toList();
    }

    private Map<Reference, Award> known(List<ExternalAward> granted) {
        var references = granted.stream().map(ExternalAward::reference).collect(Collectors.toSet());
        return awards.fromElsewhere(references)
                .collect(Collectors.toMap(
                        award -> new Reference(
                                award.grantedBy().orElseThrow(),
                                award.reference().orElseThrow()),
                        Function.identity()));
    }

    /** As many reservations as stand in its way, the youngest first. */
    private int displace(CandidateParameters award) {
        int displaced = 0;
        while (!hasPlace(award)) {
            var youngest = reservations(award).max(Comparator.comparing(Award::id));
            if (youngest.isEmpty()) {
                break;
            }
            youngest.get().release();
            award.live().remove(youngest.get());
            displaced++;
        }
        return displaced;
    }

    /** Of its own kind first: that limit is the narrower one. */
    private Stream<Award> reservations(CandidateParameters award) {
        var year = award.live().stream()
                .filter(other -> other.isInPlaceOf(award.granted()))
                .toList();
        var ofKind = year.stream()
                .filter(other -> other.kind() == award.granted().kind())
                .toList();
        return kindIsFull(award) ? ofKind.stream() : year.stream();
    }

    private boolean hasPlace(CandidateParameters award) {
        return !kindIsFull(award) && !yearIsFull(award);
    }

    private boolean kindIsFull(CandidateParameters award) {
        var claimedOn = award.granted().claimedOn();
        var limit = policy.parameters().awardsPerKind();
        return limit.isInForceOn(claimedOn)
                && inYear(award)
                                .filter(other -> other.kind() == award.granted().kind())
                                .count()
                        >= limit.on(claimedOn).value();
    }

    private boolean yearIsFull(CandidateParameters award) {
        var claimedOn = award.granted().claimedOn();
        var limit = policy.parameters().awardsPerYear();
        return limit.isInForceOn(claimedOn)
                && inYear(award).count() >= limit.on(claimedOn).value();
    }

    private Stream<Award> inYear(CandidateParameters award) {
        return award.live().stream()
                .filter(other -> other.claimedOn().getYear()
                        == award.granted().claimedOn().getYear());
    }

    /** Within the limits, or over them. */
    private Award take(CandidateParameters award) {
        var status = hasPlace(award) ? Award.Status.AWARDED : Award.Status.OVER_LIMIT;
        var taken = Award.elsewhere(Ids.next(), award.holder(), award.granted(), status);
        award.live().add(taken);
        return taken;
    }
}
