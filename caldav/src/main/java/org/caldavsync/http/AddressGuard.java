package org.caldavsync.http;

import java.net.InetAddress;

/** Which network addresses may be connected to. Asked with each resolved address, right before connecting to it. */
@FunctionalInterface
public interface AddressGuard {
    /** Any address: the service may reach its own network. */
    AddressGuard ALLOW_ALL = _ -> true;

    /** Public addresses only: not the machine itself, its network, nor any form that leads there. */
    AddressGuard PUBLIC_ONLY = PublicAddresses::contain;

    /** Whether a connection to this address may be opened. */
    boolean allows(InetAddress address);
}
