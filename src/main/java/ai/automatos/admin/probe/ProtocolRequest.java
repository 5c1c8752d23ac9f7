package ai.automatos.admin.probe;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.common.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The parameters of a protocol's test, filled in with the credential's values. Lives as long as the test. */
public final class ProtocolRequest {
    private static final int LARGEST_PORT = 65_535;
    /** A comma would name a second host, a slash a file; the others belong to addresses, not to names. */
    private static final String NOT_IN_A_HOST = ",/\\?#@%\"'<>{}|^`()=&;";

    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N}._$#-]+");

    private final ProtocolRecipe recipe;
    private final FieldValues values;
    private final Messages messages;

    public ProtocolRequest(ProtocolRecipe recipe, FieldValues values, Messages messages) {
        this.recipe = recipe;
        this.values = values;
        this.messages = messages;
    }

    public String kind() {
        return recipe.kind();
    }

    /** Whether the recipe has such a parameter, filled in or not. */
    public boolean has(String parameter) {
        return recipe.parameters().containsKey(parameter);
    }

    /** The names of all that the recipe has, in order. */
    public List<String> parameters() {
        return recipe.parameters().keySet().stream().sorted().toList();
    }

    /** Never empty. */
    public Optional<String> given(String parameter) {
        return Optional.ofNullable(recipe.parameters().get(parameter))
                .flatMap(template -> new Template(template).fill(values::get))
                .filter(text -> !text.isEmpty());
    }

    /**
     * The parameter as an address for a client that reads it by rules of its own: values that could be more than a name
     * within it are refused.
     *
     * @throws ProbeFailure naming the field
     */
    public String address(String parameter) throws ProbeFailure {
        Template template = new Template(recipe.parameters().getOrDefault(parameter, ""));
        for (String field : template.fields()) {
            String value = values.get(field).orElse("");
            if (!PLAIN_NAME.matcher(value).matches()) {
                throw invalid(value.isEmpty() ? "probe.detail.needed" : "probe.detail.not_plain", values.label(field));
            }
        }
        return required(parameter);
    }

    /** Empty if left out. */
    public String text(String parameter) {
        return given(parameter).orElse("");
    }

    /** @throws ProbeFailure naming the field that the test needs */
    public String required(String parameter) throws ProbeFailure {
        return given(parameter)
                .orElseThrow(() -> new ProbeFailure(
                        Diagnosis.INVALID_INPUT, messages.get("probe.detail.needed", label(parameter))));
    }

    /**
     * For protocols whose commands end with the line: what follows a line break would be a command of its own.
     *
     * @throws ProbeFailure naming the field if it is empty or holds a control character
     */
    public String requiredLine(String parameter) throws ProbeFailure {
        String text = required(parameter);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw invalid("probe.detail.not_a_line", label(parameter));
        }
        return text;
    }

    /**
     * For protocols whose messages do not hold every text.
     *
     * @param fits whether a text goes into a message; an empty one does
     * @throws ProbeFailure naming the first field that does not
     */
    public void requireUsable(Predicate<String> fits, String... parameters) throws ProbeFailure {
        for (String parameter : parameters) {
            if (!fits.test(text(parameter))) {
                throw invalid("probe.detail.unusable", label(parameter));
            }
        }
    }

    /** Whether the parameter says {@code true}. */
    public boolean flag(String parameter) {
        return text(parameter).equals("true");
    }

    /** The parameter {@code host}: a name or an address of one host, without port. */
    public String host() throws ProbeFailure {
        return host(required("host"));
    }

    /** Checks a host that stood within another text. */
    public String host(String host) throws ProbeFailure {
        if (host.isEmpty() || host.chars().anyMatch(c -> c <= ' ' || NOT_IN_A_HOST.indexOf(c) >= 0)) {
            throw invalid("probe.detail.not_a_host", host);
        }
        return host;
    }

    /** The parameter {@code port}. */
    public int port() throws ProbeFailure {
        return port(text("port"));
    }

    /** Checks a port that stood within another text. */
    public int port(String text) throws ProbeFailure {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw invalid("probe.detail.not_a_port");
        }
        throw invalid("probe.detail.not_a_port");
    }

    /** A value that the test cannot use. @param key of the sentence that names the field and what it should be */
    public ProbeFailure invalid(String key, Object... arguments) {
        return new ProbeFailure(Diagnosis.INVALID_INPUT, messages.get(key, arguments));
    }

    /** The name, as the user sees it, of the field behind the parameter. */
    public String label(String parameter) {
        String template = recipe.parameters().getOrDefault(parameter, "");
        return new Template(template)
                .fields().stream().findFirst().map(values::label).orElse(parameter);
    }

    /** A token that the service handed out, or a password cut out of a longer text: it must not leave either. */
    public void learnSecret(String secret) {
        values.learnSecret(secret);
    }

    public Messages messages() {
        return messages;
    }
}
