/** Language: every text, number, unit and instant as a person reads it, in Vietnamese or English. */
package vn.dcim.web.language;
