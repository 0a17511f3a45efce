package vn.dcim.web.notify;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.inject.Singleton;

/** The letter as a mail programme shows it. */
@Singleton
final class LetterHtml {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    String of(Letter letter) {
        var output = new StringOutput(4096);
        engine.render("notify/letter.jte", letter, output);
        return output.toString();
    }
}
