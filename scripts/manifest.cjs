/**
 * The manifest for the server that hosts the built pages.
 * @param {string} template manifest.xml of the repository, whose URLs name https://localhost:3000 (`npm start -- --excel`)
 * @param {string} address `https://host[:port][/folder]`; Excel accepts no other scheme
 * @returns {string} the same manifest with every URL under that address
 */
function manifestFor(template, address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    throw new Error(`--address "${address}" is not an address; it should look like https://example.com/sanbiao.`);
  }
  if (url.protocol !== 'https:')
    throw new Error(`--address "${address}" must begin with https://: Excel loads add-ins from no other.`);
  if (url.search !== '' || url.hash !== '')
    throw new Error(`--address "${address}" must name a folder, without ? or #.`);
  const base = (url.origin + url.pathname).replace(/\/+$/, '').replaceAll('&', '&amp;');
  // An AppDomain is a server, not a folder.
  return template.replace(/(<AppDomain>)?https:\/\/localhost:3000/g, (_, domain) =>
    domain === undefined ? base : domain + url.origin,
  );
}

module.exports = { manifestFor };
