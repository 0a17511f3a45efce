package vn.dcim.web.disposal;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.util.Map;
import vn.dcim.core.asset.attachment.Attachment;

/** An attachment as it is taken away: never shown in place, whatever it says of itself. */
final class AttachmentAnswers {

    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "png", "image/png",
            "jpg", "image/jpeg");

    private AttachmentAnswers() {}

    static HttpResponse<byte[]> of(Attachment attachment, byte[] content) {
        return HttpResponse.ok(content)
                .contentType(MediaType.of(TYPES.get(attachment.fileType())))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"tep-" + attachment.id() + "." + attachment.fileType() + "\"");
    }
}
