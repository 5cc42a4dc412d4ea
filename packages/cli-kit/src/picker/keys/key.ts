/** What a person did at the keyboard, as far as the picker has a use for it. */
export type Key =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'command'; readonly command: KeyCommand };

export type KeyCommand =
  | 'accept'
  | 'cancel'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'first'
  | 'last'
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'line-start'
  | 'line-end'
  | 'delete-left'
  | 'delete-right'
  | 'delete-word-left'
  | 'delete-word-right'
  | 'delete-line-left'
  | 'redraw';
