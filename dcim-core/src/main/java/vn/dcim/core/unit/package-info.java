/** Units: the organisations whose systems stand in the centre. */
package vn.dcim.core.unit;
