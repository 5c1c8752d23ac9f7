package ai.automatos.admin.probe.local;

import ai.automatos.admin.crypto.PemKeys;
import ai.automatos.admin.crypto.WrongPassphraseException;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;

/** Reads keys out of fields, and says which field is wrong. */
final class PastedKeys {
    private PastedKeys() {}

    static PrivateKey secret(ProtocolRequest request, String parameter, String passphrase) throws ProbeFailure {
        try {
            return PemKeys.privateKey(request.required(parameter), request.text(passphrase));
        } catch (WrongPassphraseException e) {
            throw request.invalid("probe.local.passphrase", request.label(parameter));
        } catch (GeneralSecurityException e) {
            throw request.invalid("probe.local.no_key", request.label(parameter));
        }
    }

    static PublicKey open(ProtocolRequest request, String parameter) throws ProbeFailure {
        try {
            return PemKeys.publicKey(request.required(parameter));
        } catch (GeneralSecurityException e) {
            throw request.invalid("probe.local.no_public_key", request.label(parameter));
        }
    }
}
