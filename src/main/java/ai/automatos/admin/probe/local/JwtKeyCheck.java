package ai.automatos.admin.probe.local;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.crypto.JwsAlgorithm;
import ai.automatos.admin.crypto.KeyPairs;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/** Keys for JSON Web Tokens on this computer: they fit the algorithm, are as strong as it asks, sign and verify. */
public final class JwtKeyCheck implements ProtocolProbe {
    /** Header and payload of a token that says nothing. */
    private static final byte[] MESSAGE = "e30.e30".getBytes(StandardCharsets.US_ASCII);

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("local_jwt");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure {
        String name = request.required("algorithm");
        JwsAlgorithm algorithm = JwsAlgorithm.named(name)
                .orElseThrow(() -> request.invalid("probe.local.algorithm", request.label("algorithm"), name));
        Evidence evidence = new Evidence(request.messages(), name);
        return algorithm.isSymmetric()
                ? symmetric(request, algorithm, evidence)
                : asymmetric(request, algorithm, evidence);
    }

    private static Proof symmetric(ProtocolRequest request, JwsAlgorithm algorithm, Evidence evidence)
            throws ProbeFailure {
        Messages messages = request.messages();
        String secret = request.required("secret");
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        if (key.length * 8 < algorithm.bits()) {
            throw Weakness.of(messages.get("probe.local.short_bytes", key.length, algorithm.bits() / 8));
        }
        request.learnSecret(java.util.HexFormat.of().formatHex(algorithm.mac(key, MESSAGE)));
        Proof proof = evidence.add(messages.get("probe.local.bytes", key.length))
                .add(messages.get("probe.local.signed_and_verified"))
                .proof();
        return Weakness.bits(secret) * 4 >= algorithm.bits()
                ? proof
                : proof.reserved(Weakness.of(messages.get("probe.local.guessable")));
    }

    private static Proof asymmetric(ProtocolRequest request, JwsAlgorithm algorithm, Evidence evidence)
            throws ProbeFailure {
        Messages messages = request.messages();
        boolean verifyOnly = request.given("private_key").isEmpty();
        @Nullable
        PublicKey open =
                !verifyOnly && request.given("public_key").isEmpty() ? null : PastedKeys.open(request, "public_key");
        if (open != null) {
            requireFit(request, algorithm, open, "public_key");
            evidence.add(KeyPairs.describe(open));
        }
        if (verifyOnly) {
            return evidence.add(messages.get("probe.local.verify_only")).proof();
        }
        PrivateKey secret = PastedKeys.secret(request, "private_key", "passphrase");
        requireFit(request, algorithm, secret, "private_key");
        byte[] signed = signed(request, algorithm, secret);
        if (open == null) {
            return evidence.add(KeyPairs.describe(secret))
                    .add(messages.get("probe.local.signed"))
                    .proof();
        }
        if (!verifies(algorithm, open, signed)) {
            throw request.invalid("probe.local.pair", request.label("private_key"), request.label("public_key"));
        }
        return evidence.add(messages.get("probe.local.signed_and_verified")).proof();
    }

    /** RFC 7518: RSA keys have a least size (3.3), a curve belongs to its algorithm (3.4). */
    private static void requireFit(ProtocolRequest request, JwsAlgorithm algorithm, Key key, String parameter)
            throws ProbeFailure {
        String name = request.text("algorithm");
        boolean curve = key.getAlgorithm().equals("EC");
        if (!algorithm.takes(key) || (curve && KeyPairs.bits(key) != algorithm.bits())) {
            throw request.invalid("probe.local.other_family", request.label(parameter), KeyPairs.describe(key), name);
        }
        if (KeyPairs.bits(key) < algorithm.bits()) {
            throw Weakness.of(request.messages()
                    .get("probe.local.short_key", KeyPairs.describe(key), Integer.toString(algorithm.bits()), name));
        }
    }

    private static byte[] signed(ProtocolRequest request, JwsAlgorithm algorithm, PrivateKey key) throws ProbeFailure {
        try {
            return algorithm.sign(key, MESSAGE);
        } catch (GeneralSecurityException e) {
            throw new ProbeFailure(
                    Diagnosis.INVALID_INPUT,
                    request.messages().get("probe.local.no_key", request.label("private_key")));
        }
    }

    private static boolean verifies(JwsAlgorithm algorithm, PublicKey key, byte[] signed) {
        try {
            return algorithm.verify(key, MESSAGE, signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
