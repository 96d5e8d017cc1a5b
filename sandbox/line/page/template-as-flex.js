/**
 * LINE's older template messages as the Flex Message that looks like them, so that one renderer draws both.
 *
 * @param {any} template
 * @returns {any} a Flex container
 */
export function templateAsFlex(template) {
  if (template.type === 'carousel') return { type: 'carousel', contents: template.columns.map(column) };
  if (template.type === 'image_carousel') return { type: 'carousel', contents: template.columns.map(imageColumn) };
  if (template.type === 'confirm') return bubble(template, 'horizontal');
  return column(template);
}

/** @param {any} content buttons template or a column of a carousel */
const column = (content) => bubble(content, 'vertical');

/** @param {any} content @param {string} layout of the buttons */
function bubble(content, layout) {
  const { title, text, thumbnailImageUrl, imageAspectRatio, imageSize, actions } = content;
  return {
    type: 'bubble',
    size: 'kilo',
    ...(thumbnailImageUrl && {
      hero: {
        type: 'image',
        url: thumbnailImageUrl,
        size: 'full',
        aspectRatio: imageAspectRatio === 'square' ? '1:1' : '151:100',
        aspectMode: imageSize === 'contain' ? 'fit' : 'cover',
      },
    }),
    body: {
      type: 'box',
      layout: 'vertical',
      spacing: 'sm',
      contents: [...(title ? [{ type: 'text', text: title, weight: 'bold', wrap: true }] : []), { type: 'text', text, size: 'sm', wrap: true }],
    },
    footer: { type: 'box', layout, contents: actions.map((/** @type {any} */ action) => ({ type: 'button', height: 'sm', action })) },
  };
}

/** @param {any} content */
function imageColumn({ imageUrl, action }) {
  const hero = { type: 'image', url: imageUrl, size: 'full', aspectMode: 'cover', action };
  const button = { type: 'button', height: 'sm', action };
  return { type: 'bubble', size: 'kilo', hero, footer: { type: 'box', layout: 'vertical', contents: [button] } };
}
