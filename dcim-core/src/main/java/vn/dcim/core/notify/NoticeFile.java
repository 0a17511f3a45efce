package vn.dcim.core.notify;

/** A file that goes with a notice by mail. @param type pdf, docx, xlsx, png, jpg */
public record NoticeFile(String name, String type, byte[] content) {}
