/** One page of each kind, by its address below the base. */
export const pageKinds = {
  home: '',
  room: 'product/',
  day: 'product/2023-03-09/',
  talk: 'talks/product-2023-03-09-1930/',
  transcript: 'talks/product-2023-03-09-1930/transcript/',
  talks: 'talks/',
  month: 'talks/month/2023-03/',
  search: 'search/',
  'not found': 'nowhere/',
} as const;
