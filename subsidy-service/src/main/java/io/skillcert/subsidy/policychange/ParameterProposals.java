package io.skillcert.subsidy.policychange;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.ETags;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All proposals of new parameter values. */
@ApplicationScoped
public class ParameterProposals implements PanacheRepositoryBase<ParameterProposal, UUID> {

    public ParameterProposal get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> notFound(id));
    }

    ParameterProposal lock(UUID id, String ifMatch) {
        var proposal = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> notFound(id));
        ETags.require(ifMatch, proposal.version());
        return proposal;
    }

    private static ProblemException notFound(UUID id) {
        return SubsidyProblem.PARAMETER_PROPOSAL_NOT_FOUND.exception(id);
    }

    public List<ParameterProposal> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).range(0, page.limit()).list();
    }
}
