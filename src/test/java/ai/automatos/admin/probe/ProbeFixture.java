package ai.automatos.admin.probe;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.catalog.TypeJson;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.schema.InputSpec;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Types and values that tests of connection tests share. */
public final class ProbeFixture {
    public static final Messages MESSAGES = new Messages(Locale.ENGLISH);

    private ProbeFixture() {}

    public static CredentialType shipped(String key) {
        return new ShippedTypes().find(key).orElseThrow();
    }

    /** A type with one required secret, {@code token}. */
    public static CredentialType withToken(@Nullable TestRecipe recipe) {
        return type(recipe, List.of(secret("token")));
    }

    public static CredentialType type(@Nullable TestRecipe recipe, List<FieldSpec> fields) {
        return new CredentialType(
                "sample",
                "Sample",
                "Sample",
                "Test",
                List.of(),
                "",
                fields,
                recipe,
                null,
                List.of(),
                0,
                new CredentialType.Links(null, null, null),
                List.of(),
                null,
                true);
    }

    public static FieldSpec secret(String key) {
        return field(key, InputSpec.Kind.SECRET, true);
    }

    public static FieldSpec text(String key) {
        return field(key, InputSpec.Kind.TEXT, false);
    }

    private static FieldSpec field(String key, InputSpec.Kind kind, boolean secret) {
        InputSpec input = new InputSpec(kind, List.of(), null, null, InputSpec.DEFAULT_MAXIMUM_BYTES, null, secret);
        return new FieldSpec(key, key.toUpperCase(Locale.ROOT), input, secret, null, null, "", null);
    }

    /** Keys and values in turn. */
    public static Map<String, SecretBytes> values(String... pairs) {
        Map<String, SecretBytes> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], SecretBytes.ofUtf8(pairs[i + 1]));
        }
        return values;
    }

    /** The same recipe, asking one question alone, at another address. */
    public static HttpRecipe at(String url, @Nullable TestRecipe recipe) {
        HttpRecipe http = (HttpRecipe) java.util.Objects.requireNonNull(recipe);
        HttpRecipe.Exchange question = moved(http.question(), old -> url);
        return with(
                http,
                http.logins(),
                new HttpRecipe.Exchange(question.request(), question.success(), Map.of()),
                http.second());
    }

    /** The same type, whose test asks all it asks at other addresses. */
    public static CredentialType moved(CredentialType type, UnaryOperator<String> urls) {
        HttpRecipe http = (HttpRecipe) java.util.Objects.requireNonNull(type.test());
        HttpRecipe.Exchange second = http.second();
        HttpRecipe moved = with(
                http,
                http.logins().stream().map(login -> moved(login, urls)).toList(),
                moved(http.question(), urls),
                second == null ? null : moved(second, urls));
        return type(moved, type.fields());
    }

    private static HttpRecipe with(
            HttpRecipe http,
            List<HttpRecipe.Exchange> logins,
            HttpRecipe.Exchange question,
            HttpRecipe.@Nullable Exchange second) {
        return new HttpRecipe(
                http.summary(),
                http.usesQuota(),
                http.needs(),
                http.loginFields(),
                logins,
                question,
                second,
                http.identity(),
                http.told(),
                http.clientCertificate(),
                http.hints());
    }

    private static HttpRecipe.Exchange moved(HttpRecipe.Exchange exchange, UnaryOperator<String> urls) {
        HttpRecipe.Request request = exchange.request();
        HttpRecipe.Request moved = new HttpRecipe.Request(
                request.method(),
                urls.apply(request.url()),
                request.headers(),
                request.query(),
                request.basic(),
                request.body(),
                request.computed(),
                request.signing());
        return new HttpRecipe.Exchange(moved, exchange.success(), exchange.take());
    }

    /** Runs the tests of one protocol. @param trust whom it trusts in TLS */
    public static ProbeRunner runner(GuardedNetwork network, ProtocolProbe probe, SSLContext trust) {
        AddressGuard guard = AddressGuard.localAllowed();
        return new ProbeRunner(List.of(new ProtocolProbes(List.of(probe), network, guard, trust, MESSAGES)), MESSAGES);
    }

    /** Runs the tests of one protocol, trusting whom Java trusts. */
    public static ProbeRunner runner(GuardedNetwork network, ProtocolProbe probe) {
        try {
            return runner(network, probe, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A recipe as a type's file holds it. */
    public static HttpRecipe recipe(String json) {
        String type = """
            {"key": "sample", "name": "Sample", "provider": "Sample", "category": "Test",
             "fields": [{"name": "token", "type": "password"}], "test": %s}
            """.formatted(json);
        return (HttpRecipe) java.util.Objects.requireNonNull(TypeJson.read(type).test());
    }
}
