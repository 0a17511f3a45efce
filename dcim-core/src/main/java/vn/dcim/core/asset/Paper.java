package vn.dcim.core.asset;

import java.util.Locale;

/** What a change of status has to stand on. */
public enum Paper {
    NONE,
    /** Biên bản bàn giao: who hands over, who takes. */
    HANDOVER,
    /** Phiếu sửa chữa or the supplier's receipt. */
    REPAIR,
    /** Biên bản cho mượn. */
    LOAN,
    /** Biên bản kiểm tra tình trạng: what is broken. */
    INSPECTION,
    /** Văn bản đề nghị thanh lý. */
    PROPOSAL,
    /** Biên bản thanh lý, after the decision. */
    DISPOSAL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
