package ai.automatos.admin.probe.ssh;

import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A private key in OpenSSH, PEM or PuTTY form, opened with its passphrase where it has one. */
final class SshKey {
    private SshKey() {}

    /** Makes the client sign in with the key. @throws ProbeFailure telling an unreadable key from a wrong passphrase */
    static void add(JSch client, String text, ProtocolRequest request) throws ProbeFailure {
        byte[] key = (text.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] passphrase = request.text("passphrase").getBytes(StandardCharsets.UTF_8);
        try {
            requireOpens(client, key, passphrase, request);
            client.addIdentity("credential", key, null, passphrase.length == 0 ? null : passphrase);
        } catch (JSchException e) {
            throw request.invalid("probe.detail.ssh.not_a_key", request.label("private_key"));
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(passphrase, (byte) 0);
        }
    }

    private static void requireOpens(JSch client, byte[] key, byte[] passphrase, ProtocolRequest request)
            throws JSchException, ProbeFailure {
        KeyPair pair = KeyPair.load(client, key.clone(), null);
        try {
            if (!pair.isEncrypted()) {
                return;
            }
            if (passphrase.length == 0) {
                throw request.invalid("probe.detail.ssh.passphrase_needed");
            }
            if (!pair.decrypt(passphrase.clone())) {
                throw request.invalid("probe.detail.ssh.wrong_passphrase");
            }
        } finally {
            pair.dispose();
        }
    }
}
