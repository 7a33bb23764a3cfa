package io.skillcert.localstack.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Simulates a bank: reads a payment file (pain.001) and writes status reports (pain.002) with given answers. */
public final class Bank {

    /** The status of a settled payment. */
    public static final String PAID = "ACSC";

    public static final String PENDING = "PDNG";

    private final String messageId;
    private final String controlSum;
    private final List<String> payments;
    private final List<BigDecimal> amounts;

    private Bank(String messageId, String controlSum, List<String> payments, List<BigDecimal> amounts) {
        this.messageId = messageId;
        this.controlSum = controlSum;
        this.payments = payments;
        this.amounts = amounts;
    }

    /** @param file the payment file (pain.001) that the treasurer has downloaded */
    public static Bank reading(byte[] file) {
        var document = parse(file);
        return new Bank(
                text(document, "MsgId"),
                text(document, "CtrlSum"),
                texts(document, "EndToEndId"),
                texts(document, "InstdAmt").stream().map(BigDecimal::new).toList());
    }

    private static List<String> texts(Document document, String element) {
        var found = document.getElementsByTagNameNS("*", element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    /** Returns the end-to-end ids of the payments. */
    public List<String> payments() {
        return List.copyOf(payments);
    }

    /** Returns the amounts in yuan by end-to-end id. */
    public Map<String, BigDecimal> amounts() {
        var byPayment = new TreeMap<String, BigDecimal>();
        for (int i = 0; i < payments.size(); i++) {
            byPayment.put(payments.get(i), amounts.get(i));
        }
        return byPayment;
    }

    /** Returns a report in which all payments are settled. */
    public String paysAll() {
        return answers(payment -> PAID);
    }

    /**
     * Returns a report with a status for each payment.
     *
     * @param status returns {@link #PAID}, {@link #PENDING} or the reason of a rejection, such as AC04
     */
    public String answers(Function<String, String> status) {
        var answers = new TreeMap<String, String>();
        payments.forEach(payment -> answers.put(payment, status.apply(payment)));
        return report(messageId, answers);
    }

    /**
     * Returns a report with any content.
     *
     * @param ofMessage the id of the payment file
     * @param answers the status or reason of a rejection by end-to-end id
     */
    public String report(String ofMessage, TreeMap<String, String> answers) {
        var transactions = answers.entrySet().stream()
                .map(answer -> transaction(answer.getKey(), answer.getValue()))
                .collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2025-08-20T10:00:00+08:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>\
                <OrgnlNbOfTxs>%d</OrgnlNbOfTxs><OrgnlCtrlSum>%s</OrgnlCtrlSum></OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>%s</OrgnlPmtInfId>
                %s</OrgnlPmtInfAndSts>
                </CstmrPmtStsRpt></Document>
                """
                .formatted(newId(), ofMessage, payments.size(), controlSum, ofMessage, transactions);
    }

    public String messageId() {
        return messageId;
    }

    private static String transaction(String payment, String answer) {
        var rejected = !answer.equals(PAID) && !answer.equals(PENDING);
        var reason = rejected ? "<StsRsnInf><Rsn><Cd>" + answer + "</Cd></Rsn></StsRsnInf>" : "";
        return "<TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts>%s</TxInfAndSts>%n"
                .formatted(payment, rejected ? "RJCT" : answer, reason);
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    }

    private static String text(Document document, String element) {
        return document.getElementsByTagNameNS("*", element).item(0).getTextContent();
    }

    private static Document parse(byte[] file) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(file));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("the payment file is not valid XML", e);
        }
    }
}
