package ai.automatos.admin.probe;

import ai.automatos.admin.common.Messages;
import org.jspecify.annotations.Nullable;

/** What a login showed, in one line: {@code MariaDB 10.11, user app, TLS 1.3}. */
public final class Evidence {
    private final StringBuilder line;
    private final Messages messages;

    /** @param product what answered, with its version if it tells */
    public Evidence(Messages messages, String product) {
        this.messages = messages;
        this.line = new StringBuilder(product);
    }

    /** Adds nothing for an empty name. */
    public Evidence user(String name) {
        return name.isEmpty() ? this : add(messages.get("probe.evidence.user", name));
    }

    /** @param name null where nobody logged in */
    public Evidence login(@Nullable String name) {
        return name == null ? withoutLogin() : user(name);
    }

    public Evidence withoutLogin() {
        return add(messages.get("probe.evidence.no_login"));
    }

    /** @param protocol as Java names it, {@code TLSv1.3}; null for a connection that is not encrypted */
    public Evidence tls(@Nullable String protocol) {
        return add(protocol == null ? messages.get("probe.evidence.not_encrypted") : protocol.replace("TLSv", "TLS "));
    }

    /** One more thing that the service told. */
    public Evidence add(String fact) {
        line.append(", ").append(fact);
        return this;
    }

    public Proof proof() {
        return Proof.of(line.toString());
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
