package ai.automatos.admin.probe.local;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.crypto.KeyPairs;
import ai.automatos.admin.probe.CertificateName;
import ai.automatos.admin.probe.Certificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** X.509 on this computer: the key belongs to the certificate, the chain fits, all of it is valid now. */
public final class CertificateCheck implements ProtocolProbe {
    private final Clock clock;

    public CertificateCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("local_x509");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure {
        List<X509Certificate> chain = certificates(request, "certificate");
        X509Certificate own = chain.get(0);
        PrivateKey key = PastedKeys.secret(request, "private_key", "passphrase");
        if (!KeyPairs.belongTogether(key, own.getPublicKey())) {
            throw request.invalid("probe.local.other_key", request.label("private_key"), name(own));
        }
        if (request.given("chain").isPresent()) {
            chain.addAll(certificates(request, "chain"));
        }
        requireOrder(request, chain);
        Instant end = Instant.MAX;
        for (X509Certificate certificate : chain) {
            requireValid(request, certificate);
            Instant ends = certificate.getNotAfter().toInstant();
            end = ends.isBefore(end) ? ends : end;
        }
        return new Evidence(request.messages(), name(own))
                .add(request.messages().get("probe.local.issued_by", CertificateName.of(own.getIssuerX500Principal())))
                .add(request.messages()
                        .get("probe.local.valid_until", day(own.getNotAfter().toInstant())))
                .add(KeyPairs.describe(own.getPublicKey()))
                .proof()
                .expiring(end);
    }

    private static List<X509Certificate> certificates(ProtocolRequest request, String parameter) throws ProbeFailure {
        try {
            return Certificates.read(request.required(parameter));
        } catch (CertificateException e) {
            throw request.invalid("probe.local.no_certificate", request.label(parameter));
        }
    }

    /** Each is signed by the one after it. */
    private static void requireOrder(ProtocolRequest request, List<X509Certificate> chain) throws ProbeFailure {
        for (int i = 0; i + 1 < chain.size(); i++) {
            try {
                chain.get(i).verify(chain.get(i + 1).getPublicKey());
            } catch (GeneralSecurityException e) {
                throw request.invalid("probe.local.chain", name(chain.get(i + 1)), name(chain.get(i)));
            }
        }
    }

    private void requireValid(ProtocolRequest request, X509Certificate certificate) throws ProbeFailure {
        Instant now = clock.instant();
        Instant begins = certificate.getNotBefore().toInstant();
        Instant ends = certificate.getNotAfter().toInstant();
        if (now.isAfter(ends)) {
            throw new ProbeFailure(
                    Diagnosis.CREDENTIAL_EXPIRED,
                    request.messages().get("probe.local.expired", name(certificate), day(ends)));
        }
        if (now.isBefore(begins)) {
            throw request.invalid("probe.local.not_yet", name(certificate), day(begins));
        }
    }

    static String day(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String name(X509Certificate certificate) {
        return CertificateName.of(certificate.getSubjectX500Principal());
    }
}
