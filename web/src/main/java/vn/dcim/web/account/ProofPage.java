package vn.dcim.web.account;

import java.util.List;
import vn.dcim.core.account.FreshProof;

/**
 * Where somebody proves anew to be the owner of the account.
 *
 * @param action where the form is sent to: the act itself, which waits for the proof
 * @param kept what was typed for the act, to be sent on
 * @param back path of the page that the person came from
 * @param means by which the account proves
 * @param minutes that a proof does
 * @param field that is wrong; empty for none
 * @param fault why
 */
public record ProofPage(
        String action,
        List<Field> kept,
        String back,
        FreshProof.Means means,
        long minutes,
        String field,
        String fault) {

    /** A field of a form; one that was sent twice stands there twice. */
    public record Field(String name, String value) {}

    static final String PASSWORD = "proof-password";
    static final String CODE = "proof-code";
    static final String BACK = "proof-back";

    public String fault(String name) {
        return field.equals(name) ? fault : "";
    }
}
