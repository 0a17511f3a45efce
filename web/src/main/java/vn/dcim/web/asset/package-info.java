/** The pages of assets, and assets in the API. */
package vn.dcim.web.asset;
