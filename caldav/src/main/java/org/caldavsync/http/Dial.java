package org.caldavsync.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Opens a connection to the first address of a host that answers, of those that the guard allows. */
record Dial(GuardedResolver resolver, HttpLimits.Timeouts timeouts) {

    /** @throws HttpFailure when none does */
    Socket open(String host, int port) {
        try {
            return connected(host, port, resolver.resolve(host));
        } catch (IOException failure) {
            throw Diagnosis.of(host, failure);
        }
    }

    private Socket connected(String host, int port, InetAddress[] addresses) throws IOException {
        for (int last = addresses.length - 1, i = 0; ; i++) {
            try {
                return connected(new InetSocketAddress(named(host, addresses[i]), port));
            } catch (IOException failure) {
                if (i == last) {
                    throw failure;
                }
            }
        }
    }

    /** So that whoever asks the address for its name, to compare it with a certificate, gets the one that was meant. */
    private static InetAddress named(String host, InetAddress address) throws IOException {
        return InetAddress.getByAddress(host, address.getAddress());
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, (int) timeouts.connect().toMillis());
            socket.setSoTimeout((int) timeouts.response().toMillis());
            return socket;
        } catch (SocketTimeoutException late) {
            socket.close();
            throw new ConnectTimeoutException(String.valueOf(late.getMessage()));
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }
}
