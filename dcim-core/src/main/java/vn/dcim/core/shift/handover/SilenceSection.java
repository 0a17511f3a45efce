package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.field.WorkSilence;
import vn.dcim.core.work.field.WorkSilences;

/** Where notices were held back for work in the shift, and how many. */
@Singleton
final class SilenceSection implements HandoverSection {

    private final WorkSilences silences;
    private final WorkOrders orders;

    SilenceSection(WorkSilences silences, WorkOrders orders) {
        this.silences = silences;
        this.orders = orders;
    }

    @Override
    public String code() {
        return "silences";
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public List<HandoverLine> lines(HandoverPeriod period) {
        return silences.standing(period.from(), period.to()).stream()
                .map(told -> line(told, period))
                .toList();
    }

    private HandoverLine line(WorkSilences.Told told, HandoverPeriod period) {
        WorkSilence silence = told.silence();
        return new HandoverLine(
                "silence",
                List.of(
                        orders.get(silence.orderId()).number(),
                        silence.nodeName(),
                        Integer.toString(told.devices()),
                        Integer.toString(told.held())),
                silence.beginsAt(),
                silence.endsAt(),
                !silence.isOver(period.to()),
                "/work/" + silence.orderId() + "/field");
    }
}
