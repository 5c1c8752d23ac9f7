package ai.automatos.admin.net;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "0.0.0.0",
                "0.1.2.3",
                "255.255.255.255",
                "224.0.0.1",
                "239.1.1.1",
                "::",
                "ff02::1",
                "fe80::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "::a9fe:a9fe"
            })
    void isNeverTalkedTo(String address) throws UnknownHostException {
        InetAddress resolved = InetAddress.getByName(address);

        assertThatThrownBy(() -> AddressGuard.localAllowed().check(resolved))
                .isInstanceOf(AddressRefusedException.class);
    }

    @Test
    void seesThroughAMappedAddressThatJavaKeptAsSixteenBytes() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = (byte) 169;
        mapped[13] = (byte) 254;
        mapped[14] = (byte) 169;
        mapped[15] = (byte) 254;
        InetAddress address = Inet6Address.getByAddress("metadata.example", mapped, -1);

        assertThatThrownBy(() -> AddressGuard.localAllowed().check(address))
                .isInstanceOf(AddressRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "::1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "fd12::1", "fec0::1"})
    void isLocalAndNeedsThePolicy(String address) throws UnknownHostException {
        InetAddress resolved = InetAddress.getByName(address);

        assertThatCode(() -> AddressGuard.localAllowed().check(resolved)).doesNotThrowAnyException();
        assertThatThrownBy(() -> AddressGuard.publicOnly().check(resolved)).isInstanceOf(AddressRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "64:ff9b::101:101"})
    void isPublic(String address) throws UnknownHostException {
        InetAddress resolved = InetAddress.getByName(address);

        assertThatCode(() -> AddressGuard.publicOnly().check(resolved)).doesNotThrowAnyException();
    }
}
