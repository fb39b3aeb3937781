package headlight.store.archive;

import com.fasterxml.jackson.databind.JsonNode;
import headlight.store.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;

/**
 * Which package an archive is, as it says itself.
 *
 * @param name    {@code group:artifact} of Maven, or the name in npm
 * @param version its version
 */
record Origin(String name, String version) {

    private static final int LARGEST = 1 << 16;

    /** Of a jar from Maven, or a package from npm; nothing for another archive. */
    static Optional<Origin> of(Contents contents) throws IOException {
        for (Content content : contents.list()) {
            if (content.name().matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties")) {
                Properties properties = new Properties();
                properties.load(new ByteArrayInputStream(content.all(LARGEST)));
                return said(
                        properties.getProperty("groupId", "") + ":" + properties.getProperty("artifactId", ""),
                        properties.getProperty("version", ""));
            } else if (content.name().equals("package/package.json")) {
                JsonNode root = Json.read(content.all(LARGEST), content.where());
                return said(root.path("name").asText(""), root.path("version").asText(""));
            }
        }
        return Optional.empty();
    }

    private static Optional<Origin> said(String name, String version) {
        return Optional.of(new Origin(name, version)).filter(o -> !o.name().isBlank());
    }

    /** As people write it: {@code name:version} in Maven, {@code name@version} in npm. */
    @Override
    public String toString() {
        return name + (name.contains(":") ? ":" : "@") + version;
    }
}
