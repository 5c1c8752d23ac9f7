package ai.automatos.admin.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/**
 * Which addresses may be talked to, decided on the address really used, after the name was resolved. Always refused:
 * unspecified, multicast, broadcast, link-local, and the addresses where clouds hand out their machines' credentials
 * (AWS, Azure, Google, Oracle and Alibaba documentation). An IPv4 address in IPv6 clothes (RFC 4291 mapped and
 * compatible, RFC 6052 NAT64, RFC 3056 6to4) is judged as what it is.
 *
 * @param loopbackAllowed services on this computer
 * @param privateAllowed networks of RFC 1918, RFC 4193 and RFC 6598
 */
public record AddressGuard(boolean loopbackAllowed, boolean privateAllowed) {
    private static final Set<InetAddress> METADATA = Set.of(
            literal(169, 254, 169, 254),
            literal(100, 100, 100, 200),
            literal(168, 63, 129, 16),
            literal(192, 0, 0, 192),
            literal(0xfd, 0, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54),
            literal(0xfd, 0x20, 0, 0xce, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54));

    /** For types that come with the program: databases and self-hosted services on this computer are legitimate. */
    public static AddressGuard localAllowed() {
        return new AddressGuard(true, true);
    }

    /** For whatever is not trusted to name an inner address. */
    public static AddressGuard publicOnly() {
        return new AddressGuard(false, false);
    }

    public AddressGuard withoutLoopback() {
        return new AddressGuard(false, privateAllowed);
    }

    /** @throws AddressRefusedException if the address must not be talked to */
    public void check(InetAddress address) throws AddressRefusedException {
        InetAddress real = unwrap(address);
        boolean refused = METADATA.contains(real)
                || isNowhere(real)
                || (real.isLoopbackAddress() && !loopbackAllowed)
                || (isPrivate(real) && !privateAllowed);
        if (refused) {
            throw new AddressRefusedException(address);
        }
    }

    private static boolean isNowhere(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean thisNetwork = address instanceof Inet4Address && (bytes[0] == 0 || bytes[0] == (byte) 0xff);
        return thisNetwork
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || address.isLinkLocalAddress();
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean carrierGrade = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        return address.isSiteLocalAddress() || carrierGrade || uniqueLocal;
    }

    private static InetAddress unwrap(InetAddress address) {
        if (!(address instanceof Inet6Address) || address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return address;
        }
        byte[] bytes = address.getAddress();
        if (startsWith(bytes, 0x20, 0x02)) {
            return of(Arrays.copyOfRange(bytes, 2, 6));
        }
        boolean nat64 = startsWith(bytes, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
        boolean mapped = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
        boolean compatible = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return nat64 || mapped || compatible ? of(Arrays.copyOfRange(bytes, 12, 16)) : address;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress literal(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return of(bytes);
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
