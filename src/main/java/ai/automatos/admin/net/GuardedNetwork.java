package ai.automatos.admin.net;

import ai.automatos.admin.common.CancelSignal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The way out for every socket: names are resolved here, each address passes an {@link AddressGuard}, and a
 * {@link CancelSignal} ends whatever blocks, name lookups included. Thread-safe.
 */
public final class GuardedNetwork implements AutoCloseable {
    private final NameResolver resolver;
    // Java cannot interrupt a name lookup, so it runs on a thread that can be left behind.
    private final ExecutorService lookups = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "name-lookup");
        thread.setDaemon(true);
        return thread;
    });

    public GuardedNetwork(NameResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * The addresses of {@code host}, at least one and all of them allowed.
     *
     * @throws AddressRefusedException if any of them is not: a name that points there at all is not to be trusted
     * @throws InterruptedIOException if cancelled
     */
    public List<InetAddress> resolve(String host, AddressGuard guard, CancelSignal cancel) throws IOException {
        List<InetAddress> addresses = lookUp(host, cancel);
        for (InetAddress address : addresses) {
            guard.check(address);
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return addresses;
    }

    /** Connects to the first address of {@code host} that answers; the socket closes at once when cancelled. */
    public Socket connect(String host, int port, AddressGuard guard, CancelSignal cancel) throws IOException {
        IOException failure = new UnknownHostException(host);
        for (InetAddress address : resolve(host, guard, cancel)) {
            Socket socket = socket(guard, cancel);
            try {
                socket.connect(new InetSocketAddress(address, port));
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    /** A socket, not yet connected, for clients that connect by themselves. */
    public Socket socket(AddressGuard guard, CancelSignal cancel) {
        return new GuardedSocket(guard, cancel);
    }

    private List<InetAddress> lookUp(String host, CancelSignal cancel) throws IOException {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        CancelSignal.Registration registration = cancel.onCancel(() -> answer.cancel(false));
        try {
            lookups.execute(() -> {
                try {
                    answer.complete(resolver.resolve(host));
                } catch (IOException | RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            });
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(host, e.getCause());
        } catch (CancellationException e) {
            throw cancelled(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(e);
        } finally {
            registration.close();
        }
    }

    static InterruptedIOException cancelled(Exception cause) {
        InterruptedIOException failure = new InterruptedIOException("cancelled");
        failure.initCause(cause);
        return failure;
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
