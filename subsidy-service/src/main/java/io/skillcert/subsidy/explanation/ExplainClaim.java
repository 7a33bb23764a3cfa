package io.skillcert.subsidy.explanation;

import io.skillcert.http.FindingView;
import io.skillcert.http.json.Json;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.http.steps.CaseView;
import io.skillcert.http.steps.CaseWriter;
import io.skillcert.policy.Verdict;
import io.skillcert.subsidy.assessment.DecisionRecord;
import io.skillcert.subsidy.assessment.StoredDecisions;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Explains a claim: what has happened, by which findings it was decided, and what its reader can do next. */
@ApplicationScoped
public class ExplainClaim {

    /** The bundle of the messages. */
    static final String TEXTS = "ClaimSteps";

    private final Claims claims;
    private final StoredDecisions decisions;
    private final TellClaimHistory history;
    private final FindClaimSteps steps;
    private final FindRemedies remedies;
    private final Json json;
    private final Caller caller;

    ExplainClaim(
            Claims claims,
            StoredDecisions decisions,
            TellClaimHistory history,
            FindClaimSteps steps,
            FindRemedies remedies,
            Json json,
            Caller caller) {
        this.claims = claims;
        this.decisions = decisions;
        this.history = history;
        this.steps = steps;
        this.remedies = remedies;
        this.json = json;
        this.caller = caller;
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 for a claim that the caller may not read */
    @Transactional
    public CaseView explain(UUID id, Locale language) {
        var owner = caller.visibleOwner(Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.TREASURER, Role.AUDITOR);
        var claim = claims.getFor(id, owner);
        var decision = claim.decisionId().map(decisions::recordOf);
        var findings = decision.map(record -> findings(record, language)).orElse(List.of());
        var writer = new CaseWriter(id, TEXTS, caller, language);
        history.tell(claim, writer);
        if (!claim.isErased()) {
            steps.find(claim, openRules(findings), writer);
            decision.filter(record -> claim.status() == ClaimStatus.REFUSED)
                    .ifPresent(record -> remedies.find(claim, record, openRules(findings), writer));
        }
        return writer.view(claim.status().name(), findings);
    }

    private List<FindingView> findings(DecisionRecord record, Locale language) {
        return StreamSupport.stream(record.assessment(language).path("findings").spliterator(), false)
                .map(finding -> json.convert(finding, FindingView.class))
                .toList();
    }

    private static List<FindingView> openRules(List<FindingView> findings) {
        return findings.stream()
                .filter(finding -> finding.verdict() != Verdict.MET)
                .toList();
    }
}
