package ai.automatos.admin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.ARRAY;

import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Role;
import ai.automatos.admin.identity.User;
import ai.automatos.admin.vault.Keyring;
import ai.automatos.admin.vault.KeyringGrant;
import ai.automatos.admin.vault.Slot;
import ai.automatos.admin.vault.VaultInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** The vault's own tables, the same on both databases. */
abstract class VaultRepositoryContract extends StoreContract {
    private static final Instant TIME = Instant.parse("2026-02-28T23:59:59.999999Z");

    VaultRepositoryContract(TestEngine engine) {
        super(engine);
    }

    @Test
    void keepsTheVaultsRow() {
        assertThat(store.vaults.info()).isEmpty();
        VaultInfo info = new VaultInfo(UUID.randomUUID(), UUID.randomUUID(), "ab".repeat(32), TIME);
        store.inUnit(() -> store.vaults.create(info));
        assertThat(store.vaults.info()).contains(info);
    }

    @Test
    void insertsAndReplacesUsers() {
        User ana = user(1, "ana@example.org 😀", List.of(1L, Long.MAX_VALUE));
        User bo = user(2, "בוֹ", List.of());
        store.inUnit(() -> {
            store.vaults.save(ana);
            store.vaults.save(bo);
        });
        assertThat(store.vaults.users()).usingRecursiveComparison().isEqualTo(List.of(ana, bo));
        User renamed = user(1, "Ana", List.of(3L));
        store.inUnit(() -> store.vaults.save(renamed));
        assertThat(store.vaults.users()).usingRecursiveComparison().isEqualTo(List.of(renamed, bo));
    }

    /** No database lets one in; a damaged file of H2 may hold one. */
    @Test
    void refusesARowThatLacksWhatItsTableDemands() {
        store.inUnit(() -> store.vaults.save(user(1, "Ana", List.of())));
        for (String column : List.of("active", "signature", "name")) {
            store.inUnit(() -> {
                DSLContext context = store.database.write();
                context.execute("alter table users alter column " + column + " drop not null");
                context.execute("update users set " + column + " = null");
            });
            assertThatThrownBy(() -> store.vaults.users())
                    .as(column)
                    .hasMessage("store.row.damaged")
                    .extracting(refusal -> ((UserFacingException) refusal).arguments(), ARRAY)
                    .containsExactly("users", new UUID(1, 1).toString());
        }
    }

    @Test
    void saysWhenAValueCannotBeUnderstood() {
        assertThatThrownBy(() -> store.database.read(context -> Integer.parseInt("none")))
                .hasMessage("store.content.damaged");
    }

    @Test
    void refusesTwoUsersOfOneName() {
        store.inUnit(() -> store.vaults.save(user(1, "Ana", List.of())));
        assertThatThrownBy(() -> store.inUnit(() -> store.vaults.save(user(2, "Ana", List.of()))))
                .hasMessage("store.refused");
        assertThat(store.vaults.users()).hasSize(1);
    }

    @Test
    void keepsSlotsByteForByteAndRemovesThem() {
        User ana = user(1, "Ana", List.of(1L));
        Slot password = slot(1, ana.id(), Slot.Kind.PASSWORD, UUID.randomUUID());
        Slot recovery = slot(2, ana.id(), Slot.Kind.RECOVERY, null);
        store.inUnit(() -> {
            store.vaults.save(ana);
            store.vaults.add(password);
            store.vaults.add(recovery);
        });
        assertThat(store.vaults.slots(ana.id())).usingRecursiveComparison().isEqualTo(List.of(password, recovery));
        store.inUnit(() -> store.vaults.removeSlot(password.id()));
        assertThat(store.vaults.slots(ana.id())).usingRecursiveComparison().isEqualTo(List.of(recovery));
    }

    @Test
    void keepsKeyringsAndTheirGrants() {
        User ana = user(1, "Ana", List.of(1L));
        Keyring keyring = new Keyring(new UUID(5, 5), 1, Ids.SHARED, 1, TIME);
        KeyringGrant first = grant(keyring, ana, 1);
        KeyringGrant second = grant(keyring, ana, 2);
        Keyring rotated = new Keyring(keyring.id(), 1, Ids.SHARED, 2, TIME);
        store.inUnit(() -> {
            store.vaults.save(ana);
            store.vaults.save(keyring);
            store.vaults.add(second);
            store.vaults.add(first);
            store.vaults.save(rotated);
        });
        assertThat(store.vaults.keyrings()).containsExactly(rotated);
        assertThat(store.vaults.grants(ana.id())).usingRecursiveComparison().isEqualTo(List.of(first, second));
        store.inUnit(() -> store.vaults.removeGrants(keyring.id(), 1));
        assertThat(store.vaults.grants(ana.id())).usingRecursiveComparison().isEqualTo(List.of(second));
    }

    @Test
    void readsAnAlteredRowAsAUserWhoMayNothingAndTheOthersAsTheyAre() {
        User ana = user(1, "Ana", List.of(1L));
        User bo = user(2, "Bo", List.of(1L));
        store.inUnit(() -> {
            store.vaults.save(ana);
            store.vaults.save(bo);
            store.database.write().execute("update users set role = 'emperor', tenants = '[1' where name = 'Ana'");
        });
        List<User> users = store.vaults.users();
        assertThat(users).hasSize(2);
        assertThat(users)
                .filteredOn(User::name, "Bo")
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(bo);
        assertThat(users).filteredOn(User::name, "Ana").singleElement().satisfies(altered -> {
            assertThat(altered.role()).isEqualTo(Role.UNKNOWN);
            assertThat(altered.signedBytes(new UUID(1, 1))).isNotEqualTo(ana.signedBytes(new UUID(1, 1)));
        });
    }

    @Test
    void refusesToWriteOutsideAUnit() {
        assertThatThrownBy(() -> store.vaults.removeSlot(UUID.randomUUID())).isInstanceOf(IllegalStateException.class);
    }

    private static User user(int number, String name, List<Long> tenants) {
        byte[] key = new byte[32];
        key[31] = (byte) number;
        return new User(
                new UUID(1, number),
                name,
                Role.ADMINISTRATOR,
                tenants,
                true,
                key,
                key.clone(),
                number,
                TIME,
                new UUID(1, 1),
                new byte[64]);
    }

    private static Slot slot(int number, UUID user, Slot.Kind kind, UUID keyFile) {
        byte[] bytes = {0, -1, 127, -128, (byte) number};
        return new Slot(new UUID(2, number), user, kind, 65_536, 3, 1, bytes, keyFile, bytes, bytes, TIME, bytes);
    }

    private static KeyringGrant grant(Keyring keyring, User member, int generation) {
        return new KeyringGrant(
                keyring.id(), generation, member.id(), member.id(), new byte[32], new byte[] {(byte) generation}, TIME);
    }
}
