package vn.dcim.core.document;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The bytes of a file, once for each content. */
@MappedEntity("document_file")
record DocumentFile(@Id String sha256, byte[] content) {}
