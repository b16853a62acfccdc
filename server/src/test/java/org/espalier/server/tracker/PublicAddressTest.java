package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses a connection may go to: by itself, and where whoever runs this server named the host. */
class PublicAddressTest {

    @ParameterizedTest
    @CsvSource({
        "93.184.215.14,   true,  true",
        "10.0.0.7,        false, true",
        "127.0.0.1,       false, true",
        "169.254.169.254, false, false",
        "168.63.129.16,   false, false",
        "fd00:ec2::254,   false, false",
        "fe80::1,         false, false",
        "0.0.0.0,         false, false",
    })
    void whatARentedMachineAsksForItsSecretsIsReachedByNoName(String address, boolean open, boolean named)
            throws UnknownHostException {
        var found = InetAddress.getByName(address);

        assertThat(PublicAddress.is(found)).isEqualTo(open);
        assertThat(PublicAddress.mayBeNamed(found)).isEqualTo(named);
    }
}
