package vn.dcim.core.audit;

/** Where what is written down comes from: what serves requests makes a bean of it. Without one, and outside of a request, nothing is known. */
public interface AuditOrigin {

    /** What the program does by itself. */
    AuditOrigin PROGRAM = new AuditOrigin() {
        @Override
        public String address() {
            return "";
        }

        @Override
        public String requestId() {
            return "";
        }
    };

    /**
     * Returns by which right beyond the role's own the present request is made, such as {@code on behalf of an, 12/UQ}; empty where
     * it is in one's own right.
     */
    default String ground() {
        return "";
    }

    /** Returns the address of the client of the present request, at most 64 characters; empty outside of one. */
    String address();

    /** Returns the id of the present request, at most 64 characters; empty outside of one. */
    String requestId();
}
