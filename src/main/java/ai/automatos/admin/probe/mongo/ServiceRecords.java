package ai.automatos.admin.probe.mongo;

import ai.automatos.admin.common.CancelSignal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/**
 * The servers behind a {@code mongodb+srv} name. The question goes to this computer's own DNS servers, on a thread that
 * is left behind when cancelled; whatever addresses come of it still pass the guard.
 */
final class ServiceRecords {
    private static final String SERVICE = "_mongodb._tcp.";
    /** Host, domain and top-level domain at least; letters, digits and hyphens only, for the name goes to a directory. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+){2,}");

    /** Asks DNS for the records of a type under a name; none is an empty list. */
    @FunctionalInterface
    interface Directory {
        List<String> records(String name, String type) throws IOException;
    }

    private final Directory directory;

    ServiceRecords(Directory directory) {
        this.directory = directory;
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Hosts with port, all under the name's own domain: a record that leads elsewhere is not followed. */
    List<String> servers(String name, CancelSignal cancel) throws IOException {
        List<String> records = ask(SERVICE + name, "SRV", cancel);
        String domain = name.substring(name.indexOf('.')).toLowerCase(Locale.ROOT);
        List<String> servers = records.stream()
                .map(record -> record.strip().split("\\s+"))
                .filter(parts -> parts.length == 4)
                .map(parts -> parts[3].replaceAll("\\.$", "") + ":" + parts[2])
                .filter(server -> server.substring(0, server.indexOf(':'))
                        .toLowerCase(Locale.ROOT)
                        .endsWith(domain))
                .toList();
        if (servers.isEmpty()) {
            throw new UnknownHostException(SERVICE + name);
        }
        return servers;
    }

    /** Options of the connection string; empty if there are none. */
    String options(String name, CancelSignal cancel) throws IOException {
        List<String> texts = ask(name, "TXT", cancel);
        return texts.size() == 1 ? texts.get(0).replace("\"", "") : "";
    }

    private List<String> ask(String name, String type, CancelSignal cancel) throws IOException {
        CompletableFuture<List<String>> answer = new CompletableFuture<>();
        CancelSignal.Registration registration = cancel.onCancel(() -> answer.cancel(false));
        Thread thread = new Thread(() -> complete(answer, name, type), "name-lookup");
        thread.setDaemon(true);
        thread.start();
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (CancellationException e) {
            throw new InterruptedIOException("cancelled");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled");
        } finally {
            registration.close();
        }
    }

    private void complete(CompletableFuture<List<String>> answer, String name, String type) {
        try {
            answer.complete(directory.records(name, type));
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
