package io.skillcert.subsidy.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.localstack.testing.Damage;
import io.skillcert.subsidy.payment.PainMessages.WrongMessageException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A damaged bank report (pain.002) is read or refused with 400. {@code -Dfuzz.rounds} takes more than a short run. */
class BankReportFuzzTest {

    private static final int TIMES = Integer.getInteger("fuzz.rounds", 1_000);
    private static final Duration MAX_DURATION = Duration.ofSeconds(20);
    private static final UUID BATCH = UUID.fromString("01980000-0000-7000-8000-000000000001");
    private static final String REPORT =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
            <GrpHdr><MsgId>R1</MsgId><CreDtTm>2025-08-20T10:00:00+08:00</CreDtTm></GrpHdr>
            <OrgnlGrpInfAndSts><OrgnlMsgId>B01980000000070008000000000000001</OrgnlMsgId>\
            <OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><OrgnlNbOfTxs>0</OrgnlNbOfTxs>\
            <OrgnlCtrlSum>0.00</OrgnlCtrlSum><GrpSts>RJCT</GrpSts>\
            <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts>
            <OrgnlPmtInfAndSts><OrgnlPmtInfId>B01980000000070008000000000000001</OrgnlPmtInfId></OrgnlPmtInfAndSts>
            </CstmrPmtStsRpt></Document>
            """;

    @Test
    void damaged_reports() throws Exception {
        var messages = new PainMessages();
        var order = new CreditTransferFile.Order(BATCH, Instant.EPOCH, LocalDate.of(2025, 8, 20), List.of());
        var batch = new PaymentBatch(order, "treasurer", new byte[0], "");
        assertEquals("understood", outcome(messages, batch, REPORT.getBytes(StandardCharsets.UTF_8)));
        int understood = 0;
        for (long seed = 0; seed < TIMES; seed++) {
            var damaged = new Damage(seed).bytes(REPORT.getBytes(StandardCharsets.UTF_8));
            var outcome = assertTimeout(MAX_DURATION, () -> outcome(messages, batch, damaged), "seed " + seed);
            understood += outcome.equals("understood") ? 1 : 0;
        }
        assertTrue(understood > 0 && understood < TIMES / 2, understood + " were understood");
    }

    private static String outcome(PainMessages messages, PaymentBatch batch, byte[] content) {
        try {
            BankReport.of(messages.read(content), batch, List.of());
            return "understood";
        } catch (WrongMessageException | ProblemException e) {
            return "refused";
        } catch (RuntimeException e) {
            return fail(new String(content, StandardCharsets.UTF_8), e);
        }
    }
}
