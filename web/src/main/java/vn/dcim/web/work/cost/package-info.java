/** The pages of what orders took. */
package vn.dcim.web.work.cost;
