package vn.dcim.core.regulation.xray;

import java.time.Instant;
import java.util.List;
import vn.dcim.core.account.Role;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;

/**
 * A rule over the whole: a pure function of facts and instant.
 *
 * @param <F> the facts of its evidence
 */
public interface XrayRule<F> {

    /** Returns lower-case letters and dashes, at most 40: of addresses, and of the bundles below {@code xray.rule.}. */
    String name();

    /** Returns the name of the evidence that it judges. */
    String evidence();

    /** Returns who answers for what it finds, where nobody took it over. */
    Role owner();

    Look judge(F facts, Instant at);

    /**
     * What a rule found.
     *
     * @param found each with a subject of its own within the rule, which is the same as long as the thing is
     * @param missing what could not be looked at, for want of data; empty where all could
     */
    record Look(List<Offence> found, List<Phrase> missing) {

        public Look {
            found = List.copyOf(found);
            missing = List.copyOf(missing);
        }
    }
}
