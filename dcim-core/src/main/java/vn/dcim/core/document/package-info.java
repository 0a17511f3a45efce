/** Documents of record: the ten kinds of 11/2023 article 12, with all their versions. */
package vn.dcim.core.document;
