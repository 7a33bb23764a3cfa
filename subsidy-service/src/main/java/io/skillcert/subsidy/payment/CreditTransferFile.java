package io.skillcert.subsidy.payment;

import io.skillcert.clock.BusinessClock;
import io.skillcert.policy.Yuan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.UUID;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.AccountIdentification4Choice;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.ActiveOrHistoricCurrencyAndAmount;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.AmountType4Choice;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.BranchAndFinancialInstitutionIdentification6;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.CashAccount38;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.ClearingSystemIdentification2Choice;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.ClearingSystemMemberIdentification2;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.CreditTransferTransaction34;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.CustomerCreditTransferInitiationV09;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.DateAndDateTime2Choice;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.Document;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.FinancialInstitutionIdentification18;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.GenericAccountIdentification1;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.GroupHeader85;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.PartyIdentification135;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.PaymentIdentification6;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.PaymentInstruction30;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.PaymentMethod3Code;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.RemittanceInformation16;

/** Writes a payment order as an ISO 20022 credit transfer (pain.001.001.09). */
@ApplicationScoped
class CreditTransferFile {

    private static final String CURRENCY = "CNY";
    private static final String CLEARING_SYSTEM = "CNAPS";
    private static final String PURPOSE = "职业技能提升补贴";

    private final PainMessages messages;
    private final PaymentConfig config;
    private final DatatypeFactory types;

    CreditTransferFile(PainMessages messages, PaymentConfig config) throws DatatypeConfigurationException {
        this.messages = messages;
        this.config = config;
        this.types = DatatypeFactory.newInstance();
    }

    /** @param transfers the payments in the order of the file */
    record Order(UUID batchId, Instant createdAt, LocalDate executeOn, List<Transfer> transfers) {

        /** The id of the message, at most 35 characters. */
        String messageId() {
            return "B" + batchId.toString().replace("-", "");
        }

        /** The same order with other transfers. */
        Order with(List<Transfer> others) {
            return new Order(batchId, createdAt, executeOn, others);
        }

        Yuan controlSum() {
            return transfers.stream().map(Transfer::amount).reduce(Yuan.ZERO, Yuan::plus);
        }
    }

    record Transfer(UUID payment, Yuan amount, String name, String bankCode, String account) {}

    byte[] write(Order order) {
        var initiation = new CustomerCreditTransferInitiationV09();
        initiation.setGrpHdr(header(order));
        initiation.getPmtInf().add(instruction(order));
        var document = new Document();
        document.setCstmrCdtTrfInitn(initiation);
        return messages.write(document);
    }

    private GroupHeader85 header(Order order) {
        var header = new GroupHeader85();
        header.setMsgId(order.messageId());
        header.setCreDtTm(moment(order.createdAt()));
        header.setNbOfTxs(Integer.toString(order.transfers().size()));
        header.setCtrlSum(order.controlSum().amount());
        header.setInitgPty(party(config.debtorName()));
        return header;
    }

    private PaymentInstruction30 instruction(Order order) {
        var instruction = new PaymentInstruction30();
        instruction.setPmtInfId(order.messageId());
        instruction.setPmtMtd(PaymentMethod3Code.TRF);
        instruction.setNbOfTxs(Integer.toString(order.transfers().size()));
        instruction.setCtrlSum(order.controlSum().amount());
        var day = new DateAndDateTime2Choice();
        day.setDt(types.newXMLGregorianCalendar(order.executeOn().toString()));
        instruction.setReqdExctnDt(day);
        instruction.setDbtr(party(config.debtorName()));
        instruction.setDbtrAcct(account(config.debtorAccount()));
        instruction.setDbtrAgt(bank(config.debtorBankCode()));
        order.transfers().forEach(transfer -> instruction.getCdtTrfTxInf().add(transfer(transfer)));
        return instruction;
    }

    private static CreditTransferTransaction34 transfer(Transfer transfer) {
        var transaction = new CreditTransferTransaction34();
        var identification = new PaymentIdentification6();
        identification.setEndToEndId(Payment.endToEndId(transfer.payment()));
        transaction.setPmtId(identification);
        var money = new ActiveOrHistoricCurrencyAndAmount();
        money.setCcy(CURRENCY);
        money.setValue(transfer.amount().amount());
        var amount = new AmountType4Choice();
        amount.setInstdAmt(money);
        transaction.setAmt(amount);
        transaction.setCdtrAgt(bank(transfer.bankCode()));
        transaction.setCdtr(party(transfer.name()));
        transaction.setCdtrAcct(account(transfer.account()));
        var remittance = new RemittanceInformation16();
        remittance.getUstrd().add(PURPOSE);
        transaction.setRmtInf(remittance);
        return transaction;
    }

    private static PartyIdentification135 party(String name) {
        var party = new PartyIdentification135();
        party.setNm(name);
        return party;
    }

    private static CashAccount38 account(String number) {
        var other = new GenericAccountIdentification1();
        other.setId(number);
        var identification = new AccountIdentification4Choice();
        identification.setOthr(other);
        var account = new CashAccount38();
        account.setId(identification);
        return account;
    }

    private static BranchAndFinancialInstitutionIdentification6 bank(String code) {
        var system = new ClearingSystemIdentification2Choice();
        system.setCd(CLEARING_SYSTEM);
        var member = new ClearingSystemMemberIdentification2();
        member.setClrSysId(system);
        member.setMmbId(code);
        var institution = new FinancialInstitutionIdentification18();
        institution.setClrSysMmbId(member);
        var bank = new BranchAndFinancialInstitutionIdentification6();
        bank.setFinInstnId(institution);
        return bank;
    }

    private XMLGregorianCalendar moment(Instant instant) {
        var moment = types.newXMLGregorianCalendar(
                GregorianCalendar.from(instant.truncatedTo(ChronoUnit.SECONDS).atZone(BusinessClock.ZONE)));
        moment.setMillisecond(DatatypeConstants.FIELD_UNDEFINED);
        return moment;
    }
}
