/** The power chain: what feeds what with how much, and what becomes of it when something opens. */
package vn.dcim.core.power;
