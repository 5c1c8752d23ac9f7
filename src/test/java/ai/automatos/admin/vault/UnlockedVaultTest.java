package ai.automatos.admin.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.CanonicalBytes;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Role;
import ai.automatos.admin.identity.User;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnlockedVaultTest {
    private static final UUID VAULT = new UUID(1, 1);
    private static final UUID CREDENTIAL = new UUID(2, 2);
    private static final ValueContext CONTEXT = new ValueContext(1, Ids.SHARED, CREDENTIAL, "slack", 1);
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private final UserKeys keys = UserKeys.generate(random);
    private final User user = signed(new UUID(3, 3), keys, new UUID(3, 3), keys, Role.ADMINISTRATOR);
    private final Keyring keyring = new Keyring(new UUID(4, 4), 1, Ids.SHARED, 1, NOW);
    private final SecretBytes keyringKey = SecretBytes.owning(new byte[32]);
    private UnlockedVault vault;

    @BeforeEach
    void unlock() {
        vault = new UnlockedVault(VAULT, user, keys, trusted(user), random);
        vault.learn(keyring, 1, keyringKey);
    }

    @Test
    void aValueOpensOnlyInItsOwnRowAndVersion() {
        SealedValue sealed = vault.seal(CONTEXT, SecretBytes.ofUtf8("value"));
        assertThat(vault.open(CONTEXT, sealed).exposeUtf8()).isEqualTo("value");
        assertThat(new String(sealed.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("value");
        List.of(
                        new ValueContext(1, Ids.SHARED, new UUID(2, 3), "slack", 1),
                        new ValueContext(1, Ids.SHARED, CREDENTIAL, "openai_api", 1),
                        new ValueContext(1, Ids.SHARED, CREDENTIAL, "slack", 2))
                .forEach(other -> assertRefused(() -> vault.open(other, sealed), "vault.value.tampered"));
        assertRefused(
                () -> vault.open(new ValueContext(2, Ids.SHARED, CREDENTIAL, "slack", 1), sealed),
                "vault.keyring.missing");
    }

    @Test
    void noFlippedBitOpens() {
        SealedValue sealed = vault.seal(CONTEXT, SecretBytes.ofUtf8("value"));
        for (int bit = 0; bit < sealed.bytes().length * 8; bit++) {
            byte[] flipped = sealed.bytes().clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(
                    () -> vault.open(CONTEXT, new SealedValue(sealed.keyringId(), 1, flipped)), "vault.value.tampered");
        }
        assertRefused(
                () -> vault.open(CONTEXT, new SealedValue(new UUID(9, 9), 1, sealed.bytes())), "vault.value.tampered");
        assertRefused(
                () -> vault.open(CONTEXT, new SealedValue(sealed.keyringId(), 1, new byte[3])), "vault.value.tampered");
    }

    @Test
    void anOldGenerationOpensUntilItIsForgotten() {
        SealedValue old = vault.seal(CONTEXT, SecretBytes.ofUtf8("value"));
        vault.learn(new Keyring(keyring.id(), 1, Ids.SHARED, 2, NOW), 2, SecretBytes.owning(new byte[] {1, 2, 3}));
        assertThat(vault.currentGeneration(1, Ids.SHARED)).isEqualTo(2);
        assertThat(vault.seal(CONTEXT, SecretBytes.ofUtf8("value")).generation())
                .isEqualTo(2);
        assertThat(vault.open(CONTEXT, old).exposeUtf8()).isEqualTo("value");
        vault.forget(keyring.id(), 1);
        assertRefused(() -> vault.open(CONTEXT, old), "vault.keyring.missing");
    }

    @Test
    void aRowsMacIsForItsTableTenantAndColumns() {
        CanonicalBytes row = new CanonicalBytes().add("a").add("b");
        RowMac mac = vault.mac(1, "agents", row);
        assertThat(vault.isAuthentic(1, "agents", row, mac)).isTrue();
        assertThat(vault.isAuthentic(1, "tools", row, mac)).isFalse();
        assertThat(vault.isAuthentic(2, "agents", row, mac)).isFalse();
        assertThat(vault.isAuthentic(1, "agents", new CanonicalBytes().add("ab").add(""), mac))
                .isFalse();
        assertThat(vault.isAuthentic(1, "agents", row, new RowMac(7, mac.mac())))
                .isFalse();
    }

    @Test
    void closingWipesTheKeysAndLocks() {
        SealedValue sealed = vault.seal(CONTEXT, SecretBytes.ofUtf8("value"));
        byte[] live = keyringKey.expose();
        live[0] = 1;
        vault.close();
        vault.close();
        assertThat(live).containsOnly(0);
        assertRefused(() -> vault.open(CONTEXT, sealed), "vault.locked");
        assertRefused(() -> vault.mac(1, "agents", new CanonicalBytes()), "vault.locked");
        assertThatThrownBy(() -> keys.signing().expose()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aGrantOpensForItsMemberFromItsGranterOnly() {
        KeyringSealer sealer = new KeyringSealer(VAULT, random);
        KeyringGrant grant = sealer.grant(keyring.id(), 1, keyringKey, user, user.id(), keys, NOW);
        assertThat(sealer.open(grant, trusted(user), keys)).isEqualTo(keyringKey);
        UserKeys strangers = UserKeys.generate(random);
        assertRefused(() -> sealer.open(grant, trusted(user), strangers), "vault.grant.tampered");
        KeyringGrant planted = sealer.grant(keyring.id(), 1, keyringKey, user, user.id(), strangers, NOW);
        assertRefused(() -> sealer.open(planted, trusted(user), keys), "vault.grant.tampered");
        KeyringGrant moved =
                new KeyringGrant(new UUID(8, 8), 1, user.id(), user.id(), grant.encapsulated(), grant.sealedKey(), NOW);
        assertRefused(() -> sealer.open(moved, trusted(user), keys), "vault.grant.tampered");
        assertRefused(
                () -> new KeyringSealer(new UUID(5, 5), random).open(grant, trusted(user), keys),
                "vault.grant.tampered");
    }

    @Test
    void trustEndsAtTheRoot() {
        UserKeys bobs = UserKeys.generate(random);
        User bob = signed(new UUID(6, 6), bobs, user.id(), keys, Role.MEMBER);
        User carol = signed(new UUID(7, 7), UserKeys.generate(random), bob.id(), bobs, Role.MEMBER);
        UserKeys evesKeys = UserKeys.generate(random);
        User eve = signed(new UUID(8, 8), evesKeys, new UUID(8, 8), evesKeys, Role.ADMINISTRATOR);
        TrustedUsers users = TrustedUsers.of(List.of(user, bob, carol, eve), VAULT, root());
        assertThat(users.find(user.id())).isPresent();
        assertThat(users.find(bob.id())).isPresent();
        assertThat(users.find(carol.id()))
                .as("vouched for by somebody who is no administrator")
                .isEmpty();
        assertThat(users.find(eve.id()))
                .as("vouches for herself but is not the root")
                .isEmpty();
        User promoted = new User(
                bob.id(),
                bob.name(),
                Role.ADMINISTRATOR,
                bob.tenants(),
                true,
                bob.encryptionKey(),
                bob.signingKey(),
                1,
                NOW,
                user.id(),
                bob.signature());
        assertThat(TrustedUsers.of(List.of(user, promoted), VAULT, root()).find(bob.id()))
                .isEmpty();
    }

    private String root() {
        return TrustedUsers.fingerprint(keys.signingPublic());
    }

    private TrustedUsers trusted(User... users) {
        return TrustedUsers.of(List.of(users), VAULT, root());
    }

    private static User signed(UUID id, UserKeys own, UUID signer, UserKeys signers, Role role) {
        User unsigned = new User(
                id,
                "user " + id,
                role,
                List.of(1L),
                true,
                own.encryptionPublic(),
                own.signingPublic(),
                1,
                NOW,
                signer,
                new byte[0]);
        return unsigned.withSignature(signers.sign(unsigned.signedBytes(VAULT)));
    }

    private static void assertRefused(Runnable work, String key) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        UserFacingException.class, e -> assertThat(e.key()).isEqualTo(key));
    }
}
