/** The label under which an export shows whoever made it. */
export const ownerLabel = '我';
