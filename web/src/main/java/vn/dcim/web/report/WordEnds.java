package vn.dcim.web.report;

import com.openhtmltopdf.extend.FSTextBreaker;

/** Lets lines end after blanks and hyphens alone: never within a day such as 30/09/2026, nor in a number of a letter. */
final class WordEnds implements FSTextBreaker {

    private String text = "";
    private int at;

    @Override
    public void setText(String newText) {
        text = newText;
        at = 0;
    }

    /** Returns where the next line may begin; -1 after the last one. */
    @Override
    public int next() {
        while (at < text.length()) {
            char letter = text.charAt(at++);
            if (letter == ' ' || letter == '-') {
                return at;
            }
        }
        return -1;
    }
}
