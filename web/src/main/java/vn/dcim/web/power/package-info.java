/** Pages and API of the power chain, and of the question what if. */
package vn.dcim.web.power;
