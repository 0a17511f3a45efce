package vn.dcim.core.regulation.xray;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Role;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;

/** Rules about people who should not have been there. */
@Factory
final class PeopleRules {

    static final String LEAVERS = "leaver-acted";
    static final String ON_LEAVE = "signed-on-leave";

    @Singleton
    @Named(LEAVERS)
    XrayRule<PeopleEvidence.Facts> leavers() {
        return new ConsistencyRule<>(LEAVERS, PeopleEvidence.NAME, Role.SECURITY_OFFICER, (facts, _) -> leavers(facts));
    }

    /** Something was done under the account of a person after their last day. */
    static XrayRule.Look leavers(PeopleEvidence.Facts facts) {
        return new XrayRule.Look(
                facts.gone().stream()
                        .filter(gone -> gone.acts() > 0)
                        .map(gone -> new Offence(
                                "departure:" + gone.departure(),
                                gone.account(),
                                Phrase.of(
                                        "xray-leaver-acted",
                                        gone.acts(),
                                        gone.lastDay(),
                                        gone.lastAct(),
                                        gone.lastAt()),
                                "/departures/" + gone.departure()))
                        .toList(),
                facts.departures() == 0 ? List.of(Phrase.of("xray-no-departures")) : List.of());
    }

    @Singleton
    @Named(ON_LEAVE)
    XrayRule<PeopleEvidence.Facts> onLeave() {
        return new ConsistencyRule<>(ON_LEAVE, PeopleEvidence.NAME, Role.SHIFT_LEAD, (facts, _) -> onLeave(facts));
    }

    /** A handover or a round was signed by somebody who was on leave that day. */
    static XrayRule.Look onLeave(PeopleEvidence.Facts facts) {
        return new XrayRule.Look(
                facts.signatures().stream()
                        .filter(signature -> facts.leaves().stream().anyMatch(leave -> covers(leave, signature)))
                        .map(signature -> new Offence(
                                "shift:" + signature.shift() + ":" + signature.kind() + ":" + signature.at(),
                                signature.account(),
                                Phrase.of("xray-signed-" + signature.kind(), signature.at(), signature.shiftName()),
                                "/shift/handovers/" + signature.shift()))
                        .toList(),
                facts.shifts() == 0 ? List.of(Phrase.of("xray-no-shifts")) : List.of());
    }

    private static boolean covers(PeopleEvidence.Leave leave, PeopleEvidence.Signature signature) {
        LocalDate day = LocalDate.ofInstant(signature.at(), CentreTime.ZONE);
        return leave.account().equals(signature.account())
                && !day.isBefore(leave.fromDay())
                && !day.isAfter(leave.toDay());
    }
}
