import { Parser } from 'htmlparser2';

/** Elements that only draw or describe. */
const drawing = new Set(
  (
    'svg g defs title desc metadata path rect circle ellipse line polyline polygon text tspan textpath marker ' +
    'lineargradient radialgradient stop clippath mask pattern symbol use switch filter feblend fecolormatrix ' +
    'fecomponenttransfer fecomposite fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur femerge ' +
    'femergenode feoffset fetile'
  ).split(' '),
);

/**
 * Whether an SVG file only draws: known elements, no event handlers, no address but its own parts. A picture of
 * an export is a stranger's file, and one that is opened by itself could run scripts as the site.
 */
export function isSafeSvg(svg: string): boolean {
  let safe = svg.includes('<svg');
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        safe &&= drawing.has(name.toLowerCase());
        for (const [key, value] of Object.entries(attributes)) safe &&= isHarmless(key.toLowerCase(), value);
      },
      onprocessinginstruction(name) {
        safe &&= name === '?xml';
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(svg);
  return safe;
}

function isHarmless(key: string, value: string): boolean {
  if (key.startsWith('on')) return false;
  if (/(?:^|:)href$/.test(key)) return value.startsWith('#');
  if (key.startsWith('xmlns')) return /^http:\/\/www\.w3\.org\/(?:2000\/svg|1999\/xlink)$/.test(value);
  // A backslash or a comment of CSS could hide what is asked for here.
  return !/javascript:|@import|image-set|\\|\/\*|url\(\s*["']?(?!#)/i.test(value);
}
