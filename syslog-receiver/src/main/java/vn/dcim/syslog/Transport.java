package vn.dcim.syslog;

/** How messages come, and which property says at which port. */
enum Transport {
    UDP("dcim.syslog.udp-port"),
    TCP("dcim.syslog.tcp-port"),
    TLS("dcim.syslog.tls-port");

    private final String property;

    Transport(String property) {
        this.property = property;
    }

    String property() {
        return property;
    }
}
