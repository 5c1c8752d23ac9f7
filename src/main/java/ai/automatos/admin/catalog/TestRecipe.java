package ai.automatos.admin.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How to find out, without changing anything at the service, whether a credential works. */
public sealed interface TestRecipe {
    /** What the test does, in one sentence for the user. */
    String summary();

    /**
     * One HTTP request. {@code {field}} in the URL, header values, query values and body takes a field's value; an
     * entry whose placeholder is empty is left out.
     *
     * @param success what counts as success
     * @param identity how to say who the credential is, or null
     * @param hints what an error word in the answer means, first match wins
     */
    record Http(
            String summary,
            String method,
            String url,
            Map<String, String> headers,
            Map<String, String> query,
            @Nullable Basic basic,
            @Nullable JsonNode body,
            Success success,
            @Nullable Identity identity,
            List<Hint> hints)
            implements TestRecipe {}

    /** HTTP Basic, RFC 7617; both are templates. */
    record Basic(String user, String password) {}

    /**
     * @param statuses HTTP status codes that may mean success
     * @param predicate what the JSON body must also say, or null
     */
    record Success(Set<Integer> statuses, @Nullable Predicate predicate) {}

    /** @param path dotted path into the JSON body */
    record Predicate(String path, Test test, @Nullable JsonNode value) {
        /** How the value at the path is compared. */
        public enum Test {
            EQUALS,
            NOT_EQUALS,
            PRESENT,
            ABSENT,
            TRUTHY,
            NOT_CONTAINS
        }
    }

    /**
     * @param template sentence with {@code {path}} placeholders into the JSON body, for example {@code you are {user}}
     */
    record Identity(String template) {}

    /**
     * @param path where the error word stands in the JSON body
     * @param equals the word
     * @param diagnosis name of a {@code probe.Diagnosis}
     */
    record Hint(String path, String equals, String diagnosis) {}

    /**
     * A login to a database. All strings are templates.
     *
     * @param dialect for example {@code postgresql}
     * @param query read-only and cheap
     */
    record Jdbc(
            String summary,
            String dialect,
            String host,
            String port,
            String database,
            String user,
            String password,
            @Nullable String sslMode,
            @Nullable String sslRootCertificate,
            String query)
            implements TestRecipe {}
}
