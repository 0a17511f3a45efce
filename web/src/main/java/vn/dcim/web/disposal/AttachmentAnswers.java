package vn.dcim.web.disposal;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.util.Map;
import vn.dcim.core.asset.attachment.Attachment;

/** An attachment as it is taken away: never shown in place, whatever it says of itself. */
public final class AttachmentAnswers {

    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "txt", "text/plain;charset=utf-8",
            "png", "image/png",
            "jpg", "image/jpeg");

    private AttachmentAnswers() {}

    static HttpResponse<byte[]> of(Attachment attachment, byte[] content) {
        return of(attachment.id(), attachment.fileType(), content);
    }

    /** @param fileType as it was told by the content: pdf, docx, xlsx, png, jpg, txt */
    public static HttpResponse<byte[]> of(long id, String fileType, byte[] content) {
        return HttpResponse.ok(content)
                .contentType(MediaType.of(TYPES.get(fileType)))
                .header("Content-Disposition", "attachment; filename=\"tep-" + id + "." + fileType + "\"");
    }
}
