package org.caldavsync.http;

import java.net.InetAddress;

/** Which network addresses may be connected to. Asked with each resolved address, right before connecting to it. */
public enum AddressGuard {
    /** Any address: the service may reach its own network. */
    ALLOW_ALL {
        @Override
        public boolean allows(InetAddress address) {
            return true;
        }
    },

    /** Public addresses only: not the machine itself, its network, nor any form that leads there. */
    PUBLIC_ONLY {
        @Override
        public boolean allows(InetAddress address) {
            return false;
        }
    };

    public abstract boolean allows(InetAddress address);
}
