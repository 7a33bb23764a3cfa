package io.skillcert.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A bucket, if one is configured; else a directory. Services may share it: each keeps to a folder of its name. */
@ApplicationScoped
class ConfiguredDocumentStore {

    @Produces
    @ApplicationScoped
    DocumentStore store(
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "skillcert.documents.directory") Path directory,
            @ConfigProperty(name = "skillcert.documents.s3.bucket") Optional<String> bucket,
            @ConfigProperty(name = "skillcert.documents.s3.region") String region,
            @ConfigProperty(name = "skillcert.documents.s3.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "skillcert.documents.s3.access-key") Optional<String> accessKey,
            @ConfigProperty(name = "skillcert.documents.s3.secret-key") Optional<String> secretKey) {
        return bucket.<DocumentStore>map(name -> new S3DocumentStore(
                        new S3DocumentStore.Place(name, service, region, endpoint, accessKey, secretKey)))
                .orElseGet(() -> new DirectoryDocumentStore(directory.resolve(service)));
    }
}
