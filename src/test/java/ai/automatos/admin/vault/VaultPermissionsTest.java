package ai.automatos.admin.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.identity.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The services of this room ask first: a refused call changes nothing and leaves one event. */
class VaultPermissionsTest {
    @TempDir
    Path folder;

    private FaultyPlace place;
    private VaultService.Created created;
    private Authorizer authorizer;

    @BeforeEach
    void create() {
        place = new FaultyPlace(folder.resolve("home"), new Steps());
        created = place.vault.create(new CallSource(Channel.COMMAND_LINE, "box"), "ada", password());
        authorizer = new Authorizer(place.store.transactions(), place.store.auditLog(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        place.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
    void onlyAnAdministratorChangesTheWaysIn(Role role) throws Exception {
        Caller caller = as(role);
        VaultSession session = created.session();
        Path backup = folder.resolve("backup");
        BackupService backups = new BackupService(
                place.store.archive(),
                place.store.transactions(),
                authorizer,
                place.store.auditLog(),
                Clock.systemUTC());
        byte[] keyFile = Files.readAllBytes(place.paths.keyFile());
        List<Runnable> forbidden = List.of(
                () -> place.keys.changePassword(caller, session, password(), null),
                () -> place.keys.newRecoveryCode(caller, session, password()),
                () -> place.keys.rotateKeyFile(caller, session, password()),
                () -> place.keys.beginRotation(caller, session, Ids.DEFAULT_TENANT, Ids.SHARED),
                () -> place.keys.endRotation(caller, session, Ids.DEFAULT_TENANT, Ids.SHARED),
                () -> backups.backup(caller, backup));
        List<Slot> before = slots();
        int events = events().size();
        forbidden.forEach(this::assertDenied);
        assertThat(slots()).usingRecursiveComparison().isEqualTo(before);
        assertThat(session.currentGeneration(Ids.DEFAULT_TENANT, Ids.SHARED)).isEqualTo(1);
        assertThat(place.paths.keyFile()).hasBinaryContent(keyFile);
        assertThat(backup).doesNotExist();
        List<AuditEvent> added = events().subList(events, events().size());
        assertThat(added).hasSize(forbidden.size()).allSatisfy(event -> {
            assertThat(event.action()).isEqualTo(AuditAction.ACCESS_DENIED);
            assertThat(event.details()).contains("ADMINISTER_VAULT");
        });
    }

    @Test
    void theLogIsNotForMembers() {
        AuditReview review = new AuditReview(place.store.auditRepository(), authorizer);
        Set<Long> chains = Set.of(Ids.DEFAULT_TENANT);
        AuditQuery all =
                new AuditQuery(chains, null, null, Set.of(), null, null, null, null, null, null, null, Map.of(), 10);
        List<Instant> ever = List.of(Instant.EPOCH, Instant.MAX);
        Caller member = as(Role.MEMBER);
        assertDenied(() -> review.page(member, all));
        assertDenied(() -> review.activity(member, all, ever, new CancelSignal()));
        assertDenied(() -> review.actors(member, chains));
        assertDenied(() -> review.credentials(member, chains));
        assertDenied(() -> review.event(member, Ids.DEFAULT_TENANT, 1));
        assertThat(review.page(as(Role.AUDITOR), all).events().get(0).event().action())
                .isEqualTo(AuditAction.ACCESS_DENIED);
    }

    private void assertDenied(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        UserFacingException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DENIED));
    }

    private Caller as(Role role) {
        Caller admin = created.caller();
        return new Caller(admin.actor(), role, admin.tenant(), admin.channel(), admin.address());
    }

    private List<Slot> slots() {
        return place.repository.slots(created.session().user().id());
    }

    /** Of the tenant's chain, which is where refusals go. */
    private List<AuditEvent> events() {
        List<LinkedEvent> events = new ArrayList<>();
        for (ChainHead head : place.store.auditRepository().heads()) {
            if (head.chain() == Ids.DEFAULT_TENANT) {
                place.store.auditRepository().forEach(head.chain(), 1, head.sequence(), events::add);
            }
        }
        return events.stream().map(LinkedEvent::event).toList();
    }

    private static SecretBytes password() {
        return SecretBytes.ofUtf8("password");
    }
}
