package ai.automatos.admin.ui;

import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.workplace.Core;

/** An unlocked vault and who works with it. Ends with the lock. */
public record OpenVault(Core core, Caller caller) {}
