package ai.automatos.admin.probe.local;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.crypto.PgpKey;
import ai.automatos.admin.crypto.WrongPassphraseException;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;

/** OpenPGP on this computer: the passphrase opens the key, it signs, the public block is its own, it has not ended. */
public final class PgpCheck implements ProtocolProbe {
    private final Clock clock;

    public PgpCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("local_pgp");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure {
        Messages messages = request.messages();
        PgpKey key = opened(request);
        requireOwn(request, key);
        if (key.revoked()) {
            throw new ProbeFailure(Diagnosis.CREDENTIAL_EXPIRED, messages.get("probe.local.revoked", key.keyId()));
        }
        Evidence evidence = new Evidence(messages, messages.get("probe.local.pgp_key", key.keyId())).user(key.user());
        Instant end = key.expires();
        if (end == null) {
            return evidence.proof();
        }
        if (clock.instant().isAfter(end)) {
            throw new ProbeFailure(
                    Diagnosis.CREDENTIAL_EXPIRED,
                    messages.get("probe.local.expired", key.keyId(), CertificateCheck.day(end)));
        }
        return evidence.add(messages.get("probe.local.valid_until", CertificateCheck.day(end)))
                .proof()
                .expiring(end);
    }

    private static PgpKey opened(ProtocolRequest request) throws ProbeFailure {
        try {
            return PgpKey.open(request.required("private_key"), request.text("passphrase"));
        } catch (WrongPassphraseException e) {
            throw request.invalid("probe.local.passphrase", request.label("private_key"));
        } catch (GeneralSecurityException e) {
            throw request.invalid("probe.local.no_pgp_key", request.label("private_key"));
        }
    }

    private static void requireOwn(ProtocolRequest request, PgpKey key) throws ProbeFailure {
        if (request.given("public_key").isEmpty()) {
            return;
        }
        try {
            if (!key.isOf(request.text("public_key"))) {
                throw request.invalid("probe.local.other_key", request.label("public_key"), key.keyId());
            }
        } catch (GeneralSecurityException e) {
            throw request.invalid("probe.local.no_pgp_public_key", request.label("public_key"));
        }
    }
}
