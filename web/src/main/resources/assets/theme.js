// Sets the theme before the first paint, so that a dark wall never flashes white.
(() => {
  const root = document.documentElement, system = matchMedia('(prefers-color-scheme: dark)');
  const set = () => {
    const dark = root.dataset.theme === 'dark' || (root.dataset.theme === 'system' && system.matches);
    root.setAttribute('data-bs-theme', dark ? 'dark' : 'light');
  };
  system.addEventListener('change', set);
  set();
})();
