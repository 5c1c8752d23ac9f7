package ai.automatos.admin.credential;

import ai.automatos.admin.vault.RowMac;

/** A small row with its MAC, not yet checked. */
public record MacRow<T>(T row, RowMac mac) {}
