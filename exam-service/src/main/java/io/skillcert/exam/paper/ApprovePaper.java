package io.skillcert.exam.paper;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Approves a paper that somebody else has assembled. The approval of the last form assigns the forms to the seats. */
@ApplicationScoped
public class ApprovePaper {

    private final Papers papers;
    private final ExamSessions sessions;
    private final SeatForms forms;
    private final Audit audit;
    private final BusinessClock clock;

    ApprovePaper(Papers papers, ExamSessions sessions, SeatForms forms, Audit audit, BusinessClock clock) {
        this.papers = papers;
        this.sessions = sessions;
        this.forms = forms;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if it is approved already, or by the account that assembled it */
    @Transactional
    public Paper approve(UUID id, String account, String ifMatch) {
        sessions.lockTakingPlace(papers.sessionOf(id)); // before the paper, as when papers are assembled
        var paper = papers.lock(id);
        ETags.require(ifMatch, paper.version());
        paper.approve(account, clock.instant());
        papers.flush();
        forms.assign(paper.sessionId());
        audit.record("approve-paper", "paper", id, null);
        return paper;
    }
}
