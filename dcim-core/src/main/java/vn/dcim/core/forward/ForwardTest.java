package vn.dcim.core.forward;

/**
 * What became of a test.
 *
 * @param protocol as negotiated; empty when there was no line
 * @param cipher empty for none
 * @param fault a word of the bundles under {@code forward.fault}; empty when it was sent
 * @param detail what was said
 */
public record ForwardTest(String protocol, String cipher, String fault, String detail) {

    public boolean isSent() {
        return fault.isEmpty();
    }
}
