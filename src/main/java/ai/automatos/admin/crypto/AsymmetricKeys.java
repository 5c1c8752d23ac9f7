package ai.automatos.admin.crypto;

/** A key pair as raw bytes, 32 each. The holder wipes the private key. */
public record AsymmetricKeys(byte[] privateKey, byte[] publicKey) {
    @Override
    public String toString() {
        return "AsymmetricKeys[hidden]";
    }
}
