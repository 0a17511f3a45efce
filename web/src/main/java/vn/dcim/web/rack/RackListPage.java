package vn.dcim.web.rack;

import java.util.List;

/**
 * Some of the racks, those that stand together side by side.
 *
 * @param number of the page, from 0
 * @param total of all racks
 */
public record RackListPage(List<RackRow> rows, int number, int total) {

    static final int SIZE = 40;

    public int first() {
        return number * SIZE + 1;
    }

    public int last() {
        return Math.min((number + 1) * SIZE, total);
    }

    public boolean hasNext() {
        return last() < total;
    }
}
