import type { AstroLoggerDestination } from 'astro';

/** Writes what Astro logs to standard error, since standard output belongs to results. */
export default (): AstroLoggerDestination => ({
  write({ label, level, message, newLine }) {
    const head = label === null || label === 'SKIP_FORMAT' ? '' : `${level} [${label}] `;
    process.stderr.write(`${head}${message}${newLine ? '\n' : ''}`);
  },
});
