package io.skillcert.system.clients;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The bank of the tutorial, which settles all payments of a file. */
final class BankReport {

    private static final Pattern MESSAGE = Pattern.compile("<(?:\\w+:)?MsgId>([^<]+)<");
    private static final Pattern PAYMENT = Pattern.compile("<(?:\\w+:)?EndToEndId>([^<]+)<");

    private BankReport() {}

    /**
     * Returns the report (ISO 20022, pain.002) on a payment file.
     *
     * @param file the payments (pain.001)
     */
    static byte[] allSettled(byte[] file) {
        var text = new String(file, StandardCharsets.UTF_8);
        var message = MESSAGE.matcher(text);
        if (!message.find()) {
            throw new IllegalArgumentException("no MsgId in the payment file");
        }
        var payments = PAYMENT.matcher(text)
                .results()
                .map(payment -> "<TxInfAndSts><OrgnlEndToEndId>" + payment.group(1)
                        + "</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>")
                .collect(Collectors.joining());
        return """
               <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
               <GrpHdr><MsgId>%s</MsgId><CreDtTm>%s</CreDtTm></GrpHdr>
               <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
               <OrgnlPmtInfAndSts><OrgnlPmtInfId>%s</OrgnlPmtInfId>%s</OrgnlPmtInfAndSts>
               </CstmrPmtStsRpt></Document>
               """
                .formatted(
                        "JAVA" + UUID.randomUUID().toString().substring(0, 8),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        message.group(1),
                        message.group(1),
                        payments)
                .getBytes(StandardCharsets.UTF_8);
    }
}
