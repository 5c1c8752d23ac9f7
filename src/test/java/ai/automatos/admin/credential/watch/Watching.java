package ai.automatos.admin.credential.watch;

import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialDraft;
import ai.automatos.admin.credential.CredentialEdit;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.Expiry;
import ai.automatos.admin.credential.World;
import ai.automatos.admin.notice.NoticeDraft;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A world in which jobs say what they found. */
final class Watching {
    final World world = new World();
    private final Set<String> keys = new HashSet<>();
    private final List<String> said = new ArrayList<>();

    /** As the notification centre: nothing twice. */
    final Announcer announcer = (caller, drafts) -> drafts.stream()
            .filter(draft -> keys.add(draft.key()))
            .map(Watching::text)
            .forEach(said::add);

    /** What was said since this was last asked. */
    List<String> said() {
        List<String> news = List.copyOf(said);
        said.clear();
        return news;
    }

    Credential create(String name, String type, Expiry expiry, String... values) {
        return world.credentials
                .create(
                        world.admin,
                        new CredentialDraft(
                                name,
                                type,
                                CredentialEnvironment.DEVELOPMENT,
                                "",
                                List.of(),
                                expiry,
                                World.values(values)))
                .credential();
    }

    /** Its token is its name, so that the service can tell it from others. */
    Credential slack(String name, Expiry expiry) {
        return create(name, "slack", expiry, "bot_token", name);
    }

    void move(Credential credential, LocalDate day) {
        long version = world.stored(credential).rowVersion();
        world.credentials.edit(
                world.admin,
                credential.id(),
                new CredentialEdit(version, null, null, null, null, Expiry.on(day), Map.of(), Set.of()));
    }

    CredentialStatus status(Credential credential) {
        return world.credentials.view(world.admin, credential.id()).summary().status();
    }

    private static String text(NoticeDraft draft) {
        String name = draft.credential() == null ? "" : draft.credential().name();
        return (draft.kind().word() + " " + name + " " + String.join(" ", draft.parameters())).strip();
    }
}
