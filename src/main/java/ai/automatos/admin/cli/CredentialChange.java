package ai.automatos.admin.cli;

import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.workplace.Core;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that does one thing to one credential and says so. */
abstract class CredentialChange implements Callable<Integer> {
    private final Context context;
    private final String done;

    @Mixin
    final CredentialChoice choice = new CredentialChoice();

    /** @param done message; {@code {0}} is the credential's name */
    CredentialChange(Context context, String done) {
        this.context = context;
        this.done = done;
    }

    abstract void change(Core core, Caller caller, Credential credential);

    @Override
    public Integer call() {
        return context.unlocked((core, caller) -> {
            Credential credential = choice.find(core.credentials(), caller).credential();
            change(core, caller, credential);
            Output output = context.output();
            output.data(Map.of("id", credential.id().toString(), "name", credential.name()));
            output.say(done, credential.name());
            return ExitCode.DONE;
        });
    }
}
