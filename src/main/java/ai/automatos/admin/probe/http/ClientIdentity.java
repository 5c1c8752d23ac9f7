package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.TlsIdentity;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The client certificate of one test, or only whom it trusts. */
final class ClientIdentity {
    private final @Nullable TlsIdentity certificate;
    private final SSLContext context;
    private final Messages messages;

    private ClientIdentity(@Nullable TlsIdentity certificate, SSLContext context, Messages messages) {
        this.certificate = certificate;
        this.context = context;
        this.messages = messages;
    }

    /** @throws ProbeFailure naming the field that cannot be used */
    static ClientIdentity of(HttpRecipe.ClientCertificate shown, FieldValues fields, Instant now, Messages messages)
            throws ProbeFailure {
        @Nullable TlsIdentity certificate = shown.certificate().isEmpty() ? null : certificate(shown, fields, messages);
        if (certificate != null && now.isAfter(certificate.ends())) {
            throw new ProbeFailure(
                    Diagnosis.CREDENTIAL_EXPIRED,
                    messages.get(
                            "probe.detail.certificate_ended",
                            certificate.name(),
                            certificate.ends().toString()));
        }
        try {
            SSLContext context = TlsIdentity.context(certificate, filled(shown.authority(), fields));
            return new ClientIdentity(certificate, context, messages);
        } catch (GeneralSecurityException e) {
            throw new ProbeFailure(Diagnosis.INVALID_INPUT, messages.get("probe.detail.not_a_certificate"));
        }
    }

    private static TlsIdentity certificate(HttpRecipe.ClientCertificate shown, FieldValues fields, Messages messages)
            throws ProbeFailure {
        try {
            return TlsIdentity.of(
                    filled(shown.certificate(), fields),
                    filled(shown.privateKey(), fields),
                    filled(shown.passphrase(), fields));
        } catch (TlsIdentity.UnusableException e) {
            throw new ProbeFailure(
                    Diagnosis.INVALID_INPUT,
                    messages.get(
                            e.isPassphrase() ? "probe.detail.passphrase" : "probe.detail.client_certificate",
                            label(shown.certificate(), fields)));
        }
    }

    /** @throws ProbeFailure if nothing would be shown there */
    SSLContext forRequestTo(URI address) throws ProbeFailure {
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw new ProbeFailure(Diagnosis.INVALID_INPUT, messages.get("probe.detail.https_needed"));
        }
        return context;
    }

    /** @throws ProbeFailure if no server asked for the certificate: then an answer proves nothing */
    Proof addTo(Proof proof) throws ProbeFailure {
        if (certificate == null) {
            return proof;
        }
        if (!certificate.wasAsked()) {
            throw new ProbeFailure(Diagnosis.OTHER, messages.get("probe.detail.certificate_not_asked"));
        }
        String evidence = proof.identity() + ", " + messages.get("probe.evidence.certificate", certificate.name());
        return new Proof(evidence, proof.reservation(), proof.expires() == null ? certificate.ends() : proof.expires());
    }

    private static String filled(String template, FieldValues fields) {
        return new Template(template).fill(fields::get).orElse("");
    }

    private static String label(String template, FieldValues fields) {
        return new Template(template)
                .fields().stream().findFirst().map(fields::label).orElse(template);
    }
}
