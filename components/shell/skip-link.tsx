/** The first thing the keyboard meets: past the navigation, to the page. */
export const SkipLink = () => (
  <a className="skip" href="#main">
    Skip to content
  </a>
);
