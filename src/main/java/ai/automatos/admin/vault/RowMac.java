package ai.automatos.admin.vault;

/**
 * The MAC of a row that decides something.
 *
 * @param generation of the tenant's shared keyring
 * @param mac HMAC-SHA256, 32 bytes
 */
public record RowMac(int generation, byte[] mac) {}
