package ai.automatos.admin.probe.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One context of a kubeconfig file: where the cluster is, whom to trust there, and as whom to sign in. All texts are
 * empty where the file has none.
 *
 * @param server base address
 * @param authority PEM
 * @param certificate PEM
 * @param key PEM
 */
public record Kubeconfig(
        String server,
        String authority,
        String token,
        String certificate,
        String key,
        String username,
        String password) {
    private static final int LARGEST = 256 * 1024;
    private static final int MOST_ALIASES = 20;

    /** Why a file cannot be used. */
    public enum Problem {
        NOT_YAML,
        NO_CONTEXT,
        NO_SERVER,
        /** It names files instead of holding what is in them. */
        PATHS,
        /** A program would have to be run for the login: that never happens here. */
        PLUGIN,
        NO_LOGIN
    }

    /** A file that cannot be used; holds nothing of it. */
    public static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        private final Problem problem;

        UnusableException(Problem problem) {
            super(problem.name(), null, false, false);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    /** @param context name of a context; empty for the file's current one */
    public static Kubeconfig read(String yaml, String context) throws UnusableException {
        Map<?, ?> file = load(yaml);
        String wanted = context.isEmpty() ? text(file, "current-context") : context;
        Map<?, ?> chosen = named(file, "contexts", wanted, "context");
        Map<?, ?> cluster = named(file, "clusters", text(chosen, "cluster"), "cluster");
        Map<?, ?> user = named(file, "users", text(chosen, "user"), "user");
        Kubeconfig read = new Kubeconfig(
                text(cluster, "server"),
                data(cluster, "certificate-authority"),
                text(user, "token"),
                data(user, "client-certificate"),
                data(user, "client-key"),
                text(user, "username"),
                text(user, "password"));
        if (read.server.isEmpty()) {
            throw new UnusableException(Problem.NO_SERVER);
        }
        if (read.token.isEmpty() && read.certificate.isEmpty() && read.username.isEmpty()) {
            boolean plugin = user.containsKey("exec") || user.containsKey("auth-provider");
            boolean path = !text(user, "tokenFile").isEmpty();
            throw new UnusableException(plugin ? Problem.PLUGIN : path ? Problem.PATHS : Problem.NO_LOGIN);
        }
        return read;
    }

    private static Map<?, ?> load(String yaml) throws UnusableException {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .setAllowRecursiveKeys(false)
                .build();
        try {
            if (new Load(settings).loadFromString(yaml) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (YamlEngineException | ClassCastException | StackOverflowError e) {
            throw new UnusableException(Problem.NOT_YAML);
        }
        throw new UnusableException(Problem.NOT_YAML);
    }

    private static Map<?, ?> named(Map<?, ?> file, String list, String name, String content) throws UnusableException {
        if (file.get(list) instanceof List<?> entries) {
            Optional<Map<?, ?>> found = entries.stream()
                    .filter(entry -> entry instanceof Map<?, ?> map && name.equals(map.get("name")))
                    .map(entry -> ((Map<?, ?>) entry).get(content))
                    .filter(Map.class::isInstance)
                    .<Map<?, ?>>map(Map.class::cast)
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new UnusableException(Problem.NO_CONTEXT);
    }

    /** What stands in the file under {@code name-data}, decoded. */
    private static String data(Map<?, ?> map, String name) throws UnusableException {
        String data = text(map, name + "-data");
        if (data.isEmpty()) {
            if (!text(map, name).isEmpty()) {
                throw new UnusableException(Problem.PATHS);
            }
            return "";
        }
        try {
            return new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnusableException(Problem.NOT_YAML);
        }
    }

    private static String text(Map<?, ?> map, String key) {
        @Nullable Object value = map.get(key);
        return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
    }

    @Override
    public String toString() {
        return "Kubeconfig[" + server + "]";
    }
}
