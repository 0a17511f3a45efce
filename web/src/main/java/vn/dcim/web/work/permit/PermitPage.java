package vn.dcim.web.work.permit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.power.WhatIf;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.permit.PermitAction;
import vn.dcim.core.work.permit.WorkPermit;
import vn.dcim.web.api.Typed;
import vn.dcim.web.language.Words;

/**
 * The permits of an order, and the form of another one.
 *
 * @param changed those whose what-if is not what it was when they were approved
 * @param answer what opening the asked nodes does; null where none is asked
 * @param choices names of everything that can be switched off
 * @param names full names by account
 * @param fault empty for none
 */
public record PermitPage(
        WorkOrder order,
        boolean needed,
        List<String> safety,
        List<WorkPermit> permits,
        Set<Long> changed,
        WhatIf answer,
        List<String> choices,
        AssetNames places,
        Map<String, String> names,
        String reader,
        boolean mayPlan,
        boolean mayDo,
        Instant now,
        Typed typed,
        String fault) {

    /** Tells whether the reader may do something with a permit: legal, with the right, and by another person where that is asked. */
    public boolean may(PermitAction action, WorkPermit permit) {
        boolean isLegal = action.from(permit.state()).isPresent();
        return isLegal
                && switch (action) {
                    case APPROVE, REFUSE -> mayPlan && !reader.equals(permit.requestedBy());
                    case WITHDRAW -> mayPlan || reader.equals(permit.requestedBy());
                    case RETURN -> mayDo || mayPlan;
                    case CONFIRM -> mayPlan && !reader.equals(permit.returnedBy());
                };
    }

    public boolean mayRequest() {
        return order.state().isOpen() && (mayPlan || mayDo);
    }

    public String name(String account) {
        return names.getOrDefault(account, account);
    }

    /** Returns what was foreseen, a line each. */
    public List<String> foreseen(WorkPermit permit, Words words) {
        Map<String, List<String>> byFate = permit.foreseen()
                .lines()
                .map(line -> line.split("\t", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.groupingBy(
                        parts -> parts[0],
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(parts -> parts[1], Collectors.toList())));
        return byFate.entrySet().stream()
                .map(entry -> words.t("permit.fate." + entry.getKey()) + " ("
                        + entry.getValue().size() + "): "
                        + entry.getValue().stream().limit(8).collect(Collectors.joining(", "))
                        + (entry.getValue().size() > 8 ? ", …" : ""))
                .toList();
    }

    /** Returns the nodes that were typed. */
    public List<String> asked() {
        return nodes(typed.text("nodes"));
    }

    static List<String> nodes(String typed) {
        return Arrays.stream(typed.split("[,;\\n]"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
