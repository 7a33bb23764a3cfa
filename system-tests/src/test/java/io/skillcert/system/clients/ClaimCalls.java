package io.skillcert.system.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.client.Upload;
import io.skillcert.client.subsidy.AppropriationRequest;
import io.skillcert.client.subsidy.ApprovalApi;
import io.skillcert.client.subsidy.ApprovalRequest;
import io.skillcert.client.subsidy.AwardKind;
import io.skillcert.client.subsidy.ClaimApi;
import io.skillcert.client.subsidy.ClaimEvidenceApi;
import io.skillcert.client.subsidy.ClaimRequest;
import io.skillcert.client.subsidy.ClaimStatus;
import io.skillcert.client.subsidy.ClaimView;
import io.skillcert.client.subsidy.EntitlementApi;
import io.skillcert.client.subsidy.EntitlementLookupRequest;
import io.skillcert.client.subsidy.EvidenceCode;
import io.skillcert.client.subsidy.FundApi;
import io.skillcert.client.subsidy.FundRequest;
import io.skillcert.client.subsidy.PaymentApi;
import io.skillcert.client.subsidy.ReasonRequest;
import io.skillcert.client.subsidy.RegistryAnswerApi;
import io.skillcert.client.subsidy.RegistryAnswerEntry;
import io.skillcert.client.subsidy.RegistryAnswersRequest;
import io.skillcert.client.subsidy.ReviewApi;
import io.skillcert.client.subsidy.SubsidyDecisionOutcome;
import io.skillcert.client.subsidy.Type;
import io.skillcert.system.Project;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The calls of the tutorial to subsidy-service. */
final class ClaimCalls {

    private static final BigDecimal APPROPRIATION = new BigDecimal("5000.00");

    private final TutorialInJava accounts;

    ClaimCalls(TutorialInJava accounts) {
        this.accounts = accounts;
    }

    /** A registry has told the subsidy office that the person has social insurance. */
    void recordInsurance(InventedPerson person) {
        new RegistryAnswerApi(accounts.as("subsidy-officer.2").subsidy())
                .record(new RegistryAnswersRequest()
                        .addHoldersItem(new RegistryAnswerEntry()
                                .identityType(Type.RESIDENT_ID)
                                .identityNumber(person.number())
                                .putBasesItem("SOCIAL_INSURANCE", true)));
    }

    /** Waits until subsidy-service has assessed the certificate. */
    void lookUp(String certificate, InventedPerson person) {
        var entitlements = new EntitlementApi(accounts.as("partner").subsidy());
        var lookup = new EntitlementLookupRequest()
                .certificateNumber(certificate)
                .identityType(Type.RESIDENT_ID)
                .identityNumber(person.number());
        TutorialInJava.until(
                "subsidy-service has assessed the certificate",
                () -> entitlements.lookUp(lookup).body(),
                entitlement -> entitlement.getOutcome() == SubsidyDecisionOutcome.GRANTED);
    }

    /** Claims the subsidy, with a picture of the bank card. */
    ClaimView make(String certificate, InventedPerson person) throws IOException {
        var partner = accounts.as("partner");
        var account = ThreadLocalRandom.current().nextInt(100_000_000);
        var request = new ClaimRequest()
                .certificateNumber(certificate)
                .identityType(Type.RESIDENT_ID)
                .identityNumber(person.number())
                .name(person.name())
                .bankCode("308584000013")
                .bankAccount(String.format(Locale.ROOT, "6200000000%08d", account))
                .formSigned(true);
        var claims = new ClaimApi(partner.subsidy());
        var claim = claims.make(request).body();
        assertEquals(ClaimStatus.SUBMITTED, claim.getStatus());

        var bankCard = Project.ROOT.resolve("docs/tutorial/bank-card.png");
        upload(claim.getId(), bankCard);
        return claim;
    }

    private void upload(UUID claim, Path bankCard) throws IOException {
        var partner = accounts.as("partner");
        // region upload
        new ClaimEvidenceApi(partner.subsidy())
                .upload(claim, EvidenceCode.BANK_ACCOUNT, Upload.of("image/png", bankCard));
        // endregion
    }

    void decideAndApprove(UUID claim, int year) {
        var officer = accounts.as("subsidy-officer").subsidy();
        var read = new ClaimApi(officer).get(claim);
        var decided = new ReviewApi(officer)
                .decide(claim, read.etag(), new ReasonRequest().reason("The documents are in order."));
        assertEquals(ClaimStatus.GRANTED, decided.body().getStatus());
        appropriate(year);
        var approved = new ApprovalApi(accounts.as("subsidy-approver").subsidy())
                .approve(claim, decided.etag(), new ApprovalRequest().reason("The decision follows the rules."));
        assertEquals(ClaimStatus.APPROVED, approved.body().getStatus());
    }

    /** Raises the fund of a year, so that there is money for the subsidy. */
    private void appropriate(int year) {
        var funds = new FundApi(accounts.as("treasurer").subsidy());
        var present = funds.list().body().getItems().stream()
                .filter(fund ->
                        fund.getYear() == year && fund.getLine() == AwardKind.SKILLS_UPGRADING && fund.getVersion() > 0)
                .findFirst();
        if (present.isEmpty()) {
            funds.open(new FundRequest()
                    .year(year)
                    .line(AwardKind.SKILLS_UPGRADING)
                    .appropriated(APPROPRIATION.toPlainString()));
            return;
        }
        var fund = funds.get(present.get().getId());
        var raised = new BigDecimal(fund.body().getAppropriated()).add(APPROPRIATION);
        funds.appropriate(
                fund.body().getId(), fund.etag(), new AppropriationRequest().appropriated(raised.toPlainString()));
    }

    /** Sends the approved claims to the bank, which pays them all. */
    void pay() {
        var payments = new PaymentApi(accounts.as("treasurer").subsidy());
        var batch = payments.close().body().getId();
        var report = BankReport.allSettled(payments.file(batch).body());
        payments.report(batch, new Upload("application/xml", report));
    }

    ClaimView read(UUID claim) {
        return new ClaimApi(accounts.as("partner").subsidy()).get(claim).body();
    }
}
