package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import vn.dcim.core.account.Role;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.assetlist.AssetDraft;
import vn.dcim.core.assetlist.AssetDrafts;
import vn.dcim.core.assetlist.AssetLists;
import vn.dcim.core.assetlist.AssetLists.Consent;
import vn.dcim.core.assetlist.DryRun;

/** Brings two old lists: one that was taken over, in letters of before Unicode, and one whose faults its author has still to mend. */
@Singleton
final class DemoLists {

    private static final String ACTOR = "demo";
    private static final String SPARE_PARTS = """
            DANH S¸CH VËT T¦ Dù PHßNG;;;;;
            STT;Tªn thiÕt bÞ;Lo¹i thiÕt bÞ;M· tµi s¶n;Sè seri;Nguyªn gi¸
            1;æ cøng dù phßng 4TB;Kh¸c;TS-2001;ZC1A09P1;4.250.000 ®
            2;Nguån dù phßng R750;Kh¸c;TS-2002;CN0PSU77;6.900.000 ®
            3;Bé chuyÓn m¹ch dù phßng;ThiÕt bÞ chuyÓn m¹ch;TS-2003;FDO2233A;38.500.000 ®
            4;Mµn h×nh trùc ban;Mµn h×nh;TS-2004;CN0P24H1;3.100.000 ®
            """;
    private static final String OFFICES = """
            Tên thiết bị;Loại thiết bị;Mã tài sản;Số sê-ri;Ngày đưa vào sử dụng;Nguyên giá;Vị trí
            Máy in phòng Hành chính;Máy in;TS-2101;VNB3K11;12/05/2023;5.600.000 đ;
            Máy tính tiếp dân;Máy tính;TS-2102;5CD2310X;31/02/2024;14.900.000 đ;
            Máy chủ cũ;Máy chủ;TS-0001;GX1T0Q2;01/03/2018;95.000.000 đ;R99
            ;Máy quét;TS-2104;;;8 triệu;
            """;

    private final AssetDrafts drafts;
    private final AssetLists lists;
    private final AssetTerms terms;

    DemoLists(AssetDrafts drafts, AssetLists lists, AssetTerms terms) {
        this.drafts = drafts;
        this.lists = lists;
        this.terms = terms;
    }

    /** Brings them unless an earlier start did. */
    void bring() {
        if (!lists.newest().isEmpty()) {
            return;
        }
        AssetDraft draft = drafts.bring("vat-tu-du-phong.csv", SPARE_PARTS.getBytes(StandardCharsets.UTF_8), ACTOR);
        DryRun run = drafts.look(draft.id(), terms, ACTOR);
        var consent = new Consent(
                draft.revision(), run.plan().count(Fate.NEW), 0, run.plan().count(Fate.FAULTY), true);
        lists.take(draft.id(), consent, terms, ACTOR, (_, _) -> {});
        drafts.bring("van-phong-2024.csv", OFFICES.getBytes(StandardCharsets.UTF_8), Role.ASSET_MANAGER.code());
    }
}
