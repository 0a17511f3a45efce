package vn.dcim.core.telemetry.block;

import vn.dcim.core.point.Quality;

/**
 * What a block is about, without its readings.
 *
 * @param count of all readings
 * @param usable how many of them are good or uncertain; the numbers below are of these, and NaN when there is none
 * @param sum in the order of time
 * @param worst quality of all
 */
public record Digest(
        int count, int usable, double min, double max, double sum, double first, double last, Quality worst) {

    static Digest of(Column column) {
        int usable = 0;
        int worst = QualityCode.GOOD;
        double min = Double.NaN;
        double max = Double.NaN;
        double sum = 0;
        double first = Double.NaN;
        double last = Double.NaN;
        for (int i = 0; i < column.size(); i++) {
            int quality = column.quality(i);
            worst = Math.max(worst, quality);
            if (QualityCode.isUsable(quality)) {
                double value = column.value(i);
                min = usable == 0 ? value : Math.min(min, value);
                max = usable == 0 ? value : Math.max(max, value);
                first = usable == 0 ? value : first;
                last = value;
                sum += value;
                usable++;
            }
        }
        return new Digest(
                column.size(),
                usable,
                min,
                max,
                usable == 0 ? Double.NaN : sum,
                first,
                last,
                QualityCode.quality(worst));
    }

    void put(Packer out) {
        out.putVarint(count);
        out.putVarint(usable);
        out.putByte(QualityCode.of(worst));
        if (usable > 0) {
            NumberCodec.put(out, new double[] {min, max, first, last}, 4);
            out.putDouble(sum);
        }
    }

    static Digest get(Unpacker in) {
        int count = in.getCount();
        int usable = in.getCount();
        Quality worst = QualityCode.quality(in.getByte());
        if (usable == 0) {
            double none = Double.NaN;
            return new Digest(count, 0, none, none, none, none, none, worst);
        }
        double[] numbers = NumberCodec.get(in, 4);
        return new Digest(count, usable, numbers[0], numbers[1], in.getDouble(), numbers[2], numbers[3], worst);
    }
}
