package io.skillcert.subsidy.payment;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
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
        WrongMessageException(String message) {
            super(message);
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
        } catch (XMLStreamException | SAXException | JAXBException | java.io.IOException e) {
            throw new WrongMessageException("is not a well-formed pain.001.001.09 message");
        }
    }

    org.kapott.hbci.sepa.jaxb.pain_002_001_10.Document read(byte[] content) throws WrongMessageException {
        try {
            reportSchema.newValidator().validate(new StAXSource(reader(content)));
            return report.createUnmarshaller()
                    .unmarshal(reader(content), org.kapott.hbci.sepa.jaxb.pain_002_001_10.Document.class)
                    .getValue();
        } catch (org.xml.sax.SAXParseException e) {
            throw new WrongMessageException(
                    "does not match the schema of pain.002.001.10 at line " + e.getLineNumber());
        } catch (XMLStreamException | SAXException | JAXBException | java.io.IOException e) {
            throw new WrongMessageException("is not a well-formed pain.002.001.10 message");
        }
    }

    private XMLStreamReader reader(byte[] content) throws XMLStreamException {
        return input.createXMLStreamReader(new ByteArrayInputStream(content));
    }
}
