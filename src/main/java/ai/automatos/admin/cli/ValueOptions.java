package ai.automatos.admin.cli;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The values of a credential's fields, as options give them. */
final class ValueOptions {
    @Option(names = "--field", paramLabel = "KEY=VALUE", descriptionKey = "option.field")
    List<String> fields = List.of();

    @Option(names = "--secret", paramLabel = "KEY=@FILE|KEY=-", descriptionKey = "option.secret")
    List<String> secretFields = List.of();

    /** By field key; the receiver wipes them. A secret given as plain text is refused. */
    Map<String, SecretBytes> read(CredentialType type, SecretSource source) {
        Map<String, SecretBytes> values = new LinkedHashMap<>();
        for (String option : fields) {
            Pair pair = Pair.parse("--field", option);
            if (type.field(pair.key()).map(FieldSpec::secure).orElse(false)) {
                throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.field.is.secret", pair.key());
            }
            put(values, pair.key(), SecretBytes.ofUtf8(pair.value()));
        }
        for (String option : secretFields) {
            Pair pair = Pair.parse("--secret", option);
            put(values, pair.key(), source.value("--secret " + pair.key(), pair.value()));
        }
        return values;
    }

    private static void put(Map<String, SecretBytes> values, String key, SecretBytes value) {
        if (values.putIfAbsent(key, value) != null) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.field.twice", key);
        }
    }

    /** One {@code key=value}. The message of a failure does not quote the value. */
    private record Pair(String key, String value) {
        static Pair parse(String option, String text) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.field.form", option);
            }
            return new Pair(text.substring(0, equals), text.substring(equals + 1));
        }
    }
}
