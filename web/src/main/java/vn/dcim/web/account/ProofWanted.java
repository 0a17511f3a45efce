package vn.dcim.web.account;

import java.util.Map;
import java.util.Optional;
import vn.dcim.core.account.FreshProof;

/** A form of a sensitive act that waits until its person has proven to be the owner of the account. */
final class ProofWanted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> form;
    private final FreshProof.Means means;
    private final transient Optional<FreshProof.Fault> fault;

    /**
     * @param form that was sent, to be sent on with the proof
     * @param means by which the account proves
     * @param fault of the proof that came with it; empty where none did
     */
    ProofWanted(Map<String, Object> form, FreshProof.Means means, Optional<FreshProof.Fault> fault) {
        // why: it is the way to a page, not a fault that anybody looks into
        super("fresh proof", null, false, false);
        this.form = form;
        this.means = means;
        this.fault = fault;
    }

    Map<String, Object> form() {
        return form;
    }

    FreshProof.Means means() {
        return means;
    }

    Optional<FreshProof.Fault> fault() {
        return fault;
    }
}
