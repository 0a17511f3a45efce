package vn.dcim.web.alarm;

import jakarta.inject.Singleton;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.web.page.LiveCount;

/** How many alarms want somebody to look, beside the line of the navigation. */
@Singleton
final class AlarmCount implements LiveCount {

    private final AlarmBoard board;

    AlarmCount(AlarmBoard board) {
        this.board = board;
    }

    @Override
    public String name() {
        return "alarms";
    }

    @Override
    public int count() {
        return board.counts().values().stream().mapToInt(Integer::intValue).sum();
    }
}
