package io.skillcert.subsidy.payment;

import io.quarkus.runtime.Startup;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import javax.xml.transform.stax.StAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * Writes pain.001.001.09 and reads pain.002.001.10 messages (ISO 20022), each validated against its schema. External
 * entities and schemas are never loaded.
 */
@Startup
@ApplicationScoped
class PainMessages {

    private final JAXBContext order;
    private final JAXBContext report;
    private final Schema orderSchema;
    private final Schema reportSchema;
    private final XMLInputFactory input = XMLInputFactory.newFactory();

    PainMessages() throws JAXBException, SAXException {
        order = JAXBContext.newInstance(org.kapott.hbci.sepa.jaxb.pain_001_001_09.Document.class);
        report = JAXBContext.newInstance(org.kapott.hbci.sepa.jaxb.pain_002_001_10.Document.class);
        orderSchema = schema("pain.001.001.09.xsd");
        reportSchema = schema("pain.002.001.10.xsd");
        input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        input.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** The message is not valid. The text names the line, never the content. */
    static final class WrongMessageException extends Exception {
        private final transient Object[] arguments;

        /** @param template the message with {@code {0}}, {@code {1}} and so on, see {@link Violations#single} */
        WrongMessageException(String template, Object... arguments) {
            super(template);
            this.arguments = arguments;
        }

        /** 400 with what is wrong. */
        ProblemException problem() {
            return Violations.single("body", getMessage(), arguments);
        }
    }

    private static Schema schema(String name) throws SAXException {
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory.newSchema(org.kapott.hbci.sepa.jaxb.pain_001_001_09.Document.class
                .getClassLoader()
                .getResource(name));
    }

    /** @throws IllegalStateException if the document does not match the schema */
    byte[] write(org.kapott.hbci.sepa.jaxb.pain_001_001_09.Document document) {
        try {
            var marshaller = order.createMarshaller();
            marshaller.setSchema(orderSchema);
            marshaller.setProperty(jakarta.xml.bind.Marshaller.JAXB_ENCODING, StandardCharsets.UTF_8.name());
            marshaller.setProperty(jakarta.xml.bind.Marshaller.JAXB_FORMATTED_OUTPUT, true);
            var out = new ByteArrayOutputStream();
            marshaller.marshal(
                    new org.kapott.hbci.sepa.jaxb.pain_001_001_09.ObjectFactory().createDocument(document), out);
            return out.toByteArray();
        } catch (JAXBException e) {
            throw new IllegalStateException("a payment file does not match its schema", e);
        }
    }

    /** @throws WrongMessageException if the content is not a well-formed and valid payment file */
    org.kapott.hbci.sepa.jaxb.pain_001_001_09.Document readOrder(byte[] content) throws WrongMessageException {
        try {
            orderSchema.newValidator().validate(new StAXSource(reader(content)));
            return order.createUnmarshaller()
                    .unmarshal(reader(content), org.kapott.hbci.sepa.jaxb.pain_001_001_09.Document.class)
                    .getValue();
        } catch (SAXException | JAXBException | java.io.IOException e) {
            throw new WrongMessageException("is not a well-formed pain.001.001.09 message");
        }
    }

    org.kapott.hbci.sepa.jaxb.pain_002_001_10.Document read(byte[] content) throws WrongMessageException {
        var reader = reader(content);
        try {
            reportSchema.newValidator().validate(new StAXSource(reader));
            return report.createUnmarshaller()
                    .unmarshal(reader(content), org.kapott.hbci.sepa.jaxb.pain_002_001_10.Document.class)
                    .getValue();
        } catch (SAXException e) {
            var line = reader.getLocation().getLineNumber();
            throw e.getException() instanceof XMLStreamException
                    ? new WrongMessageException("is not well-formed XML without a DTD at line {0}", line)
                    : new WrongMessageException("does not match the schema of pain.002.001.10 at line {0}", line);
        } catch (JAXBException | java.io.IOException e) {
            throw new WrongMessageException("is not a well-formed pain.002.001.10 message");
        }
    }

    private XMLStreamReader reader(byte[] content) throws WrongMessageException {
        try {
            return new StreamReaderDelegate(input.createXMLStreamReader(new ByteArrayInputStream(content))) {
                @Override
                public int next() throws XMLStreamException {
                    var event = super.next();
                    if (event == XMLStreamConstants.DTD) {
                        throw new XMLStreamException("a message has no DTD");
                    }
                    return event;
                }
            };
        } catch (XMLStreamException e) {
            throw new WrongMessageException("is not a well-formed pain.002.001.10 message");
        }
    }
}
