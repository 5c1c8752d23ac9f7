package ai.automatos.admin.probe.local;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.crypto.Hash;
import ai.automatos.admin.crypto.Totp;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One-time codes on this computer: the secret can be read and makes a code, which is never shown. */
public final class TotpCheck implements ProtocolProbe {
    private static final Map<String, Hash> HASHES =
            Map.of("SHA1", Hash.SHA_1, "SHA256", Hash.SHA_256, "SHA512", Hash.SHA_512);
    /** RFC 4226, 4, R6. Many services give 80. */
    private static final int ADVISED_BITS = 128;

    private static final int LONGEST_PERIOD = 3_600;

    private final Clock clock;

    public TotpCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("local_totp");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure {
        Messages messages = request.messages();
        byte[] secret = Totp.secret(request.required("secret"))
                .orElseThrow(() -> request.invalid("probe.local.no_base32", request.label("secret")));
        int digits = number(request, "digits", 6, 8);
        int period = number(request, "period", 1, LONGEST_PERIOD);
        String algorithm = request.text("algorithm");
        @Nullable Hash hash = HASHES.get(algorithm.replace("-", ""));
        if (hash == null) {
            throw request.invalid("probe.local.algorithm", request.label("algorithm"), algorithm);
        }
        request.learnSecret(Totp.code(hash, secret, clock.instant(), period, digits));
        int bits = secret.length * 8;
        Proof proof = new Evidence(messages, messages.get("probe.local.totp", digits, period))
                .add(algorithm)
                .add(messages.get("probe.local.bits", bits))
                .proof();
        return bits >= ADVISED_BITS
                ? proof
                : proof.reserved(Weakness.of(messages.get("probe.local.short_secret", bits, ADVISED_BITS)));
    }

    private static int number(ProtocolRequest request, String parameter, int least, int most) throws ProbeFailure {
        String text = request.required(parameter);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw request.invalid("probe.local.number", request.label(parameter), least, most);
        }
        throw request.invalid("probe.local.number", request.label(parameter), least, most);
    }
}
