package io.skillcert.subsidy.ledger.api;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Role;
import io.skillcert.http.table.Export;
import io.skillcert.subsidy.ledger.LedgerEntries;
import io.skillcert.subsidy.ledger.LedgerEntries.Account;
import io.skillcert.subsidy.ledger.LedgerEntries.Transfer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The double-entry ledger (复式记账) of the funds, for auditors and the treasury. */
@Path("/v1")
@Tag(name = "Payment")
@RolesAllowed({Role.AUDITOR, Role.TREASURER})
class LedgerResource {

    private final LedgerEntries entries;
    private final Audit audit;
    private final BusinessClock clock;

    LedgerResource(LedgerEntries entries, Audit audit, BusinessClock clock) {
        this.entries = entries;
        this.audit = audit;
        this.clock = clock;
    }

    record AccountsView(List<Account> items) {}

    /**
     * Lists the transfers between the accounts of the funds, with act, amount, claim and payment. Transfers are
     * append-only; a correction is another transfer.
     */
    @GET
    @Path("/ledger-transfers")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List the transfers of the ledger in a period, oldest first, of one claim if it is named")
    public Page<Transfer> transfers(
            @RestQuery LocalDate from,
            @RestQuery LocalDate to,
            @RestQuery UUID claimId,
            @BeanParam @Valid PageRequest page) {
        var days = Export.Days.of(from, to, clock.today());
        return Page.of(entries.page(days.begin(), days.end(), claimId, page), page, transfer -> transfer, Transfer::id);
    }

    /**
     * Returns the transfers of the days as a CSV file, and records the export in the audit log. More than 31 days, or
     * more than 100,000 rows, are answered 400.
     */
    @GET
    @Path("/ledger-transfers/export")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Transactional
    @Operation(summary = "Export the transfers of a period of at most 31 days as CSV; the export is audited")
    public Response export(@RestQuery LocalDate from, @RestQuery LocalDate to) {
        var days = Export.Days.ofExport(from, to, clock.today());
        audit.record("export", "ledger", days.from() + " to " + days.to(), null);
        return Export.csv(
                "ledger", Transfer.class, page -> entries.page(days.begin(), days.end(), null, page), Transfer::id);
    }

    /** Lists for each fund its accounts with the sums of debits and credits, which balance over the fund (复式记账). */
    @GET
    @Path("/ledger-accounts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List the accounts of all funds with their debits and credits")
    public AccountsView accounts() {
        return new AccountsView(entries.accounts());
    }
}
