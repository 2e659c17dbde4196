import { createTheme } from '@mantine/core';

/** Behaviour of components everywhere; colours and measures are variables in `base.css`. */
export const theme = createTheme({
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Locking the scroll writes a style into the page, which its policy forbids.
    Modal: { defaultProps: { lockScroll: false, centered: true, transitionProps: { duration: 0 } } },
    Drawer: { defaultProps: { lockScroll: false, transitionProps: { duration: 0 } } },
    Button: { defaultProps: { size: 'sm' } },
    Badge: { defaultProps: { size: 'lg', radius: 'sm', fw: 500, tt: 'none' } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 10 } },
  },
});
