/** Units: the organisations whose systems stand in the centre, on their page. */
package vn.dcim.web.unit;
