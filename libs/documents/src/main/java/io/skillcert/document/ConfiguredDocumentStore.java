package io.skillcert.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Produces the configured store: a bucket if one is named, else a directory. Each service has a folder of its name in it. */
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
