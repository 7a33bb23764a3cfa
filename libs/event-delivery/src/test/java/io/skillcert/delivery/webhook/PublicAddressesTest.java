package io.skillcert.delivery.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true",
        "9.255.255.255, true",
        "10.0.0.0, false",
        "10.255.255.255, false",
        "11.0.0.0, true",
        "100.63.255.255, true",
        "100.64.0.1, false",
        "127.0.0.1, false",
        "169.254.169.254, false",
        "172.15.255.255, true",
        "172.16.0.1, false",
        "172.31.255.255, false",
        "172.32.0.0, true",
        "192.168.1.1, false",
        "198.18.0.1, false",
        "224.0.0.1, false",
        "255.255.255.255, false",
        "0.0.0.0, false",
        "::, false",
        "::1, false",
        "::ffff:8.8.8.8, true",
        "::ffff:127.0.0.1, false",
        "64:ff9b::7f00:1, false",
        "2001:4860:4860::8888, true",
        "2001:db8::1, false",
        "2002:7f00:1::, false",
        "fc00::1, false",
        "fe80::1, false",
        "ff02::1, false"
    })
    void only_addresses_of_the_internet_are_public(String address, boolean isPublic) throws UnknownHostException {
        assertEquals(isPublic, PublicAddresses.isPublic(InetAddress.getByName(address)));
    }
}
