package ai.automatos.admin.vault;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.vault.VaultKeyService.Recovery;
import ai.automatos.admin.vault.VaultService.Unlocked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Fails each operation on the ways into a vault at its first step, at its second, and so on until it has no more. After
 * each failure either the old or the new secrets open the vault, never none and never both, and what was sealed opens.
 */
class VaultFaultTest {
    private static final CallSource SOURCE = new CallSource(Channel.COMMAND_LINE, "box");
    private static final ValueContext CONTEXT = new ValueContext(1, Ids.SHARED, new UUID(2, 2), "slack", 1);

    @TempDir
    Path folder;

    private final Steps steps = new Steps();
    private int homes;

    /** A failed creation either left nothing in the way of another, or a vault that opens. */
    @ParameterizedTest
    @EnumSource
    void create(Steps.Mode mode) {
        FaultyPlace place = newPlace();
        String failed = "";
        for (int step = 1; failed != null; step++) {
            FaultyPlace here = place;
            steps.arm(step, mode);
            boolean done = attempt(() -> here.vault.create(SOURCE, "ada", secret("old")))
                    .isPresent();
            failed = steps.disarm();
            if (here.repository.info().isPresent()) {
                assertThat(unlock(here, "old")).as("after %s", failed).isPresent();
                assertThat(slots(here)).hasSize(2);
                here.close();
                place = newPlace();
            } else {
                assertThat(done).isFalse();
                assertThat(here.paths.keyFile()).as("after %s", failed).doesNotExist();
            }
        }
        place.close();
    }

