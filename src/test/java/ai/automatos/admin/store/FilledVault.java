package ai.automatos.admin.store;

import static ai.automatos.admin.store.SampleCredentials.MAC;
import static ai.automatos.admin.store.SampleCredentials.TIME;
import static ai.automatos.admin.store.SampleCredentials.credential;
import static ai.automatos.admin.store.SampleCredentials.edited;

import ai.automatos.admin.audit.Checkpoint;
import ai.automatos.admin.catalog.OwnType;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.credential.Agent;
import ai.automatos.admin.credential.Assignment;
import ai.automatos.admin.credential.CredentialActivity.LastTest;
import ai.automatos.admin.credential.PastTest;
import ai.automatos.admin.credential.TestPace;
import ai.automatos.admin.credential.TestStatus;
import ai.automatos.admin.credential.Tool;
import ai.automatos.admin.identity.Role;
import ai.automatos.admin.identity.User;
import ai.automatos.admin.notice.Muted;
import ai.automatos.admin.notice.NoticeKind;
import ai.automatos.admin.settings.SettingVersion;
import ai.automatos.admin.vault.Keyring;
import ai.automatos.admin.vault.KeyringGrant;
import ai.automatos.admin.vault.Slot;
import ai.automatos.admin.vault.VaultInfo;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A row or more in every table, with every sort of value: bytes, absent ones, emoji, times to the microsecond. */
final class FilledVault {
    private static final byte[] BYTES = {0, -1, 10, 13, 34, 92, 127, -128};

    private FilledVault() {}

    static void fill(TestStore store) {
        UUID ana = new UUID(1, 1);
        Keyring keyring = new Keyring(new UUID(4, 4), 1, Ids.SHARED, 1, TIME);
        store.inUnit(() -> {
            store.vaults.create(new VaultInfo(new UUID(8, 8), new UUID(8, 9), "ab".repeat(32), TIME));
            store.vaults.save(new User(
                    ana, "Ana 😀 \"\\", Role.ADMINISTRATOR, List.of(1L), true, BYTES, BYTES, 1, TIME, ana, BYTES));
            store.vaults.add(new Slot(
                    new UUID(2, 1), ana, Slot.Kind.RECOVERY, 65_536, 3, 1, BYTES, null, BYTES, BYTES, TIME, BYTES));
            store.vaults.save(keyring);
            store.vaults.add(new KeyringGrant(keyring.id(), 1, ana, ana, BYTES, new byte[0], TIME));
        });
        store.inUnit(() -> {
            for (int i = 1; i <= 30; i++) {
                store.credentials.insert(credential(i, "Key\n" + i + " مفتاح 😀"), MAC);
            }
            store.credentials.update(edited(credential(1, "Key 1"), 2, 2), MAC, 1);
            store.credentials.saveTest(
                    credential(1, "").id(),
                    new LastTest(TIME, 2, TestStatus.VERIFIED, null, "ok", "bot", 9, TIME.plusSeconds(60)));
            store.credentials.addTest(credential(1, "").id(), new PastTest(TIME, 2, TestStatus.VERIFIED, null, 9));
            store.credentials.addTest(
                    credential(2, "").id(), new PastTest(TIME, 1, TestStatus.FAILED, "timeout", 10_000));
            store.credentials.savePace(credential(2, "").id(), TestPace.WEEKLY);
            store.credentials.saveUse(credential(2, "").id(), TIME);
            store.credentials.save(new Agent(1, 17, "Agent", "", true, 1), MAC);
            store.credentials.save(new Tool(1, "search", List.of(), 1), MAC);
            store.ownTypes.insert(new OwnType(1, "internal_api", 1, "{\"name\": \"😀\"}", true, TIME, "ana"), MAC);
            store.credentials.insert(
                    new Assignment(
                            new UUID(11, 1),
                            1,
                            17,
                            "search",
                            credential(1, "").id(),
                            Assignment.Permission.WRITE,
                            TIME,
                            "ana"),
                    MAC);
        });
        store.inUnit(() -> {
            store.settings.insert(new SettingVersion(0, "general.name", 1, "Ünï 😀", TIME, "ana"), MAC);
            store.settings.insert(new SettingVersion(0, "general.name", 2, null, TIME, "ana"), MAC);
        });
        store.inUnit(() -> {
            store.notices.insert(
                    SampleNotices.notice(1, Ids.SHARED, credential(1, "Key 😀").ref()), "one");
            store.notices.insert(SampleNotices.notice(2, ana, null), "two");
            store.notices.markAllRead(SampleNotices.ANA);
            store.notices.mute(1, new Muted.OfKind(NoticeKind.RECOVERED), TIME, "ana");
        });
        SampleEvents sample = new SampleEvents(5);
        store.append(IntStream.range(0, 700).mapToObj(i -> sample.next(i % 2)).toList());
        store.inUnit(() -> store.log()
                .addCheckpoint(
                        new Checkpoint(store.events(1).get(9).head(), TIME, ana, "Ana 😀", "cd".repeat(32), BYTES)));
    }
}
