package vn.dcim.core;

import java.time.ZoneId;

/** In whose days the centre lives: terms, quiet hours and seals end with them. */
public final class CentreTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private CentreTime() {}
}
