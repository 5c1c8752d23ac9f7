package ai.automatos.admin.app.demo;

import ai.automatos.admin.app.demo.SampleData.Sample;
import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.Assignment;
import ai.automatos.admin.credential.CredentialDraft;
import ai.automatos.admin.credential.CredentialEdit;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.Expiry;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.identity.Role;
import ai.automatos.admin.workplace.Core;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the invented user does with the credentials, each act through its service. */
final class SampleDesk {
    private static final Duration NO_LIMIT = Duration.ofSeconds(10);

    private final List<Sample> waiting;
    private final List<Stored> stored = new ArrayList<>();
    private final List<Stored> unrotated = new ArrayList<>();
    private final SampleData data;
    private final TypeCatalog types;
    private final Core core;
    private final DemoClock clock;
    private final LocalDate today;
    private final Random random;
    private boolean refusedOnce;

    SampleDesk(SampleData data, TypeCatalog types, Core core, DemoClock clock, LocalDate today, Random random) {
        this.data = data;
        this.types = types;
        this.core = core;
        this.clock = clock;
        this.today = today;
        this.random = random;
        this.waiting = new ArrayList<>(data.credentials());
    }

    /** New credentials, in the order of the data, and those whose time is over. @param ago days before today */
    List<Runnable> morning(Caller caller, int ago) {
        List<Runnable> tasks = new ArrayList<>();
        for (Sample sample : List.copyOf(waiting)) {
            if (sample.createdDaysAgo() >= ago) {
                waiting.remove(sample);
                tasks.add(() -> create(caller, sample));
            }
        }
        for (Stored one : List.copyOf(stored)) {
            if (isDue(one.sample().deletedDaysAgo(), ago)) {
                tasks.add(() -> delete(caller, one));
            } else if (isDue(one.sample().inactiveSinceDays(), ago)) {
                tasks.add(() -> core.credentials().deactivate(caller, one.id()));
            }
        }
        return tasks;
    }

    /** What comes up in between. */
    List<Runnable> chores(Caller caller, int ago) {
        List<Runnable> tasks = new ArrayList<>();
        int many = 8 + random.nextInt(9);
        for (int i = 0; i < many; i++) {
            tasks.add(() -> chore(caller, stored.get(random.nextInt(stored.size())), ago));
        }
        if (ago <= 20 && !unrotated.isEmpty()) {
            tasks.add(() -> rotateNext(caller));
        }
        if (ago == 15) {
            tasks.add(() -> tryToDelete(caller));
        }
        return tasks;
    }

    /** The job of the day: every credential that was ever tested and can be used. */
    void testEverything(Caller user, int ago) {
        Caller job = new Caller(Actor.SYSTEM, Role.ADMINISTRATOR, user.tenant(), Channel.JOB, user.address());
        for (Stored one : stored) {
            if (one.sample().test() != null && isUsable(one, ago)) {
                test(job, one);
                clock.advance(Duration.ofMillis(400 + random.nextInt(900)));
            }
        }
    }

    private void create(Caller caller, Sample sample) {
        boolean rotatedLater = sample.createdDaysAgo() > 22 && waiting.size() % 3 == 0;
        Map<String, SecretBytes> values = new LinkedHashMap<>();
        sample.values()
                .forEach((key, value) -> values.put(
                        key,
                        SecretBytes.ofUtf8(
                                rotatedLater && key.equals(secret(sample)) ? value + SampleProber.OLD : value)));
        @Nullable Integer expiry = sample.expiresInDays();
        CredentialDraft draft = new CredentialDraft(
                sample.name(),
                sample.type(),
                CredentialEnvironment.ofWord(sample.environment()).orElseThrow(),
                sample.description(),
                sample.tags(),
                expiry == null ? Expiry.NEVER : Expiry.on(today.plusDays(expiry)),
                values);
        UUID id = core.credentials().create(caller, draft).credential().id();
        Stored one = new Stored(sample, id);
        stored.add(one);
        if (rotatedLater) {
            unrotated.add(one);
        }
        clock.advance(Duration.ofSeconds(20L + random.nextInt(40)));
        if (sample.test() != null) {
            test(caller, one);
        }
        for (long agent : sample.agents()) {
            clock.advance(Duration.ofSeconds(15L + random.nextInt(30)));
            assign(caller, one, agent);
        }
    }

    private void chore(Caller caller, Stored one, int ago) {
        int dice = random.nextInt(10);
        if (dice < 3) {
            core.credentials().reveal(caller, one.id(), secret(one.sample())).close();
        } else if (dice < 7) {
            core.credentials().copy(caller, one.id(), secret(one.sample())).close();
        } else if (dice < 9 && one.sample().test() != null) {
            test(caller, one);
        } else if (dice == 9 && !one.sample().agents().isEmpty() && isUsable(one, ago)) {
            long agent = one.sample().agents().get(0);
            core.assignments().unassign(caller, one.id(), agent, null);
            clock.advance(Duration.ofMinutes(3));
            assign(caller, one, agent);
        }
    }

    /** The one that was left when the day was planned may be deleted by now. */
    private void rotateNext(Caller caller) {
        if (!unrotated.isEmpty()) {
            rotate(caller, unrotated.remove(0));
        }
    }

    private void rotate(Caller caller, Stored one) {
        String key = secret(one.sample());
        String value = Objects.requireNonNull(one.sample().values().get(key));
        Map<String, SecretBytes> fresh = Map.of(key, SecretBytes.ofUtf8(value));
        long version =
                core.credentials().view(caller, one.id()).summary().credential().rowVersion();
        core.credentials()
                .edit(caller, one.id(), new CredentialEdit(version, null, null, null, null, null, fresh, Set.of()));
        clock.advance(Duration.ofSeconds(9));
        test(caller, one);
    }

    private void delete(Caller caller, Stored one) {
        stored.remove(one);
        unrotated.remove(one);
        core.credentials().delete(caller, one.id());
    }

    /** Refused, for agents need it; the log tells. */
    private void tryToDelete(Caller caller) {
        for (Stored one : stored) {
            if (!refusedOnce && !one.sample().agents().isEmpty()) {
                try {
                    core.credentials().delete(caller, one.id());
                } catch (UserFacingException e) {
                    refusedOnce = true;
                }
            }
        }
    }

    private void test(Caller caller, Stored one) {
        core.tester().test(caller, one.id(), NO_LIMIT, new CancelSignal());
    }

    private void assign(Caller caller, Stored one, long agent) {
        String tool = types.find(one.sample().type()).orElseThrow().provider();
        @Nullable String permission = one.sample().permission();
        core.assignments()
                .assign(
                        caller,
                        one.id(),
                        agent,
                        data.agentName(agent),
                        tool,
                        permission == null ? Assignment.Permission.READ : Assignment.Permission.ofWord(permission));
    }

    /** Neither expired nor switched off, as the data says. */
    private static boolean isUsable(Stored one, int ago) {
        @Nullable Integer expiry = one.sample().expiresInDays();
        return !isDue(one.sample().inactiveSinceDays(), ago) && (expiry == null || -expiry <= ago);
    }

    private static boolean isDue(@Nullable Integer daysAgo, int ago) {
        return daysAgo != null && daysAgo >= ago;
    }

    /** The first secure field of its type. */
    private String secret(Sample sample) {
        return types.find(sample.type()).orElseThrow().fields().stream()
                .filter(FieldSpec::secure)
                .map(FieldSpec::key)
                .findFirst()
                .orElseThrow();
    }

    private record Stored(Sample sample, UUID id) {}
}
