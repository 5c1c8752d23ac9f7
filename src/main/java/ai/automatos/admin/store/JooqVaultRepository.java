package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.KEYRINGS;
import static ai.automatos.admin.store.jooq.Tables.KEYRING_GRANTS;
import static ai.automatos.admin.store.jooq.Tables.USERS;
import static ai.automatos.admin.store.jooq.Tables.USER_SLOTS;
import static ai.automatos.admin.store.jooq.Tables.VAULT;

import ai.automatos.admin.identity.Role;
import ai.automatos.admin.identity.User;
import ai.automatos.admin.store.jooq.tables.records.KeyringGrantsRecord;
import ai.automatos.admin.store.jooq.tables.records.KeyringsRecord;
import ai.automatos.admin.store.jooq.tables.records.UserSlotsRecord;
import ai.automatos.admin.store.jooq.tables.records.UsersRecord;
import ai.automatos.admin.vault.Keyring;
import ai.automatos.admin.vault.KeyringGrant;
import ai.automatos.admin.vault.Slot;
import ai.automatos.admin.vault.VaultInfo;
import ai.automatos.admin.vault.VaultRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The vault's own tables. */
final class JooqVaultRepository implements VaultRepository {
    private final Dsl dsl;

    JooqVaultRepository(Dsl dsl) {
        this.dsl = dsl;
    }

    @Override
    public Optional<VaultInfo> info() {
        return dsl.read(context -> context.selectFrom(VAULT)
                .fetchOptional(row -> new VaultInfo(
                        row.getId(), row.getInstallationId(), row.getRootFingerprint(), row.getCreatedAt())));
    }

    @Override
    public void create(VaultInfo info) {
        dsl.write()
                .insertInto(VAULT)
                .set(VAULT.ID, info.id())
                .set(VAULT.FORMAT, VaultInfo.FORMAT)
                .set(VAULT.INSTALLATION_ID, info.installationId())
                .set(VAULT.ROOT_FINGERPRINT, info.rootFingerprint())
                .set(VAULT.CREATED_AT, info.createdAt())
                .execute();
    }

    @Override
    public List<User> users() {
        return dsl.read(context ->
                context.selectFrom(USERS).orderBy(USERS.CREATED_AT, USERS.ID).fetch(JooqVaultRepository::user));
    }

    @Override
    public void save(User user) {
        UsersRecord row = new UsersRecord();
        row.setId(user.id());
        row.setFormat(User.FORMAT);
        row.setName(user.name());
        row.setRole(user.role().word());
        row.setTenants(JsonColumn.ofNumbers(user.tenants()));
        row.setActive(user.active());
        row.setEncryptionKey(user.encryptionKey());
        row.setSigningKey(user.signingKey());
        row.setRowVersion(user.recordVersion());
        row.setCreatedAt(user.createdAt());
        row.setSignedBy(user.signedBy());
        row.setSignature(user.signature());
        DSLContext context = dsl.write();
        if (context.update(USERS).set(row).where(USERS.ID.eq(user.id())).execute() == 0) {
            context.insertInto(USERS).set(row).execute();
        }
    }

    @Override
    public List<Slot> slots(UUID userId) {
        return dsl.read(context -> context.selectFrom(USER_SLOTS)
                .where(USER_SLOTS.USER_ID.eq(userId))
                .orderBy(USER_SLOTS.CREATED_AT, USER_SLOTS.ID)
                .fetch(JooqVaultRepository::slot));
    }

    @Override
    public void add(Slot slot) {
        UserSlotsRecord row = new UserSlotsRecord();
        row.setId(slot.id());
        row.setFormat(Slot.FORMAT);
        row.setUserId(slot.userId());
        row.setKind(slot.kind().word());
        row.setMemoryKib(slot.memoryKib());
        row.setIterations(slot.iterations());
        row.setParallelism(slot.parallelism());
        row.setSalt(slot.salt());
        row.setKeyFileId(slot.keyFileId());
        row.setNonce(slot.nonce());
        row.setSealedKeys(slot.sealedKeys());
        row.setCreatedAt(slot.createdAt());
        row.setChecksum(slot.checksum());
        dsl.write().insertInto(USER_SLOTS).set(row).execute();
    }

