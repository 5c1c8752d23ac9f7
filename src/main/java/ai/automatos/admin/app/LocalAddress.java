package ai.automatos.admin.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** What events carry as the address of somebody at this computer. */
final class LocalAddress {
    private LocalAddress() {}

    /** @param seen this client's address as a server sees it, or empty for loopback */
    static String text(Optional<String> seen) {
        String address = seen.orElse("127.0.0.1");
        try {
            return address + " (" + InetAddress.getLocalHost().getHostName() + ")";
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
