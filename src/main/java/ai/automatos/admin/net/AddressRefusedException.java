package ai.automatos.admin.net;

import java.io.IOException;
import java.net.InetAddress;

/** The address is one this program never talks to; nothing was sent. */
public final class AddressRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public AddressRefusedException(InetAddress address) {
        super(address.getHostAddress());
    }
}
