package ai.automatos.admin.app;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What events carry as the address of somebody at this computer. */
final class LocalAddress {
    private LocalAddress() {}

    static String text() {
        try {
            return "127.0.0.1 (" + InetAddress.getLocalHost().getHostName() + ")";
        } catch (UnknownHostException e) {
            return "127.0.0.1";
        }
    }
}
