/**
 * Returns the report of the bank (ISO 20022, pain.002) that all payments of a file are settled.
 *
 * @param file the payments (pain.001)
 */
export function allSettled(file: string): string {
  const message = /<(?:\w+:)?MsgId>([^<]+)</.exec(file)?.[1];
  const payments = [...file.matchAll(/<(?:\w+:)?EndToEndId>([^<]+)</g)]
    .map(([, payment]) => `<TxInfAndSts><OrgnlEndToEndId>${payment}</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>`)
    .join("");
  return `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>TYPESCRIPT${Date.now()}</MsgId><CreDtTm>${new Date().toISOString().slice(0, 19)}Z</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${message}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>${message}</OrgnlPmtInfId>${payments}</OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>`;
}
