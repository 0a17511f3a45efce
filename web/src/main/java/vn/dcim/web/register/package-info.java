/** The pages of the smaller registers, and the registers in the API. */
package vn.dcim.web.register;