    @Override
    public void removeSlot(UUID slotId) {
        dsl.write().deleteFrom(USER_SLOTS).where(USER_SLOTS.ID.eq(slotId)).execute();
    }

    @Override
    public List<Keyring> keyrings() {
        return dsl.read(context -> context.selectFrom(KEYRINGS)
                .orderBy(KEYRINGS.TENANT, KEYRINGS.OWNER)
                .fetch(row -> new Keyring(
                        row.getId(), row.getTenant(), row.getOwner(), row.getCurrentGeneration(), row.getCreatedAt())));
    }

    @Override
    public void save(Keyring keyring) {
        KeyringsRecord row = new KeyringsRecord();
        row.setId(keyring.id());
        row.setFormat(Keyring.FORMAT);
        row.setTenant(keyring.tenant());
        row.setOwner(keyring.owner());
        row.setCurrentGeneration(keyring.currentGeneration());
        row.setCreatedAt(keyring.createdAt());
        DSLContext context = dsl.write();
        if (context.update(KEYRINGS)
                        .set(row)
                        .where(KEYRINGS.ID.eq(keyring.id()))
                        .execute()
                == 0) {
            context.insertInto(KEYRINGS).set(row).execute();
        }
    }

    @Override
    public List<KeyringGrant> grants(UUID memberId) {
        return dsl.read(context -> context.selectFrom(KEYRING_GRANTS)
                .where(KEYRING_GRANTS.MEMBER_ID.eq(memberId))
                .orderBy(KEYRING_GRANTS.KEYRING_ID, KEYRING_GRANTS.GENERATION)
                .fetch(row -> new KeyringGrant(
                        row.getKeyringId(),
                        row.getGeneration(),
                        row.getMemberId(),
                        row.getGrantedBy(),
                        row.getEncapsulated(),
                        row.getSealedKey(),
                        row.getCreatedAt())));
    }

    @Override
    public void add(KeyringGrant grant) {
        KeyringGrantsRecord row = new KeyringGrantsRecord();
        row.setKeyringId(grant.keyringId());
        row.setGeneration(grant.generation());
        row.setMemberId(grant.memberId());
        row.setFormat(KeyringGrant.FORMAT);
        row.setGrantedBy(grant.grantedBy());
        row.setEncapsulated(grant.encapsulated());
        row.setSealedKey(grant.sealedKey());
        row.setCreatedAt(grant.createdAt());
        dsl.write().insertInto(KEYRING_GRANTS).set(row).execute();
    }

    @Override
    public void removeGrants(UUID keyringId, int generation) {
        dsl.write()
                .deleteFrom(KEYRING_GRANTS)
                .where(KEYRING_GRANTS.KEYRING_ID.eq(keyringId), KEYRING_GRANTS.GENERATION.eq(generation))
                .execute();
    }

    private static User user(UsersRecord row) {
        return new User(
                row.getId(),
                row.getName(),
                Role.ofWord(row.getRole()),
                JsonColumn.numbers(row.getTenants()),
                row.getActive(),
                row.getEncryptionKey(),
                row.getSigningKey(),
                row.getRowVersion(),
                row.getCreatedAt(),
                row.getSignedBy(),
                row.getSignature());
    }

    private static Slot slot(UserSlotsRecord row) {
        return new Slot(
                row.getId(),
                row.getUserId(),
                Words.read("user_slots", row.getId(), row.getKind(), Slot.Kind::ofWord),
                row.getMemoryKib(),
                row.getIterations(),
                row.getParallelism(),
                row.getSalt(),
                row.getKeyFileId(),
                row.getNonce(),
                row.getSealedKeys(),
                row.getCreatedAt(),
                row.getChecksum());
    }
}
