package io.skillcert.registration.exercise;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Where browsers load Pyodide from, the Python that runs the learner's program in the browser. */
@Startup
@Singleton
public class Pyodide {

    private final Optional<URI> folder;

    Pyodide(Config config) {
        this.folder = config.url().map(Pyodide::folder);
    }

    @ConfigMapping(prefix = "skillcert.pyodide")
    interface Config {

        /** The folder with {@code pyodide.mjs}. Without it no program runs in the browser. */
        Optional<String> url();
    }

    /**
     * The folder with {@code pyodide.mjs}.
     *
     * @throws IllegalArgumentException if it is not an absolute address over HTTP without user, query and fragment
     */
    static URI folder(String url) {
        var folder = URI.create(url.endsWith("/") ? url : url + "/");
        var isHttp = "https".equals(folder.getScheme()) || "http".equals(folder.getScheme());
        if (!isHttp
                || folder.getHost() == null
                || folder.getUserInfo() != null
                || folder.getQuery() != null
                || folder.getFragment() != null) {
            throw new IllegalArgumentException(
                    "SKILLCERT_PYODIDE_URL is not the address of a folder, such as https://files.example.org/pyodide/");
        }
        return folder;
    }

    /** The address of the folder, which ends with a slash; empty if none is configured. */
    public Optional<String> address() {
        return folder.map(URI::toString);
    }

    /** Scheme, host and port, as a content security policy names them. */
    public Optional<String> origin() {
        return folder.map(
                uri -> uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
    }
}