    @ParameterizedTest
    @EnumSource
    void changePassword(Steps.Mode mode) throws IOException {
        failAtEveryStep(mode, new Change(true, false, false) {
            @Override
            String run(FaultyPlace place, Unlocked by, Secrets old, String fresh) {
                place.keys.changePassword(by.caller(), by.session(), secret(old.password()), secret(fresh));
                return old.code();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void newRecoveryCode(Steps.Mode mode) throws IOException {
        failAtEveryStep(mode, new Change(false, true, false) {
            @Override
            String run(FaultyPlace place, Unlocked by, Secrets old, String fresh) {
                return place.keys.newRecoveryCode(by.caller(), by.session(), secret(old.password()));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void rotateKeyFile(Steps.Mode mode) throws IOException {
        failAtEveryStep(mode, new Change(false, false, false) {
            @Override
            String run(FaultyPlace place, Unlocked by, Secrets old, String fresh) {
                place.keys.rotateKeyFile(by.caller(), by.session(), secret(old.password()));
                return old.code();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void beginRotationOfTheKeyring(Steps.Mode mode) throws IOException {
        failAtEveryStep(mode, new Change(false, false, false) {
            @Override
            String run(FaultyPlace place, Unlocked by, Secrets old, String fresh) {
                place.keys.beginRotation(by.caller(), by.session(), Ids.DEFAULT_TENANT, Ids.SHARED);
                return old.code();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void recoverFromALostPassword(Steps.Mode mode) throws IOException {
        failAtEveryStep(mode, new Recover(true, false));
    }

    @ParameterizedTest
    @EnumSource
    void recoverFromALostKeyFile(Steps.Mode mode) throws IOException {
        failAtEveryStep(mode, new Recover(false, true));
    }

    @ParameterizedTest
    @EnumSource
    void recoverFromBothLost(Steps.Mode mode) throws IOException {
        failAtEveryStep(mode, new Recover(true, true));
    }

    /** The rotation is saved, so copies of the old key file must stay worthless. */
    @Test
    void recoveryAfterACutShortRotationTakesTheNewKeyFile() throws IOException {
        try (FaultyPlace place = newPlace()) {
            var created = place.vault.create(SOURCE, "ada", secret("old"));
            byte[] before = Files.readAllBytes(place.paths.keyFile());
            String failed = "";
            for (int step = 1; !Steps.LOST_ANSWER.equals(failed); step++) {
                steps.arm(step, Steps.Mode.GONE);
                attempt(() -> place.keys.rotateKeyFile(created.caller(), created.session(), secret("old")));
                failed = steps.disarm();
            }
            assertThat(place.paths.keyFile()).hasBinaryContent(before);
            Unlocked by = new Unlocked(created.session(), created.caller());
            new Recover(true, false).run(place, by, new Secrets("old", created.recoveryCode()), "new");
            assertThat(unlock(place, "new")).isPresent();
            assertThat(Files.readAllBytes(place.paths.keyFile())).isNotEqualTo(before);
        }
    }

    /** @param code null if there is a new one, but the failure kept it from being shown */
    private record Secrets(String password, @Nullable String code) {}

    private abstract static class Change {
        final boolean password;
        final boolean code;
        final boolean losesKeyFile;

        /** @param password whether it is another one afterwards, as {@code code} */
        Change(boolean password, boolean code, boolean losesKeyFile) {
            this.password = password;
            this.code = code;
            this.losesKeyFile = losesKeyFile;
        }

        /** @return the recovery code after it */
        abstract String run(FaultyPlace place, Unlocked by, Secrets old, String fresh);
    }

    private static final class Recover extends Change {
        Recover(boolean password, boolean losesKeyFile) {
            super(password, true, losesKeyFile);
        }

        @Override
        String run(FaultyPlace place, Unlocked by, Secrets old, String fresh) {
            SecretBytes chosen = secret(password ? fresh : old.password());
            var recovered =
                    place.keys.recover(SOURCE, new Recovery(null, secret(old.code()), chosen, losesKeyFile, List.of()));
            recovered.session().close();
            return recovered.recoveryCode();
        }
    }

    private void failAtEveryStep(Steps.Mode mode, Change change) throws IOException {
        try (FaultyPlace place = newPlace()) {
            var created = place.vault.create(SOURCE, "ada", secret("password 0"));
            SealedValue value = created.session().seal(CONTEXT, secret("value"));
            Secrets now = new Secrets("password 0", created.recoveryCode());
            String failed = "";
            for (int step = 1; failed != null; step++) {
                Secrets old = now;
                String fresh = "password " + step;
                Unlocked by = unlock(place, old.password()).orElseThrow();
                byte[] keyFile = Files.readAllBytes(place.paths.keyFile());
                if (change.losesKeyFile) {
                    Files.delete(place.paths.keyFile());
                }

                steps.arm(step, mode);
                Optional<String> code = attempt(() -> change.run(place, by, old, fresh));
                failed = steps.disarm();

                by.session().close();
                if (Files.notExists(place.paths.keyFile())) {
                    assertThat(change.losesKeyFile).as("after %s", failed).isTrue();
                    Files.write(place.paths.keyFile(), keyFile); // Found again: must be as good as before, or replaced.
                }
                Secrets changed = new Secrets(
                        change.password ? fresh : old.password(), change.code ? code.orElse(null) : old.code());
                now = theOneThatOpens(place, failed, old, changed);
                if (code.isPresent()) {
                    assertThat(now).isEqualTo(changed);
                }
                now = withKnownCode(place, now, value);
            }
        }
    }

    private Secrets theOneThatOpens(FaultyPlace place, String failed, Secrets old, Secrets changed) throws IOException {
        assertThat(place.store.incidents()).isEmpty();
        assertThat(slots(place)).as("after %s", failed).hasSize(2);
        assertThat(KeyFile.parse(Files.readAllBytes(place.paths.keyFile())).vaultId())
                .isEqualTo(place.vault.info().id());
        boolean oldCode = codeOpens(place, old.code());
        List<Secrets> open = Stream.of(old, changed)
                .distinct()
                .filter(secrets -> unlock(place, secrets.password()).isPresent()
                        && (secrets.code() == null ? !oldCode : codeOpens(place, secrets.code())))
                .toList();
        assertThat(open).as("after %s", failed).hasSize(1);
        return open.get(0);
    }

    /** Opens the value, and gets a code where the failure took it. */
    private Secrets withKnownCode(FaultyPlace place, Secrets secrets, SealedValue value) {
        Unlocked unlocked = unlock(place, secrets.password()).orElseThrow();
        assertThat(unlocked.session().open(CONTEXT, value).exposeUtf8()).isEqualTo("value");
        String code = secrets.code() != null
                ? secrets.code()
                : place.keys.newRecoveryCode(unlocked.caller(), unlocked.session(), secret(secrets.password()));
        unlocked.session().close();
        return new Secrets(secrets.password(), code);
    }

    private FaultyPlace newPlace() {
        return new FaultyPlace(folder.resolve("home" + homes++), steps);
    }

    /** Empty if the step failed; any failure without the step behind it is a fault of the program. */
    private static <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (Steps.Fault e) {
            return Optional.empty();
        } catch (UserFacingException e) {
            assertThat(e).hasRootCauseInstanceOf(Steps.Fault.class);
            return Optional.empty();
        }
    }

    private static Optional<Unlocked> unlock(FaultyPlace place, String password) {
        try {
            return Optional.of(place.vault.unlock(SOURCE, null, secret(password)));
        } catch (UserFacingException e) {
            assertThat(e.key()).isEqualTo("vault.password.wrong");
            return Optional.empty();
        }
    }

    private static boolean codeOpens(FaultyPlace place, String code) {
        SlotSealer sealer = new SlotSealer(place.vault.info().id(), new SecureRandom(), FaultyPlace.CHEAP);
        return slots(place).stream()
                .filter(slot -> slot.kind() == Slot.Kind.RECOVERY)
                .anyMatch(slot -> sealer.openForRecovery(slot, RecoveryCode.parse(secret(code)))
                        .isPresent());
    }

    private static List<Slot> slots(FaultyPlace place) {
        return place.repository.slots(place.repository.users().get(0).id());
    }

    private static SecretBytes secret(String text) {
        return SecretBytes.ofUtf8(text);
    }
}
