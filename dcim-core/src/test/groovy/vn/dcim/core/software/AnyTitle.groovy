package vn.dcim.core.software

import java.time.LocalDate
import vn.dcim.core.asset.Importance

/** A title as a spec wants it, with what hangs on it. */
class AnyTitle {

    static final SoftwareConfig USUAL = new SoftwareConfig(RiskRule.HIGHEST, 12, 180, 72, 7, 7)

    static TitleLine line(Map with, LocalDate day) {
        TitleLine.of(title(with), new LicenceStock(with.licences ?: []), with.usage ?: Usage.NONE, USUAL, day)
    }

    static SoftwareTitle title(Map with) {
        def all = [kind: SoftwareKind.DATABASE, importance: Importance.HIGH, ratedOn: '2026-01-01', retired: null] + with
        new SoftwareTitle(all.id as Long, 1, 'SQL Server', 0L, all.importance, 'lưu CSDL', 'toàn trung tâm', 'Sở KH&CN',
                'theo hợp đồng', '2022', 'kho đĩa', 'Microsoft', all.kind, Ground.PROPRIETARY, Permit.PERMITTED, '1/QĐ', PermittedOn.EVERYWHERE, '',
                all.ratedOn ? new Rating(Level.LOW, Level.LOW, Level.LOW, 'Lan', LocalDate.parse(all.ratedOn), 'sao lưu', false)
                        : new Rating(null, null, null, '', null, '', false),
                all.retired ? LocalDate.parse(all.retired) : null, '', 'sql server', 'an', '')
    }

    static Licence licence(Map with) {
        def all = [metric: Metric.DEVICE, seats: 10, from: '2026-01-01', to: '2027-12-31', renews: null] + with
        new Licence(all.id as Long, 1, 1, all.metric, all.to ? Term.LIMITED : Term.PERPETUAL, all.metric == Metric.SITE ? null : all.seats,
                LocalDate.parse(all.from), all.to ? LocalDate.parse(all.to) : null, "L-$all.id", '', '', '', null, null, '',
                all.renews as Long, new Renewal('Lan', null, null, ''), '', 'an', '')
    }
}
