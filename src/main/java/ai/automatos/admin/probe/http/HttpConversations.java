package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Deadline;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.OutboundHttp;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import java.io.IOException;
import java.time.Clock;

/**
 * What all tests by HTTP go through. Thread-safe.
 *
 * @param clock what requests that carry their time say
 */
public record HttpConversations(OutboundHttp http, AddressGuard guard, Messages messages, Clock clock) {
    /** Holds one, start to end. @param values how far it may reach stands in them too */
    Proof hold(HttpRecipe recipe, FieldValues values, Deadline deadline, CancelSignal cancel)
            throws ProbeFailure, IOException {
        return new HttpConversation(recipe, values, this, deadline, cancel).hold();
    }
}
