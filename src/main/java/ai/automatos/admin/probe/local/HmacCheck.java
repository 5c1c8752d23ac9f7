package ai.automatos.admin.probe.local;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.crypto.Hash;
import ai.automatos.admin.crypto.Hmac;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A signing secret on this computer: it signs, and how hard it is to guess. Whether the sender has the same stays open. */
public final class HmacCheck implements ProtocolProbe {
    private static final Map<String, Hash> HASHES =
            Map.of("HMAC-SHA1", Hash.SHA_1, "HMAC-SHA256", Hash.SHA_256, "HMAC-SHA512", Hash.SHA_512);

    /** A random key of this many bytes is beyond guessing; NIST SP 800-107 asks for 112 bits. */
    private static final int ADVISED_BYTES = 16;

    private static final int ADVISED_BITS = 56;
    private static final byte[] MESSAGE = {'s', 'i', 'g', 'n'};

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("local_hmac");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure {
        Messages messages = request.messages();
        String secret = request.required("secret");
        String algorithm = request.text("algorithm");
        @Nullable Hash hash = HASHES.get(algorithm);
        if (hash == null) {
            throw request.invalid("probe.local.algorithm", request.label("algorithm"), algorithm);
        }
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        request.learnSecret(HexFormat.of().formatHex(Hmac.of(hash, key, MESSAGE)));
        Proof proof = new Evidence(messages, algorithm)
                .add(messages.get("probe.local.bytes", key.length))
                .add(messages.get("probe.local.sender"))
                .proof();
        if (key.length < ADVISED_BYTES) {
            return proof.reserved(Weakness.of(messages.get("probe.local.short_bytes", key.length, ADVISED_BYTES)));
        }
        return Weakness.bits(secret) >= ADVISED_BITS
                ? proof
                : proof.reserved(Weakness.of(messages.get("probe.local.guessable")));
    }
}
