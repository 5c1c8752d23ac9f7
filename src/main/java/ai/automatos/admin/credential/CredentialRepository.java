package ai.automatos.admin.credential;

import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.SealedValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stores credentials; implemented by the store. Writing methods must run in a unit. Rows come unchecked. */
public interface CredentialRepository {
    /**
     * By name, then environment. The status filter is applied by the service, all others here.
     *
     * @param visibleOwner personal credentials of this user are listed beside the shared ones
     */
    List<CredentialRow> list(long tenant, UUID visibleOwner, CredentialFilter filter);

    Optional<CredentialRow> find(UUID id);

    List<CredentialRow> findByName(
            long tenant, UUID visibleOwner, String name, @Nullable CredentialEnvironment environment);

    /** Every credential of a type, whoever owns it, by name. */
    List<CredentialRow> ofType(long tenant, String typeKey);

    /** @throws ai.automatos.admin.common.UserFacingException {@code credential.name.taken} */
    void insert(Credential credential, RowMac mac);

    /**
     * Replaces the row whose version is {@code expectedRowVersion}; when the value version grew, the old sealed values
     * are kept as {@link #earlierValues}.
     *
     * @throws ai.automatos.admin.common.UserFacingException {@code credential.edited.meanwhile} if the row has another
     *     version or is gone, {@code credential.name.taken}
     */
    void update(Credential credential, RowMac mac, long expectedRowVersion);

    /** Removes the row, its earlier values, its activity, its tests and its pace. @throws as {@link #update} */
    void delete(UUID id, long expectedRowVersion);

    /** What the badge shows from now on. Nothing happens if the credential is gone. */
    void saveTest(UUID id, CredentialActivity.LastTest test);

    /** Keeps the newest {@link PastTest#KEPT}. Nothing happens if the credential is gone. */
    void addTest(UUID id, PastTest test);

    /** The tests that are kept, oldest first. */
    List<PastTest> tests(UUID id);

    /** Nothing happens if the credential is gone. */
    void saveUse(UUID id, Instant at);

    /**
     * How often it is tested by itself; null: as set. Stands without a MAC, for it decides nothing but when a test is
     * run: altered in the database, it can only make tests rarer, or daily. A word that nobody writes reads as null.
     *
     * @throws ai.automatos.admin.common.UserFacingException {@code credential.edited.meanwhile} if the credential is gone
     */
    void savePace(UUID id, @Nullable TestPace pace);

    /** Whether any credential, of whomever, has a pace of its own other than {@link TestPace#OFF}. */
    boolean hasPaces();

    /** Earlier sealed values, oldest first. */
    List<EarlierValue> earlierValues(UUID credentialId);

    /** Same plaintext, other key: replaces the sealed bytes of one version and, on the live row, the MAC. */
    void reseal(UUID credentialId, long valueVersion, SealedValue sealed, @Nullable RowMac mac);

    /** Hands over every row of every tenant, for verification and rotation. */
    void forEach(Consumer<CredentialRow> action);

    List<MacRow<Assignment>> assignments(UUID credentialId);

    List<MacRow<Assignment>> allAssignments();

    void insert(Assignment assignment, RowMac mac);

    void deleteAssignment(UUID assignmentId);

    Optional<MacRow<Agent>> agent(long tenant, long number);

    List<MacRow<Agent>> agents();

    /** Inserts or replaces. */
    void save(Agent agent, RowMac mac);

    Optional<MacRow<Tool>> tool(long tenant, String name);

    List<MacRow<Tool>> tools();

    /** Inserts or replaces. */
    void save(Tool tool, RowMac mac);

    /** New MACs for rows whose content stays, as rotation makes them. */
    void remac(Assignment assignment, RowMac mac);

    /** Values that were replaced. */
    record EarlierValue(UUID credentialId, long valueVersion, SealedValue sealed, Instant replacedAt) {}
}
